//! Search in what is in memory, and what a search answers.

use newsfeed::model::Article;
use newsfeed::paper::Paper;
use newsfeed::search::{Query, SearchIndex};
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

/// What was found, as far as it is shown.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The stories that are shown, the best first.
    pub stories: Vec<Arc<Article>>,
    /// How many stories were found.
    pub count: usize,
    /// How many stories were looked through, the newest ones, of so many that there are.
    pub searched: (usize, usize),
    /// Whether the reader may ask for more.
    pub has_more: bool,
}

thread_local! {
    /// The search index, for the paper of that many stories.
    static INDEX: RefCell<Option<(usize, Rc<SearchIndex>)>> = const { RefCell::new(None) };
}

/// Hits shown at once of what is in memory; more than that, and the reader wants another word.
const MOST_HITS: usize = 50;

/// What is found for `words` in what has been read of the feed.
pub fn in_memory(paper: &Paper, words: &str) -> Found {
    if words.trim().is_empty() {
        return Found::default();
    }
    let count = paper.stories().len();
    let known =
        INDEX.with_borrow(|index| index.as_ref().filter(|(size, _)| *size == count).map(|(_, index)| Rc::clone(index)));
    let index = known.unwrap_or_else(|| {
        let index = Rc::new(SearchIndex::new(paper));
        INDEX.set(Some((count, Rc::clone(&index))));
        index
    });
    let mut stories = index.find(&Query::of(words));
    let found = stories.len();
    stories.truncate(MOST_HITS);
    let all = paper.edition().and_then(|edition| edition.total).map_or(count, |total| total as usize);
    Found { stories, count: found, searched: (count, all), has_more: false }
}
