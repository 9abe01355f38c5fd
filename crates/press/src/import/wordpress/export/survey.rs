//! The first reading of an export: what the site is, and what its posts speak of.

use super::element::Element;
use super::file;
use super::menu_entry::MenuEntry;
use super::table::{Document, Table};
use crate::import::wordpress::menu;
use crate::import::wordpress::moment;
use crate::import::wordpress::site::{Site, Term};
use crate::import::wordpress::types::{Role, role};
use anyhow::Result;
use newsfeed::date::Moment;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::{HashMap, HashSet};

/// What the first reading finds.
pub(super) struct Survey {
    pub(super) site: Site,
    /// Minutes that the site's clock is ahead of Greenwich, as its newest post has it.
    pub(super) offset: i16,
    /// Names by which authors are shown, by the names by which they log in.
    pub(super) authors: HashMap<String, String>,
    pub(super) table: Table,
    /// Whether anything says that it is an export of WordPress.
    pub(super) is_export: bool,
    /// How many entries the menus have that are not the main one.
    pub(super) other_menus: u64,
    sections: HashSet<String>,
    /// Names of tags by number.
    pub(super) tags: HashMap<u64, String>,
    menus: HashMap<String, String>,
    entries: Vec<MenuEntry>,
    newest: Option<Moment>,
}

impl Survey {
    pub(super) fn new() -> Result<Survey> {
        Ok(Survey {
            site: Site::default(),
            offset: 0,
            authors: HashMap::new(),
            table: Table::new()?,
            is_export: false,
            other_menus: 0,
            sections: HashSet::new(),
            tags: HashMap::new(),
            menus: HashMap::new(),
            entries: Vec::new(),
            newest: None,
        })
    }

    /// What stands before, between and behind records: in the head the site tells of itself.
    pub(super) fn between(&mut self, text: &str) {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.allow_dangling_amp = true;
        config.allow_unmatched_ends = true;
        config.check_end_names = false;
        let mut open: Vec<String> = Vec::new();
        let mut value = String::new();
        loop {
            match reader.read_event() {
                Ok(Event::Start(start)) => {
                    open.push(String::from_utf8_lossy(start.name().as_ref()).into_owned());
                    value.clear();
                }
                Ok(Event::End(_)) => {
                    let name = open.pop().unwrap_or_default();
                    self.say(open.last().map_or("channel", String::as_str), &name, value.trim());
                    value.clear();
                }
                Ok(Event::Text(text)) => value.push_str(&String::from_utf8_lossy(&text)),
                Ok(Event::CData(text)) => value.push_str(&String::from_utf8_lossy(&text)),
                Ok(Event::GeneralRef(name)) => match name.resolve_char_ref() {
                    Ok(Some(c)) => value.push(c),
                    _ => value.push_str(&format!("&{};", String::from_utf8_lossy(&name))),
                },
                Ok(Event::Eof) | Err(_) => break,
                Ok(_) => {}
            }
        }
    }

    /// What an element of the head says. The first word counts: a second file of an export says the same again.
    fn say(&mut self, parent: &str, name: &str, value: &str) {
        let site = &mut self.site;
        let place = match (parent, name) {
            ("channel", "title") => &mut site.title,
            ("channel", "description") => &mut site.tagline,
            ("channel", "language") => &mut site.language,
            // The home page; <link> says the same, but comes first and may be another in files that were edited.
            ("channel", "wp:base_blog_url") => {
                self.is_export = true;
                site.home = value.to_owned();
                return;
            }
            ("channel", "link") => &mut site.home,
            ("channel", "wp:wxr_version") => {
                self.is_export = true;
                return;
            }
            ("image", "url") => &mut site.icon,
            _ => return,
        };
        if place.is_empty() {
            value.clone_into(place);
        }
    }

    /// What a record says that others may need.
    pub(super) fn record(&mut self, record: &Element) -> Result<()> {
        match record.name.as_str() {
            "wp:author" => self.author(record),
            "wp:category" => self.category(Term {
                number: record.number_of("wp:term_id"),
                slug: record.text_of("wp:category_nicename").to_owned(),
                name: record.text_of("wp:cat_name").to_owned(),
                parent: record.text_of("wp:category_parent").to_owned(),
                description: record.text_of("wp:category_description").to_owned(),
            }),
            "wp:tag" => {
                self.tags.insert(record.number_of("wp:term_id"), record.text_of("wp:tag_name").to_owned());
            }
            "wp:term" => {
                let name = record.text_of("wp:term_name").to_owned();
                if record.text_of("wp:term_taxonomy") == "nav_menu" {
                    self.menus.insert(record.text_of("wp:term_slug").to_owned(), name);
                }
            }
            _ => return self.item(record),
        }
        Ok(())
    }

    fn author(&mut self, record: &Element) {
        let login = record.text_of("wp:author_login");
        let shown = record.text_of("wp:author_display_name");
        if !shown.is_empty() {
            self.authors.insert(login.to_owned(), shown.to_owned());
        }
    }

    fn category(&mut self, term: Term) {
        if !term.slug.is_empty() && self.sections.insert(term.slug.clone()) {
            self.site.categories.push(term);
        }
    }

    fn item(&mut self, item: &Element) -> Result<()> {
        let number = item.number_of("wp:post_id");
        self.is_export |= number > 0;
        for category in item.all("category").filter(|category| category.attribute("domain") == "category") {
            // Old exports have the categories of posts only.
            let slug = category.attribute("nicename").to_owned();
            self.category(Term { slug, name: category.text.clone(), ..Term::default() });
        }
        let kind = item.text_of("wp:post_type");
        let is_published = item.text_of("wp:status") == "publish";
        match role(kind) {
            Role::File => {
                let position = item.text_of("wp:menu_order").parse().unwrap_or(0);
                self.table.put_file(number, item.number_of("wp:post_parent"), position, &file::read(item))?;
            }
            Role::MenuEntry if is_published => self.entries.push(MenuEntry::read(item, number)),
            Role::Reusable => self.table.put_reusable(number, item.text_of("content:encoded"))?,
            Role::Article | Role::Page | Role::Other if is_published => {
                let document =
                    Document { link: item.text_of("link").to_owned(), title: item.text_of("title").to_owned() };
                self.table.put_document(number, &document)?;
                self.clock(item);
            }
            _ => {}
        }
        Ok(())
    }

    /// Looks at the clock of the site.
    fn clock(&mut self, item: &Element) {
        let Some(local) = Moment::parse(item.text_of("wp:post_date")) else { return };
        if self.newest.is_none_or(|newest| newest < local)
            && let Some(offset) = moment::offset(&local, item.text_of("wp:post_date_gmt"))
        {
            self.newest = Some(local);
            self.offset = offset;
        }
    }

    /// To be called when all is read: puts the menu together.
    pub(super) fn finish(&mut self) -> Result<()> {
        self.table.finish()?;
        let mut entries = Vec::with_capacity(self.entries.len());
        for entry in std::mem::take(&mut self.entries) {
            entries.push(entry.resolved(self)?);
        }
        (self.site.menu, self.other_menus) = menu::main(entries, &self.menus);
        Ok(())
    }
}
