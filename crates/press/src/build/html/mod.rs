//! Pages of HTML, rendered beforehand by the app itself: one for each address of a site. See docs/press.md.

mod plan;
mod template;

use super::announce::{Form, has_feeds};
use super::key::Key;
use super::lists::List;
use super::pages::Pages;
use super::plan::{Archive, Planned, What, list_name};
use super::{contents::Contents, place::Place, share};
use crate::store::Store;
use anyhow::Result;
use newsfeed::edition::{LATEST, NEWEST, documents, holding, name};
use newspaper::prerender::{FeedLink, Material, Newspaper, page_of};
use plan::{Page, Shown};
use std::path::Path;
use template::Template;

pub(super) use plan::Page as PlannedPage;
pub(crate) use plan::file_of;
#[cfg(test)]
pub(crate) use template::TEMPLATE;
pub(crate) use template::{FRONT_PAGE, SHELL};
pub(super) use template::{is_new, left, restore};

/// The name of the entry feed.
const ENTRY: &str = "feed.json";

/// How the pages of a site are rendered.
pub(super) struct Html {
    newspaper: Newspaper,
    template: Template,
    place: Place,
    pages: Pages,
}

impl Html {
    /// `folder`: that of the app.
    pub(super) fn of(folder: &Path, place: &Place, pages: Pages, archive: &Archive<'_>, store: &Store) -> Result<Html> {
        let newest = archive.places().rev().map(|at| archive.outline(at).day / 10_000).find(|year| *year > 0);
        let newspaper = Newspaper {
            home: place.home.to_string(),
            entry: ENTRY.to_owned(),
            masthead: archive.entry_around(store)?,
            year: newest.and_then(|year| i32::try_from(year).ok()).unwrap_or_default(),
        };
        Ok(Html {
            newspaper,
            place: place.clone(),
            template: Template::read(folder, place.home.path(), &archive.site.feed.title)?,
            pages,
        })
    }

    /// What all pages are made of alike.
    fn key(&self) -> u64 {
        let mut key = Key::new();
        let own = &self.newspaper;
        for text in [&own.home, &own.masthead, &own.year.to_string(), self.template.shell()] {
            key.add_text(text);
        }
        key.end()
    }

    /// The text of a page.
    pub(super) fn contents(&self, page: &Page, archive: &Archive<'_>, store: &Store) -> Result<Contents> {
        let documents = match &page.shown {
            Shown::Shell => return Ok(self.template.shell().to_owned().into()),
            Shown::Document(document) => vec![(document.name.clone(), Some(text(archive, document, store)?))],
            Shown::List(at, number) => list(archive, *at, *number, store)?,
            Shown::Nothing(_) => vec![("articles/404.json".to_owned(), None)],
            Shown::Plain => Vec::new(),
        };
        let list = match page.shown {
            Shown::List(at, _) => Some(&archive.lists[at]),
            _ => None,
        };
        let material = Material {
            path: page.path.clone(),
            documents,
            card: self.place.address(&share::address(page.story().then_some(&page.path))),
            feeds: self.feeds(list, archive),
        };
        if let Shown::Nothing(entry) = &page.shown {
            let newspaper = Newspaper { masthead: entry.clone(), ..self.newspaper.clone() };
            return Ok(self.template.until_known(&newspaper.page(&material)).into());
        }
        Ok(self.template.page(&self.newspaper.page(&material)).into())
    }

    /// The feeds of the whole paper, and of the list that a page shows.
    fn feeds(&self, list: Option<&List>, archive: &Archive<'_>) -> Vec<FeedLink> {
        let paper = &archive.site.feed.title;
        let own = list.filter(|list| has_feeds(&list.name));
        let lists = own.map(|list| (list.name.as_str(), [&list.title, " · ", paper].concat()));
        let mut feeds = Vec::new();
        for (list, title) in lists.into_iter().chain([(LATEST, paper.clone())]) {
            let link = |form: Form| FeedLink {
                kind: form.media_type(),
                title: title.clone(),
                address: self.place.address(&form.name(list)),
            };
            feeds.extend(Form::ALL.map(link));
        }
        feeds
    }
}

fn text(archive: &Archive<'_>, document: &Planned, store: &Store) -> Result<String> {
    Ok(String::from_utf8_lossy(archive.contents(document, store)?.bytes()).into_owned())
}

/// The documents that a page of a list is made of.
fn list(archive: &Archive<'_>, at: usize, page: u32, store: &Store) -> Result<Vec<(String, Option<String>)>> {
    let list = &archive.lists[at];
    let total = plan::total(list.stories.len(), page);
    let document = |number: usize, name: &str| {
        let planned = Planned { name: list_name(&list.name, name), key: 0, what: What::List(at, number) };
        let text = text(archive, &planned, store)?;
        Ok::<_, anyhow::Error>((planned.name, Some(text)))
    };
    let number = holding(page as usize, total).map_or(1, |(number, _)| number);
    let own = name(number, total);
    if own == NEWEST {
        return Ok(vec![document(documents(list.stories.len()), NEWEST)?]);
    }
    let newest = list_name(&list.name, NEWEST);
    let around = archive.newest_around(list, total, &newest);
    Ok(vec![(newest, Some(around)), document(number, &own)?])
}
