//! The search index: a file that is missing, strange or damaged, and a story that it does not find.

use super::*;
use newsfeed::edition::{LEVELS, segments, shard, shard_address};

impl Edition {
    /// The file of the index that has a stem in its oldest segment.
    fn shard_of(&self, stem: &str) -> String {
        let oldest = &segments(STORIES as usize, &LEVELS)[0];
        shard_address("search-index/{segment}/{shard}.txt", &oldest.name, shard(stem, oldest.shards))
    }
}

#[test]
fn a_file_of_the_index_that_is_missing_or_strange() {
    let edition = Edition::new();
    let name = edition.shard_of("сад");
    edition.remove(&name);
    edition.must_tell(&name, "cannot be read");
    edition.write("search-index/0-512/0.txt", "0-512\n");
    edition.must_tell("search-index/0-512/0.txt", "is no file of a search index over 65 stories");
}

#[test]
fn a_file_of_the_index_that_is_damaged() {
    for (from, to, message) in [
        ("0-64\n", "0-48\n", "does not begin with 0-64"),
        ("0-64\n", "<html>\n", "does not begin with 0-64"),
        ("\nсад ", "\nсад\n", "no stem with stories"),
        ("\nсад ", "\nсад oooo", "\"сад\" stands in stories that the file does not cover"),
        ("\nсад ", "\nсад ~", "\"сад\" stands in stories that the file does not cover"),
    ] {
        let edition = Edition::new();
        let name = edition.shard_of("сад");
        edition.change(&name, from, to);
        edition.must_tell(&name, message);
    }
}

#[test]
fn a_stem_in_the_file_of_others() {
    let edition = Edition::new();
    let name = edition.shard_of("сад");
    let is_elsewhere = |stem: &&str| edition.shard_of(stem) != name;
    let other = ["слон", "луг", "мост", "река", "лес"].into_iter().find(is_elsewhere).unwrap();
    edition.change(&name, "\nсад ", &format!("\n{other} "));
    edition.must_tell(&name, &format!("\"{other}\" belongs into another file"));
}

#[test]
fn a_story_that_the_index_does_not_find() {
    let edition = Edition::new();
    let name = edition.shard_of("сад");
    edition.change(&name, "\nсад 3", "\nсад 7");
    edition.must_tell("feeds/latest/1.json, id 0", "is not found by the first word of its headline, \"сад\"");
}

#[test]
fn an_index_at_a_place_that_is_not_known() {
    let edition = Edition::new();
    edition.change("feed.json", "search-index/{segment}/{shard}.txt", "../{segment}/{shard}.txt");
    edition.must_tell("feed.json", "_iman.edition.search");
}

#[test]
fn a_copy_of_the_index_that_says_something_else() {
    let edition = Edition::packed();
    let name = edition.shard_of("сад");
    edition.change(&name, "\n", "\n\n");
    edition.must_tell(&format!("{name}.br"), "says something else");
}
