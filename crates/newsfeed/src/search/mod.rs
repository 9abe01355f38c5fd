//! Full-text search: in what is loaded, and by the index of a pressed archive.

mod fields;
pub mod index_file;
mod postings;
mod query;
mod rank;
mod snippet;

use std::sync::Arc;

use crate::model::Article;
use crate::paper::Paper;
use postings::Postings;
use rank::rank;

pub use fields::Field;
pub use query::Query;
pub use snippet::snippet;

/// A run of text of a snippet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fragment {
    /// The text.
    pub text: String,
    /// Whether it is one of the words searched for.
    pub matched: bool,
}

/// An index of the words of a paper. Making one takes time (every word of every text is read):
/// make it when the reader first searches, and keep it until the paper grows.
#[derive(Clone, Debug, Default)]
pub struct SearchIndex {
    stories: Vec<Arc<Article>>,
    postings: Postings,
}

impl SearchIndex {
    /// Indexes the stories of a paper: headlines, tags, sections, authors, summaries and texts.
    pub fn new(paper: &Paper) -> SearchIndex {
        let stories = paper.stories().to_vec();
        let postings = Postings::of(&stories);
        SearchIndex { stories, postings }
    }

    /// The stories that hold all the words, in any of their forms; the last word may be only begun.
    ///
    /// First those with the words in the headline, then in tags, sections and authors, in the
    /// summary, in the text; equals newest first. No words find nothing.
    pub fn find(&self, query: &Query) -> Vec<Arc<Article>> {
        let found = rank(query, self.stories.len(), &mut |term, scores| self.postings.raise(term, scores));
        found.into_iter().map(|at| Arc::clone(&self.stories[at])).collect()
    }
}

#[cfg(test)]
mod tests;
