//! What a paper makes of documents, from outside its parts.

use serde_json::{Value, json};

use super::*;
use crate::date::{Date, Period};
use crate::decode::decode;
use crate::model::{Body, Kind, MenuTarget};
use crate::testing::{ADDRESS, append, paper, resolve};

fn feed(items: Value) -> Value {
    json!({"version": "https://jsonfeed.org/version/1.1", "title": "Иман", "items": items})
}

fn of_fixture(text: &str) -> Paper {
    Paper::new(decode(text).unwrap().feed, ADDRESS, &resolve)
}

fn ids(stories: &[Arc<Article>]) -> Vec<&str> {
    stories.iter().map(|story| story.preview.id.as_str()).collect()
}

#[test]
fn newest_first_undated_last_pages_apart() {
    let paper = paper(&feed(json!([
        {"id": "undated-1", "title": "а"},
        {"id": "old", "title": "б", "date_published": "2025-05-17T10:00:00+03:00"},
        {"id": "new", "title": "в", "date_published": "2025-05-17T08:00:00Z"},
        {"id": "undated-2", "title": "г", "date_modified": "2025-05-19T08:00:00Z"},
        {"id": "same", "title": "д", "date_published": "2025-05-17T11:00:00+03:00"},
        {"id": "page", "title": "О газете", "content_html": "<p>Мы</p>", "date_published": "2025-05-20T08:00:00Z", "_iman": {"kind": "page"}},
    ])));
    assert_eq!(ids(paper.stories()), ["new", "same", "old", "undated-1", "undated-2"]);
    let page = paper.page("o-gazete").unwrap();
    assert_eq!((page.title.as_str(), &page.body), ("О газете", &Body::Html("<p>Мы</p>".into())));
    assert_eq!(paper.story("/o-gazete/").unwrap().preview.kind, Kind::Page);
    assert_eq!(paper.neighbours("/o-gazete/"), Neighbours::default());
}

#[test]
fn found_by_path_in_any_spelling() {
    let paper = paper(
        &json!({"version": "https://jsonfeed.org/version/1.1", "title": "x", "home_page_url": "https://iman.example/",
        "items": [{"id": "1", "url": "https://iman.example/2025/05/17/мёд/", "title": "Мёд"}]}),
    );
    for path in
        ["/2025/05/17/мёд/", "/2025/05/17/мёд", "/2025/05/17/%D0%BC%D1%91%D0%B4/", "/2025/05/17/%d0%bc%d1%91%d0%b4"]
    {
        assert_eq!(paper.story(path).map(|story| story.preview.id.as_str()), Some("1"), "{path}");
    }
    for path in ["", "/", "/2025/05/17/", "мёд", "/%ff/", "/2025/05/17/мёд/2/"] {
        assert_eq!(paper.story(path), None, "{path}");
    }
    assert_eq!(paper.by_id("1").unwrap().preview.path, "/2025/05/17/мёд/");
}

#[test]
fn colliding_slugs_get_numbers_in_the_order_of_the_feed() {
    let paper = of_fixture(include_str!("../../fixtures/valid/colliding-slugs.json"));
    let path = |id| paper.by_id(id).unwrap().preview.path.as_str();
    let paths: Vec<&str> = ["1", "2", "3", "4", "5", "6"].map(path).to_vec();
    assert_eq!(
        paths,
        [
            "/2025/05/17/myod/",
            "/2025/05/17/myod-2/",
            "/2025/05/17/myod-3/",
            "/2025/05/17/med/",
            "/pervye-slova-stati-bez-zagolovka-kotorykh-bolshe-vosmi/",
            "/search-2/",
        ]
    );
}

#[test]
fn neighbours_in_time() {
    let paper = of_fixture(include_str!("../../fixtures/valid/no-extension.json"));
    let around = paper.neighbours("/2025/02/02/dva");
    assert_eq!(around.newer.unwrap().preview.id, "3");
    assert_eq!(around.older.unwrap().preview.id, "1");
    assert_eq!(paper.neighbours("/2025/03/03/tri/").newer, None);
    assert_eq!(paper.neighbours("/2025/01/01/odin/").older, None);
    assert_eq!(paper.neighbours("/nowhere/"), Neighbours::default());
}

#[test]
fn tags_authors_periods_issues() {
    let paper = paper(&feed(json!([
        {"id": "1", "title": "а", "tags": ["Пчёлы", "сад", " пчёлы "], "authors": [{"name": "Отдел природы"}], "date_published": "2025-05-17T01:00:00+03:00"},
        {"id": "2", "title": "б", "tags": ["пчёлы"], "authors": [{"name": "Отдел  природы"}, {"url": "https://desk.example/x"}], "date_published": "2025-05-16T23:00:00Z"},
        {"id": "3", "title": "33-34", "date_published": "2024-01-01", "_iman": {"kind": "issue"}},
    ])));
    assert_eq!(paper.tag("pchyoly").unwrap().label, "пчёлы");
    assert_eq!(ids(&paper.tagged("pchyoly")), ["2", "1"]);
    assert_eq!(paper.tagged("nichego"), []);
    assert_eq!(paper.author("otdel-prirody").unwrap().name, "Отдел природы");
    assert_eq!(ids(&paper.by_author("otdel-prirody")), ["2", "1"]);
    assert_eq!(paper.author("desk-example").unwrap().name, "desk.example");
    // A date is the one that was written, wherever the reader is.
    assert_eq!(ids(&paper.in_period(Period::Day(Date::new(2025, 5, 17).unwrap()))), ["1"]);
    assert_eq!(ids(&paper.in_period(Period::Month(2025, 5))), ["2", "1"]);
    assert_eq!(ids(&paper.in_period(Period::Year(2024))), ["3"]);
    assert_eq!(ids(&paper.issues()), ["3"]);
}

#[test]
fn the_next_document_adds_stories() {
    let first = paper(
        &json!({"version": "https://jsonfeed.org/version/1.1", "title": "Иман", "next_url": "feed-2.json",
        "items": [{"id": "1", "title": "Раз", "date_published": "2025-05-02"}, {"id": "2", "title": "Два", "date_published": "2025-05-01"}]}),
    );
    let next = first.next_url().unwrap().to_owned();
    assert_eq!(next, "https://iman.example/feed-2.json");
    let day = |day| Date::new(2025, 4, day).unwrap();
    assert!(!first.reaches(day(30)));
    let both = append(
        &first,
        &json!({"version": "https://jsonfeed.org/version/1.1", "title": "Чужая", "next_url": ADDRESS, "items": [
            {"id": "2", "title": "Уже была"}, {"id": "3", "title": "Раз", "date_published": "2025-05-02"}, {"id": "4", "title": "Четыре", "date_published": "2025-04-20"}]}),
        &next,
    );
    assert_eq!(ids(both.stories()), ["1", "3", "2", "4"]);
    assert_eq!(both.by_id("2").unwrap().preview.headline, "Два");
    assert_eq!(both.by_id("3").unwrap().preview.path, "/2025/05/02/raz-2/");
    assert_eq!(both.masthead().title, "Иман");
    assert!(Arc::ptr_eq(first.by_id("1").unwrap(), both.by_id("1").unwrap()), "stories are shared");
    assert_eq!(both.next_url(), None, "the first document again");
    assert!(both.reaches(day(1)));
    assert_eq!(ids(first.stories()), ["1", "2"], "the paper before is as it was");
}

#[test]
fn a_masthead_before_somebody_elses_feed() {
    let mine = of_fixture(include_str!("../../fixtures/valid/masthead-only.json"));
    assert_eq!(mine.stories(), []);
    assert_eq!(mine.next_url(), Some("https://elsewhere.example/feed.json"));
    assert_eq!(mine.masthead().menu[0].target, Some(MenuTarget::Section(vec!["sad".into()])));
    let paper = append(
        &mine,
        &json!({"version": "https://jsonfeed.org/version/1.1", "title": "Блог", "description": "Чужие записки", "language": "ru",
            "home_page_url": "https://elsewhere.example/", "items": [
            {"id": "1", "url": "https://www.elsewhere.example/2025/05/17/grusha/", "title": "Груша", "tags": ["Сад", "дом"]},
            {"id": "2", "url": "/2025/05/16/morkov/", "title": "Морковь", "tags": ["огород"]}]}),
        "https://elsewhere.example/feed.json",
    );
    let masthead = paper.masthead();
    assert_eq!((masthead.title.as_str(), masthead.tagline.as_str()), ("Иман", "Наша шапка над чужой лентой"));
    assert_eq!(masthead.language.as_deref(), Some("ru"));
    // The stories keep their addresses, and their tags say which of my sections they are in.
    assert_eq!(paper.story("/2025/05/17/grusha/").unwrap().preview.id, "1");
    assert_eq!(paper.story("/2025/05/16/morkov/").unwrap().preview.id, "2");
    assert_eq!(ids(&paper.in_section(&["sad".into()])), ["1"]);
    assert_eq!(paper.by_id("1").unwrap().preview.sections[0].name, "Сад");
}

#[test]
fn an_empty_handed_first_document_takes_the_next_ones_masthead() {
    let empty = paper(&json!({"items": [], "next_url": "https://elsewhere.example/feed.json"}));
    assert_eq!(empty.masthead().title, "");
    let full = append(
        &empty,
        &serde_json::from_str(include_str!("../../fixtures/valid/full.json")).unwrap(),
        "https://iman.example/feed.json",
    );
    let masthead = full.masthead();
    assert_eq!(masthead.title, "ИМАН");
    assert_eq!(masthead.menu.len(), 3);
    assert_eq!(masthead.sections.len(), 3);
    assert_eq!(masthead.pages.len(), 2);
}

#[test]
fn papers_are_equal_by_what_they_say() {
    let text = include_str!("../../fixtures/valid/full.json");
    assert_eq!(of_fixture(text), of_fixture(text));
    assert_ne!(of_fixture(text), of_fixture(include_str!("../../fixtures/valid/minimal.json")));
    assert!(format!("{:?}", of_fixture(text)).contains("ИМАН"));
}

#[test]
fn can_be_shared_between_threads() {
    fn check<T: Send + Sync + Clone>() {}
    check::<Paper>();
    check::<crate::search::SearchIndex>();
}

#[test]
fn a_pressed_document_has_the_entrys_masthead_and_its_own_stories() {
    let entry = paper(&json!({
        "version": "https://jsonfeed.org/version/1.1", "title": "Иман", "home_page_url": "https://iman.example/",
        "_iman": {
            "edition": {"version": 1, "list": "feeds/{list}/{page}.json", "document": "articles/{path}.json", "total": 1},
            "sections": [{"slug": "garden", "name": "Сад", "count": 1}],
            "pages": [{"slug": "about", "title": "О газете"}],
        },
        "items": [{"id": "1", "title": "Мёд", "date_published": "2025-05-17"}],
    }));
    let text = json!({
        "version": "https://jsonfeed.org/version/1.1", "title": "Мёд",
        "_iman": {
            "edition": {"version": 1, "total": 7, "parts": [3, 5]},
            "pages": [{"slug": "about", "content_text": "Слова"}],
        },
        "items": [{
            "id": "1", "url": "https://iman.example/2025/05/17/myod/", "title": "Мёд", "image": "../m.png",
            "content_text": "а".repeat(300), "_iman": {"minutes": 7, "sections": ["garden"]},
        }],
    })
    .to_string();
    let feed = crate::decode::decode(&text).unwrap().feed;
    let document = entry.document(feed, "https://cdn.example/articles/2025/x.json", &resolve);
    let story = document.story("/2025/05/17/myod/").expect("the story of the document");
    assert_eq!((document.stories().len(), story.preview.sections[0].name.as_str()), (1, "Сад"));
    assert_eq!(story.preview.picture.as_ref().unwrap().url, "https://cdn.example/articles/m.png");
    assert_eq!((story.preview.minutes, story.preview.excerpt.chars().count()), (7, 300));
    assert_eq!(entry.address(), crate::testing::ADDRESS);
    assert_eq!(document.section(&["garden".into()]).unwrap().count, Some(1));
    assert_eq!(document.edition().unwrap().parts, ["3", "5"]);
    assert_eq!(document.page("about").unwrap().body, crate::model::Body::Text("Слова".into()));
    assert_eq!(document.page("about").unwrap().title, "about");
    assert_eq!((document.masthead().title.as_str(), document.next_url()), ("Иман", None));
}
