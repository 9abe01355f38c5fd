//! An entry of a menu of an export, which names what it leads to by number.

use super::element::Element;
use super::survey::Survey;
use crate::import::wordpress::menu::{self, Entry, Target};
use crate::import::wordpress::record::decoded;
use anyhow::Result;

/// An entry before all is known that it may lead to.
pub(super) struct MenuEntry {
    entry: Entry,
    /// `post_type`, `taxonomy` or `custom`.
    kind: String,
    /// The post type or the taxonomy.
    object: String,
    number: u64,
    url: String,
}

impl MenuEntry {
    /// What an item says of an entry.
    pub(super) fn read(item: &Element, number: u64) -> MenuEntry {
        let meta = |key: &str| item.meta(key).to_owned();
        let menu = item.all("category").find(|category| category.attribute("domain") == "nav_menu");
        MenuEntry {
            entry: Entry {
                number,
                parent: item.meta("_menu_item_menu_item_parent").parse().unwrap_or(0),
                position: item.text_of("wp:menu_order").parse().unwrap_or(0),
                menu: menu.map_or("", |menu| menu.attribute("nicename")).to_owned(),
                label: item.text_of("title").to_owned(),
                target: Target::Nowhere,
            },
            kind: meta("_menu_item_type"),
            object: meta("_menu_item_object"),
            number: item.meta("_menu_item_object_id").parse().unwrap_or(0),
            url: meta("_menu_item_url"),
        }
    }

    /// The entry, when all is known that it may lead to.
    pub(super) fn resolved(self, survey: &Survey) -> Result<Entry> {
        let mut entry = self.entry;
        let mut name = String::new();
        entry.target = match (self.kind.as_str(), self.object.as_str()) {
            ("taxonomy", "category") => {
                let found = survey.site.categories.iter().find(|term| term.number == self.number);
                found.map_or(Target::Nowhere, |term| {
                    name.clone_from(&term.name);
                    Target::Section { slug: decoded(&term.slug) }
                })
            }
            ("taxonomy", "post_tag") => survey.tags.get(&self.number).map_or(Target::Nowhere, |tag| {
                name.clone_from(tag);
                Target::Tag { name: newsfeed::text::plain_text(tag) }
            }),
            ("post_type", _) => survey.table.document(self.number)?.map_or(Target::Nowhere, |document| {
                name = document.title;
                menu::at(&document.link)
            }),
            _ => menu::at(&self.url),
        };
        if entry.label.trim().is_empty() {
            entry.label = name;
        }
        Ok(entry)
    }
}
