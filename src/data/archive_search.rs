//! Search in a pressed archive, by its index: the newest stories first, older ones when the reader asks for them. See
//! docs/edition.md.
//!
//! How far a search has come is remembered, so that Back shows the same at once.

use super::documents::Wanted;
use super::library::Library;
use super::search::Found;
use crate::platform::document::resolve;
use newsfeed::edition::{
    ENTRY, LATEST, NEWEST, documents_with, list_address, name, segments, shard_address, stories_in,
};
use newsfeed::model::Article;
use newsfeed::paper::Paper;
use newsfeed::search::Query;
use newsfeed::search::index_file::{coverage, find};
use newsfeed::wire::Edition;
use std::cell::RefCell;
use std::sync::Arc;

/// Hits that are shown more each time.
const STEP: usize = 20;
/// Searches that are remembered: more than a reader goes back through.
const REMEMBERED: usize = 20;

thread_local! {
    static SEARCHES: RefCell<Vec<Search>> = const { RefCell::new(Vec::new()) };
}

/// A search, as far as it has come.
struct Search {
    words: String,
    query: Query,
    /// How many stories the index knows.
    total: usize,
    /// The place of the oldest story that has been looked through; none before the first round.
    searched_from: Option<usize>,
    /// How many rounds there are to be: each looks through as many stories as a full segment has, or more.
    rounds: usize,
    /// The places of what was found, the best of each round first.
    places: Vec<usize>,
    /// How many of them are to be shown.
    wanted: usize,
    /// The first of them; nothing where a story is not in its place.
    stories: Vec<Option<Arc<Article>>>,
    /// What was found when all that was wanted had come the last time.
    found: Option<Arc<Found>>,
    /// Whether nothing is wanted now.
    is_complete: bool,
}

/// What is found for `words` in the archive that `entry` leads into, as far as it is known, and the files that are wanted
/// to know more; `None` if the archive has no index.
pub fn in_archive(entry: &Paper, words: &str, library: Library) -> Option<(Option<Arc<Found>>, Vec<Wanted>)> {
    let edition = entry.edition().filter(|edition| edition.search.is_some())?;
    if words.trim().is_empty() {
        return Some((Some(Arc::default()), Vec::new()));
    }
    SEARCHES.with_borrow_mut(|searches| {
        let at = searches.iter().position(|search| search.words == words).unwrap_or_else(|| {
            if searches.len() == REMEMBERED {
                searches.remove(0);
            }
            searches.push(Search::of(words));
            searches.len() - 1
        });
        let archive = Archive { entry, edition, library };
        let search = &mut searches[at];
        let wanted = search.go_on(&archive);
        Some((search.found.clone(), wanted))
    })
}

/// Lets a search show more at the reader's word: the next hits, and where they end, those among older stories.
pub fn show_more(words: &str, library: Library) {
    SEARCHES.with_borrow_mut(|searches| {
        // Pressed once more while it is on its way, nothing more is asked for.
        for search in searches.iter_mut().filter(|search| search.words == words && search.is_complete) {
            search.wanted += STEP;
            search.rounds += usize::from(search.places.len() < search.wanted);
        }
    });
    library.press();
}

impl Search {
    fn of(words: &str) -> Self {
        Self {
            words: words.to_owned(),
            query: Query::of_archive(words),
            total: 0,
            searched_from: None,
            rounds: 1,
            places: Vec::new(),
            wanted: STEP,
            stories: Vec::new(),
            found: None,
            is_complete: false,
        }
    }

    /// Goes on as far as what is in memory leads, and says which files are wanted to go further.
    fn go_on(&mut self, archive: &Archive<'_>) -> Vec<Wanted> {
        let mut wanted = Vec::new();
        while self.rounds > 0 && self.searched_from != Some(0) && wanted.is_empty() {
            wanted = self.look_through(archive);
        }
        if wanted.is_empty() {
            wanted = self.lay_out(archive);
        }
        self.is_complete = wanted.is_empty();
        if self.is_complete {
            let from = self.searched_from.unwrap_or_default();
            self.found = Some(Arc::new(Found {
                stories: self.stories.iter().flatten().cloned().collect(),
                count: self.places.len(),
                searched: (self.total - from, self.total),
                has_more: from > 0 || self.wanted < self.places.len(),
            }));
        }
        wanted
    }

    /// Looks through the next stories, from the newest to the oldest, if the files for that are there.
    fn look_through(&mut self, archive: &Archive<'_>) -> Vec<Wanted> {
        let levels = &archive.edition.search_levels;
        let end = self.searched_from.unwrap_or_else(|| {
            // The index may be younger than the entry, or older, where caches keep them for a while.
            let newest = archive.library.index_file(&archive.shard(NEWEST, 0));
            let known = newest.and_then(|text| coverage(&text)).map_or(0, |covered| covered.end);
            self.total = known.max(archive.total());
            self.total
        });
        let mut start = end;
        let (mut texts, mut wanted) = (Vec::new(), Vec::new());
        for segment in segments(self.total, levels).iter().rev().filter(|segment| segment.places.end <= end) {
            start = segment.places.start;
            for shard in self.query.shards(segment.shards) {
                let address = archive.shard(&segment.name, shard);
                match archive.library.index_file(&address) {
                    Some(text) => texts.push(text),
                    None => wanted.push(Wanted { address, is_index: true }),
                }
            }
            if levels.first().is_none_or(|full| end - start >= *full as usize) {
                break;
            }
        }
        if wanted.is_empty() {
            self.places.append(&mut find(&self.query, &(start..end), &texts));
            self.searched_from = Some(start);
            self.rounds -= 1;
        }
        wanted
    }

    /// Finds the stories that are to be shown, if the documents that hold them are there.
    fn lay_out(&mut self, archive: &Archive<'_>) -> Vec<Wanted> {
        let (mut stories, mut wanted) = (Vec::new(), Vec::new());
        for place in self.places.iter().take(self.wanted).skip(self.stories.len()) {
            stories.push(archive.story(*place, self.total, &mut wanted));
        }
        if wanted.is_empty() {
            self.stories.append(&mut stories);
        }
        wanted
    }
}

/// A pressed archive, as far as it has been read.
struct Archive<'a> {
    entry: &'a Paper,
    edition: &'a Edition,
    library: Library,
}

impl Archive<'_> {
    /// How many stories there are, by the entry.
    fn total(&self) -> usize {
        self.edition.total.unwrap_or_default() as usize
    }

    /// The address of a file of the index.
    fn shard(&self, segment: &str, shard: usize) -> String {
        self.absolute(&shard_address(self.edition.search.as_deref().unwrap_or_default(), segment, shard))
    }

    fn absolute(&self, reference: &str) -> String {
        resolve(self.entry.address(), reference).unwrap_or_default()
    }

    /// The story at a place; `None` if it is not where it should be, or none of the documents that hold it has been read:
    /// then `wanted` has one of them. `total`: how many stories there are.
    fn story(&self, place: usize, total: usize, wanted: &mut Vec<Wanted>) -> Option<Arc<Article>> {
        let newer = self.total().wrapping_sub(place + 1);
        if newer < ENTRY {
            return self.entry.stories().get(newer).cloned();
        }
        let list = self.edition.list.as_deref().unwrap_or_default();
        let mut first = None;
        for number in documents_with(place, total) {
            let address = self.absolute(&list_address(list, LATEST, &name(number, total)));
            if let Some(document) = self.library.document(&address) {
                let document = document?;
                // The newest document says itself how far it goes, and may be younger than the entry.
                let own = document.edition().and_then(|edition| edition.total).map(|total| total as usize);
                let end = own.unwrap_or_else(|| stories_in(number, total).end);
                return document.stories().get(end.wrapping_sub(place + 1)).cloned();
            }
            if wanted.iter().any(|file| file.address == address) {
                return None;
            }
            first = first.or(Some(address));
        }
        wanted.extend(first.map(|address| Wanted { address, is_index: false }));
        None
    }
}
