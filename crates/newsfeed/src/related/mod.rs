//! What to read next: stories like the one that was read, and stories unlike it.

mod body;
mod likeness;

use std::sync::Arc;

use crate::model::{Article, Kind};
use crate::order::sorted;
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
    let mut found: Vec<Arc<Article>> = Vec::with_capacity(count);
    let mut add = |candidate: &Arc<Article>| {
        let is_new = candidate.preview.id != story.preview.id
            && found.iter().all(|known| known.preview.id != candidate.preview.id);
        if is_new && found.len() < count {
            found.push(Arc::clone(candidate));
        }
        found.len() < count
    };
    let named = story.related_ids.iter().filter_map(|id| paper.by_id(id));
    let is_short = named.map(&mut add).last().unwrap_or(count > 0);
    if is_short {
        let alike = most_alike(paper, story, READ.max(2 * count));
        let stories = paper.stories();
        let alike = alike.into_iter().filter_map(|at| stories.get(at));
        // `all` stops at the first `false`: when there are enough.
        alike.chain(stories).all(&mut add);
    }
    found
}

/// The positions of up to `most` stories, the most like the story first.
fn most_alike(paper: &Paper, story: &Arc<Article>, most: usize) -> Vec<usize> {
    let stories = paper.stories();
    let mut scores = paper.likeness().scores(paper, story);
    scores = best_first(&scores);
    scores.truncate(most);
    let texts = scores.iter().filter_map(|(at, _)| stories.get(*at));
    let likeness_of_texts = body::likeness(story, texts.map(Arc::as_ref));
    for ((_, score), of_text) in scores.iter_mut().zip(likeness_of_texts) {
        *score += of_text;
    }
    best_first(&scores).into_iter().map(|(at, _)| at).collect()
}

/// Equal scores: the newer first, so that the order is the same every time.
fn best_first(scores: &[(usize, f32)]) -> Vec<(usize, f32)> {
    sorted(scores, |(at, score), (other_at, other)| other.total_cmp(score).then(at.cmp(other_at)))
}

/// Stories of other sections than that of the story at `path`, for the end of its page: those that
/// the editors put forward and the newest, by turns; first one of each section, then the others.
///
/// None of `shown`, which are ids, and not the story itself. If there is no such story (a page that
/// was not found), of all sections.
pub fn missed(paper: &Paper, path: &str, shown: &[String], count: usize) -> Vec<Arc<Article>> {
    let story = paper.story(path);
    let own: Vec<&str> = story.into_iter().flat_map(|story| roots(story)).collect();
    let is_other = |candidate: &&Arc<Article>| {
        let preview = &candidate.preview;
        story.is_none_or(|story| story.preview.id != preview.id)
            && !shown.contains(&preview.id)
            && !roots(candidate).any(|root| own.contains(&root))
    };
    let candidates = paper.stories().iter().filter(is_other);
    // Printed issues have a place of their own: here only if there is nothing else.
    let (issues, stories): (Vec<_>, Vec<_>) = candidates.partition(|story| story.preview.kind == Kind::Issue);
    let (pinned, newest): (Vec<_>, Vec<_>) = stories.into_iter().partition(|story| story.preview.pinned);

    let mut met = Vec::new();
    let (mut firsts, mut others) = (Vec::new(), Vec::new());
    for story in by_turns(pinned, newest).into_iter().chain(issues) {
        let section = roots(story).next();
        if met.contains(&section) {
            others.push(story);
        } else {
            met.push(section);
            firsts.push(story);
        }
    }
    firsts.into_iter().chain(others).take(count).cloned().collect()
}

/// One of the first list, one of the second, and so on; the rest of the longer one at the end.
fn by_turns<T>(one: Vec<T>, other: Vec<T>) -> Vec<T> {
    let mut mixed = Vec::with_capacity(one.len() + other.len());
    let (mut one, mut other) = (one.into_iter(), other.into_iter());
    loop {
        let turn = [one.next(), other.next()];
        if turn.iter().all(Option::is_none) {
            return mixed;
        }
        mixed.extend(turn.into_iter().flatten());
    }
}

/// The top sections that a story belongs to.
fn roots(story: &Article) -> impl Iterator<Item = &str> {
    let sections = story.preview.sections.iter();
    sections.filter_map(|section| section.path.first()).map(String::as_str)
}

#[cfg(test)]
mod tests;
