//! A newspaper in memory.

mod address;
mod index;
pub mod item;
mod masthead;
mod menu;
mod picture;
mod queries;
mod sections;
mod source;
mod story;
mod trail;
mod urls;

use std::fmt;
use std::sync::{Arc, OnceLock};

use crate::model::{Article, StaticPage};
use crate::related::Likeness;
use crate::wire;
use index::Index;
use sections::Sections;
use source::Source;
use urls::Base;

pub use address::{names_file, own_path};
pub use picture::{full_size, is_counting_pixel};
pub use urls::{Resolve, percent_decode};

/// A newspaper in memory: masthead, stories, and the ways to find them.
///
/// It never changes, and a clone is the same paper: cloning costs nothing. [`Paper::append`] makes
/// a new one that shares the stories.
#[derive(Clone)]
pub struct Paper(Arc<Contents>);

struct Contents {
    source: Source,
    index: Index,
    /// Made when the first reader wants to read on.
    likeness: OnceLock<Likeness>,
}

/// The stories before and after a story, in the order of publication.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Neighbours {
    /// The next older story.
    pub older: Option<Arc<Article>>,
    /// The next newer story.
    pub newer: Option<Arc<Article>>,
}

impl Paper {
    /// The paper that a document makes. `feed_address` is the absolute URL that it was fetched
    /// from: relative URLs resolve against it.
    ///
    /// A URL that does not resolve, or is neither `http` nor `https`, counts as not given.
    pub fn new(feed: wire::Feed, feed_address: &str, resolve: Resolve) -> Paper {
        let mut source = Source::default();
        let base = Base { address: feed_address, resolve };
        source.take(feed, base, &Index::default());
        Paper::of(source)
    }

    /// The paper with the stories of the next document added, which was fetched from `address`.
    ///
    /// Items whose id is known are not taken twice, and no story changes its address. The masthead
    /// stays the first document's; what that lacks of title (with all that belongs to it), menu and
    /// sections, the next one gives.
    pub fn append(&self, next: wire::Feed, address: &str, resolve: Resolve) -> Paper {
        let mut source = self.0.source.clone();
        source.take(next, Base { address, resolve }, &self.0.index);
        Paper::of(source)
    }

    /// What a document of the pressed archive makes, whose entry feed made this paper: the masthead with the stories of
    /// that document alone. `address` is where it was fetched from.
    pub fn document(&self, document: wire::Feed, address: &str, resolve: Resolve) -> Paper {
        let mut source = self.0.source.masthead_only();
        source.take(document, Base { address, resolve }, &Index::default());
        Paper::of(source)
    }

    fn of(mut source: Source) -> Paper {
        let sections = Sections::of(&source.sections, &source.menu, &source.entries);
        for (at, entry) in source.entries.iter_mut().enumerate() {
            let links = sections.links(at);
            if entry.article.preview.sections != links {
                Arc::make_mut(&mut entry.article).preview.sections = links;
            }
        }
        let index = Index::of(&source.entries, &sections);
        let masthead = &mut source.masthead;
        for article in index.pages() {
            masthead.pages.extend(static_page(article));
        }
        masthead.menu = if source.menu.is_empty() {
            menu::of_sections(&sections.list, &index.sections)
        } else {
            let places = menu::Places {
                home: masthead.home_page_url.as_deref(),
                sections: &sections.list,
                pages: &masthead.pages,
                index: &index,
                is_pressed: source.edition.is_some(),
            };
            menu::stated(&source.menu, places)
        };
        masthead.sections = sections.list;
        Paper(Arc::new(Contents { source, index, likeness: OnceLock::new() }))
    }

    pub(crate) fn likeness(&self) -> &Likeness {
        self.0.likeness.get_or_init(|| Likeness::of(self))
    }
}

/// An item of kind page is a static page too, if its address is one of theirs.
fn static_page(article: &Article) -> Option<StaticPage> {
    let slug = address::key(&article.preview.path).strip_prefix('/')?;
    (!slug.contains(['/', '.'])).then(|| StaticPage {
        slug: slug.to_owned(),
        title: article.preview.headline.clone(),
        body: article.body.clone(),
        base_url: article.base_url.clone(),
        shows_contact: false,
        summary: article.lead.clone().unwrap_or_default(),
    })
}

impl PartialEq for Paper {
    fn eq(&self, other: &Paper) -> bool {
        // What is read in decides everything else.
        Arc::ptr_eq(&self.0, &other.0) || self.0.source == other.0.source
    }
}

impl fmt::Debug for Paper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Paper")
            .field("title", &self.masthead().title)
            .field("stories", &self.stories().len())
            .field("next_url", &self.next_url())
            .finish()
    }
}

#[cfg(test)]
mod tests;
