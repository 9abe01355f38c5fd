//! A single item as a story, for who does not hold the whole paper in memory.

use super::address::{self, Allocator};
use super::story::{self, Setting};
use super::urls::{Base, Resolve};
use crate::model::{Article, Author};
use crate::wire;

/// What the items of one source share.
#[derive(Clone, Copy)]
pub struct ItemSetting<'a> {
    /// The absolute URL that relative ones of the source resolve against.
    pub address: &'a str,
    /// Resolves URLs.
    pub resolve: Resolve<'a>,
    /// The home pages under which items keep their path.
    pub homes: &'a [Option<&'a str>],
    /// The language of the paper, BCP 47.
    pub language: Option<&'a str>,
}

/// The story that an item tells, at the path that it would have if it were alone. Its sections are left empty, and what
/// the story takes over is taken out of the item.
pub fn article(item: &mut wire::Item, setting: ItemSetting<'_>, authors: &[wire::Author]) -> Article {
    let base = Base { address: setting.address, resolve: setting.resolve };
    let authors: Vec<Author> = story::authors(authors, base);
    let setting =
        Setting { base, homes: setting.homes, authors: &authors, language: setting.language, is_pressed: false };
    story::read(item, &setting, &mut Allocator::default())
}

/// The path itself if it is free, else with the lowest number from 2 behind its last name that makes it free.
pub fn free_path(wanted: &str, is_free: &mut dyn FnMut(&str) -> bool) -> String {
    if is_free(wanted) {
        return wanted.to_owned();
    }
    let mut number = 2;
    loop {
        let path = address::numbered(wanted, number);
        if is_free(&path) {
            return path;
        }
        number += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_alone_is_the_story_that_it_is_in_a_paper() {
        let text = include_str!("../../fixtures/valid/full.json");
        let mut feed = crate::decode::decode(text).unwrap().feed;
        feed.iman.edition = None;
        let resolve = crate::testing::resolve;
        let paper = crate::paper::Paper::new(feed.clone(), crate::testing::ADDRESS, &resolve);
        let setting = ItemSetting {
            address: crate::testing::ADDRESS,
            resolve: &resolve,
            homes: &[feed.home_page_url.as_deref()],
            language: feed.language.as_deref(),
        };
        for item in &mut feed.items {
            let mut alone = article(item, setting, &feed.authors);
            let together = paper.by_id(&alone.preview.id).unwrap();
            alone.preview.sections.clone_from(&together.preview.sections);
            assert_eq!(alone, **together);
        }
    }

    #[test]
    fn a_taken_path_gets_a_number() {
        let taken = ["/a/", "/a-2/", "/b.html"];
        let free = |wanted: &str| free_path(wanted, &mut |path| !taken.contains(&path));
        assert_eq!(
            (free("/a/").as_str(), free("/b.html").as_str(), free("/c/").as_str()),
            ("/a-3/", "/b-2.html", "/c/")
        );
    }
}
