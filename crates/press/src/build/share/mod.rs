//! The pictures that links to a site are shown with elsewhere: one for each story that has a page, and one of the paper itself
//! for all other pages. They are JPEG, as not every program that shows a link reads anything else.
//!
//! ```text
//! story --> cover (its own picture, cut) or card (its headline, set) --> JPEG
//! ```

mod canvas;
mod card;
mod cover;
mod lines;
mod typeface;

use super::announce::item;
use super::contents::Contents;
use super::key::Key;
use super::pages::Pages;
use super::plan::{Archive, Planned, What};
use crate::root::{ROOT, resolve};
use crate::store::Store;
use anyhow::Result;
use card::Card;
use newsfeed::paper::item::{ItemSetting, article};

/// The width and the height of a picture in pixels: what all that show links ask for.
pub const SIZE: (u32, u32) = (1200, 630);

/// Raised when pictures are made in another way.
const MAKING: u64 = 1;

/// Where the picture of a page stands below the paper's home page. `path`: that of a story; `None` for all other pages, which
/// show the one of the paper. There is one of each story that [`Pages`] cover, which are those that have a page.
pub fn address(path: Option<&str>) -> String {
    let path = path.map(|path| path.trim_matches('/')).filter(|path| !path.is_empty());
    format!("share/{}.jpg", path.unwrap_or("card"))
}

/// All pictures.
pub(super) fn plan(archive: &Archive<'_>, pages: Pages) -> Vec<Planned> {
    let feed = &archive.site.feed;
    let mut around = Key::of(archive.key_around());
    around.add(MAKING);
    let around = around.end();

    let mut own = Key::of(around);
    own.add_text(feed.iman.tagline.as_deref().unwrap_or_default());
    let mut files = vec![Planned { name: address(None), key: own.end(), what: What::Share(None) }];
    for at in archive.places().filter(|at| pages.covers(*at, archive.stories.len())) {
        let outline = archive.outline(at);
        let name = address(Some(&outline.path));
        // A story that is called like the picture of the paper is shown with that.
        if name == address(None) {
            continue;
        }
        let mut key = Key::of(around);
        key.add(outline.stamp.cast_unsigned());
        if let Some(section) = archive.sections(at).first() {
            key.add_text(&archive.site.sections[*section as usize].name);
        }
        files.push(Planned { name, key: key.end(), what: What::Share(Some(at)) });
    }
    files
}

/// The picture of the story at a place, or that of the paper.
pub(super) fn picture(archive: &Archive<'_>, at: Option<u32>, store: &Store) -> Result<Contents> {
    let Some(place) = &archive.site.place else { return Ok(Vec::new().into()) };
    let feed = &archive.site.feed;
    let host = place.home.host_str().unwrap_or_default();
    let Some(at) = at else {
        return card::paper(&feed.title, feed.iman.tagline.as_deref().unwrap_or_default(), host).jpeg();
    };
    let mut item = item(&store.kept(archive.outline(at).number)?.item)?;
    let setting = ItemSetting { address: ROOT, resolve: &resolve, homes: &[], language: feed.language.as_deref() };
    let preview = article(&mut item, setting, &[]).preview;
    if let Some(cover) = preview.picture.and_then(|picture| cover::of(place, &picture.url)) {
        return cover.jpeg();
    }
    let section = archive.sections(at).first().map(|section| archive.site.sections[*section as usize].name.as_str());
    let card = Card { paper: &feed.title, headline: &preview.headline, section: section.unwrap_or_default(), host };
    card.draw().jpeg()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_stands_where_its_page_says() {
        assert_eq!(address(Some("/2025/05/17/bees/")), "share/2025/05/17/bees.jpg");
        assert_eq!(address(Some("/news/old.html")), "share/news/old.html.jpg");
        assert_eq!((address(None), address(Some("/"))), ("share/card.jpg".into(), "share/card.jpg".into()));
    }
}
