use super::*;
use crate::edition::segments;
use crate::paper::Paper;
use crate::search::SearchIndex;
use crate::testing::paper;
use proptest::prelude::*;
use serde_json::{Value, json};

/// A paper of stories that say these words in headline, tag, summary and text; the first one is the oldest.
fn of_words(stories: &[[String; 4]]) -> Paper {
    let item = |(at, [headline, tag, summary, text]): (usize, &[String; 4])| -> Value {
        let date = format!("2025-{:02}-{:02}", at / 28 + 1, at % 28 + 1);
        json!({"id": at, "title": headline, "tags": [tag], "summary": summary, "content_text": text, "date_published": date})
    };
    let items: Vec<Value> = stories.iter().enumerate().map(item).collect();
    paper(&json!({"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": items}))
}

/// The files of an index over a paper that know the words.
fn files(paper: &Paper, levels: &[u32], query: &Query) -> Vec<Arc<String>> {
    let stories: Vec<_> = paper.stories().iter().rev().collect();
    let mut wanted = Vec::new();
    for segment in segments(stories.len(), levels) {
        let mut writer = Writer::new(segment.places.clone());
        for place in segment.places {
            for (stem, field) in stems(stories[place]) {
                writer.add(place, &stem, field);
            }
        }
        let texts = writer.end(segment.shards);
        wanted.extend(query.shards(segment.shards).into_iter().map(|shard| Arc::new(texts[shard].clone())));
    }
    wanted
}

fn found(paper: &Paper, levels: &[u32], words: &str) -> Vec<String> {
    let query = Query::of_archive(words);
    let total = paper.stories().len();
    let files = files(paper, levels, &query);
    let places = find(&query, &(0..total), &files);
    places.into_iter().map(|place| paper.stories()[total - 1 - place].preview.id.clone()).collect()
}

fn by_memory(paper: &Paper, words: &str) -> Vec<String> {
    SearchIndex::new(paper).find(&Query::of_archive(words)).into_iter().map(|story| story.preview.id.clone()).collect()
}

fn text() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec!["пчёлы", "пчеловод", "сад", "садами", "Covid-19", "мёд", "и", "", "газета"]);
    prop::collection::vec(words, 0..4).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn an_index_finds_what_is_found_in_memory_and_in_the_same_order(
        stories in prop::collection::vec([text(), text(), text(), text()], 1..90),
        words in prop::sample::select(vec!["пчела", "пчёл", "пчел сад", "covid", "и", "сад мёд ", "газе", "слон"]),
    ) {
        let paper = of_words(&stories);
        for levels in [&[64, 8, 2][..], &[16_384, 256, 16], &[1]] {
            prop_assert_eq!(found(&paper, levels, words), by_memory(&paper, words));
        }
    }

    #[test]
    fn numbers_are_read_as_they_were_written(steps in prop::collection::vec((1..100_000_usize, 0..4_usize), 1..50)) {
        let mut writer = Writer::new(7..10_000_000);
        let mut place = 7;
        let mut expected = Vec::new();
        for (step, field) in steps {
            place += step;
            writer.add(place, "сад", Field::ALL[field]);
            expected.push((place, Field::ALL[field]));
        }
        let texts = writer.end(1);
        let mut read = Vec::new();
        for (stem, stories) in lines(&texts[0]) {
            prop_assert_eq!(stem, "сад");
            prop_assert!(each_story(stories, 7, &mut |place, field| read.push((place, field))));
        }
        prop_assert_eq!(read, expected);
    }

    #[test]
    fn a_damaged_file_harms_nobody(text in "[0-9]{0,9}-[0-9]{0,9}\n(сад [ -~\n]{0,40}\n)*", more in any::<String>()) {
        let query = Query::of_archive("сад");
        for text in [text.clone(), more.clone(), text + &more] {
            let _ = coverage(&text);
            let places = find(&query, &(5..50), &[Arc::new(text)]);
            prop_assert!(places.iter().all(|place| (5..50).contains(place)));
        }
    }
}

#[test]
fn of_a_story_each_stem_is_there_once_with_its_best_field() {
    let words = ["Сад и пчёлы", "сады", "Мёд", "Пчелой в саду мёд"].map(str::to_owned);
    let paper = of_words(&[words]);
    let stems = stems(&paper.stories()[0]);
    let expected =
        [("сад", Field::Headline), ("и", Field::Headline), ("пчел", Field::Headline), ("мед", Field::Summary)];
    let told: Vec<(&str, Field)> = stems.iter().map(|(stem, field)| (stem.as_str(), *field)).collect();
    assert_eq!(told, [&expected[..], &[("в", Field::Text)]].concat());
}

#[test]
fn a_file_says_what_it_covers() {
    let mut writer = Writer::new(16..32);
    writer.add(16, "сад", Field::Headline);
    writer.add(31, "сад", Field::Text);
    writer.add(31, "сад", Field::Text);
    writer.add(20, "луг", Field::Labels);
    let texts = writer.end(1);
    assert_eq!(texts, ["16-32\nлуг B\nсад 3QL\n"]);
    assert_eq!(coverage(&texts[0]), Some(16..32));
    for text in ["", "16-32", "<!doctype html>\n", "16-\n", "16-32\nсад 3Q"] {
        assert_eq!(coverage(text), None, "{text}");
    }
}

#[test]
fn two_letters_begin_nothing_in_an_archive() {
    let paper = of_words(&[["Пчеловод", "", "", ""].map(str::to_owned)]);
    assert_eq!(found(&paper, &[16], "пчел"), ["0"]);
    assert_eq!(found(&paper, &[16], "пче"), [""; 0]);
}
