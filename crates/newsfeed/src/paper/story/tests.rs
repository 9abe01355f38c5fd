use super::*;
use crate::testing::{ADDRESS, resolve};
use serde_json::{Value, json};

fn article(item: Value) -> Article {
    let document = json!({"items": [item], "title": "x"}).to_string();
    let mut feed = crate::decode::decode(&document).unwrap().feed;
    let base = Base { address: ADDRESS, resolve: &resolve };
    let authors = authors(&[wire::Author { name: Some("Редакция".into()), ..wire::Author::default() }], base);
    let homes = &[Some("https://iman.example/")];
    let setting = Setting { base, homes, authors: &authors, language: Some("ru-RU"), is_pressed: false };
    read(&mut feed.items[0], &setting, &mut Allocator::default())
}

fn preview(item: Value) -> Preview {
    article(item).preview
}

#[test]
fn the_address_is_the_pages_own_or_date_and_slug() {
    let path = |item| preview(item).path;
    assert_eq!(path(json!({"id": 1, "title": "Мёд", "url": "https://iman.example/stories/honey"})), "/stories/honey/");
    assert_eq!(path(json!({"id": 1, "title": "Мёд", "url": "https://other.example/honey"})), "/myod/");
    let dated = json!({"id": 1, "title": "Мёд", "date_published": "2025-05-17T01:00:00+03:00"});
    assert_eq!(path(dated.clone()), "/2025/05/17/myod/");
    let mut named = dated.clone();
    named["_iman"] = json!({"slug": "Honey Pot"});
    assert_eq!(path(named.clone()), "/2025/05/17/honey-pot/");
    named["url"] = json!("/own/");
    assert_eq!(path(named), "/own/");
    let mut page = dated;
    page["_iman"] = json!({"kind": "page"});
    assert_eq!(path(page), "/myod/");
    assert_eq!(path(json!({"id": "?"})), "/story/");
}

#[test]
fn a_missing_title_is_made_up() {
    let headline = |item| {
        let preview = preview(item);
        (preview.headline, preview.untitled)
    };
    let made_up = |text: &str| (text.to_owned(), true);
    assert_eq!(headline(json!({"id": 1, "title": " Мёд \n и воск "})), ("Мёд и воск".to_owned(), false));
    assert_eq!(
        headline(json!({"id": 1, "content_html": "<p>Раз два, три четыре пять шесть семь восемь, девять</p>"})),
        made_up("Раз два, три четыре пять шесть семь восемь…")
    );
    assert_eq!(headline(json!({"id": 1, "content_text": "Коротко."})), made_up("Коротко."));
    assert_eq!(headline(json!({"id": 1, "summary": "Сводка"})), made_up("Сводка"));
    assert_eq!(headline(json!({"id": 1, "title": " ", "date_published": "2025-05-17"})), made_up("2025-05-17"));
    assert_eq!(headline(json!({"id": "tag:1"})), made_up("tag:1"));
    assert_eq!(headline(json!({"id": "\u{ad}", "title": "\u{ad}"})), made_up("story"), "never empty");
}

#[test]
fn the_excerpt_is_the_summary_or_the_beginning() {
    let long = "слово ".repeat(100);
    let with_summary = preview(json!({"id": 1, "summary": " Сводка ", "content_text": long}));
    assert_eq!(with_summary.excerpt, "Сводка");
    let without = preview(json!({"id": 1, "content_html": format!("<h2>Глава</h2><p>{long}</p>")})).excerpt;
    assert!(without.starts_with("Глава слово") && without.ends_with("слово…"), "{without}");
    assert!(without.chars().count() <= EXCERPT + 1);
    let summary = preview(json!({"id": 1, "summary": long})).excerpt;
    assert!(summary.chars().count() <= SUMMARY + 1);
}

#[test]
fn no_lead_that_the_text_begins_with() {
    let lead = |summary: &str, html: &str| article(json!({"id": 1, "summary": summary, "content_html": html})).lead;
    assert_eq!(lead("Пчёлы летят.", "<p>Сад цветёт.</p>").as_deref(), Some("Пчёлы летят."));
    assert_eq!(lead("Пчёлы летят […]", "<h2>Пчёлы</h2> <b>летят</b> в сад"), None);
    assert_eq!(lead("«…»", "<p>Сад</p>"), None, "a summary without a letter says nothing");
}

#[test]
fn html_wins_over_text_and_either_over_nothing() {
    let body = |item| article(item).body;
    assert_eq!(body(json!({"id": 1, "content_html": "<p>а</p>", "content_text": "б"})), Body::Html("<p>а</p>".into()));
    assert_eq!(body(json!({"id": 1, "content_html": 5, "content_text": "<b>"})), Body::Text("<b>".into()));
    assert_eq!(body(json!({"id": 1, "content_html": ""})), Body::Empty);
}

#[test]
fn minutes_are_counted_in_russian_words() {
    assert_eq!(preview(json!({"id": 1, "content_html": format!("<p>{}</p>", "слово ".repeat(900))})).minutes, 5);
    assert_eq!(preview(json!({"id": 1})).minutes, 1);
}

#[test]
fn modified_only_when_it_was_later() {
    let modified = |published: &str, modified: &str| {
        let item = json!({"id": 1, "date_published": published, "date_modified": modified});
        preview(item).modified.is_some()
    };
    assert!(!modified("2025-05-17T10:00:00Z", "2025-05-17T10:01:00Z"));
    assert!(modified("2025-05-17T10:00:00Z", "2025-05-17T10:01:01Z"));
    assert!(!modified("2025-05-17T10:00:00Z", "2025-05-16T10:00:00Z"));
    assert!(!modified("2025-05-17T10:00:00+03:00", "2025-05-17T07:00:30Z"));
    assert!(modified("", "2025-05-17T07:00:30Z"));
}

#[test]
fn the_language_only_where_it_differs() {
    assert_eq!(preview(json!({"id": 1, "language": "ru-ru"})).language, None);
    assert_eq!(preview(json!({"id": 1, "language": "ce"})).language.as_deref(), Some("ce"));
    assert_eq!(preview(json!({"id": 1})).language, None);
}

#[test]
fn authors_of_its_own_or_of_the_feed() {
    let names = |item| preview(item).authors.into_iter().map(|author| author.name).collect::<Vec<_>>();
    assert_eq!(names(json!({"id": 1})), ["Редакция"]);
    assert_eq!(names(json!({"id": 1, "authors": [{"name": "А"}, {"name": "а"}, {"avatar": "x.png"}]})), ["А"]);
    assert_eq!(
        names(json!({"id": 1, "authors": [{"name": "\u{ad}"}, {"name": "\u{ad}", "url": "https://a.example/"}]})),
        ["a.example"]
    );
    assert_eq!(names(json!({"id": 1, "authors": [{"avatar": "x.png"}]})), ["Редакция"]);
}

#[test]
fn urls_resolve_against_the_items_page() {
    let story =
        article(json!({"id": 1, "url": "/2025/05/17/a/", "image": "a.png", "external_url": "javascript:alert(1)",
        "attachments": [{"url": "a.pdf", "mime_type": "Application/PDF"}, {"url": "data:x", "mime_type": "x/y"}]}));
    assert_eq!(story.base_url, "https://iman.example/2025/05/17/a/");
    assert_eq!(story.preview.picture.unwrap().url, "https://iman.example/2025/05/17/a/a.png");
    assert_eq!(story.external_url, None);
    assert_eq!(story.attachments.len(), 1);
    assert_eq!(story.attachments[0].url, "https://iman.example/2025/05/17/a/a.pdf");
    assert_eq!(story.attachments[0].mime_type, "application/pdf");
    assert_eq!(article(json!({"id": 1, "url": "javascript:x"})).base_url, ADDRESS);
}

#[test]
fn attachments_of_one_title_are_forms_of_one_thing() {
    let file = |url: &str, title: Option<&str>| json!({"url": url, "mime_type": "audio/mpeg", "title": title});
    let story = article(json!({"id": 1, "attachments":
        [file("a", Some("Запись")), file("b", None), file("c", Some("Запись")), file("d", None)]}));
    let alternates: Vec<usize> = story.attachments.iter().map(|file| file.alternates.len()).collect();
    assert_eq!(alternates, [1, 0, 0]);
}
