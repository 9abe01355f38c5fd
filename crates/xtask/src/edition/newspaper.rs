//! `newspaper.toml`: the masthead, the sections and the menu.

use super::document::Document;
use super::fields::{Fields, Source};
use anyhow::Result;

/// What stands above all articles.
#[derive(Debug)]
pub struct Newspaper {
    /// Its name.
    pub title: String,
    /// The line under its name.
    pub tagline: Option<String>,
    /// What it is, in a sentence.
    pub description: Option<String>,
    /// Its language (BCP 47).
    pub language: String,
    /// Its address, with a slash at the end.
    pub home_page_url: String,
    /// Where its live stream is.
    pub watch_live: Option<String>,
    /// The licence line.
    pub copyright: Option<String>,
    /// How to reach it: keys and values in the order of the feed's documentation.
    pub contact: Vec<(&'static str, String)>,
    /// Its sections.
    pub sections: Vec<Section>,
    /// Its menu.
    pub menu: Vec<MenuEntry>,
}

/// A section.
#[derive(Debug)]
pub struct Section {
    /// Its name in addresses.
    pub slug: String,
    /// Its name for readers.
    pub name: String,
    /// The section that it is part of.
    pub parent: Option<String>,
    /// What it holds, in a sentence.
    pub description: Option<String>,
}

/// An entry of the menu.
#[derive(Debug)]
pub struct MenuEntry {
    /// What is read there.
    pub label: String,
    /// Where it leads: `section`, `page`, `tag` or `url`, and its value.
    pub target: Option<(&'static str, String)>,
    /// The entries below it.
    pub children: Vec<MenuEntry>,
}

const CONTACT: [&str; 4] = ["address", "phone", "email", "form"];
const TARGETS: [&str; 4] = ["section", "page", "tag", "url"];
const MENU: [&str; 6] = ["label", "section", "page", "tag", "url", "children"];

impl Newspaper {
    /// Reads the document; `pages` are the slugs of the static pages that the menu may name.
    pub fn read(document: &Document, pages: &[String]) -> Result<Self> {
        let source = Source { file: &document.file, toml: document.text(), first_line: 1 };
        let table = source.parse()?;
        let fields = Fields::of(
            &source,
            &table,
            &[
                "title",
                "tagline",
                "description",
                "language",
                "home_page_url",
                "watch_live",
                "copyright",
                "contact",
                "sections",
                "menu",
            ],
        )?;
        let home_page_url = fields.required("home_page_url")?;
        if !home_page_url.starts_with("https://") || !home_page_url.ends_with('/') {
            let message = "write it in full, from https:// to a slash at the end";
            return Err(fields.error_at("home_page_url", message));
        }
        let sections = sections(&fields)?;
        let mut contact = Vec::new();
        if let Some(table) = fields.table("contact", &CONTACT)? {
            for key in CONTACT {
                contact.extend(table.text(key)?.map(|value| (key, value)));
            }
        }
        let known = Known { sections: &sections, pages };
        let menu = known.menu(fields.tables("menu", &MENU)?)?;
        Ok(Self {
            title: fields.required("title")?,
            tagline: fields.text("tagline")?,
            description: fields.text("description")?,
            language: fields.required("language")?,
            home_page_url,
            watch_live: fields.text("watch_live")?,
            copyright: fields.text("copyright")?,
            contact,
            menu,
            sections,
        })
    }

    /// The host of its address, for the ids of its items.
    pub fn host(&self) -> &str {
        let rest = self.home_page_url.trim_start_matches("https://");
        rest.split('/').next().unwrap_or(rest)
    }
}

fn sections(fields: &Fields) -> Result<Vec<Section>> {
    let mut sections: Vec<Section> = Vec::new();
    for table in fields.tables("sections", &["slug", "name", "parent", "description"])? {
        let section = Section {
            slug: table.required("slug")?,
            name: table.required("name")?,
            parent: table.text("parent")?,
            description: table.text("description")?,
        };
        let known = |slug: &String| sections.iter().any(|other| other.slug == *slug);
        if known(&section.slug) {
            return Err(table.error_at("slug", "another section above has it already"));
        }
        if section.parent.as_ref().is_some_and(|slug| !known(slug)) {
            let message = "no section above has this slug; a parent comes before its children";
            return Err(table.error_at("parent", message));
        }
        sections.push(section);
    }
    Ok(sections)
}

/// What a menu can point to.
struct Known<'a> {
    sections: &'a [Section],
    pages: &'a [String],
}

impl Known<'_> {
    fn menu(&self, tables: Vec<Fields>) -> Result<Vec<MenuEntry>> {
        tables.iter().map(|table| self.entry(table)).collect()
    }

    fn entry(&self, table: &Fields) -> Result<MenuEntry> {
        let mut target = None;
        for key in TARGETS {
            let Some(value) = table.text(key)? else {
                continue;
            };
            let exists = match key {
                "section" => self.sections.iter().any(|section| section.slug == value),
                "page" => self.pages.contains(&value),
                _ => true,
            };
            if !exists {
                let message = format!("there is no {key} `{value}`");
                return Err(table.error_at(key, &message));
            }
            if target.is_some() {
                let message = "the entry leads somewhere else already: keep one of them";
                return Err(table.error_at(key, message));
            }
            target = Some((key, value));
        }
        let children = self.menu(table.tables("children", &MENU)?)?;
        if target.is_none() && children.is_empty() {
            return Err(table.error("the menu entry leads nowhere: add section, page, tag or url"));
        }
        Ok(MenuEntry { label: table.required("label")?, target, children })
    }
}
