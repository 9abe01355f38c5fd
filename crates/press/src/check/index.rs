//! The search index: whether its files are there and can be read, and whether they find the stories.

use super::entry::{ENTRY, Edition, place_of};
use super::findings::Findings;
use crate::progress::Progress;
use newsfeed::edition::{LATEST, Segment, covered, documents, name, segments, shard, stories_in};
use newsfeed::search::Field;
use newsfeed::search::index_file::{coverage, each_story, lines, stems_of};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fs;

/// Documents of the list of all stories, from all over it, whose stories are looked for in the index.
const SAMPLES: usize = 64;
/// Of the stories of such a document every so many is looked for.
const STEP: usize = 7;

/// Looks through the search index, if the edition says that it has one.
pub(super) fn check(edition: &Edition<'_>, findings: &mut Findings, progress: &mut Progress) {
    let Some(total) = edition.searchable() else { return };
    let Some(folder) = edition.index() else {
        findings.fault(
            ENTRY,
            "says in _iman.edition.search where the search index is in a way that this press does not know",
        );
        return;
    };
    let segments = segments(total, edition.levels());
    let mut strange: BTreeSet<String> =
        edition.folder.walk(folder).filter(|name| !edition.folder.is_copy(name)).collect();
    for segment in &segments {
        for shard in 0..segment.shards {
            strange.remove(&edition.shard_name(&segment.name, shard));
        }
    }
    for name in strange {
        findings.fault(&name, format!("is no file of a search index over {total} stories"));
    }
    for segment in &segments {
        let read: Vec<Findings> =
            (0..segment.shards).into_par_iter().map(|shard| check_one(edition, segment, shard)).collect();
        read.into_iter().for_each(|found| findings.add(found));
        progress.advance(segment.shards as u64);
    }
    let count = documents(total);
    let numbers: Vec<usize> = (1..=count).step_by(count.div_ceil(SAMPLES)).collect();
    let found: Vec<Findings> =
        numbers.par_iter().map(|number| check_stories(edition, &segments, *number, total)).collect();
    found.into_iter().for_each(|found| findings.add(found));
}

/// A file of a segment: its stems belong into it, and stand in stories of the segment, in their order.
fn check_one(edition: &Edition<'_>, segment: &Segment, number: usize) -> Findings {
    let mut findings = Findings::default();
    let name = edition.shard_name(&segment.name, number);
    let Some(text) = edition.folder.text(&name, &mut findings) else { return findings };
    if coverage(&text).as_ref() != Some(&segment.places) {
        findings.fault(&name, format!("does not begin with {} and end with a line", covered(&segment.places)));
        return findings;
    }
    if lines(&text).count() + 1 != text.lines().count() {
        findings.fault(&name, "has a line that is no stem with stories");
    }
    for (stem, stories) in lines(&text) {
        let mut before = None;
        let mut is_in_order = true;
        let is_whole = each_story(stories, segment.places.start, &mut |place, _| {
            is_in_order &= segment.places.contains(&place) && before < Some(place);
            before = Some(place);
        });
        if !is_whole || !is_in_order || before.is_none() {
            findings
                .fault(&name, format!("\"{stem}\" stands in stories that the file does not cover, or cannot be read"));
        }
        if shard(stem, segment.shards) != number {
            findings.fault(&name, format!("\"{stem}\" belongs into another file"));
        }
    }
    findings
}

/// Looks for stories of a document of the list of all by the first words of their headlines.
fn check_stories(edition: &Edition<'_>, segments: &[Segment], number: usize, total: usize) -> Findings {
    let mut findings = Findings::default();
    let file = edition.list_name(LATEST, &name(number, total));
    // What is wrong with the document itself is told already.
    let Some(document) = edition.document(&file, &mut Findings::default()) else { return findings };
    for (place, story) in stories_in(number, total).zip(document.stories().iter().rev()).step_by(STEP) {
        let headline = &story.preview.headline;
        let Some(stem) = stems_of(headline).into_iter().next() else { continue };
        let Some(segment) = segments.iter().find(|segment| segment.places.contains(&place)) else { continue };
        let name = edition.shard_name(&segment.name, shard(&stem, segment.shards));
        // One that cannot be read is told already.
        let Ok(text) = fs::read_to_string(edition.folder.path(&name)) else { continue };
        let mut is_found = false;
        for (_, stories) in lines(&text).filter(|(other, _)| *other == stem) {
            each_story(stories, segment.places.start, &mut |other, field| {
                is_found |= other == place && field == Field::Headline;
            });
        }
        if !is_found {
            let place = place_of(&file, &story.preview.id);
            findings.fault(&place, format!("is not found by the first word of its headline, \"{stem}\", in {name}"));
        }
    }
    findings
}
