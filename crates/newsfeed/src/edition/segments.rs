//! How the search index of a pressed archive is parted into files. See docs/edition.md.
//!
//! Stories have places, counted from the oldest as in the list of all stories. A segment covers the places from one
//! multiple of a level to another: full segments cover as much as the first level and never change, one behind them goes
//! as far as the second level reaches, one as far as the third, and the newest has the rest. So a new story changes the
//! newest segment alone, and every so often the one before it. A segment is parted into shards by the beginnings of the
//! stems, so that a word is looked up in one small file.

use super::NEWEST;
use crate::register::hash;
use std::ops::Range;

/// The levels that the press writes: how many stories a full segment has, and at which multiples the ones behind it end.
pub const LEVELS: [u32; 3] = [16_384, 256, 16];
/// Letters of a stem that say in which shard it is, and letters that a word must have to be found when it is only begun.
pub const LETTERS: usize = 4;
/// Stories that bring one shard more, and how many shards there are at most. Few stories have many stems for their number:
/// eight make a file of some 25 kB, and a full segment has files of 10 to 20 kB.
const STORIES_A_SHARD: usize = 8;
const MOST_SHARDS: usize = 512;
/// The same for segments behind the second level, which are rewritten often: a publish is to write few files.
const MOST_SHARDS_OF_FEW: usize = 16;

/// A part of the index.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Segment {
    /// The places of its stories.
    pub places: Range<usize>,
    /// Its name in addresses: its places, so that the same name always means the same stories; but [`NEWEST`] for the
    /// last one, which is asked for before the count is known for certain.
    pub name: String,
    /// How many files it has.
    pub shards: usize,
}

/// The segments of an index over so many stories, oldest first; the last one is the newest, and may be empty.
pub fn segments(total: usize, levels: &[u32]) -> Vec<Segment> {
    let mut segments = Vec::new();
    let mut start = 0;
    for (at, level) in levels.iter().enumerate() {
        let level = *level as usize;
        let end = total - total.checked_rem(level).unwrap_or(total);
        let step = if at == 0 { level } else { total };
        let most = if at < 2 { MOST_SHARDS } else { MOST_SHARDS_OF_FEW };
        while start < end {
            let places = start..end.min(start + step);
            start = places.end;
            let shards = places.len().div_ceil(STORIES_A_SHARD).next_power_of_two().min(most);
            segments.push(Segment { name: covered(&places), places, shards });
        }
    }
    segments.push(Segment { places: start..total, name: NEWEST.to_owned(), shards: 1 });
    segments
}

/// The places of a segment in words: what stands in the first line of its files.
pub fn covered(places: &Range<usize>) -> String {
    [&places.start.to_string(), "-", &places.end.to_string()].concat()
}

/// The shard of a segment that has a stem, and those stems that begin with it if it has [`LETTERS`] letters. `shards`: how
/// many there are, a power of two.
pub fn shard(stem: &str, shards: usize) -> usize {
    let end = stem.char_indices().nth(LETTERS).map_or(stem.len(), |(at, _)| at);
    hash(&stem[..end]) & (shards - 1)
}

/// The address that a template gives for a shard of a segment.
pub fn shard_address(template: &str, segment: &str, shard: usize) -> String {
    template.replace("{segment}", segment).replace("{shard}", &shard.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: [u32; 3] = [64, 8, 2];

    fn names(total: usize) -> Vec<String> {
        segments(total, &LEVELS).into_iter().map(|segment| segment.name).collect()
    }

    #[test]
    fn every_story_is_in_one_segment() {
        for levels in [&SMALL[..], &LEVELS, &[7, 5], &[2, 8, 64], &[0, 3], &[]] {
            for total in 0..300 {
                let segments = segments(total, levels);
                let places: Vec<usize> = segments.iter().flat_map(|segment| segment.places.clone()).collect();
                assert_eq!(places, (0..total).collect::<Vec<_>>(), "{levels:?}");
                assert!(segments.iter().all(|segment| segment.shards.is_power_of_two()));
                assert_eq!(segments.iter().filter(|segment| segment.name == NEWEST).count(), 1);
            }
        }
    }

    #[test]
    fn a_new_story_changes_the_newest_segment_and_seldom_another() {
        for total in 0..300 {
            let [before, after] = [total, total + 1].map(|total| segments(total, &SMALL));
            let stay = before.iter().filter(|segment| segment.name != NEWEST && after.contains(segment)).count();
            let new = after.len() - 1 - stay;
            assert_eq!(new, usize::from((total + 1).is_multiple_of(2)), "{total}");
            let full = before.iter().filter(|segment| segment.places.len() == 64 && segment.name != NEWEST).count();
            assert!(before[..full].iter().all(|segment| after.contains(segment)), "a full segment never changes");
        }
    }

    #[test]
    fn names_say_what_a_segment_covers() {
        assert_eq!(names(0), ["newest"]);
        assert_eq!(names(87), ["0-80", "newest"]);
        assert_eq!(names(33_000), ["0-16384", "16384-32768", "32768-32992", "newest"]);
        assert_eq!(names(20_479), ["0-16384", "16384-20224", "20224-20464", "newest"]);
        let shards: Vec<usize> = segments(20_479, &LEVELS).iter().map(|segment| segment.shards).collect();
        assert_eq!(shards, [512, 512, 16, 1]);
    }

    #[test]
    fn a_word_that_is_begun_is_in_the_shard_of_its_stems() {
        for (begun, stem) in [("пчел", "пчеловод"), ("гимн", "гимнастик"), ("hive", "hive"), ("чиж", "чиж")]
        {
            assert_eq!(shard(begun, 256), shard(stem, 256), "{begun}");
        }
        let taken: std::collections::BTreeSet<usize> =
            ["а", "бе", "вес", "газет", "дом", "ель", "ж", "зим", "19"].iter().map(|stem| shard(stem, 256)).collect();
        assert!(taken.len() > 6, "stems are spread: {taken:?}");
        assert_eq!(shard("газет", 1), 0);
    }

    #[test]
    fn addresses() {
        let template = "search-index/{segment}/{shard}.txt";
        assert_eq!(shard_address(template, "0-256", 7), "search-index/0-256/7.txt");
    }
}
