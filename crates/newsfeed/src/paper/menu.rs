//! The menu of a paper.

use super::sections::slug_of;
use super::urls::Base;
use crate::model::{MenuEntry, MenuTarget, Section, StaticPage};
use crate::order::positions;
use crate::slug::slugify;
use crate::text::line;
use crate::wire;

/// Top entries of a menu that is made of the sections.
const LONGEST: usize = 12;

/// Resolves and vets the URLs of a menu as a document states it; the rest can only be settled when the sections are
/// known.
pub(super) fn vet(menu: &mut [wire::MenuEntry], base: Base<'_>) {
    for entry in menu {
        entry.url = base.maybe_web(&entry.url);
        vet(&mut entry.children, base);
    }
}

/// The entries of a stated menu that lead somewhere, or have children that do.
pub(super) fn stated(menu: &[wire::MenuEntry], sections: &[Section], pages: &[StaticPage]) -> Vec<MenuEntry> {
    let mut entries = Vec::with_capacity(menu.len());
    for entry in menu {
        let target = target(entry, sections, pages);
        let children = stated(&entry.children, sections, pages);
        let label = line(&entry.label);
        if !label.is_empty() && (target.is_some() || !children.is_empty()) {
            entries.push(MenuEntry { label, target, children });
        }
    }
    entries
}

/// The first usable of section, tag, page and URL.
fn target(entry: &wire::MenuEntry, sections: &[Section], pages: &[StaticPage]) -> Option<MenuTarget> {
    let section = || {
        let slug = slug_of(entry.section.as_deref()?);
        let section = sections.iter().find(|section| section.path.last() == Some(&slug))?;
        Some(MenuTarget::Section(section.path.clone()))
    };
    let tag = || Some(MenuTarget::Tag(slugify(entry.tag.as_deref()?)));
    let page = || {
        let slug = slugify(entry.page.as_deref()?.trim_matches('/'));
        let exists = pages.iter().any(|page| page.slug == slug);
        exists.then_some(MenuTarget::Page(slug))
    };
    let url = || entry.url.clone().map(MenuTarget::Url);
    section().or_else(tag).or_else(page).or_else(url)
}

/// A menu of the top sections, the most used first, with the sections under them. `stories`: those of each section, its
/// children's with them.
pub(super) fn of_sections(sections: &[Section], stories: &[Vec<usize>]) -> Vec<MenuEntry> {
    let order = positions(sections.len(), &|one, other| stories[other].len().cmp(&stories[one].len()));
    let mut menu = Vec::new();
    for at in order {
        if sections[at].path.len() == 1 && menu.len() < LONGEST {
            menu.push(entry_of(&sections[at], sections));
        }
    }
    menu
}

fn entry_of(section: &Section, sections: &[Section]) -> MenuEntry {
    let mut children = Vec::new();
    for other in sections {
        if other.path.len() == section.path.len() + 1 && other.path.starts_with(&section.path) {
            children.push(entry_of(other, sections));
        }
    }
    MenuEntry { label: section.name.clone(), target: Some(MenuTarget::Section(section.path.clone())), children }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::Paper;
    use crate::testing::paper;
    use serde_json::{Value, json};

    fn of(iman: Value, items: Value) -> Paper {
        paper(&json!({"version": "https://jsonfeed.org/version/1.1", "title": "x", "_iman": iman, "items": items}))
    }

    /// Labels with their targets, children in brackets.
    fn print(menu: &[MenuEntry]) -> String {
        let entries = menu.iter().map(|entry| {
            let target = match &entry.target {
                None => String::new(),
                Some(MenuTarget::Section(path)) => format!("={}", path.join("/")),
                Some(MenuTarget::Tag(slug)) => format!("#{slug}"),
                Some(MenuTarget::Page(slug)) => format!("!{slug}"),
                Some(MenuTarget::Url(url)) => format!("@{url}"),
            };
            let children =
                if entry.children.is_empty() { String::new() } else { format!("({})", print(&entry.children)) };
            format!("{}{target}{children}", entry.label)
        });
        entries.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_stated_menu() {
        let paper = of(
            json!({
                "sections": [{"slug": "a", "name": "А"}, {"slug": "b", "name": "Б", "parent": "a"}],
                "pages": [{"slug": "about"}],
                "menu": [
                    {"label": "А", "section": "a", "children": [{"label": "Б", "section": "a/b"}]},
                    {"label": "Мёд", "tag": "Пчёлы и мёд"},
                    {"label": "О нас", "page": "/about/"},
                    {"label": "Сайт", "url": "https://example.org/"},
                    {"label": "Номер", "url": "issues/1.pdf"},
                ],
            }),
            json!([]),
        );
        assert_eq!(
            print(&paper.masthead().menu),
            "А=a(Б=a/b) Мёд#pchyoly-i-myod О нас!about Сайт@https://example.org/ Номер@https://iman.example/issues/1.pdf"
        );
    }

    #[test]
    fn entries_without_a_way_on_go() {
        let paper = of(
            json!({"menu": [
                {"label": "Нет", "page": "nowhere"},
                {"label": "Плохо", "url": "javascript:alert(1)"},
                {"label": "Пусто"},
                {"label": "Раздел", "children": [{"label": "Тег", "tag": "x"}, {"label": "Нет", "page": "nowhere"}]},
                {"label": "Запас", "page": "nowhere", "url": "https://example.org/"},
            ]}),
            json!([]),
        );
        assert_eq!(print(&paper.masthead().menu), "Раздел(Тег#x) Запас@https://example.org/");
    }

    #[test]
    fn a_section_that_only_the_menu_names_has_its_label_for_a_name() {
        let paper = of(
            json!({"menu": [{"label": "Спорт и здоровье", "section": "sport"}]}),
            json!([{"id": 1, "title": "а", "_iman": {"sections": ["sport"]}}]),
        );
        assert_eq!(print(&paper.masthead().menu), "Спорт и здоровье=sport");
        assert_eq!(paper.section(&["sport".into()]).unwrap().name, "Спорт и здоровье");
    }

    #[test]
    fn without_one_the_sections_in_order_of_use() {
        let item = |id: u32, section: &str| json!({"id": id, "title": "а", "_iman": {"sections": [section]}});
        let paper = of(
            json!({"sections": [{"slug": "rare"}, {"slug": "top"}, {"slug": "under", "parent": "top"}, {"slug": "none"}]}),
            json!([item(1, "top"), item(2, "under"), item(3, "rare")]),
        );
        assert_eq!(print(&paper.masthead().menu), "top=top(under=top/under) rare=rare none=none");
    }

    #[test]
    fn a_made_menu_has_an_end() {
        let items: Vec<Value> =
            (0..30).map(|n| json!({"id": n, "title": "а", "_iman": {"sections": [format!("s{n}")]}})).collect();
        assert_eq!(of(json!({}), json!(items)).masthead().menu.len(), LONGEST);
    }
}
