//! What a site says to those who do not run the app: feed readers and search engines.
//!
//! All of it names whole addresses, so there is none of it in an edition that does not know where it will stand.

mod atom;
mod entry;
mod feeds;
mod guides;
mod moments;
mod news;
mod rss;
mod sitemaps;
mod xml;

use super::place::Place;
use super::plan::{Archive, Planned};
use crate::store::Store;
use anyhow::Result;

pub(super) use entry::item;
pub(super) use feeds::{Feed, Form, has_feeds};
pub(super) use guides::guides;

/// All files for feed readers and search engines but for those that [`guides`] has. `now`: seconds since 1970.
pub(super) fn plan(archive: &Archive<'_>, place: &Place, now: i64, store: &Store) -> Result<Vec<Planned>> {
    let mut files = feeds::plan(archive);
    files.extend(sitemaps::plan(archive, place)?);
    files.extend(news::plan(archive, place, now, store)?);
    Ok(files)
}

/// The text of the sitemap of the stories at these places.
pub(super) fn sitemap(archive: &Archive<'_>, places: std::ops::Range<u32>, store: &Store) -> Result<String> {
    match &archive.site.place {
        Some(place) => sitemaps::stories(archive, place, places, store),
        None => Ok(String::new()),
    }
}
