//! The sitemap of the news: <https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap>.
//!
//! It holds the stories of the last two days before the build, as is asked: counted from the newest story, a paper that rests
//! would call old stories news. So of all files this one depends on the clock.

use super::super::place::Place;
use super::super::plan::{Archive, Planned, made};
use super::entry::Entry;
use super::sitemaps::Dates;
use super::xml::Xml;
use crate::store::{Shown, Store};
use anyhow::Result;

/// Its name.
pub(super) const NAME: &str = "sitemaps/news.xml";
/// How long a story is news, in seconds.
const NEWS: i64 = 2 * 24 * 60 * 60;
/// The most stories that it may have.
const MOST: usize = 1000;

const ROOT: &str = "urlset";
const NAMESPACES: [(&str, &str); 2] = [
    ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"),
    ("xmlns:news", "http://www.google.com/schemas/sitemap-news/0.9"),
];

/// The sitemap, of a paper that says its language: it has to be said of each story. `now`: seconds since 1970.
pub(super) fn plan(archive: &Archive<'_>, place: &Place, now: i64, store: &Store) -> Result<Option<Planned>> {
    let Some(own) = language(archive) else { return Ok(None) };
    let mut xml = Xml::new(ROOT, &NAMESPACES)?;
    let mut count = 0;
    for at in archive.places().rev() {
        let dates = Dates::of(&store.shown(archive.outline(at).number, Shown::Preview)?)?;
        let Some(published) = dates.published().filter(|published| published.unix_seconds() > now - NEWS) else {
            break;
        };
        // What is dated ahead is no news yet.
        if count == MOST || published.unix_seconds() > now {
            continue;
        }
        count += 1;
        let entry = Entry::of(archive, place, at, store)?;
        let language = entry.language.as_deref().map_or(own, short);
        xml.open("url", &[])?;
        xml.text("loc", &[], &entry.address)?;
        xml.open("news:news", &[])?;
        xml.open("news:publication", &[])?;
        xml.text("news:name", &[], &archive.site.feed.title)?;
        xml.text("news:language", &[], language)?;
        xml.close("news:publication")?;
        xml.text("news:publication_date", &[], &published.to_rfc3339())?;
        xml.text("news:title", &[], &entry.headline)?;
        xml.close("news:news")?;
        xml.close("url")?;
    }
    Ok(Some(made(NAME.to_owned(), &xml.end(ROOT)?)))
}

/// The language of the paper, as the sitemap has it.
pub(super) fn language<'a>(archive: &'a Archive<'_>) -> Option<&'a str> {
    archive.site.feed.language.as_deref().map(short)
}

/// The code of a language alone; Chinese is written in two ways that have codes of their own.
fn short(language: &str) -> &str {
    match language.to_ascii_lowercase().as_str() {
        "zh-cn" | "zh-hans" => "zh-cn",
        "zh-tw" | "zh-hant" => "zh-tw",
        _ => language.split('-').next().unwrap_or(language),
    }
}
