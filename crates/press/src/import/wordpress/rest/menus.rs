//! The menus, where the site gives them to everybody: WordPress gives them to its editors only, some plugins open them.

use super::access::Access;
use super::list::whole;
use super::record::text;
use crate::import::wordpress::menu::{self, Entry, Target};
use crate::import::wordpress::record::decoded;
use crate::import::wordpress::site::Term;
use newsfeed::wire::MenuEntry;
use serde_json::Value;

/// The main menu and how many entries the others have; `None` if they are closed.
pub(super) fn read(access: &Access<'_>, categories: &[Term]) -> Option<(Vec<MenuEntry>, u64)> {
    let menus = access.optional("menus", "per_page=100")?;
    let menus = menus.as_array()?;
    let names = menus.iter().filter_map(|menu| Some((menu["id"].as_u64()?.to_string(), name(menu)))).collect();
    let items = whole(access, "menu-items", "orderby=id")?;
    Some(menu::main(items.iter().map(|item| entry(item, categories)).collect(), &names))
}

/// What a menu is called, and where it stands: themes call the places `primary`, `header`.
fn name(menu: &Value) -> String {
    let places = menu["locations"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let names = ["name", "slug"].iter().filter_map(|field| menu[field].as_str());
    places.chain(names).collect::<Vec<_>>().join(" ")
}

fn entry(item: &Value, categories: &[Term]) -> Entry {
    let number = |name: &str| item[name].as_u64().unwrap_or_default();
    let url = || menu::at(item["url"].as_str().unwrap_or_default());
    let label = text(&item["title"]).to_owned();
    let target = match (item["type"].as_str(), item["object"].as_str()) {
        (Some("taxonomy"), Some("category")) => {
            let found = categories.iter().find(|term| term.number == number("object_id"));
            found.map_or_else(url, |term| Target::Section { slug: decoded(&term.slug) })
        }
        (Some("taxonomy"), Some("post_tag")) => Target::Tag { name: newsfeed::text::plain_text(&label) },
        _ => url(),
    };
    Entry {
        number: number("id"),
        parent: number("parent"),
        position: item["menu_order"].as_i64().unwrap_or_default(),
        menu: number("menus").to_string(),
        label,
        target,
    }
}
