//! What documents an edition has.
//!
//! A plan holds names and keys, no texts: a key changes with everything that its file is made of, so that a file whose key
//! is the one that it was written with need not even be read.

use super::announce;
use super::document::Document;
use super::front;
use super::key::Key;
use super::lists::{self, List};
use super::site::Site;
use super::texts::without_related;
use crate::store::{Outline, Outlines, Store};
use anyhow::Result;
use newsfeed::edition::{FRONT, NEWEST, documents, list_address, name, stories_in};
use newsfeed::slug::slugify;
use std::ops::Range;

/// Where lists stand.
pub(super) const LIST: &str = "feeds/{list}/{page}.json";
/// Where articles and static pages stand.
pub(super) const DOCUMENT: &str = "articles/{path}.json";

/// A file of an edition.
pub(super) struct Planned {
    /// Its name below the edition's folder.
    pub(super) name: String,
    /// Changes with everything that it is made of.
    pub(super) key: u64,
    pub(super) what: What,
}

/// What a file is.
pub(super) enum What {
    /// The article at a place, or a static page that came as an item.
    Story(u32),
    /// A document of a list, by its number.
    List(usize, usize),
    /// A feed for other readers.
    Feed(announce::Feed),
    /// The sitemap of the stories at these places.
    Sitemap(Range<u32>),
    /// What links to the story at a place are shown with, or links to other pages.
    Share(Option<u32>),
    /// A text that is made already.
    Text(String),
}

/// The archive, laid out.
pub(super) struct Archive<'a> {
    pub(super) site: &'a Site,
    pub(super) outlines: &'a Outlines,
    /// The positions in the outlines of the stories, oldest first. A story's place is its position here.
    pub(super) stories: Vec<u32>,
    /// The positions in the outlines of static pages.
    pub(super) pages: Vec<u32>,
    pub(super) lists: Vec<List>,
    /// For each place the places of related stories, the best first.
    pub(super) related: Vec<Vec<u32>>,
}

impl<'a> Archive<'a> {
    pub(super) fn of(outlines: &'a Outlines, site: &'a Site, related: Vec<Vec<u32>>) -> Archive<'a> {
        let (pages, stories): (Vec<u32>, Vec<u32>) =
            (0_u32..).take(outlines.stories.len()).partition(|at| outlines.stories[*at as usize].is_page);
        let lists = lists::of(outlines, site, &stories);
        Archive { site, outlines, stories, pages, lists, related }
    }

    pub(super) fn outline(&self, place: u32) -> &Outline {
        &self.outlines.stories[self.stories[place as usize] as usize]
    }

    /// The positions of the sections that a story names itself.
    pub(super) fn sections(&self, place: u32) -> &[u32] {
        &self.site.named[self.stories[place as usize] as usize]
    }

    /// All places, oldest first.
    pub(super) fn places(&self) -> Range<u32> {
        0..u32::try_from(self.stories.len()).unwrap_or(u32::MAX)
    }

    /// All documents, in no order. `levels`: those of the search index, none if there is no index.
    pub(super) fn plan(&self, store: &Store, levels: &[u32]) -> Result<Vec<Planned>> {
        let mut files = Vec::new();
        let around = self.key_around();
        for place in self.places() {
            let mut key = Key::of(around);
            let related = &self.related[place as usize];
            for other in self.beside(place) {
                key.add(self.outline(other).stamp.cast_unsigned());
                key.add(u64::from(other == place));
                key.add(related.iter().position(|related| *related == other).map_or(0, |at| at as u64 + 1));
            }
            let name = article_name(&self.outline(place).path);
            files.push(Planned { name, key: key.end(), what: What::Story(place) });
        }
        for (at, list) in self.lists.iter().enumerate() {
            self.plan_list(at, list, around, &mut files);
        }
        self.plan_pages(store, &mut files)?;
        let front = self.front(&front::front(self, store)?, store)?;
        files.push(made(list_name(FRONT, NEWEST), &front));
        files.push(made("feed.json".to_owned(), &self.entry(store, levels)?));
        Ok(files)
    }

    fn plan_list(&self, at: usize, list: &List, around: u64, files: &mut Vec<Planned>) {
        let total = list.stories.len();
        for number in 1..=documents(total) {
            let mut key = Key::of(around);
            key.add_text(&list.title);
            for place in &list.stories[stories_in(number, total)] {
                key.add(self.outline(*place).stamp.cast_unsigned());
            }
            if number == documents(total) {
                key.add(total as u64);
                list.parts.iter().for_each(|part| key.add(u64::from(*part)));
                // It says its own address then.
                key.add(u64::from(self.site.place.is_some()));
            }
            let name = list_name(&list.name, &name(number, total));
            files.push(Planned { name, key: key.end(), what: What::List(at, number) });
        }
    }

    /// Static pages, whether they came with the paper or as items.
    fn plan_pages(&self, store: &Store, files: &mut Vec<Planned>) -> Result<()> {
        let mut names = Vec::new();
        for at in &self.pages {
            let kept = store.kept(self.outlines.stories[*at as usize].number)?;
            let name = article_name(&kept.path);
            let mut document = Document::of(&self.site.feed, "");
            document.items.push(without_related(kept));
            names.push(name.clone());
            let text = document.text(&name);
            files.push(made(name, &text));
        }
        for page in &self.site.feed.iman.pages {
            let name = article_name(&slugify(&page.slug));
            // A page that came as an item is the newer one of two.
            if names.contains(&name) {
                continue;
            }
            let mut document = Document::of(&self.site.feed, page.title.as_deref().unwrap_or_default());
            document.feed.iman.pages = vec![page.clone()];
            let text = document.text(&name);
            files.push(made(name, &text));
        }
        Ok(())
    }

    /// The places of a story, its neighbours in time and its related stories, newest first.
    pub(super) fn beside(&self, place: u32) -> Vec<u32> {
        let mut places = self.related[place as usize].clone();
        places.push(place);
        places.extend(place.checked_sub(1));
        places.extend(Some(place + 1).filter(|next| (*next as usize) < self.stories.len()));
        places.sort_unstable_by(|one, other| other.cmp(one));
        places.dedup();
        places
    }

    /// What all documents say alike.
    pub(super) fn key_around(&self) -> u64 {
        let feed = &self.site.feed;
        let mut key = Key::new();
        for text in [Some(&feed.title), feed.home_page_url.as_ref(), feed.language.as_ref()] {
            key.add_text(text.map_or("", String::as_str));
        }
        key.end()
    }
}

/// A file whose text is made already: few are, and their texts are small.
pub(super) fn made(name: String, text: &str) -> Planned {
    Planned { name, key: Key::of_text(text), what: What::Text(text.to_owned()) }
}

/// The name of the document of an article or a static page.
pub(super) fn article_name(path: &str) -> String {
    newsfeed::edition::document_address(DOCUMENT, path)
}

/// The name of a document of a list.
pub(super) fn list_name(list: &str, page: &str) -> String {
    list_address(LIST, list, page)
}
