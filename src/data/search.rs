//! Search in what has been read of the feed.

use super::library::Library;
use newsfeed::search::{Hit, SearchIndex};
use std::cell::RefCell;
use std::rc::Rc;

thread_local! {
    /// The search index, for the paper of that many stories.
    static INDEX: RefCell<Option<(usize, Rc<SearchIndex>)>> = const { RefCell::new(None) };
}

/// The hits for `words` in what has been read of the feed.
pub fn hits(words: &str) -> Vec<Hit> {
    let Some(paper) = Library::of_app().paper() else { return Vec::new() };
    if words.trim().is_empty() {
        return Vec::new();
    }
    let count = paper.stories().len();
    let known =
        INDEX.with_borrow(|index| index.as_ref().filter(|(size, _)| *size == count).map(|(_, index)| Rc::clone(index)));
    let index = known.unwrap_or_else(|| {
        let index = Rc::new(SearchIndex::new(&paper));
        INDEX.set(Some((count, Rc::clone(&index))));
        index
    });
    index.find(words)
}
