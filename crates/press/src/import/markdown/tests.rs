//! What becomes of folders of Markdown.

use super::markdown;
use crate::import::testing::{Imported, import, repository};
use newsfeed::date::Moment;
use newsfeed::model::Kind;
use std::path::Path;

fn folder(place: &str, home: Option<&str>) -> Imported {
    import(|intake| markdown(Path::new(&repository(place)), home, intake)).unwrap()
}

fn fixture(name: &str) -> Imported {
    folder(&format!("crates/press/fixtures/markdown/{name}"), None)
}

#[test]
fn a_site_of_hugo() {
    let imported = fixture("hugo");
    let masthead = imported.masthead();
    assert_eq!((masthead.title.as_str(), masthead.language.as_deref()), ("Иман", Some("ru")));
    assert_eq!(masthead.home_page_url.as_deref(), Some("https://iman.example/paper/"));
    let names: Vec<&str> = masthead.iman.sections.iter().filter_map(|section| section.name.as_deref()).collect();
    assert_eq!(names, ["Новости района", "Хозяйство", "Природа"]);
    assert_eq!(masthead.iman.menu[0].section.as_deref(), Some("news"));
    assert_eq!(masthead.iman.menu[1].url.as_deref(), Some("https://edition.invalid/about/"));
    assert_eq!(imported.paths(), ["/about/", "/posts/garden/", "/2025/05/pchyoly/"]);

    let bees = imported.item("news/bees.md");
    assert_eq!(bees.date_published, Moment::parse("2025-05-17T09:30:00+03:00"));
    assert_eq!(bees.date_modified, Moment::parse("2025-05-18"));
    assert_eq!(
        (bees.tags.as_slice(), bees.iman.sections.as_slice()),
        (&["мёд".into(), "сад".into()][..], &["news".into()][..])
    );
    assert_eq!(bees.image.as_deref(), Some("https://edition.invalid/static/img/bees.svg"));
    assert_eq!(bees.summary.as_deref(), Some("Как зимуют пчёлы"));
    let text = bees.content_html.unwrap();
    for part in [
        "<a href=\"https://edition.invalid/posts/garden/\">о саде</a>",
        "<a href=\"https://edition.invalid/about/#kontakty\">о газете</a>",
        "<a href=\"https://edition.invalid/static/files/33.pdf\">номер</a>",
        "<figcaption>Ульи у леса</figcaption>",
        "<iframe src=\"https://www.youtube-nocookie.com/embed/aBc-_123456\"></iframe>",
        "<td>июль</td>",
        "<a href=\"#a-1\">1</a>",
        "<div id=\"a-1\" class=\"footnote-definition\">",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains("{{"), "{text}");
}

#[test]
fn bundles_pages_drafts_and_what_cannot_be_read() {
    let imported = fixture("hugo");
    let garden = imported.item("posts/garden/index.md");
    assert_eq!(garden.image.as_deref(), Some("https://edition.invalid/content/posts/garden/cover.png"));
    assert_eq!(garden.authors[0].name.as_deref(), Some("Ботаник"));
    assert_eq!(garden.iman.sections, ["khozyaystvo", "priroda"]);
    let text = garden.content_html.unwrap();
    assert_eq!(text.matches("src=\"https://edition.invalid/content/posts/garden/photo.png\"").count(), 2, "{text}");
    assert!(!text.contains("<h2>"), "the headline is not said twice: {text}");
    assert_eq!(imported.item("about.md").iman.kind, Some(Kind::Page));

    let lost: Vec<(&str, u64)> = imported.report.lost.iter().map(|(what, count)| (what.as_str(), *count)).collect();
    assert_eq!(lost, [("drafts", 1), ("further addresses (aliases)", 1), ("shortcode map", 1)]);
    let faults = imported.faults();
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(faults[0].contains("broken.md:") && faults[0].contains("front matter"), "{faults:?}");
}

#[test]
fn a_site_of_jekyll_keeps_its_addresses() {
    let imported = fixture("jekyll");
    assert_eq!(imported.faults(), Vec::<String>::new());
    assert_eq!(imported.paths(), ["/about.html", "/garden.html", "/природа/2025/05/17/bees.html"]);
    let bees = imported.item("_posts/2025-05-17-bees.md");
    assert_eq!((bees.tags.len(), bees.iman.sections.as_slice()), (2, &["priroda".to_owned()][..]));
    let text = bees.content_html.unwrap();
    for part in [
        "src=\"https://edition.invalid/img/bees.svg\"",
        "<a href=\"https://edition.invalid/garden.html\">сад</a>",
        "<pre><code>fn main() {}",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert_eq!(imported.report.lost["drafts"], 1);
    assert_eq!(imported.report.lost["files without front matter"], 1);
}

#[test]
fn a_site_of_zola() {
    let imported = fixture("zola");
    assert_eq!((imported.faults(), imported.paths()), (vec![], vec!["/blog/sad/".to_owned(), "/blog/bees/".into()]));
    let bees = imported.item("blog/2025-05-17-bees.md");
    assert_eq!(bees.date_published, Moment::parse("2025-05-17"));
    assert_eq!((bees.tags.as_slice(), bees.iman.sections.as_slice()), (&["мёд".into()][..], &["priroda".into()][..]));
    assert_eq!(bees.image.as_deref(), Some("https://iman.example/bees.jpg"));
    let text = bees.content_html.unwrap();
    assert!(text.contains("<a href=\"https://edition.invalid/blog/sad/#a\">Сад</a>"), "{text}");
    assert!(text.contains("youtube-nocookie"), "{text}");
}

#[test]
fn a_folder_of_nobody() {
    let imported = fixture("plain");
    assert_eq!(imported.paths(), ["/garden/", "/2025/05/17/bees/"]);
    let bees = imported.item("2025-05-17-bees.md");
    assert_eq!(bees.title.as_deref(), Some("Пчёлы зимой"));
    assert!(bees.content_html.unwrap().contains("<a href=\"https://edition.invalid/garden/\">Сад</a>"));
    assert!(imported.faults()[0].contains("the date \"17 мая\" cannot be read"), "{:?}", imported.faults());
    let at_home = folder("crates/press/fixtures/markdown/plain", Some("https://iman.example"));
    assert_eq!(at_home.paths(), ["/garden/", "/bees/"]);
    let error = import(|intake| markdown(Path::new("/nowhere"), None, intake)).err().unwrap();
    assert!(error.to_string().contains("is no folder"), "{error}");
}

#[test]
fn the_sources_of_the_bundled_edition() {
    let imported = folder("edition", None);
    assert_eq!((imported.report.counted("new"), imported.faults()), (91, vec![]));
    let masthead = imported.masthead();
    assert_eq!((masthead.title.as_str(), masthead.iman.contact.is_some()), ("ИМАН", true));
    let section = masthead.iman.sections.iter().find(|section| section.slug == "novosti-rayona").unwrap();
    assert_eq!(section.name.as_deref(), Some("Новости района"));
    assert!(imported.paths().contains(&"/o-gazete/".to_owned()));
    let item = imported.item("items/2023-01-12-kak-delaetsya-gazeta-za-den.md");
    assert_eq!(item.image.as_deref(), Some("https://edition.invalid/images/ink-rollers.svg"));
    let issue = imported.item("items/2025-03-10-23-24.md");
    assert_eq!(issue.iman.kind, Some(Kind::Issue));
    assert_eq!(issue.attachments[0].url, "https://edition.invalid/issues/23-24.pdf");
}
