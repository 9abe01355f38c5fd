//! The stories of the front page, and those that every page has at hand.

use super::plan::Archive;
use crate::root::{ROOT, resolve};
use crate::store::{Shown, Store};
use anyhow::Result;
use newsfeed::decode::decode;
use newsfeed::front_page::{FrontPage, arrange};
use newsfeed::paper::Paper;
use std::collections::{BTreeSet, HashMap};

/// The newest stories that the entry feed has: enough for the stories that a reader may have missed.
const NEWEST: usize = 40;
/// The newest of the stories that the editors put forward.
const PINNED: usize = 8;
/// Newest stories of a section from which its block on the front page is chosen: others of them may stand above.
const OF_SECTION: usize = 40;
/// Newest stories from which the top of the front page is chosen.
const TOP: usize = 80;

/// The places of the stories on the entry feed, newest first.
pub(super) fn entry(archive: &Archive<'_>) -> Vec<u32> {
    let newest = newest(archive, NEWEST, |_| true);
    let pinned = newest_of(archive, PINNED, |place| archive.outline(place).is_pinned);
    let places: BTreeSet<u32> = newest.into_iter().chain(pinned).collect();
    places.into_iter().rev().collect()
}

/// The places of the stories that the front page is laid out of, newest first: a page laid out of these alone is the
/// page laid out of all.
pub(super) fn front(archive: &Archive<'_>, store: &Store) -> Result<Vec<u32>> {
    let mut candidates: BTreeSet<u32> =
        newest(archive, TOP, |place| !archive.outline(place).is_issue).into_iter().collect();
    candidates.extend(newest_of(archive, PINNED, |place| archive.outline(place).is_pinned));
    candidates.extend(newest_of(archive, 1, |place| archive.outline(place).is_issue));
    for list in archive.lists.iter().filter(|list| list.name.starts_with("category/")) {
        let stories = list.stories.iter().rev().filter(|place| !archive.outline(**place).is_issue);
        candidates.extend(stories.take(OF_SECTION));
    }
    let mut document = super::document::Document::of(&archive.site.feed, "");
    document.feed.iman = archive.site.feed.iman.clone();
    let mut places = HashMap::new();
    for place in candidates.iter().rev() {
        let text = store.shown(archive.outline(*place).number, Shown::Preview)?;
        document.items.push(text);
        places.insert(store.kept(archive.outline(*place).number)?.id, *place);
    }
    let paper = Paper::new(decode(&document.text("feed.json"))?.feed, ROOT, &resolve);
    let shown = ids(&arrange(&paper)).into_iter().filter_map(|id| places.get(&id).copied());
    let shown: BTreeSet<u32> = shown.collect();
    Ok(shown.into_iter().rev().collect())
}

fn ids(page: &FrontPage) -> Vec<String> {
    let lists = [&page.strip, &page.picks, &page.latest];
    let blocks = page.blocks.iter().flat_map(|block| &block.stories);
    let stories = page.lead.iter().chain(lists.into_iter().flatten()).chain(blocks).chain(&page.issue);
    stories.map(|story| story.preview.id.clone()).collect()
}

/// The newest stories, so many that `most` of them are meant.
fn newest(archive: &Archive<'_>, most: usize, is_meant: impl Fn(u32) -> bool) -> Vec<u32> {
    let mut found = Vec::new();
    let mut room = most;
    for place in archive.places().rev() {
        if room == 0 {
            break;
        }
        room -= usize::from(is_meant(place));
        found.push(place);
    }
    found
}

/// The newest stories of those that are meant.
fn newest_of(archive: &Archive<'_>, most: usize, is_meant: impl Fn(u32) -> bool) -> Vec<u32> {
    archive.places().rev().filter(|place| is_meant(*place)).take(most).collect()
}
