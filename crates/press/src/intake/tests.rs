//! What comes of records, from outside.

use super::*;
use crate::store::Store;
use newsfeed::date::Moment;

fn item(id: &str, title: &str) -> wire::Item {
    wire::Item {
        id: id.into(),
        title: Some(title.into()),
        content_html: Some("<p>Пчёлы вылетают весной.</p>".into()),
        date_published: Moment::parse("2025-05-17T09:30:00+03:00"),
        ..wire::Item::default()
    }
}

fn take(store: &mut Store, items: Vec<wire::Item>, removes_missing: bool) -> Report {
    let mut intake = Intake::begin(store, "test", Progress::begin("test", None, true)).unwrap();
    let feed = wire::Feed { home_page_url: Some("https://iman.example/".into()), ..wire::Feed::default() };
    intake.masthead(feed, "https://iman.example/feed.json");
    for item in items {
        intake.item("test", item).unwrap();
    }
    intake.end(removes_missing).unwrap()
}

fn paths(store: &Store) -> Vec<String> {
    let outlines = store.outlines().unwrap();
    outlines.stories.iter().map(|outline| outline.path.to_string()).collect()
}

#[test]
fn only_what_is_new_or_changed_is_taken_and_addresses_stay() {
    let mut store = Store::in_memory().unwrap();
    let first = take(&mut store, vec![item("1", "Мёд"), item("2", "Мёд")], false);
    assert_eq!((first.counted("new"), first.fault_count), (2, 1));
    assert_eq!(paths(&store), ["/2025/05/17/myod/", "/2025/05/17/myod-2/"]);
    let again = take(&mut store, vec![item("1", "Мёд"), item("2", "Сад")], false);
    assert_eq!((again.counted("unchanged"), again.counted("changed"), again.counted("new")), (1, 1, 0));
    assert_eq!(paths(&store), ["/2025/05/17/myod/", "/2025/05/17/myod-2/"]);
}

#[test]
fn what_a_source_has_no_more_is_removed_if_asked() {
    let mut store = Store::in_memory().unwrap();
    take(&mut store, vec![item("1", "Мёд"), item("2", "Сад")], false);
    assert_eq!(take(&mut store, vec![item("2", "Сад")], true).counted("removed"), 1);
    assert_eq!(paths(&store), ["/2025/05/17/sad/"]);
}

#[test]
fn a_record_without_an_id_or_with_anothers_is_left_out_and_told() {
    let mut store = Store::in_memory().unwrap();
    let report = take(&mut store, vec![item(" ", "Мёд"), item("2", "Сад"), item("2", "Лес")], false);
    assert_eq!((report.counted("new"), report.fault_count), (1, 2));
}

#[test]
fn the_publisher_knows_better_where_the_paper_stands() {
    let mut store = Store::in_memory().unwrap();
    let progress = Progress::begin("test", None, true);
    let mut intake = Intake::begin(&mut store, "test", progress).unwrap().with_home(Some("https://new.example/"));
    let feed = wire::Feed { home_page_url: Some("https://old.example/".into()), ..wire::Feed::default() };
    intake.masthead(feed, "https://old.example/feed.json");
    let at = |id: &str, url: &str| wire::Item { url: Some(url.into()), ..item(id, "Мёд") };
    intake.item("test", at("1", "https://new.example/bees/honey/")).unwrap();
    // The paper has moved: its paths have not.
    intake.item("test", at("2", "https://old.example/bees/wax/")).unwrap();
    intake.item("test", at("3", "https://other.example/bees/wasps/")).unwrap();
    intake.end(false).unwrap();
    assert_eq!(paths(&store), ["/bees/honey/", "/bees/wax/", "/2025/05/17/myod/"]);
    let kept = store.kept(2).unwrap();
    assert!(kept.item.contains("\"url\":\"https://new.example/bees/wax/\""), "{}", kept.item);
}
