//! Looks through an edition: is everything there, and does everything lead somewhere? docs/edition.md says what an edition
//! is.
//!
//! Nothing is held of an article but a few numbers: a million of them fit into the memory of any computer. A story is known
//! by the hash of its document's name; what is shown of it, by the hash of its id, headline and date. Where these do not
//! add up, the articles are read a second time, to call what is wrong by its name.

mod addresses;
mod articles;
mod document;
mod entry;
mod findings;
mod folder;
mod index;
mod latest;
mod lists;
mod outside;
mod pages;
mod suspects;

use crate::progress::Progress;
use crate::report::Report;
use anyhow::Result;
use entry::Edition;
use findings::Findings;
use folder::Folder;
use std::path::PathBuf;

/// What is looked through.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder of the edition.
    pub edition: PathBuf,
    /// The folder of the app, where pictures may stand as well.
    pub app: Option<PathBuf>,
    /// Whether nothing is said while it works.
    pub is_quiet: bool,
}

/// Looks through an edition. What is wrong with it is in the report.
///
/// # Errors
/// If there is no entry feed, or none of a pressed archive: then there is nothing to look through.
pub fn check(options: &Options) -> Result<Report> {
    let folder = Folder::of(options);
    let mut findings = Findings::default();
    let edition = Edition::read(&folder, &mut findings)?;
    let mut progress = Progress::begin("files looked through", None, options.is_quiet);

    let mut articles = articles::read(&edition, &mut findings, &mut progress);
    let wrong = lists::check(&edition, &mut articles, &mut findings, &mut progress);
    edition.check(&articles, &mut findings);
    index::check(&edition, &mut findings, &mut progress);
    outside::check_sitemaps(&edition, &mut findings);
    pages::check(&edition, &articles, &mut findings, &mut progress);
    suspects::name(&edition, &articles, &wrong, &mut findings);
    folder.check_rest(&mut findings);

    progress.end();
    let mut report = findings.into_report();
    report.count("articles", articles.facts.len() as u64);
    report.count("pages", articles.pages.len() as u64);
    report.count("lists", articles.lists.len() as u64);
    report.count("local files", folder.local_files());
    Ok(report)
}

/// What a name is remembered by.
fn hash(name: &str) -> u64 {
    u64::from_le_bytes(blake3::hash(name.as_bytes()).as_bytes()[..8].try_into().expect("eight bytes"))
}

#[cfg(test)]
mod tests;
