use super::*;
use crate::wire::{Author, Feed};

fn read(text: &str) -> (Feed, Vec<String>) {
    let decoded = decode(text).expect("a feed");
    let problems = decoded.problems.iter().map(Problem::to_string).collect();
    (decoded.feed, problems)
}

macro_rules! fixture {
    ($name:literal) => {
        include_str!(concat!("../../fixtures/", $name))
    };
}

fn ids(feed: &Feed) -> Vec<&str> {
    feed.items.iter().map(|item| item.id.as_str()).collect()
}

#[test]
fn everything_a_feed_can_say() {
    let (feed, problems) = read(fixture!("valid/full.json"));
    assert_eq!(problems, [""; 0]);
    assert_eq!(feed.title, "ИМАН");
    assert_eq!(feed.hubs[0].kind, "WebSub");
    assert_eq!(feed.iman.menu[1].children[2].url.as_deref(), Some("https://example.org/"));
    assert_eq!(feed.iman.sections[2].parent.as_deref(), Some("dokumenty"));
    assert!(feed.iman.pages[1].contact);
    assert_eq!(feed.iman.contact.unwrap().email.as_deref(), Some("iman@mail.example"));
    assert_eq!(feed.iman.edition.unwrap().parts, ["2024", "2025"]);
    let item = &feed.items[0];
    assert_eq!(item.date_published.unwrap().to_rfc3339(), "2025-05-17T09:30:00+03:00");
    assert_eq!(item.attachments[0].duration_in_seconds, Some(61.5));
    assert_eq!(item.iman.kind, Some(crate::model::Kind::Video));
    assert_eq!((item.iman.image_width, item.iman.pinned), (Some(1200), true));
}

#[test]
fn the_author_of_version_1_0() {
    let (feed, problems) = read(fixture!("valid/author-1.0.json"));
    assert_eq!(problems, [""; 0]);
    let names = |authors: &[Author]| authors.iter().filter_map(|author| author.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&feed.authors), ["Главный редактор"]);
    assert_eq!(names(&feed.items[0].authors), ["Корреспондент"]);
    assert_eq!(names(&feed.items[1].authors), [""; 0]);
    assert_eq!(names(&feed.items[2].authors), ["Он"]);
}

#[test]
fn ids_are_coerced_or_cost_the_item() {
    let (feed, problems) = read(fixture!("faulty/number-id.json"));
    assert_eq!((ids(&feed), problems.len()), (vec!["42", "4.5", "-1"], 0));
    let (feed, problems) = read(fixture!("faulty/missing-id.json"));
    assert_eq!(ids(&feed), ["2"]);
    assert_eq!(problems, ["items[0]: has no id; left out", "items[2]: has no id; left out"]);
    let (feed, problems) = read(fixture!("faulty/blank-id.json"));
    assert_eq!(ids(&feed), ["2"]);
    assert_eq!(problems[0], "items[0]: has an unusable id; left out");
    assert_eq!(problems.len(), 3);
}

#[test]
fn an_id_names_one_item() {
    let (feed, problems) = read(fixture!("faulty/duplicate-ids.json"));
    assert_eq!(ids(&feed), ["1", "2"]);
    assert_eq!(feed.items[0].title.as_deref(), Some("Первая"));
    assert_eq!(problems.len(), 2);
    assert_eq!(problems[0], "items: more than one item has the id \"1\"; the first is kept");
}

#[test]
fn a_wrong_type_costs_the_field() {
    let (feed, problems) = read(fixture!("faulty/wrong-types.json"));
    assert_eq!(ids(&feed), ["1", "2"]);
    assert_eq!((feed.title.as_str(), feed.expired), ("", false));
    let item = &feed.items[0];
    assert_eq!((&item.title, &item.content_html), (&None, &None));
    assert_eq!(item.content_text.as_deref(), Some("Текст остаётся"));
    assert_eq!(item.authors.len(), 1);
    assert_eq!(item.attachments.len(), 1);
    assert_eq!(item.attachments[0].size_in_bytes, None);
    assert_eq!(item.iman.related, ["1", "2"]);
    assert_eq!(item.iman.image_height, None);
    assert_eq!(feed.items[1].tags, ["сад"]);
    assert_eq!(feed.iman.pages.len(), 1);
    for expected in [
        "title: should be a string, is a list",
        "expired: should be true or false, is a string",
        "authors: should be a list, is a string",
        "hubs[0]: has no url; left out",
        "hubs[1]: should be an object, is a string",
        "_iman.menu: should be a list, is an object",
        "_iman.sections[0]: has no slug; left out",
        "_iman.pages[0].contact: should be true or false, is a string",
        "items[0].authors[0]: has neither name nor url nor avatar; left out",
        "items[0].attachments[0]: has no mime_type; left out",
        "items[0].attachments[1].size_in_bytes: should be a whole number, 0 or more, is a number",
        "items[0]._iman.kind: \"poem\" is not one of article, page, issue, video, gallery",
        "items[0]._iman.related[1]: should be a string, is null",
        "items[0]._iman.image_height: is too large",
        "items[1]: should be an object, is a string",
        "items[3].tags[1]: should be a string, is a number",
        "items[3]._iman: should be an object, is a list",
    ] {
        assert!(problems.iter().any(|problem| problem == expected), "{expected}\nin {problems:#?}");
    }
}

#[test]
fn dates_that_are_none() {
    let (feed, problems) = read(fixture!("faulty/bad-dates.json"));
    let dated: Vec<bool> = feed.items.iter().map(|item| item.date_published.is_some()).collect();
    assert_eq!(dated, [false, false, false, false, false, true]);
    assert_eq!(feed.items[5].date_modified.unwrap().offset_minutes, 180);
    assert_eq!(problems.len(), 4, "an empty string is no date and no fault: {problems:#?}");
    assert!(problems[0].starts_with("items[0].date_published: \"вчера\" is not a date"));
}

#[test]
fn what_is_not_ours_is_ignored() {
    let (feed, problems) = read(fixture!("valid/unknown-extensions.json"));
    assert_eq!(problems, [""; 0]);
    assert_eq!(feed.items[0].iman, Default::default());
}

#[test]
fn texts_are_kept_as_they_are() {
    let (feed, _) = read(fixture!("valid/html-in-text.json"));
    assert_eq!(feed.items[0].title.as_deref(), Some("2 < 3 & <b>не тег</b>"));
    assert_eq!(feed.items[0].content_html, None);
}

#[test]
fn only_true_means_expired() {
    assert!(read(fixture!("valid/expired.json")).0.expired);
    assert!(!read(fixture!("valid/minimal.json")).0.expired);
}

#[test]
fn a_byte_order_mark_is_no_fault() {
    let text = fixture!("valid/byte-order-mark.json");
    assert!(text.starts_with('\u{feff}'));
    assert_eq!(read(text).1, [""; 0]);
}

#[test]
fn a_list_of_items_is_enough() {
    let (feed, problems) = read(fixture!("faulty/no-version.json"));
    assert_eq!(ids(&feed), ["1"]);
    assert_eq!(problems.len(), 2, "{problems:?}");
}

#[test]
fn not_json() {
    let error = decode(fixture!("faulty/not-json.json")).unwrap_err();
    let DecodeError::NotJson { line, column, message } = &error else {
        panic!("{error:?}");
    };
    assert_eq!((*line, *column), (4, 13));
    assert!(!message.contains(" at line "), "{message}");
    assert!(error.to_string().contains("line 4, column 13"), "{error}");

    let error = decode(fixture!("faulty/page.html")).unwrap_err().to_string();
    assert!(error.contains("HTML"), "{error}");
    let error = decode(" ").unwrap_err().to_string();
    assert!(error.contains("empty"), "{error}");
}

#[test]
fn json_but_no_feed() {
    for (text, expected) in [
        (fixture!("faulty/no-feed.json"), "an object without a version and a list of items"),
        (fixture!("faulty/other-version.json"), "an object of version \"2.0\" without a list of items"),
        (fixture!("faulty/list.json"), "a list, not an object"),
        ("null", "null, not an object"),
        ("{}", "an object without a version and a list of items"),
        ("{\"items\": {}}", "an object without a version and a list of items"),
    ] {
        let what = expected.to_owned();
        assert_eq!(decode(text), Err(DecodeError::NotAFeed { what }));
    }
}

#[test]
fn depth_is_no_danger() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(matches!(decode(&deep), Err(DecodeError::NotJson { .. })));
}
