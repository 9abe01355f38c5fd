//! What becomes of JSON Feeds.

use crate::http::testing::{Reply, Server};
use crate::import::testing::{Imported, client, feed, import_into, repository};
use crate::intake::Intake;
use crate::progress::Progress;
use crate::store::Store;
use newsfeed::wire;
use std::fs;

#[test]
fn the_bundled_edition_comes_in_whole() {
    let imported = feed(&repository("public/feed.json")).unwrap();
    assert_eq!((imported.report.counted("new"), imported.faults()), (87, vec![]));
    let masthead = imported.masthead();
    assert_eq!((masthead.title.as_str(), masthead.iman.menu.is_empty()), ("ИМАН", false));
    let picture = imported.items().into_iter().find_map(|item| item.image).unwrap();
    assert!(picture.starts_with("https://edition.invalid/images/"), "{picture}");
}

#[test]
fn faults_cost_what_they_stand_in_and_are_told_by_place() {
    let imported = feed(&repository("crates/newsfeed/fixtures/faulty/bad-dates.json")).unwrap();
    assert!(imported.report.fault_count > 0);
    let first = &imported.faults()[0];
    assert!(first.contains("bad-dates.json:") && first.contains("].date_published: "), "{first}");
    for (name, new) in
        [("not-json", 0), ("missing-id", 1), ("duplicate-ids", 2), ("number-id", 3), ("blank-id", 1), ("no-version", 1)]
    {
        let imported = feed(&repository(&format!("crates/newsfeed/fixtures/faulty/{name}.json"))).unwrap();
        assert_eq!(imported.report.counted("new"), new, "{name}: {:?}", imported.faults());
    }
}

#[test]
fn every_valid_feed_of_the_app_is_imported_without_a_fault() {
    for file in fs::read_dir(repository("crates/newsfeed/fixtures/valid")).unwrap() {
        let path = file.unwrap().path();
        if fs::read_to_string(&path).unwrap().contains("\"next_url\"") {
            // It leads to the web.
            continue;
        }
        let imported = feed(&path.to_string_lossy()).unwrap();
        let faults: Vec<String> = imported.faults();
        let faults: Vec<&String> = faults.iter().filter(|fault| !fault.contains("another story stands at")).collect();
        assert!(faults.is_empty(), "{}: {faults:?}", path.display());
    }
}

#[test]
fn what_is_no_feed_says_so() {
    for (name, part) in [("list", "not a JSON Feed"), ("no-feed", "not a JSON Feed")] {
        let error = feed(&repository(&format!("crates/newsfeed/fixtures/faulty/{name}.json"))).err().unwrap();
        let error = format!("{error:#}");
        assert!(error.contains(part) && error.contains(name), "{error}");
    }
    for (place, part) in
        [("/nowhere/feed.json", "cannot read the feed"), ("..", "neither a file"), ("http://127.0.0.1:1/", "127.0.0.1")]
    {
        let error = format!("{:#}", feed(place).err().unwrap());
        assert!(error.contains(part), "{error}");
    }
}

#[test]
fn a_feed_that_breaks_off_gives_what_it_has_and_removes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("feed.json");
    let item = |id: u32| format!(r#"{{"id": "{id}", "content_text": "Пчёлы"}}"#);
    let mut store = Store::in_memory().unwrap();
    let mut take = |text: String| {
        fs::write(&place, text).unwrap();
        import_into(&mut store, |intake| crate::import::feed(&place.to_string_lossy(), &client(), intake)).unwrap()
    };
    let head = format!(r#"{{"version": "{}", "title": "Иман", "items": ["#, wire::VERSION);
    assert_eq!(take(format!("{head}{}, {}]}}", item(1), item(2))).counted("new"), 2);
    let broken = take(format!("{head}{},\n{}, {{\"id\": \"3", item(1), item(4)));
    assert_eq!((broken.counted("unchanged"), broken.counted("new"), broken.counted("removed")), (1, 1, 0));
    let faults: Vec<String> = broken.faults.iter().map(ToString::to_string).collect();
    assert!(faults[0].contains("feed.json:2: the document ends in the middle of items[2]"), "{faults:?}");
    let bad = take(format!("{head}{}, {{\"id\": 5,, }}, {}]}}", item(1), item(2)));
    assert_eq!((bad.fault_count, bad.counted("unchanged"), bad.counted("removed")), (1, 2, 1));
}

#[test]
fn older_documents_follow_from_file_to_file() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, next: &str, id: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let text = format!(
            r#"{{"version": "{}", "title": "Иман", "next_url": "{next}", "authors": [{{"name": "Отдел {id}"}}],
                "items": [{{"id": "{id}", "content_html": "<img src=a.png>"}}]}}"#,
            wire::VERSION
        );
        fs::write(path, text).unwrap();
    };
    write("feed.json", "older/%D0%B4%D0%B2%D0%B0.json", "1");
    write("older/два.json", "3.json", "2");
    write("older/3.json", "../feed.json", "3");
    let imported = feed(&folder.path().join("feed.json").to_string_lossy()).unwrap();
    assert_eq!((imported.report.counted("new"), imported.faults()), (3, vec![]));
    let text = |id| imported.item(id).content_html.unwrap();
    assert_eq!(text("1"), "<img src=\"https://edition.invalid/a.png\">");
    assert_eq!(text("2"), "<img src=\"https://edition.invalid/older/a.png\">");
    assert_eq!(imported.item("3").authors[0].name.as_deref(), Some("Отдел 3"));
}

#[test]
fn a_masthead_of_ones_own_before_the_feed_of_another_site() {
    let server = Server::start(|target| match target {
        "/" => Some(Reply::new(
            200,
            "text/html",
            "<!doctype html><html><head><link rel=alternate type='application/feed+json' href='/mast.json'></head>",
        )),
        "/mast.json" => Some(Reply::new(
            200,
            "application/feed+json",
            r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Иман", "items": [], "next_url": "blog/feed",
                "home_page_url": "https://iman.example/", "_iman": {"menu": [{"label": "Сад", "tag": "сад"}]}}"#,
        )),
        "/blog/feed" => Some(Reply::new(
            200,
            "application/json",
            r#"{"version": "https://jsonfeed.org/version/1", "title": "Блог", "home_page_url": "https://blog.example/b/",
                "language": "ru", "next_url": "/gone", "items": [{"id": 7, "content_text": "a", "tags": ["сад"],
                "url": "https://blog.example/b/2025/05/bees.html", "image": "bees.png"}]}"#,
        )),
        _ => Some(Reply::new(404, "text/html", "")),
    });
    let imported = feed(&server.at("/")).unwrap();
    let masthead = imported.masthead();
    assert_eq!((masthead.title.as_str(), masthead.language.as_deref()), ("Иман", Some("ru")));
    assert_eq!(masthead.iman.menu.len(), 1);
    assert_eq!(imported.paths(), ["/2025/05/bees.html"]);
    assert_eq!(imported.item("7").image.as_deref(), Some("https://blog.example/b/2025/05/bees.png"));
    let faults = imported.faults().join("\n");
    assert!(faults.contains("is a page of HTML; its feed") && faults.contains("404"), "{faults}");
}

#[test]
fn a_feed_may_move_to_another_home() {
    let server = Server::start(|target| {
        let next = if target == "/1" {
            r#""next_url": "/2", "home_page_url": "https://iman.example/","#
        } else {
            r#""home_page_url": "https://blog.example/b/","#
        };
        let url = if target == "/1" { "https://iman.example/2025/sad/" } else { "https://blog.example/b/2025/bees/" };
        let text = format!(
            r#"{{"version": "https://jsonfeed.org/version/1.1", "title": "И", {next}
                "items": [{{"id": "{target}", "content_text": "a", "url": "{url}"}}]}}"#
        );
        Some(Reply::new(200, "application/feed+json", text))
    });
    let mut store = Store::in_memory().unwrap();
    let progress = Progress::begin("test", None, true);
    let home = Some("https://gazeta.example/");
    let mut intake = Intake::begin(&mut store, "test", progress).unwrap().with_home(home);
    crate::import::feed(&server.at("/1"), &client(), &mut intake).unwrap();
    let report = intake.end(false).unwrap();
    let imported = Imported { store, report };
    assert_eq!(imported.paths(), ["/2025/sad/", "/2025/bees/"]);
    assert_eq!(imported.masthead().home_page_url.as_deref(), home);
    assert_eq!(imported.item("/2").url.as_deref(), Some("https://gazeta.example/2025/bees/"));
}

#[test]
fn an_edition_is_not_imported_for_its_source() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("feed.json");
    let text = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "И", "items": [], "_iman": {"edition": {"version": 1}}}"#;
    fs::write(&place, text).unwrap();
    let error = feed(&place.to_string_lossy()).err().unwrap();
    assert!(format!("{error:#}").contains("the press has made"), "{error:#}");
}
