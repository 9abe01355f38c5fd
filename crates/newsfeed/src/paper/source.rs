//! What the documents said so far: all that is needed to make the paper again when one more
//! comes.

use std::sync::Arc;

use super::address::Allocator;
use super::index::Index;
use super::masthead;
use super::menu;
use super::sections::slug_of;
use super::story::{self, Setting};
use super::trail::Trail;
use super::urls::Base;
use crate::edition::VERSION;
use crate::model::{Article, Kind, Masthead};
use crate::register::Register;
use crate::wire;

/// A story with the section slugs that its item names.
#[derive(Clone, PartialEq)]
pub(super) struct Entry {
    pub(super) article: Arc<Article>,
    pub(super) sections: Vec<String>,
}

/// What the documents said so far.
#[derive(Clone, PartialEq, Default)]
pub(super) struct Source {
    /// What the paper shows. Its menu, its sections and the pages that came as items are made anew with each document.
    pub(super) masthead: Masthead,
    /// How many pages of the masthead did not come as items.
    pages: usize,
    // What is stated once never changes: shared, as copying it would be code for each of its parts.
    pub(super) menu: Arc<Vec<wire::MenuEntry>>,
    pub(super) sections: Arc<Vec<wire::Section>>,
    /// In the order of the documents.
    pub(super) entries: Vec<Entry>,
    pub(super) trail: Trail,
    /// What the last pressed document says of itself.
    pub(super) edition: Option<Arc<wire::Edition>>,
}

impl Source {
    /// What was said of the paper as a whole.
    pub(super) fn masthead_only(&self) -> Source {
        Source {
            masthead: self.masthead.clone(),
            pages: self.pages,
            menu: Arc::clone(&self.menu),
            sections: Arc::clone(&self.sections),
            ..Source::default()
        }
    }

    /// Adds a document. `known`: the index of the paper so far.
    pub(super) fn take(&mut self, mut feed: wire::Feed, base: Base<'_>, known: &Index) {
        let pressed = feed.iman.edition.take().filter(|edition| edition.version == VERSION);
        let is_pressed = pressed.is_some();
        if let Some(edition) = pressed {
            self.edition = Some(Arc::new(edition));
        }
        let own = masthead::read(&mut feed, base);
        let home = own.home_page_url.clone();
        let authors = own.authors.clone();
        self.masthead.pages.truncate(self.pages);
        masthead::complete(&mut self.masthead, own);
        self.pages = self.masthead.pages.len();
        if self.menu.is_empty() {
            menu::vet(&mut feed.iman.menu, base);
            self.menu = Arc::new(feed.iman.menu);
        }
        if self.sections.is_empty() {
            self.sections = Arc::new(feed.iman.sections);
        }

        // The feed behind a masthead has its own home page.
        let homes = [home.as_deref(), self.masthead.home_page_url.as_deref()];
        let language = self.masthead.language.as_deref();
        let setting = Setting { base, homes: &homes, authors: &authors, language, is_pressed };
        let mut allocator = Allocator::default();
        if !is_pressed {
            for page in &self.masthead.pages {
                allocator.take(&["/", &page.slug].concat());
            }
        }
        for entry in &self.entries {
            allocator.take(&entry.article.preview.path);
        }
        let mut brought = Vec::with_capacity(feed.items.len());
        let mut seen = Register::default();
        for item in &mut feed.items {
            if known.by_id(&item.id).is_some() || !seen.add(&item.id) {
                continue;
            }
            let mut sections = Vec::with_capacity(item.iman.sections.len());
            for slug in &item.iman.sections {
                sections.push(slug_of(slug));
            }
            let article = Arc::new(story::read(item, &setting, &mut allocator));
            // A static page may be of any age, wherever it stands among the stories.
            let published = article.preview.published.filter(|_| article.preview.kind != Kind::Page);
            brought.push(published.map(|moment| moment.date));
            self.entries.push(Entry { article, sections });
        }
        self.trail.note(base.address, base.maybe_web(&feed.next_url), &brought);
    }
}
