//! What is known of the documents of a pressed archive: the last of them stand in memory beside the paper.

use crate::platform::followed::Followed;
use newsfeed::{model::Article, paper::Paper};
use std::sync::Arc;

/// How many documents are kept: more than a reader goes back through.
const MOST_KEPT: usize = 20;

/// Documents by their addresses: what stands in them, or that there is none. A handle: copies share them.
#[derive(Clone, Copy)]
pub struct Documents(Followed<Vec<(String, Option<Paper>)>>);

impl Documents {
    /// None yet.
    pub fn new() -> Self {
        Self(Followed::new(Vec::new()))
    }

    /// What is known of a document, see [`super::pressed::Shelf`].
    pub fn known(self, address: &str) -> Option<Option<Paper>> {
        let known = |documents: &Vec<(String, Option<Paper>)>| {
            let known = documents.iter().find(|(known, _)| known == address)?;
            Some(known.1.clone())
        };
        self.0.with(known)
    }

    /// The story at a path, from the document that was read last.
    pub fn story(self, path: &str) -> Option<Arc<Article>> {
        let documents = self.0.get();
        let mut kept = documents.iter().rev().filter_map(|(_, document)| document.as_ref());
        kept.find_map(|document| document.story(path).cloned())
    }

    /// Keeps what is known of a document, in the place of what was kept first.
    pub fn keep(self, address: String, document: Option<Paper>) {
        let mut documents = self.0.get_untracked();
        if documents.len() == MOST_KEPT {
            documents.remove(0);
        }
        documents.push((address, document));
        self.0.set(documents);
    }
}
