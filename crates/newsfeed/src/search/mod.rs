//! Full-text search in what is loaded.

mod postings;
mod snippet;

use std::sync::Arc;

use crate::model::Article;
use crate::order::positions;
use crate::paper::Paper;
use crate::stem::{normal, stem};
use crate::text::{is_joiner, words};
use postings::Postings;
use snippet::snippet;

/// Hits that get a snippet from their text; finding one costs a look through the text, and nobody
/// reads the hundredth.
const SNIPPETS: usize = 60;

/// A story that was found.
#[derive(Clone, PartialEq, Debug)]
pub struct Hit {
    /// The story.
    pub story: Arc<Article>,
    /// Where the words stand in its text; else its excerpt. Plain text.
    pub snippet: Vec<Fragment>,
}

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
    pub fn find(&self, words: &str) -> Vec<Hit> {
        let query = Query::of(words);
        let mut totals = vec![0; self.stories.len()];
        for (at, term) in query.terms.iter().enumerate() {
            let scores = self.postings.scores(term, totals.len());
            for (total, score) in totals.iter_mut().zip(scores) {
                let holds_all = score > 0 && (at == 0 || *total > 0);
                *total = if holds_all { *total + score } else { 0 };
            }
        }
        // Positions are in order of time, so equals stay with the newer first.
        let mut hits = Vec::new();
        for at in positions(totals.len(), &|one, other| totals[other].cmp(&totals[one])) {
            if totals[at] > 0 {
                let story = Arc::clone(&self.stories[at]);
                let snippet = snippet(&story, &query, hits.len() < SNIPPETS);
                hits.push(Hit { story, snippet });
            }
        }
        hits
    }
}

/// A word searched for.
#[derive(PartialEq, Debug)]
struct Term {
    stem: String,
    /// What a stem may begin with instead, if the word may be only begun.
    beginning: Option<String>,
}

impl Term {
    fn matches(&self, stem: &str) -> bool {
        let begins = |beginning: &String| stem.starts_with(beginning.as_str());
        stem == self.stem || self.beginning.as_ref().is_some_and(begins)
    }
}

/// The words searched for.
#[derive(PartialEq, Debug)]
struct Query {
    terms: Vec<Term>,
}

impl Query {
    fn of(text: &str) -> Query {
        let mut terms: Vec<Term> = Vec::new();
        for word in tokens(text) {
            let stem = stem(word);
            if terms.iter().all(|term| term.stem != stem) {
                terms.push(Term { stem, beginning: None });
            }
        }
        // A space behind the last word says that it is finished; a single letter begins everything.
        let is_open = text.ends_with(|c: char| c.is_alphanumeric());
        if let (Some(last), Some(word), true) = (terms.last_mut(), tokens(text).last(), is_open) {
            let word = normal(word);
            last.beginning = Some(word).filter(|word| word.chars().count() > 1);
        }
        Query { terms }
    }

    fn matches(&self, word: &str) -> bool {
        let stem = stem(word);
        self.terms.iter().any(|term| term.matches(&stem))
    }
}

/// What is indexed and searched: the parts of words, so that `covid` finds `Covid-19`.
fn tokens(text: &str) -> impl Iterator<Item = &str> {
    let parts = words(text).flat_map(|word| word.split(is_joiner));
    parts.filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests;
