//! What the documents said so far: all that is needed to make the paper again when one more
//! comes.

use std::sync::Arc;

use super::address::{Allocator, key};
use super::index::Index;
use super::masthead;
use super::menu;
use super::sections::slug_of;
use super::story::{self, Setting};
use super::trail::Trail;
use super::urls::Base;
use crate::model::{Article, Kind, Masthead};
use crate::register::Register;
use crate::wire;

/// A story with the section slugs that its item names.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Entry {
    pub(super) article: Arc<Article>,
    pub(super) sections: Vec<String>,
}

/// What the documents said so far.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Source {
    /// Name and pages; menu and sections are empty here.
    pub(super) masthead: Masthead,
    pub(super) menu: Vec<wire::MenuEntry>,
    pub(super) sections: Vec<wire::Section>,
    /// In the order of the documents.
    pub(super) entries: Vec<Entry>,
    pub(super) trail: Trail,
}

impl Source {
    /// Adds a document. `known`: the index of the paper so far.
    pub(super) fn take(&mut self, feed: &wire::Feed, base: Base<'_>, known: &Index) {
        let own = masthead::read(feed, base);
        let home = own.home_page_url.clone();
        let authors = own.authors.clone();
        masthead::complete(&mut self.masthead, own);
        if self.menu.is_empty() {
            self.menu = menu::vet(&feed.iman.menu, base);
        }
        if self.sections.is_empty() {
            self.sections.clone_from(&feed.iman.sections);
        }

        // The feed behind a masthead has its own home page.
        let homes = [home.as_deref(), self.masthead.home_page_url.as_deref()];
        let homes: Vec<&str> = homes.into_iter().flatten().collect();
        let setting = Setting { base, homes: &homes, authors: &authors, language: self.masthead.language.as_deref() };
        let pages = self.masthead.pages.iter().map(|page| format!("/{}", page.slug));
        let paths = self.entries.iter().map(|entry| &entry.article.preview.path);
        let mut allocator = Allocator::new(pages.chain(paths.map(|path| key(path).to_owned())));
        let mut brought = Vec::with_capacity(feed.items.len());
        let mut seen = Register::default();
        for item in &feed.items {
            if known.by_id(&item.id).is_some() || !seen.add(&item.id) {
                continue;
            }
            let article = story::read(item, &setting, &mut allocator);
            // A static page may be of any age, wherever it stands among the stories.
            let published = article.preview.published.filter(|_| article.preview.kind != Kind::Page);
            brought.push(published.map(|moment| moment.date));
            self.entries.push(Entry {
                article: Arc::new(article),
                sections: item.iman.sections.iter().map(|slug| slug_of(slug)).collect(),
            });
        }
        self.trail.note(base.address, base.maybe_web(&feed.next_url), &brought);
    }
}
