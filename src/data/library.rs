//! What is in memory: the paper, which grows as more documents of its feed are read.
//!
//! One document is on its way at a time, or some files of a pressed archive together, whoever wants them. What comes later
//! is given up when the reader goes to a page that does not want it; the first document is what every page needs. The later
//! ones of a feed make the paper grow; the files of a pressed archive stand beside it.

mod errands;

use super::documents::{Documents, File, Wanted};
use super::pressed::is_pressed;
use super::reading::{read, warn};
use super::remote::{Fault, Remote};
use crate::platform::followed::Followed;
use crate::platform::http::{self, Errand};
use crate::platform::{document, listener};
use leptos::prelude::*;
use newsfeed::{model::Article, paper::Paper};
use std::sync::Arc;

/// How many documents of a feed are read without the reader's word: an endless chain must end. Asked to go on, as many
/// again may be read.
const MOST_DOCUMENTS: usize = 200;

/// Whether a document is being fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fetching {
    /// Nothing is on its way.
    Idle,
    /// A document is on its way.
    Started,
    /// A document is on its way for longer than half a second.
    Slow,
    /// A document is on its way again, after a try that failed.
    Again,
    /// The last document did not come.
    Failed(Fault),
}

/// The paper in memory. A handle: copies share one paper.
#[derive(Clone, Copy)]
pub struct Library {
    paper: Followed<Option<Arc<Paper>>>,
    fetching: Followed<Fetching>,
    /// How many documents may still be read without the reader's word.
    allowance: Followed<usize>,
    /// What is on its way, or was last.
    errand: Followed<Option<Errand>>,
    /// The files of a pressed archive that were wanted last.
    wanted: Followed<Vec<Wanted>>,
    /// Counts how often the reader has asked for more of what a search has found.
    presses: Followed<usize>,
    documents: Documents,
    /// Whether the paper is the part of the entry of a pressed archive that came with the page: no stories, no counts.
    is_partial: Followed<bool>,
}

impl Library {
    fn empty() -> Self {
        Self {
            paper: Followed::new(None),
            fetching: Followed::new(Fetching::Idle),
            allowance: Followed::new(MOST_DOCUMENTS),
            errand: Followed::new(None),
            wanted: Followed::new(Vec::new()),
            presses: Followed::new(0),
            documents: Documents::new(),
            is_partial: Followed::new(false),
        }
    }

    /// A library that holds documents by their addresses, as a page that is rendered beforehand needs them: a part of the
    /// entry first. Of one without a text it is known that there is none.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn holding(documents: Vec<(String, Option<String>)>) -> Self {
        let library = Self::empty();
        library.take(documents);
        library
    }

    /// Takes in documents that came with the page.
    fn take(self, documents: Vec<(String, Option<String>)>) {
        for (address, text) in documents {
            let before = self.paper_untracked();
            let file = Wanted { address, is_index: false };
            let came = text.map(|text| (text, file.address.clone())).ok_or(http::Fault::Status(404, 0));
            match read(&file, came, before.as_deref(), before.is_some()) {
                Ok(File::Document(Some(paper))) if before.is_none() => {
                    self.paper.set(Some(Arc::new(paper)));
                    self.is_partial.set(true);
                }
                Ok(document) => self.documents.keep(vec![(file.address, document)]),
                Err(fault) => warn(&file.address, &fault.detail()),
            }
        }
    }

    /// A library without a paper yet; its first document is asked for at once. What came with a page that was rendered
    /// beforehand is in it.
    pub fn open() -> Self {
        let library = Self::empty();
        if document::was_rendered() {
            library.take(document::embedded());
        }
        library.read_on();
        // It lives as long as the page does.
        std::mem::forget(listener::listen("online", move |_| {
            if library.has_passing_fault() {
                library.fetch();
            }
        }));
        library
    }

    /// The library that the app provides.
    pub fn of_app() -> Self {
        expect_context()
    }

    /// The paper, as far as it has been read.
    pub fn paper(&self) -> Option<Arc<Paper>> {
        self.paper.get()
    }

    /// The paper, for a use that need not follow its growth.
    pub fn paper_untracked(&self) -> Option<Arc<Paper>> {
        self.paper.get_untracked()
    }

    /// Whether a document is on its way.
    pub fn fetching(&self) -> Fetching {
        self.fetching.get()
    }

    /// What is known of a document of the pressed archive, see [`super::pressed::Shelf`].
    pub fn document(&self, address: &str) -> Option<Option<Paper>> {
        match self.documents.file(address)? {
            File::Document(document) => Some(document),
            File::Index(_) => None,
        }
    }

    /// The text of a file of the search index, if it has been read.
    pub fn index_file(&self, address: &str) -> Option<Arc<String>> {
        match self.documents.file(address)? {
            File::Index(text) => Some(text),
            File::Document(_) => None,
        }
    }

    /// The story at a path, wherever in memory.
    pub fn story(&self, path: &str) -> Option<Arc<Article>> {
        self.documents.story(path).or_else(|| self.paper()?.story(path).cloned())
    }

    /// Whether the feed goes on after what has been read. A pressed archive is not read on: its pages name what they want.
    pub fn has_more(&self) -> bool {
        self.paper.with(|paper| paper.as_ref().is_none_or(|paper| paper.next_url().is_some() && !is_pressed(paper)))
    }

    /// Whether the feed goes on and may be read on without the reader's word.
    pub fn may_read_on(&self) -> bool {
        self.has_more() && self.allowance.get_untracked() > 0
    }

    /// What to show in place of something that is not here yet.
    pub fn waiting<T>(&self) -> Remote<T> {
        match self.fetching() {
            Fetching::Idle | Fetching::Started => Remote::Loading,
            Fetching::Slow => Remote::Slow,
            Fetching::Again => Remote::Again,
            Fetching::Failed(fault) => Remote::Failed(fault),
        }
    }

    /// Whether the paper is only a part of the entry of a pressed archive, enough for the page that it came with.
    pub fn is_partial(&self) -> bool {
        self.is_partial.get()
    }

    /// Reads all of the entry where there is only a part of it.
    pub fn complete(&self) {
        if self.is_partial.get_untracked() && self.fetching.get_untracked() == Fetching::Idle {
            self.wanted.set(Vec::new());
            self.fetch();
        }
    }

    /// Reads the next document, unless one is on its way, the last one failed, the feed has ended, or it has gone on for
    /// too long.
    pub fn read_on(&self) {
        if self.fetching.get_untracked() == Fetching::Idle && untrack(|| self.may_read_on()) {
            self.fetch();
        }
    }

    /// Reads files of the pressed archive in the place of those that were wanted before, unless they are on their way or
    /// have just failed.
    pub fn read(&self, files: Vec<Wanted>) {
        if self.wanted.get_untracked() != files {
            self.let_go();
            self.fetching.set(Fetching::Idle);
            self.wanted.set(files);
        }
        if self.fetching.get_untracked() == Fetching::Idle {
            self.fetch();
        }
    }

    /// Reads on at the reader's word.
    pub fn read_further(&self) {
        if self.allowance.get_untracked() == 0 {
            self.allowance.set(MOST_DOCUMENTS);
        }
        self.read_on();
    }

    /// Follows how often the reader has asked for more of what a search has found.
    pub fn follow_presses(&self) {
        self.presses.get();
    }

    /// Says that the reader asks for more of what a search has found.
    pub fn press(&self) {
        self.presses.set(self.presses.get_untracked() + 1);
    }

    /// Tries again after a fault.
    pub fn retry(&self) {
        if matches!(self.fetching.get_untracked(), Fetching::Failed(_)) {
            self.fetch();
        }
    }

    /// Gives up a later document that is on its way.
    pub fn let_go(&self) {
        if let Some(errand) = self.errand.get_untracked().filter(|errand| !errand.is_over())
            && self.paper_untracked().is_some()
        {
            self.end(&errand, Fetching::Idle);
        }
    }

    /// Lets a page begin without the fault of the one before, where that was of the moment or of that page alone.
    pub fn forget_fault(&self) {
        if self.has_passing_fault() || !self.wanted.get_untracked().is_empty() {
            self.let_go();
            self.fetching.set(Fetching::Idle);
        }
    }

    fn has_passing_fault(&self) -> bool {
        matches!(self.fetching.get_untracked(), Fetching::Failed(fault) if fault.may_pass())
    }
}
