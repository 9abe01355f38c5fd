use super::*;
use crate::decode::decode;
use crate::testing::{ADDRESS, paper, resolve};
use serde_json::json;

/// A small paper: bees, orchard, wrestling and more.
fn corpus() -> Paper {
    let text = include_str!("../../fixtures/valid/corpus.json");
    let decoded = decode(text).unwrap();
    assert_eq!(decoded.problems, []);
    Paper::new(decoded.feed, ADDRESS, &resolve)
}

fn path(paper: &Paper, id: &str) -> String {
    paper.by_id(id).unwrap().preview.path.clone()
}

fn related_ids(paper: &Paper, id: &str, count: usize) -> Vec<String> {
    ids(&related(paper, &path(paper, id), count))
}

fn ids(stories: &[Arc<Article>]) -> Vec<String> {
    stories.iter().map(|story| story.preview.id.clone()).collect()
}

#[test]
fn bees_lead_to_bees_and_to_the_orchard() {
    let paper = corpus();
    let order = related_ids(&paper, "bees-year", 20);
    let place = |id: &str| order.iter().position(|found| found == id).unwrap();
    assert_eq!(place("bees-honey").max(place("orchard")), 1, "{order:?}");
    assert!(place("garden") < place("wrestling"), "{order:?}");
    assert!(place("wrestling") > 3, "{order:?}");
}

#[test]
fn sports_lead_to_sports() {
    let paper = corpus();
    let order = related_ids(&paper, "wrestling", 2);
    assert!(order.contains(&"football".to_owned()), "{order:?}");
    assert!(!order.contains(&"bees-year".to_owned()), "{order:?}");
}

#[test]
fn the_words_of_the_text_count_where_nothing_else_is_shared() {
    let paper = corpus();
    // No tag, no section, no word of the title in common: but both are about bread.
    assert_eq!(related_ids(&paper, "wheat", 1), ["oven"]);
}

#[test]
fn the_feeds_own_choice_comes_first() {
    let paper = corpus();
    assert_eq!(related_ids(&paper, "chosen", 3)[..2], ["wrestling", "oven"]);
}

#[test]
fn never_itself_never_twice_as_many_as_there_are() {
    let paper = corpus();
    let all = paper.stories().len();
    for story in paper.stories() {
        let found = ids(&related(&paper, &story.preview.path, all + 5));
        assert_eq!(found.len(), all - 1, "{}", story.preview.id);
        assert!(!found.contains(&story.preview.id));
        let mut once = found.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), found.len(), "{}", story.preview.id);
    }
    assert_eq!(related(&paper, "/nowhere/", 3), []);
    assert_eq!(related_ids(&paper, "chosen", 0), [""; 0]);
    assert_eq!(related_ids(&paper, "chosen", 1), ["wrestling"]);
}

#[test]
fn equals_stay_in_order_of_time() {
    let items: Vec<_> = (1..=9)
        .map(|day| json!({"id": day, "title": "Слово", "date_published": format!("2025-05-0{day}T10:00:00Z")}))
        .collect();
    let paper = paper(&json!({"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": items}));
    // Nearest in time first; of two equally near ones the newer.
    assert_eq!(related_ids(&paper, "5", 4), ["6", "4", "7", "3"]);
    assert_eq!(related_ids(&paper, "5", 8), related_ids(&paper, "5", 8));
}

#[test]
fn printed_issues_do_not_crowd_out_stories() {
    let paper = corpus();
    let order = related_ids(&paper, "bees-year", 20);
    assert_eq!(order.last().map(String::as_str), Some("issue-33"), "{order:?}");
}

#[test]
fn missed_are_of_other_sections_one_of_each_first() {
    let paper = corpus();
    let shown = ["oven".to_owned()];
    let found = missed(&paper, paper.by_id("bees-year").map(Arc::as_ref), &shown, 4);
    let sections: Vec<&str> = found.iter().map(|story| story.preview.sections[0].path[0].as_str()).collect();
    assert_eq!(found[0].preview.id, "library", "the editors' choice leads");
    assert!(!sections.contains(&"selskoe-hozyaystvo"), "{sections:?}");
    assert!(!ids(&found).contains(&"oven".to_owned()));
    let mut once = sections.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), sections.len(), "{sections:?}");
}

#[test]
fn missed_without_a_story_are_of_all_sections() {
    let paper = corpus();
    assert_eq!(missed(&paper, None, &[], 3).len(), 3);
    assert_eq!(ids(&missed(&paper, None, &[], 1)), ["library"]);
    assert_eq!(missed(&paper, None, &[], 0), []);
}

#[test]
fn turns() {
    assert_eq!(by_turns(vec![1, 3], vec![2, 4, 5, 6]), [1, 2, 3, 4, 5, 6]);
    assert!(by_turns::<u8>(vec![], vec![]).is_empty());
}

#[test]
fn missed_need_not_have_the_story_itself() {
    let whole = corpus();
    let story = whole.by_id("bees-year").unwrap();
    let text = include_str!("../../fixtures/valid/corpus.json");
    let mut feed = decode(text).unwrap().feed;
    feed.items.retain(|item| item.id != "bees-year");
    let without = Paper::new(feed, ADDRESS, &resolve);
    let shown = ["oven".to_owned()];
    assert_eq!(ids(&missed(&without, Some(story), &shown, 4)), ids(&missed(&whole, Some(story), &shown, 4)));
}
