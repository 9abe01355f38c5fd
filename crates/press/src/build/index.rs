//! The search index of an edition: which files it has, and what each says.
//!
//! The files of a segment are made together, as each story stands in most of them. So what is held in memory is one
//! segment for each thread.

use super::key::Key;
use super::plan::Archive;
use super::staging::Staging;
use crate::store::Store;
use anyhow::Result;
use newsfeed::edition::{Segment, segments, shard_address};
use newsfeed::search::index_file::{Writer, stems_of};

/// Where the shards of the index stand. Not in a folder `search`: the app has a page of that name, and not every host tells
/// a folder from a page.
pub(super) const SHARD: &str = "search-index/{segment}/{shard}.txt";

/// Raised when words are read in another way.
const READING: u64 = 1;

/// The search index.
pub(super) struct Index<'a> {
    archive: &'a Archive<'a>,
    /// Its segments, oldest first; none if the edition has no index.
    pub(super) segments: Vec<Segment>,
    /// For each section the stems of its name.
    sections: Vec<Vec<String>>,
}

impl<'a> Index<'a> {
    /// The index with these levels (see [`newsfeed::edition::segments`]), or none.
    pub(super) fn of(archive: &'a Archive<'a>, levels: &[u32]) -> Index<'a> {
        let total = archive.places().len();
        let segments = if levels.is_empty() { Vec::new() } else { segments(total, levels) };
        let sections = archive.site.sections.iter().map(|section| stems_of(&section.name)).collect();
        Index { archive, segments, sections }
    }

    /// The files of a segment that have to be written, if there are any.
    pub(super) fn changed(&self, segment: &Segment, staging: &mut Staging) -> Option<Shards> {
        let key = self.key(segment);
        let name = |shard| shard_address(SHARD, &segment.name, shard);
        let names = (0..segment.shards).map(name).map(|name| staging.is_changed(&name, key).then_some(name)).collect();
        Some(Shards { segment: segment.clone(), names }).filter(|shards| shards.count() > 0)
    }

    /// The key of all files of a segment: it changes with each of its stories.
    fn key(&self, segment: &Segment) -> u64 {
        let mut key = Key::new();
        key.add(READING);
        for number in [segment.places.start, segment.places.end] {
            key.add(number as u64);
        }
        for place in self.places(segment) {
            key.add(self.archive.outline(place).stamp.cast_unsigned());
            for section in self.archive.sections(place) {
                key.add_text(&self.archive.site.sections[*section as usize].name);
            }
        }
        key.end()
    }

    /// The names and the texts of files that have to be written.
    pub(super) fn texts<'s>(&self, shards: &'s Shards, store: &Store) -> Result<Vec<(&'s String, String)>> {
        let segment = &shards.segment;
        let mut writer = Writer::new(segment.places.clone());
        for place in self.places(segment) {
            let labels = self.archive.sections(place).iter().flat_map(|section| &self.sections[*section as usize]);
            let number = self.archive.outline(place).number;
            store.each_stem(number, labels, &mut |stem, field| writer.add(place as usize, stem, field))?;
        }
        let texts = shards.names.iter().zip(writer.end(segment.shards));
        Ok(texts.filter_map(|(name, text)| Some((name.as_ref()?, text))).collect())
    }

    fn places(&self, segment: &Segment) -> impl Iterator<Item = u32> + use<> {
        self.archive.places().skip(segment.places.start).take(segment.places.len())
    }
}

/// The files of a segment that have to be written.
pub(super) struct Shards {
    segment: Segment,
    /// Their names, at the places of their numbers.
    names: Vec<Option<String>>,
}

impl Shards {
    /// How many they are.
    pub(super) fn count(&self) -> usize {
        self.names.iter().flatten().count()
    }
}
