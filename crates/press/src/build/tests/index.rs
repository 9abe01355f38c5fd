//! The search index: what it finds, and what a publish writes of it.

use super::*;
use newsfeed::edition::{segments, shard_address};
use newsfeed::search::index_file::find;
use newsfeed::search::{Query, SearchIndex};
use std::sync::Arc;

const SMALL: [u32; 3] = [64, 8, 2];

impl Press {
    fn build_index(&mut self, levels: &[u32]) -> Report {
        let out = self.folder.path().join("out");
        let options = Options { out, search_levels: levels.to_vec(), is_quiet: true, ..Options::default() };
        build(&mut self.store, &options).unwrap()
    }

    /// The ids of the stories that the index finds, in their order.
    fn found(&self, words: &str) -> Vec<String> {
        let files = self.files("out");
        let edition = self.feed("feed.json").iman.edition.unwrap();
        let total = edition.total.unwrap() as usize;
        let query = Query::of_archive(words);
        let mut texts = Vec::new();
        for segment in segments(total, &edition.search_levels) {
            for shard in query.shards(segment.shards) {
                let name = shard_address(edition.search.as_ref().unwrap(), &segment.name, shard);
                texts.push(Arc::new(files[&name].clone()));
            }
        }
        let latest = self.feed("feeds/latest/newest.json").items;
        assert_eq!(latest.len(), total, "a list of one document");
        find(&query, &(0..total), &texts).into_iter().map(|place| latest[total - 1 - place].id.clone()).collect()
    }
}

fn of_index(names: Vec<&str>) -> Vec<&str> {
    names.into_iter().filter(|name| name.starts_with("search-index/")).collect()
}

#[test]
fn the_index_finds_what_is_found_in_the_whole_archive() {
    let mut press = Press::new();
    press.import((0..35).map(item));
    press.build_index(&SMALL);
    let mut whole = Feed { items: (0..35).rev().map(item).collect(), ..press.feed("feed.json") };
    whole.iman.edition = None;
    let index = SearchIndex::new(&Paper::new(whole, ROOT, &crate::root::resolve));
    for words in ["пчела", "пчёлы мост", "концерт", "конц", "sport", "экология", "сад 7", "слон"]
    {
        let expected: Vec<String> =
            index.find(&Query::of_archive(words)).iter().map(|story| story.preview.id.clone()).collect();
        assert_eq!(press.found(words), expected, "{words}");
    }
    assert!(!press.found("пчела").is_empty() && !press.found("sport").is_empty());
}

#[test]
fn a_new_story_writes_one_file_of_the_index_and_seldom_more() {
    let mut press = Press::new();
    press.import((0..64).map(item));
    press.build_index(&SMALL);
    for number in 64..80 {
        let before = press.files("out");
        press.import([item(number)]);
        press.build_index(&SMALL);
        let after = press.files("out");
        let total = number as usize + 1;
        let mut expected: Vec<String> = segments(total, &SMALL)
            .iter()
            .flat_map(|segment| {
                (0..segment.shards).map(|shard| shard_address(super::super::index::SHARD, &segment.name, shard))
            })
            .collect();
        expected.sort();
        let files: Vec<&str> = of_index(after.keys().map(String::as_str).collect());
        assert_eq!(files, expected, "what no segment has any more is gone");
        let changed = of_index(changed(&before, &after));
        // Each second story goes with those before it into a segment of its own.
        let new = segments(total, &SMALL).into_iter().find(|segment| segment.places.end == total);
        let new = new.filter(|_| total.is_multiple_of(2)).map_or(0, |segment| segment.shards);
        assert_eq!(changed.len(), 1 + new, "{changed:?}");
        assert!(changed.iter().all(|name| !name.starts_with("search-index/0-64/")));
    }
}

#[test]
fn a_story_that_changes_or_goes_changes_its_segment() {
    let mut press = Press::new();
    press.import((0..140).map(item));
    press.build_index(&SMALL);
    let before = press.files("out");
    let mut other = item(3);
    other.content_html = Some("<p>Слоны</p>".into());
    press.import([other]);
    press.build_index(&SMALL);
    let after = press.files("out");
    assert!(of_index(changed(&before, &after)).iter().all(|name| name.starts_with("search-index/0-64/")));
    assert!(!of_index(changed(&before, &after)).is_empty());
}

#[test]
fn the_name_of_a_section_is_searched_and_changes_the_index() {
    let mut press = Press::new();
    press.import((0..6).map(item));
    let out = press.folder.path().join("out");
    for name in ["Футбол", "Хоккей"] {
        let mut masthead = Feed { title: "Иман".into(), ..Feed::default() };
        let section = wire::Section { slug: "sport".into(), name: Some(name.into()), ..wire::Section::default() };
        masthead.iman.sections = vec![section];
        let masthead = Some(masthead);
        build(&mut press.store, &Options { out: out.clone(), masthead, is_quiet: true, ..Options::default() }).unwrap();
        assert_eq!(press.found(name), ["5", "2"]);
    }
    assert_eq!(press.found("футбол"), [""; 0]);
}

#[test]
fn an_edition_without_an_index_says_nothing_of_one() {
    let mut press = Press::new();
    press.import((0..6).map(item));
    press.build_index(&SMALL);
    assert_eq!(press.feed("feed.json").iman.edition.unwrap().search_levels, [64, 8, 2]);
    assert!(press.build_index(&[]).counted("removed") > 0);
    assert!(of_index(press.files("out").keys().map(String::as_str).collect()).is_empty());
    let edition = press.feed("feed.json").iman.edition.unwrap();
    assert_eq!((edition.search, edition.search_levels), (None, Vec::new()));
}
