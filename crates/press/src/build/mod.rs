//! From the store to an edition's files. docs/edition.md says what an edition is.

mod announce;
mod contents;
mod document;
mod front;
mod html;
mod index;
mod key;
mod likeness;
mod lists;
mod menu;
mod order;
mod pages;
mod place;
mod plan;
mod related;
pub mod share;
mod site;
mod staging;
mod texts;
mod written;

use crate::progress::Progress;
use crate::report::Report;
use crate::store::Store;
use anyhow::Result;
use html::{Html, PlannedPage};
use index::{Index, Shards};
use newsfeed::edition::LEVELS;
use newsfeed::wire;
use place::Place;
use plan::{Archive, Planned};
use rayon::prelude::*;
use site::Site;
use staging::Staging;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{SystemTime, UNIX_EPOCH};

#[cfg(test)]
pub(crate) use html::TEMPLATE;
pub(crate) use html::{FRONT_PAGE, SHELL, file_of};
pub use pages::Pages;
pub use place::Unready;

/// Files that one thread writes before it takes the next ones.
const AT_A_TIME: usize = 256;

/// How an edition is built.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder of the edition. What else lies in it stays.
    pub out: PathBuf,
    /// What the paper says of itself, before what the sources say of it; items are not looked at.
    pub masthead: Option<wire::Feed>,
    /// The folder of the built app, if the edition becomes a site with it: then the paper has to say where its home page is.
    pub site: Option<PathBuf>,
    /// Which stories of a site have pages of their own.
    pub pages: Pages,
    /// Whether each file has a copy compressed by brotli and one by gzip beside it.
    pub precompresses: bool,
    /// Whether every file is written anew and all related stories are looked for again.
    pub afresh: bool,
    /// The levels of the search index (see [`newsfeed::edition::segments`]); none for an edition without one.
    pub search_levels: Vec<u32>,
    /// The time of the build, in seconds since 1970, if it is not that of the clock.
    pub now: Option<i64>,
    /// Whether nothing is said while it works.
    pub is_quiet: bool,
}

impl Options {
    fn now(&self) -> i64 {
        let clock = || SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs().cast_signed());
        self.now.unwrap_or_else(clock)
    }
}

impl Default for Options {
    fn default() -> Options {
        Options {
            out: PathBuf::default(),
            masthead: None,
            site: None,
            pages: Pages::All,
            precompresses: false,
            afresh: false,
            search_levels: LEVELS.to_vec(),
            now: None,
            is_quiet: false,
        }
    }
}

/// Builds the edition: writes what is new or changed, and takes out what is gone. Until the last moment the edition that
/// was there is whole; a build that is ended on the way leaves it so, and the next one finishes what had begun.
///
/// # Errors
/// If the store cannot be read or the folder cannot be written; [`Unready`] if a site is asked for and cannot be.
pub fn build(store: &mut Store, options: &Options) -> Result<Report> {
    let mut report = Report::default();
    let outlines = store.outlines()?;
    let mut site = Site::of(options.masthead.clone(), store.mastheads()?, &outlines);
    if let Some(folder) = &options.site {
        let place = Place::of(folder, &options.out, site.feed.home_page_url.as_deref())?;
        site.feed.home_page_url = Some(place.home.to_string());
        site.place = Some(place);
    }
    let is_lost = options.site.is_some() && options.pages != Pages::None && html::is_new(&options.out);
    let mut staging = Staging::begin(&options.out, options.afresh || is_lost, options.precompresses)?;
    menu::lead_within(&mut site.feed.iman.menu, site.feed.home_page_url.as_deref(), store)?;
    let related = related::of(store, &outlines, &site, options.afresh, options.is_quiet)?;
    let archive = Archive::of(&outlines, &site, related);
    report.count("stories", archive.stories.len() as u64);
    report.count("lists", archive.lists.len() as u64);

    let html = match (&options.site, &site.place) {
        (Some(folder), Some(place)) => Some(Html::of(folder, place, options.pages, &archive, store)?),
        _ => None,
    };
    let mut files = archive.plan(store, &options.search_levels)?;
    let mut changed = Changed::default();
    for page in html.iter().flat_map(|html| html.plan(&archive, &files)) {
        report.count("files", 1);
        report.count("pages", 1);
        if staging.is_changed(&page.name, page.key) {
            changed.pages.push(page);
        }
    }
    if let Some(place) = &site.place {
        files.extend(announce::plan(&archive, place, options.now(), store)?);
        files.extend(share::plan(&archive, options.pages));
        for guide in announce::guides(&archive, place, options.now()) {
            if staging.leaves(&guide.name) {
                report.fault(
                    guide.name,
                    "is there and was not written by `press build`, or was changed since: it is left so",
                );
            } else {
                files.push(guide);
            }
        }
    }
    for file in files {
        report.count("files", 1);
        if staging.is_changed(&file.name, file.key) {
            changed.documents.push(file);
        }
    }
    let index = Index::of(&archive, &options.search_levels);
    for segment in &index.segments {
        report.count("files", segment.shards as u64);
        changed.shards.extend(index.changed(segment, &mut staging));
    }
    report.count("written", changed.count());
    report.count("bytes", write(&changed, &archive, &index, html.as_ref(), &staging, &store.file(), options.is_quiet)?);
    let left = if options.site.is_none() { html::left(&options.out) } else { None };
    report.count("removed", staging.end()?);
    if let Some(shell) = left {
        html::restore(&options.out, &shell)?;
    }
    Ok(report)
}

/// What has to be written.
#[derive(Default)]
struct Changed {
    documents: Vec<Planned>,
    pages: Vec<PlannedPage>,
    /// Files of the search index, by segments.
    shards: Vec<Shards>,
}

impl Changed {
    /// How many files that are.
    fn count(&self) -> u64 {
        (self.documents.len() + self.pages.len() + self.shards.iter().map(Shards::count).sum::<usize>()) as u64
    }
}

/// Writes what has changed; how many bytes that are.
fn write(
    changed: &Changed,
    archive: &Archive<'_>,
    index: &Index<'_>,
    html: Option<&Html>,
    staging: &Staging,
    database: &Path,
    is_quiet: bool,
) -> Result<u64> {
    let progress = Mutex::new(Progress::begin("files written", Some(changed.count()), is_quiet));
    let advance = |files: usize| {
        if let Ok(mut progress) = progress.lock() {
            progress.advance(files as u64);
        }
    };
    let documents = changed.documents.par_chunks(AT_A_TIME).map(|files| {
        let reader = Store::open(database)?;
        let mut bytes = 0;
        for file in files {
            bytes += staging.write(&file.name, &archive.contents(file, &reader)?)?;
        }
        advance(files.len());
        Ok(bytes)
    });
    let pages = changed.pages.par_chunks(AT_A_TIME).map(|pages| {
        let reader = Store::open(database)?;
        let mut bytes = 0;
        for (page, html) in pages.iter().zip(std::iter::repeat(html)) {
            if let Some(html) = html {
                bytes += staging.write(&page.name, &html.contents(page, archive, &reader)?)?;
            }
        }
        advance(pages.len());
        Ok(bytes)
    });
    let shards = changed.shards.par_iter().map(|shards| {
        let mut bytes = 0;
        for (name, text) in index.texts(shards, &Store::open(database)?)? {
            bytes += staging.write(name, &text.into())?;
        }
        advance(shards.count());
        Ok(bytes)
    });
    let done: Vec<Result<u64>> = documents.chain(pages).chain(shards).collect();
    if let Ok(progress) = progress.into_inner() {
        progress.end();
    }
    done.into_iter().sum()
}

#[cfg(test)]
mod tests;
