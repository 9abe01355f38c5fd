//! Pages of HTML, rendered beforehand by the app itself: one for each address of a site. See docs/press.md.

mod plan;
mod template;

use super::key::Key;
use super::pages::Pages;
use super::plan::{Archive, Planned, What, list_name};
use super::{contents::Contents, place::Place};
use crate::store::Store;
use anyhow::Result;
use newsfeed::edition::{NEWEST, documents, holding, name};
use newspaper::prerender::{Material, Newspaper, page_of};
use plan::{Page, Shown};
use std::path::Path;
use template::Template;

pub(super) use plan::Page as PlannedPage;
pub(super) use template::is_new;

/// The name of the entry feed.
const ENTRY: &str = "feed.json";

/// How the pages of a site are rendered.
pub(super) struct Html {
    newspaper: Newspaper,
    template: Template,
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
        Ok(Html { newspaper, template: Template::read(folder, place.home.path(), &archive.site.feed.title)?, pages })
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

    /// The text of a page, and of the files beside it.
    pub(super) fn contents(&self, page: &Page, archive: &Archive<'_>, store: &Store) -> Result<Contents> {
        let documents = match &page.shown {
            Shown::Shell => return Ok(self.template.shell().to_owned().into()),
            Shown::Document(document) => vec![(document.name.clone(), Some(text(archive, document, store)?))],
            Shown::List(at, number) => list(archive, *at, *number, store)?,
            Shown::Nothing(_) => vec![("articles/404.json".to_owned(), None)],
            Shown::Plain => Vec::new(),
        };
        let material = Material { path: page.path.clone(), documents, ..Material::default() };
        if let Shown::Nothing(entry) = &page.shown {
            let newspaper = Newspaper { masthead: entry.clone(), ..self.newspaper.clone() };
            return Ok(self.template.until_known(&newspaper.page(&material)).into());
        }
        Ok(self.template.page(&self.newspaper.page(&material)).into())
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
