//! What is known of the files of a pressed archive: the last of them stand in memory beside the paper.

use crate::platform::followed::Followed;
use newsfeed::{model::Article, paper::Paper};
use std::sync::Arc;

/// How many files are kept: more than a reader goes back through, and than a search wants at once.
const MOST_KEPT: usize = 64;

/// A file of a pressed archive that a page wants.
#[derive(Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Its address.
    pub address: String,
    /// Whether it is one of the search index, and no document.
    pub is_index: bool,
}

/// What is known of a file.
#[derive(Clone)]
pub enum File {
    /// What stands in a document; nothing if there is none.
    Document(Option<Paper>),
    /// The text of a file of the search index.
    Index(Arc<String>),
}

/// Files by their addresses. A handle: copies share them.
#[derive(Clone, Copy)]
pub struct Documents(Followed<Vec<(String, File)>>);

impl Documents {
    /// None yet.
    pub fn new() -> Self {
        Self(Followed::new(Vec::new()))
    }

    /// What is known of a file.
    pub fn file(self, address: &str) -> Option<File> {
        let known = |files: &Vec<(String, File)>| {
            let known = files.iter().find(|(known, _)| known == address)?;
            Some(known.1.clone())
        };
        self.0.with(known)
    }

    /// The story at a path, from the document that was read last.
    pub fn story(self, path: &str) -> Option<Arc<Article>> {
        let files = self.0.get();
        files.iter().rev().find_map(|(_, file)| match file {
            File::Document(Some(document)) => document.story(path).cloned(),
            _ => None,
        })
    }

    /// Keeps what is known of files, in the place of those that were kept first.
    pub fn keep(self, mut new: Vec<(String, File)>) {
        let mut files = self.0.get_untracked();
        files.append(&mut new);
        while files.len() > MOST_KEPT {
            files.remove(0);
        }
        self.0.set(files);
    }
}
