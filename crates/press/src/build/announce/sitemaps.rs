//! Sitemaps: <https://www.sitemaps.org/protocol.html>. One names all others; those of stories are numbered from the oldest, so
//! that a full one never changes again. The newest is written and sent anew with each story: until there are stories enough
//! to fill a sitemap, they stand in parts of it.

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
/// Addresses in a full sitemap: as many as are allowed.
const FULL: u32 = 50_000;
/// Stories in a part of a sitemap that is not full yet.
const PART: u32 = 5_000;

const NAMESPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

/// All sitemaps but for that of the news.
pub(super) fn plan(archive: &Archive<'_>, place: &Place) -> Result<Vec<Planned>> {
    let mut files = Vec::new();
    let total = archive.places().end;
    for (name, places) in of_stories(total) {
        let mut key = Key::new();
        key.add_text(place.home.as_str());
        places.clone().for_each(|at| key.add(archive.outline(at).stamp.cast_unsigned()));
        files.push(Planned { name, key: key.end(), what: What::Sitemap(places) });
    }
    for (number, paths) in (1..).zip(pages(archive).chunks(FULL as usize)) {
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

/// The names of the sitemaps of that many stories, with the places of the stories in each.
fn of_stories(total: u32) -> Vec<(String, Range<u32>)> {
    let volumes = total / FULL;
    let full = (0..volumes).map(|at| (format!("sitemaps/stories-{}.xml", at + 1), at * FULL..(at + 1) * FULL));
    let parts = (1..).zip((volumes * FULL..total).step_by(PART as usize)).map(|(part, first)| {
        (format!("sitemaps/stories-{}-{part}.xml", volumes + 1), first..total.min(first.saturating_add(PART)))
    });
    full.chain(parts).collect()
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
    paths.extend(lists.map(|list| archive.list_path(list)));
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

#[cfg(test)]
mod tests {
    use super::of_stories;

    #[test]
    fn sitemaps_are_filled_and_only_the_newest_one_grows() {
        let names = |total| of_stories(total).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
        assert_eq!(names(0), Vec::<String>::new());
        assert_eq!(names(1), ["sitemaps/stories-1-1.xml"]);
        assert_eq!(names(5_001), ["sitemaps/stories-1-1.xml", "sitemaps/stories-1-2.xml"]);
        assert_eq!(names(50_000), ["sitemaps/stories-1.xml"]);
        assert_eq!(names(100_001), ["sitemaps/stories-1.xml", "sitemaps/stories-2.xml", "sitemaps/stories-3-1.xml"]);
        for total in [1, 4_999, 5_000, 49_999, 50_000, 57_123, 1_000_000] {
            let mut expected = 0;
            for (name, places) in of_stories(total) {
                assert_eq!(places.start, expected, "{name} of {total}");
                assert!(places.end - places.start <= 50_000, "{name} of {total}");
                expected = places.end;
            }
            assert_eq!(expected, total);
            let (before, now) = (of_stories(total - 1), of_stories(total));
            let grown = now.iter().filter(|sitemap| !before.contains(sitemap)).count();
            assert_eq!(grown, 1, "a story more changes one of {total}");
        }
    }
}
