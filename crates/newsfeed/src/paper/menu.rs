//! The menu of a paper.

use super::address::segments_under;
use super::index::Index;
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

/// Where the entries of a menu can lead.
#[derive(Clone, Copy)]
pub(super) struct Places<'a> {
    /// The home page, below which addresses may be the paper's own.
    pub(super) home: Option<&'a str>,
    pub(super) sections: &'a [Section],
    pub(super) pages: &'a [StaticPage],
    pub(super) index: &'a Index,
    /// Whether the press has looked where entries lead: the paper holds but the newest stories then.
    pub(super) is_pressed: bool,
}

/// The entries of a stated menu that lead somewhere, or have children that do.
pub(super) fn stated(menu: &[wire::MenuEntry], places: Places<'_>) -> Vec<MenuEntry> {
    let mut entries = Vec::with_capacity(menu.len());
    for entry in menu {
        let target = target(entry, places);
        let children = stated(&entry.children, places);
        let label = line(&entry.label);
        if !label.is_empty() && (target.is_some() || !children.is_empty()) {
            entries.push(MenuEntry { label, target, children });
        }
    }
    entries
}

/// The first usable of section, tag, page and URL.
fn target(entry: &wire::MenuEntry, places: Places<'_>) -> Option<MenuTarget> {
    let section = || places.section(entry.section.as_deref()?);
    let tag = || Some(MenuTarget::Tag(slugify(entry.tag.as_deref()?)));
    let page = || {
        let path = entry.page.as_deref()?;
        let at_its_word = || (places.is_pressed && path.starts_with('/')).then(|| MenuTarget::Path(path.to_owned()));
        places.document(path).or_else(at_its_word)
    };
    let url = || {
        let url = entry.url.as_ref()?;
        Some(places.own(url).unwrap_or_else(|| MenuTarget::Url(url.clone())))
    };
    section().or_else(tag).or_else(page).or_else(url)
}

impl Places<'_> {
    fn section(self, reference: &str) -> Option<MenuTarget> {
        let slug = slug_of(reference);
        let section = self.sections.iter().find(|section| section.path.last() == Some(&slug))?;
        Some(MenuTarget::Section(section.path.clone()))
    }

    /// A static page by its slug, or a story by its path.
    fn document(self, path: &str) -> Option<MenuTarget> {
        let slug = slugify(path.trim_matches('/'));
        if self.pages.iter().any(|page| page.slug == slug) {
            return Some(MenuTarget::Page(slug));
        }
        Some(MenuTarget::Path(self.index.by_path(path)?.preview.path.clone()))
    }

    /// What a URL names that lies below the home page: sites write whole addresses into their menus.
    fn own(self, url: &str) -> Option<MenuTarget> {
        let segments = segments_under(url, &[self.home])?;
        match segments.as_slice() {
            [] => Some(MenuTarget::Path("/".to_owned())),
            [list, .., slug] if list == "category" => self.section(slug),
            _ => self.document(&["/", &segments.join("/")].concat()),
        }
    }
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
                Some(MenuTarget::Path(path)) => format!("~{path}"),
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
    fn addresses_of_the_paper_itself_lead_within_it() {
        let url = |label: &str, url: &str| json!({"label": label, "url": url});
        let mut feed = json!({
            "version": "https://jsonfeed.org/version/1.1", "title": "x", "home_page_url": "https://www.iman.example/",
            "_iman": {
                "sections": [{"slug": "a"}, {"slug": "b", "parent": "a"}],
                "pages": [{"slug": "about"}],
                "menu": [
                    url("Главная", "http://iman.example"),
                    url("А", "https://iman.example/category/a/b/"),
                    url("О нас", "/about"),
                    url("Мёд", "https://iman.example/2025/05/17/%D0%BC%D1%91%D0%B4/?utm_source=menu#top"),
                    url("История", "https://iman.example/about/history/"),
                    {"label": "Она же", "page": "/about/history/"},
                    url("Нет", "https://iman.example/shop/"),
                    url("Пусто", "https://iman.example/category/none/"),
                    url("Вопрос", "https://iman.example/?p=1"),
                    url("Другая", "https://other.example/about/"),
                    {"label": "Чужое слово", "page": "/shop/"},
                ],
            },
            "items": [
                {"id": 1, "title": "а", "url": "https://iman.example/2025/05/17/мёд/"},
                {"id": 2, "title": "б", "url": "https://iman.example/about/history/", "_iman": {"kind": "page"}},
            ],
        });
        let own = "Главная~/ А=a/b О нас!about Мёд~/2025/05/17/мёд/ История~/about/history/ Она же~/about/history/ ";
        let others = "Нет@https://iman.example/shop/ Пусто@https://iman.example/category/none/ \
                      Вопрос@https://iman.example/?p=1 Другая@https://other.example/about/";
        assert_eq!(print(&paper(&feed).masthead().menu), format!("{own}{others}"));
        // The entry of a pressed archive knows but the newest stories; the press has looked for the others.
        feed["_iman"]["edition"] = json!({"version": 1});
        assert_eq!(print(&paper(&feed).masthead().menu), format!("{own}{others} Чужое слово~/shop/"));
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
