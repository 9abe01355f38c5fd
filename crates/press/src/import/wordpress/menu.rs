//! A menu of the site, from its entries, each of which knows the one above it.

use super::record::filled;
use newsfeed::text::plain_text;
use newsfeed::wire::MenuEntry;
use std::collections::{BTreeMap, HashMap};

/// Menus that deep are made by mistake.
const DEEPEST: usize = 8;

/// What names menus that stand at the top of a page: WordPress knows which it is, an export does not say.
const MAIN: &[&str] = &["main", "primary", "header", "top", "glav", "osnov", "verkh", "menyu", "menu"];

/// An entry as the site keeps it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Entry {
    pub(super) number: u64,
    /// The number of the entry above it; 0 if there is none.
    pub(super) parent: u64,
    pub(super) position: i64,
    /// The slug or the number of the menu that it belongs to.
    pub(super) menu: String,
    /// HTML or text; empty where the entry is called like what it leads to.
    pub(super) label: String,
    pub(super) target: Target,
}

/// Where an entry leads.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Target {
    /// Nowhere: it is a heading.
    #[default]
    Nowhere,
    Section {
        slug: String,
    },
    /// By its label.
    Tag {
        name: String,
    },
    Url(String),
}

/// The main menu, and how many entries the others have. `names`: what readers of the site's administration call the menus,
/// by slug or number.
pub(super) fn main(entries: Vec<Entry>, names: &HashMap<String, String>) -> (Vec<MenuEntry>, u64) {
    let mut menus: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    let total = entries.len();
    for entry in entries {
        menus.entry(entry.menu.clone()).or_default().push(entry);
    }
    let rank = |slug: &str| {
        let name = newsfeed::slug::slugify(names.get(slug).map_or(slug, String::as_str));
        MAIN.iter().position(|main| name.contains(main)).unwrap_or(MAIN.len())
    };
    let main = menus.into_iter().min_by_key(|(slug, entries)| (rank(slug), std::cmp::Reverse(entries.len())));
    let Some((_, mut entries)) = main else { return (Vec::new(), 0) };
    entries.sort_by_key(|entry| (entry.position, entry.number));
    let others = (total - entries.len()) as u64;
    (under(0, &entries, DEEPEST), others)
}

fn under(parent: u64, entries: &[Entry], depth: usize) -> Vec<MenuEntry> {
    let is_known = |number: u64| entries.iter().any(|entry| entry.number == number);
    let own = entries.iter().filter(|entry| {
        // What lies under an entry that is gone comes to the top.
        entry.number != parent
            && (entry.parent == parent || parent == 0 && (entry.parent == entry.number || !is_known(entry.parent)))
    });
    own.filter_map(|entry| {
        let is_above = depth > 0 && entry.number != parent && entry.number != 0;
        let children = if is_above { under(entry.number, entries, depth - 1) } else { Vec::new() };
        let mut made = MenuEntry { label: filled(plain_text(&entry.label))?, children, ..MenuEntry::default() };
        match &entry.target {
            Target::Nowhere if made.children.is_empty() => return None,
            Target::Nowhere => {}
            Target::Section { slug } => made.section = Some(slug.clone()),
            Target::Tag { name } => made.tag = Some(name.clone()),
            Target::Url(url) => made.url = Some(url.clone()),
        }
        Some(made)
    })
    .collect()
}

/// Where an entry leads that has an address of its own: an empty one and `#` are for headings.
pub(super) fn at(address: &str) -> Target {
    match address.trim() {
        "" | "#" => Target::Nowhere,
        address => Target::Url(address.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(number: u64, parent: u64, menu: &str, label: &str) -> Entry {
        Entry {
            number,
            parent,
            position: i64::try_from(number).unwrap(),
            menu: menu.into(),
            label: label.into(),
            target: Target::Section { slug: label.into() },
        }
    }

    fn print(menu: &[MenuEntry]) -> String {
        let entries = menu.iter().map(|entry| match entry.children.as_slice() {
            [] => entry.label.clone(),
            children => format!("{}({})", entry.label, print(children)),
        });
        entries.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn entries_become_a_tree() {
        let entries = vec![
            entry(3, 2, "a", "В"),
            entry(1, 0, "a", "А"),
            entry(2, 1, "a", "Б"),
            entry(4, 99, "a", "Г"),
            entry(5, 5, "a", "Д"),
            Entry { target: Target::Nowhere, ..entry(6, 0, "a", "Е") },
            entry(7, 0, "a", " "),
        ];
        let (menu, others) = main(entries, &HashMap::new());
        assert_eq!((print(&menu).as_str(), others), ("А(Б(В)) Г Д", 0));
    }

    #[test]
    fn entries_above_each_other_end() {
        let (menu, _) =
            main(vec![entry(1, 2, "a", "А"), entry(2, 1, "a", "Б"), entry(3, 0, "a", "В")], &HashMap::new());
        assert_eq!(print(&menu), "В");
    }

    #[test]
    fn of_several_menus_the_one_that_is_called_so() {
        let entries = vec![entry(1, 0, "footer", "А"), entry(2, 0, "footer", "Б"), entry(3, 0, "7", "В")];
        let names = HashMap::from([("7".to_owned(), "Главное меню".to_owned())]);
        let (menu, others) = main(entries.clone(), &names);
        assert_eq!((print(&menu).as_str(), others), ("В", 2));
        let (menu, others) = main(entries, &HashMap::new());
        assert_eq!((print(&menu).as_str(), others), ("А Б", 1), "else the longest");
    }
}
