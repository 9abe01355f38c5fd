//! From the store to an edition's files. docs/edition.md says what an edition is.

mod document;
mod front;
mod likeness;
mod lists;
mod menu;
mod plan;
mod related;
mod site;
mod staging;
mod written;

use crate::progress::Progress;
use crate::report::Report;
use crate::store::Store;
use anyhow::Result;
use newsfeed::wire;
use plan::Archive;
use rayon::prelude::*;
use site::Site;
use staging::Staging;
use std::path::PathBuf;
use std::sync::Mutex;

/// Files that one thread writes before it takes the next ones.
const AT_A_TIME: usize = 256;

/// How an edition is built.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The folder of the edition. What else lies in it stays.
    pub out: PathBuf,
    /// What the paper says of itself, before what the sources say of it; items are not looked at.
    pub masthead: Option<wire::Feed>,
    /// Whether each file has a copy compressed by brotli and one by gzip beside it.
    pub precompresses: bool,
    /// Whether every file is written anew and all related stories are looked for again.
    pub afresh: bool,
    /// Whether nothing is said while it works.
    pub is_quiet: bool,
}

/// Builds the edition: writes what is new or changed, and takes out what is gone. Until the last moment the edition that
/// was there is whole; a build that is ended on the way leaves it so, and the next one finishes what had begun.
///
/// # Errors
/// If the store cannot be read or the folder cannot be written.
pub fn build(store: &mut Store, options: &Options) -> Result<Report> {
    let mut report = Report::default();
    let mut staging = Staging::begin(&options.out, options.afresh, options.precompresses)?;
    let outlines = store.outlines()?;
    let mut site = Site::of(options.masthead.clone(), store.mastheads()?, &outlines);
    menu::lead_within(&mut site.feed.iman.menu, site.feed.home_page_url.as_deref(), store)?;
    let related = related::of(store, &outlines, &site, options.afresh, options.is_quiet)?;
    let archive = Archive::of(&outlines, &site, related);
    report.count("stories", archive.stories.len() as u64);
    report.count("lists", archive.lists.len() as u64);

    let planned = archive.plan(store)?;
    let mut changed = Vec::new();
    for file in planned {
        report.count("files", 1);
        if staging.is_changed(&file) {
            changed.push(file);
        }
    }
    let progress = Mutex::new(Progress::begin("files written", Some(changed.len() as u64), options.is_quiet));
    let database = store.file();
    let done: Vec<Result<u64>> = changed
        .par_chunks(AT_A_TIME)
        .map(|files| {
            let reader = Store::open(&database)?;
            let mut bytes = 0;
            for file in files {
                bytes += staging.write(&file.name, &archive.text(file, &reader)?)?;
            }
            if let Ok(mut progress) = progress.lock() {
                progress.advance(files.len() as u64);
            }
            Ok(bytes)
        })
        .collect();
    report.count("written", changed.len() as u64);
    for bytes in done {
        report.count("bytes", bytes?);
    }
    if let Ok(progress) = progress.into_inner() {
        progress.end();
    }
    report.count("removed", staging.end()?);
    Ok(report)
}

#[cfg(test)]
mod tests;
