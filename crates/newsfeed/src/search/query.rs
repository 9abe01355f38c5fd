//! The words searched for.

use crate::edition::{LETTERS, shard};
use crate::stem::{normal, stem};
use crate::text::{is_joiner, words};

/// Words that a pressed archive is asked for.
const MOST_WORDS: usize = 16;

/// A word searched for.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Term {
    pub(super) stem: String,
    /// What a stem may begin with instead, if the word may be only begun.
    pub(super) beginning: Option<String>,
}

impl Term {
    pub(super) fn matches(&self, stem: &str) -> bool {
        let begins = |beginning: &String| stem.starts_with(beginning.as_str());
        stem == self.stem || self.beginning.as_ref().is_some_and(begins)
    }
}

/// The words searched for.
#[derive(Clone, PartialEq, Debug)]
pub struct Query {
    pub(super) terms: Vec<Term>,
}

impl Query {
    /// The words of a text. The last one may be only begun, if nothing stands behind it.
    pub fn of(text: &str) -> Query {
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

    /// The same words for a pressed archive, whose shards say nothing of what begins with fewer than [`LETTERS`] letters.
    /// Only the first words are asked for, so that nobody's long text asks for hundreds of files.
    pub fn of_archive(text: &str) -> Query {
        let mut query = Query::of(text);
        query.terms.truncate(MOST_WORDS);
        for term in &mut query.terms {
            term.beginning = term.beginning.take().filter(|word| word.chars().nth(LETTERS - 1).is_some());
        }
        query
    }

    /// The shards of a segment that know where the words stand. `shards`: how many it has.
    pub fn shards(&self, shards: usize) -> Vec<usize> {
        let mut wanted = Vec::new();
        for term in &self.terms {
            for word in [Some(&term.stem), term.beginning.as_ref()].into_iter().flatten() {
                let shard = shard(word, shards);
                if !wanted.contains(&shard) {
                    wanted.push(shard);
                }
            }
        }
        wanted
    }

    pub(super) fn matches(&self, word: &str) -> bool {
        let stem = stem(word);
        self.terms.iter().any(|term| term.matches(&stem))
    }
}

/// What is indexed and searched: the parts of words, so that `covid` finds `Covid-19`.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = &str> {
    let parts = words(text).flat_map(|word| word.split(is_joiner));
    parts.filter(|part| !part.is_empty())
}
