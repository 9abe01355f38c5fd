//! What to read next: stories like the one that was read, and stories unlike it.

mod body;
mod likeness;

use std::sync::Arc;

use crate::model::{Article, Kind};
use crate::order::positions;
use crate::paper::Paper;

pub(crate) use likeness::Likeness;

/// Stories whose texts are read to compare them: the most like ones by all that is cheaper.
const READ: usize = 40;

/// The stories to read after the one at `path`, the best first: those that its item names, then
/// those most like it, then the newest.
///
/// Never the story itself, never one twice; `count` of them whenever the paper has that many
/// others. Empty if there is no such story. Likeness is told by shared tags, sections and words of
/// the title, the rarer the more, by nearness in time, and for the likeliest by the words of the
/// text.
pub fn related(paper: &Paper, path: &str, count: usize) -> Vec<Arc<Article>> {
    let Some(story) = paper.story(path) else {
        return Vec::new();
    };
    let mut found = Vec::with_capacity(count);
    for id in &story.related_ids {
        if let Some(named) = paper.by_id(id) {
            add(&mut found, count, story, named);
        }
    }
    // Likeness is dear: told only where it is needed.
    if found.len() < count {
        let stories = paper.stories();
        for at in most_alike(paper, story, READ.max(2 * count)) {
            add(&mut found, count, story, &stories[at]);
        }
        for newest in stories {
            add(&mut found, count, story, newest);
        }
    }
    found
}

/// Adds a story to those that were found for another one, while there are fewer than `count`.
#[inline(never)]
fn add(found: &mut Vec<Arc<Article>>, count: usize, story: &Article, candidate: &Arc<Article>) {
    let id = &candidate.preview.id;
    if found.len() < count && *id != story.preview.id && found.iter().all(|known| known.preview.id != *id) {
        found.push(Arc::clone(candidate));
    }
}

/// The positions of up to `most` stories, the most like the story first. Equals: the newer first, so that the order is
/// the same every time.
fn most_alike(paper: &Paper, story: &Article, most: usize) -> Vec<usize> {
    let mut scores = paper.likeness().scores(paper, story);
    let mut alike = positions(scores.len(), &|one, other| scores[other].total_cmp(&scores[one]));
    // The story itself comes last: less like itself than any other.
    alike.pop_if(|at| scores[*at] == f32::NEG_INFINITY);
    alike.truncate(most);
    body::add_likeness(story, paper.stories(), &alike, &mut scores);
    let order = positions(alike.len(), &|one, other| {
        let (one, other) = (alike[one], alike[other]);
        scores[other].total_cmp(&scores[one]).then(one.cmp(&other))
    });
    order.into_iter().map(|at| alike[at]).collect()
}

/// Stories of other sections than that of `story`, for the end of its page: those that the editors put
/// forward and the newest, by turns; first one of each section, then the others.
///
/// None of `shown`, which are ids, and not the story itself, which need not be in the paper. Without a
/// story (on a page that was not found), of all sections.
pub fn missed(paper: &Paper, story: Option<&Article>, shown: &[String], count: usize) -> Vec<Arc<Article>> {
    let own = story.map(|story| roots(story)).unwrap_or_default();
    let (mut pinned, mut newest, mut issues) = (Vec::new(), Vec::new(), Vec::new());
    for candidate in paper.stories() {
        let preview = &candidate.preview;
        let is_other = story.is_none_or(|story| story.preview.id != preview.id)
            && !shown.contains(&preview.id)
            && !roots(candidate).iter().any(|root| own.contains(root));
        if is_other {
            // Printed issues have a place of their own: here only if there is nothing else.
            let list = match preview.kind {
                Kind::Issue => &mut issues,
                _ if preview.pinned => &mut pinned,
                _ => &mut newest,
            };
            list.push(candidate);
        }
    }
    let mut candidates = by_turns(pinned, newest);
    candidates.extend_from_slice(&issues);

    let mut met = Vec::new();
    let (mut missed, mut others) = (Vec::new(), Vec::new());
    for story in candidates {
        let section = roots(story).first().copied();
        let list = if met.contains(&section) { &mut others } else { &mut missed };
        list.push(Arc::clone(story));
        met.push(section);
    }
    missed.append(&mut others);
    missed.truncate(count);
    missed
}

/// One of the first list, one of the second, and so on; the rest of the longer one at the end.
fn by_turns<T: Copy>(one: Vec<T>, other: Vec<T>) -> Vec<T> {
    let mut mixed = Vec::with_capacity(one.len() + other.len());
    for turn in 0..one.len().max(other.len()) {
        mixed.extend(one.get(turn));
        mixed.extend(other.get(turn));
    }
    mixed
}

/// The top sections that a story belongs to.
fn roots(story: &Article) -> Vec<&str> {
    let mut roots = Vec::new();
    for section in &story.preview.sections {
        roots.extend(section.path.first().map(String::as_str));
    }
    roots
}

#[cfg(test)]
mod tests;
