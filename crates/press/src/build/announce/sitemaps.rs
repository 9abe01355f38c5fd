//! Sitemaps: <https://www.sitemaps.org/protocol.html>. One names all others; those of stories are numbered from the oldest, so
//! that a full one never changes again.

use super::super::key::Key;
use super::super::place::Place;
use super::super::plan::{Archive, Planned, What, made};
use super::news;
use super::xml::Xml;
use crate::store::{Shown, Store};
use anyhow::Result;
use newsfeed::date::Moment;
use newsfeed::slug::slugify;
use serde::Deserialize;
use std::ops::Range;

/// The sitemap that names the others. It may name 50,000 of them.
pub(super) const INDEX: &str = "sitemap.xml";
/// Stories in one sitemap. 50,000 are allowed, but the newest one is written and sent anew with each story.
const STORIES: u32 = 5000;
/// Other pages in one sitemap: as many as are allowed.
const PAGES: usize = 50_000;

const NAMESPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

/// All sitemaps but for that of the news.
pub(super) fn plan(archive: &Archive<'_>, place: &Place) -> Result<Vec<Planned>> {
    let mut files = Vec::new();
    let total = archive.places().end;
    for (number, first) in (1..).zip((0..total).step_by(STORIES as usize)) {
        let places = first..total.min(first.saturating_add(STORIES));
        let mut key = Key::new();
        key.add_text(place.home.as_str());
        places.clone().for_each(|at| key.add(archive.outline(at).stamp.cast_unsigned()));
        let name = format!("sitemaps/stories-{number}.xml");
        files.push(Planned { name, key: key.end(), what: What::Sitemap(places) });
    }
    for (number, paths) in (1..).zip(pages(archive).chunks(PAGES)) {
        let mut xml = Xml::new("urlset", &[NAMESPACE])?;
        paths.iter().try_for_each(|path| url(&mut xml, &place.address(path), None))?;
        files.push(made(format!("sitemaps/pages-{number}.xml"), &xml.end("urlset")?));
    }
    let mut xml = Xml::new("sitemapindex", &[NAMESPACE])?;
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    for name in names.into_iter().chain(news::language(archive).map(|_| news::NAME)) {
        xml.open("sitemap", &[])?;
        xml.text("loc", &[], &place.address(name))?;
        xml.close("sitemap")?;
    }
    files.push(made(INDEX.to_owned(), &xml.end("sitemapindex")?));
    Ok(files)
}

/// The text of the sitemap of the stories at these places.
pub(super) fn stories(archive: &Archive<'_>, place: &Place, places: Range<u32>, store: &Store) -> Result<String> {
    let mut xml = Xml::new("urlset", &[NAMESPACE])?;
    for at in places {
        let outline = archive.outline(at);
        let changed = Dates::of(&store.shown(outline.number, Shown::Preview)?)?.changed();
        url(&mut xml, &place.address(&outline.path), changed)?;
    }
    xml.end("urlset")
}

fn url(xml: &mut Xml, address: &str, changed: Option<Moment>) -> Result<()> {
    xml.open("url", &[])?;
    xml.text("loc", &[], address)?;
    if let Some(changed) = changed {
        xml.text("lastmod", &[], &changed.to_rfc3339())?;
    }
    xml.close("url")
}

/// The paths of all other pages: the front page, static pages, the first pages of lists. A day's page shows nothing that its
/// month's does not, and there are many of them: those are left out.
fn pages(archive: &Archive<'_>) -> Vec<String> {
    let mut paths = vec!["/".to_owned()];
    paths.extend(archive.pages.iter().map(|at| archive.outlines.stories[*at as usize].path.to_string()));
    for page in &archive.site.feed.iman.pages {
        let path = format!("/{}/", slugify(&page.slug));
        if !paths.contains(&path) {
            paths.push(path);
        }
    }
    let is_day = |name: &str| name.starts_with("date/") && name.matches('/').count() == 3;
    let lists = archive.lists.iter().skip(1).filter(|list| !list.stories.is_empty() && !is_day(&list.name));
    paths.extend(lists.map(|list| archive.page_of(list)));
    paths
}

/// What a story in short says of time.
#[derive(Deserialize)]
pub(super) struct Dates {
    date_published: Option<String>,
    date_modified: Option<String>,
}

impl Dates {
    /// Of a story in short, JSON.
    pub(super) fn of(preview: &str) -> Result<Dates> {
        Ok(serde_json::from_str(preview)?)
    }

    /// When it was published.
    pub(super) fn published(&self) -> Option<Moment> {
        self.date_published.as_deref().and_then(Moment::parse)
    }

    /// When it was said last.
    fn changed(&self) -> Option<Moment> {
        self.date_modified.as_deref().and_then(Moment::parse).or(self.published())
    }
}
