//! What becomes of RSS and Atom.

use crate::http::testing::{Reply, Server};
use crate::import::testing::{Imported, feed, repository};
use newsfeed::date::Moment;
use std::fs;

fn fixture(name: &str) -> Imported {
    feed(&repository(&format!("crates/press/fixtures/feeds/{name}"))).unwrap()
}

#[test]
fn an_rss_2_feed_as_wordpress_writes_it() {
    let imported = fixture("paper.rss");
    let masthead = imported.masthead();
    assert_eq!((masthead.title.as_str(), masthead.language.as_deref()), ("Газета «Иман»", Some("ru-ru")));
    assert_eq!(masthead.home_page_url.as_deref(), Some("https://iman.example/"));
    assert_eq!(masthead.icon.as_deref(), Some("https://iman.example/icon.png"));

    let item = imported.item("https://iman.example/?p=12");
    assert_eq!(item.title.as_deref(), Some("Пчёлы — зимой"));
    assert_eq!(item.url.as_deref(), Some("https://iman.example/2025/05/17/bees/"));
    assert_eq!(item.date_published, Moment::parse("2025-05-17T09:30:00+03:00"));
    assert_eq!(item.summary.as_deref(), Some("Как зимуют пчёлы"));
    assert_eq!(
        item.content_html.as_deref(),
        Some("<p>Клуб греет себя сам.</p><p><img alt=\"Ульи\" src=\"https://iman.example/wp-content/bees.jpg\"></p>")
    );
    assert_eq!(item.tags, ["Природа & сад", "мёд"]);
    assert_eq!(item.authors[0].name.as_deref(), Some("Отдел природы"));
    assert_eq!(item.image.as_deref(), Some("https://iman.example/large.jpg"));
    assert_eq!((item.iman.image_width, item.iman.image_height), (Some(1200), Some(900)));
    assert_eq!((item.attachments.len(), item.attachments[0].size_in_bytes), (1, Some(1234)));
}

#[test]
fn an_item_that_cannot_be_read_costs_only_itself() {
    let imported = fixture("paper.rss");
    assert_eq!(imported.report.counted("new"), 4);
    let faults = imported.faults();
    assert!(faults.iter().any(|fault| fault.contains("paper.rss:26: the date \"16 мая\"")), "{faults:?}");
    assert!(faults.iter().any(|fault| fault.contains("paper.rss:38: an item that cannot be read")), "{faults:?}");
    assert_eq!(faults.len(), 2, "{faults:?}");
    let mended = imported.item("https://iman.example/2025/05/15/names/");
    assert_eq!((mended.title.as_deref(), mended.authors.as_slice()), (Some("Имена из HTML\u{a0}и & вообще"), &[][..]));
    let bare = imported.items().into_iter().find(|item| item.id.starts_with("item:")).unwrap();
    assert_eq!(bare.content_html.as_deref(), Some("Текст <b>целиком</b> в описании."));
    assert_eq!(bare.authors[0].name.as_deref(), Some("Отдел писем"));
    assert!(imported.paths().contains(&"/2025/05/13/after/".to_owned()));
}

#[test]
fn atom_keeps_offsets_kinds_of_text_and_bases() {
    let imported = fixture("paper.atom");
    assert_eq!(imported.faults(), Vec::<String>::new());
    assert_eq!(imported.masthead().description.as_deref(), Some("Районная газета"));
    let bees = imported.item("tag:iman.example,2025:bees");
    assert_eq!(bees.title.as_deref(), Some("1 < 2 и <b>"));
    assert_eq!(bees.date_modified, Moment::parse("2025-05-18T08:00:00+05:00"));
    assert_eq!(bees.tags, ["мёд"]);
    assert_eq!(bees.authors[0].name.as_deref(), Some("Редакция"));
    assert_eq!(bees.image.as_deref(), Some("https://iman.example/files/cover.png"));
    assert_eq!(bees.attachments[0].mime_type, "application/pdf");
    let text = bees.content_html.unwrap();
    assert!(text.contains("<a href=\"https://iman.example/2025/05/17/bees/x.html\">греет</a>"), "{text}");
    let garden = imported.item("tag:iman.example,2025:garden");
    assert_eq!((garden.title.as_deref(), garden.date_published), (Some("Сад"), Moment::parse("2025-05-16T10:00:00Z")));
    assert_eq!(garden.content_html.as_deref(), Some("<p><img src=\"https://cdn.iman.example/a/b.png\"></p>"));
    assert_eq!(garden.authors[0].url.as_deref(), Some("https://iman.example/author/botanik/"));
}

#[test]
fn rss_1_and_the_older_ones() {
    let rdf = fixture("paper.rdf");
    let item = rdf.items().remove(0);
    assert_eq!((item.title.as_deref(), rdf.paths()), (Some("Сад"), vec!["/1.html".to_owned()]));
    assert_eq!(item.date_published, Moment::parse("2025-05-17T09:30:00+03:00"));
    let old = fixture("old.rss");
    assert_eq!((old.report.counted("new"), old.faults()), (2, vec![]));
    assert!(old.paths().contains(&"/2003/05/17/garden/".to_owned()));
}

#[test]
fn a_feed_that_breaks_off_and_one_in_an_old_encoding() {
    let folder = tempfile::tempdir().unwrap();
    let text = fs::read_to_string(repository("crates/press/fixtures/feeds/paper.atom")).unwrap();
    let place = folder.path().join("cut.atom");
    fs::write(&place, &text[..text.rfind("<content type=\"html\"").unwrap()]).unwrap();
    let cut = feed(&place.to_string_lossy()).unwrap();
    assert_eq!(cut.report.counted("new"), 1);
    assert!(cut.faults()[0].contains("cut.atom:23: the document ends in the middle of an item"), "{:?}", cut.faults());

    let place = folder.path().join("empty.rss");
    fs::write(&place, "<rss version='2.0'><channel><title>Иман</title>").unwrap();
    assert!(feed(&place.to_string_lossy()).unwrap().faults()[0].contains("ends too early"));

    let old = "<?xml version=\"1.0\" encoding=\"windows-1251\"?><rss version=\"2.0\"><channel><title>Иман</title>\
               <item><title>Мёд</title></item></channel></rss>";
    let place = folder.path().join("old.xml");
    fs::write(&place, encoding_rs::WINDOWS_1251.encode(old).0).unwrap();
    let old = feed(&place.to_string_lossy()).unwrap();
    assert_eq!((old.masthead().title.as_str(), old.items()[0].title.as_deref()), ("Иман", Some("Мёд")));
}

#[test]
fn pages_of_older_items_are_followed() {
    let page = |number: u32, next: &str| {
        format!(
            "<feed xmlns='http://www.w3.org/2005/Atom'><title>Иман</title>{next}<entry><id>{number}</id>\
             <title>Заметка {number}</title><updated>2025-05-1{number}T10:00:00Z</updated></entry></feed>"
        )
    };
    let server = Server::start(move |target| {
        let text = match target {
            "/feed" => page(3, "<link rel='next' href='/feed?page=2'/>"),
            "/feed?page=2" => page(2, "<link rel='prev-archive' href='/feed?page=1'/>"),
            _ => page(1, "<link rel='next' href='/feed'/>"),
        };
        Some(Reply::new(200, "text/xml", text))
    });
    let imported = feed(&server.at("/feed")).unwrap();
    assert_eq!((imported.report.counted("new"), imported.faults()), (3, vec![]));
}

#[test]
fn an_export_from_blogger_has_more_than_posts_in_it() {
    let entry = |kind: &str, more: &str| {
        format!(
            "<entry><id>tag:blogger.com,1999:{kind}{}</id><updated>2025-05-17T09:30:00+03:00</updated>
             <category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#{kind}'/>
             <title>Пчёлы</title><content type='html'>Весной.</content>{more}</entry>",
            more.len()
        )
    };
    let draft = "<app:control xmlns:app='http://purl.org/atom/app#'><app:draft>yes</app:draft></app:control>";
    let entries = [("settings", ""), ("template", ""), ("post", ""), ("post", draft), ("page", ""), ("comment", "")];
    let entries: String = entries.into_iter().map(|(kind, more)| entry(kind, more)).collect();
    let folder = tempfile::TempDir::new().unwrap();
    let file = folder.path().join("blog.xml");
    let text = format!("<feed xmlns='http://www.w3.org/2005/Atom'><id>a</id><title>Блог</title>{entries}</feed>");
    fs::write(&file, text).unwrap();

    let imported = feed(file.to_str().unwrap()).unwrap();
    let kinds: Vec<_> = imported.items().into_iter().map(|item| (item.iman.kind, item.tags.len())).collect();
    assert_eq!(kinds.len(), 2);
    assert!(kinds.contains(&(Some(newsfeed::model::Kind::Page), 0)), "{kinds:?}");
    let lost: Vec<&str> = imported.report.lost.keys().map(String::as_str).collect();
    let records = ["comment", "settings", "template"].map(|kind| format!("records of Blogger's kind {kind}"));
    assert_eq!(lost, ["drafts", records[0].as_str(), records[1].as_str(), records[2].as_str()]);
}
