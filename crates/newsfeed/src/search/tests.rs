use serde_json::{Value, json};

use super::*;
use crate::testing::paper;

fn index(items: &Value) -> SearchIndex {
    SearchIndex::new(&paper(&json!({"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": items})))
}

fn small() -> SearchIndex {
    index(&json!([
        {"id": "text", "title": "Сад в мае", "content_html": "<p>Весной прилетают <b>пчёлы</b> и шмели.</p>", "date_published": "2025-05-05"},
        {"id": "summary", "title": "Луг", "summary": "Где кормятся пчёлы", "content_text": "Клевер.", "date_published": "2025-05-04"},
        {"id": "tag", "title": "Мёд", "tags": ["пчела"], "content_text": "Сладкий.", "date_published": "2025-05-03"},
        {"id": "title", "title": "Пчёлами не рождаются", "content_text": "Личинка.", "date_published": "2025-05-02"},
        {"id": "newer", "title": "Зима", "content_text": "Пчёлам холодно.", "date_published": "2025-05-06"},
        {"id": "covid", "title": "Covid-19: о масках", "content_text": "Маски и руки. The hives.", "authors": [{"name": "Отдел здоровья"}], "date_published": "2025-05-01"},
    ]))
}

fn found(index: &SearchIndex, words: &str) -> Vec<String> {
    index.find(&Query::of(words)).into_iter().map(|story| story.preview.id.clone()).collect()
}

/// The snippet of the first story that is found.
fn snippet_for(index: &SearchIndex, words: &str) -> String {
    let query = Query::of(words);
    print(&snippet(&index.find(&query)[0], &query))
}

fn print(snippet: &[Fragment]) -> String {
    let print =
        |fragment: &Fragment| if fragment.matched { format!("[{}]", fragment.text) } else { fragment.text.clone() };
    snippet.iter().map(print).collect()
}

#[test]
fn title_before_tags_before_summary_before_text_then_newest() {
    assert_eq!(found(&small(), "пчёл"), ["title", "tag", "summary", "newer", "text"]);
}

#[test]
fn any_form_of_a_word_finds_any_other() {
    let index = small();
    for words in ["пчела ", "ПЧЁЛАМИ", "пчелой", "пчёлы,"] {
        assert_eq!(found(&index, words).len(), 5, "{words}");
    }
    assert_eq!(found(&index, "hive"), ["covid"]);
}

#[test]
fn all_words_must_be_there() {
    let index = small();
    assert_eq!(found(&index, "пчёлы шмель"), ["text"]);
    assert_eq!(found(&index, "пчёлы слоны"), [""; 0]);
    assert_eq!(found(&index, "пчёлы пчела"), found(&index, "пчёлы"));
}

#[test]
fn the_last_word_may_be_only_begun() {
    let index = small();
    assert_eq!(found(&index, "прил"), ["text"]);
    assert_eq!(found(&index, "прил "), [""; 0], "a space ends the word");
    assert_eq!(found(&index, "прил пчёлы"), [""; 0]);
    assert_eq!(found(&index, "п"), [""; 0], "a letter begins too much");
}

#[test]
fn parts_of_joined_words_and_authors_are_found() {
    let index = small();
    for words in ["covid", "19", "covid-19", "COVID 19", "отдел здоровья", "маска"] {
        assert_eq!(found(&index, words), ["covid"], "{words}");
    }
}

#[test]
fn nothing_finds_nothing() {
    for words in ["", " ", "—", "«»"] {
        assert_eq!(found(&small(), words), [""; 0], "{words}");
    }
    assert_eq!(found(&SearchIndex::default(), "сад"), [""; 0]);
}

#[test]
fn a_snippet_shows_where_the_words_stand() {
    let long = format!(
        "<p>{}</p><p>Тут живут пчёлы, и пчела за пчелой.</p><p>{}</p>",
        "раньше ".repeat(50),
        "потом ".repeat(90)
    );
    let index = index(&json!([{"id": 1, "title": "Сад", "content_html": long}]));
    let snippet = snippet_for(&index, "пчёлы");
    assert!(snippet.starts_with("…раньше"), "{snippet}");
    assert!(snippet.contains("Тут живут [пчёлы], и [пчела] за [пчелой]. потом"), "{snippet}");
    assert!(snippet.ends_with("потом…"), "{snippet}");
    assert!(snippet.chars().count() < 220, "{snippet}");
}

#[test]
fn a_snippet_without_the_words_in_the_text_is_the_excerpt() {
    assert_eq!(snippet_for(&small(), "мёд"), "Сладкий.");
    assert_eq!(snippet_for(&small(), "кормятся"), "Где [кормятся] пчёлы");
}

#[test]
fn snippets_hold_text_not_markup() {
    let index =
        index(&json!([{"id": 1, "title": "а", "content_html": "<p>&lt;b&gt;слово&lt;/b&gt; <i>здесь</i></p>"}]));
    assert_eq!(snippet_for(&index, "слово"), "<b>[слово]</b> здесь");
}
