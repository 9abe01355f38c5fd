//! The layout of a pressed archive: where the press writes what, and where the app looks for it. See docs/edition.md.
//!
//! A list is parted into documents numbered from the oldest. Document *k* holds the stories *(k − 1) · 20* to
//! *(k + 1) · 20*, counted from the oldest: each story but the first twenty and the newest stands in two. So any twenty in
//! a row lie in one document, a reader's page too, which is counted from the newest; and a document that is full never
//! changes again. The last one has no number but a name, [`NEWEST`], as it is asked for before the count is known.

mod segments;

pub use segments::{LETTERS, LEVELS, Segment, covered, segments, shard, shard_address};

use std::ops::Range;

/// The version of the layout that this describes.
pub const VERSION: u32 = 1;
/// Stories on one page of a list.
pub const PAGE: usize = 20;
/// The name of the document with the newest stories of a list.
pub const NEWEST: &str = "newest";
/// The list that the front page is laid out of.
pub const FRONT: &str = "front";
/// The list of all stories.
pub const LATEST: &str = "latest";
/// The newest stories, all of which the entry has.
pub const ENTRY: usize = 40;

/// How many documents a list of so many stories has: at least one.
pub fn documents(total: usize) -> usize {
    (total / PAGE).max(1)
}

/// How many pages a list of so many stories has for its reader: at least one.
pub fn pages(total: usize) -> usize {
    total.div_ceil(PAGE).max(1)
}

/// The stories in a document of a list, counted from the oldest. `number` is from 1 to [`documents`].
pub fn stories_in(number: usize, total: usize) -> Range<usize> {
    let first = (number - 1) * PAGE;
    first..total.min(first + 2 * PAGE)
}

/// The number of the document that holds a reader's page, and how many newer stories stand before it there. Pages are
/// counted from the newest, from 1. `None` if there is no such page.
pub fn holding(page: usize, total: usize) -> Option<(usize, usize)> {
    let end = total.checked_sub(page.checked_sub(1)?.checked_mul(PAGE)?).filter(|end| *end > 0)?;
    let number = end.saturating_sub(PAGE) / PAGE + 1;
    Some((number, stories_in(number, total).end - end))
}

/// The numbers of the documents of a list that hold a story, by its place counted from the oldest: first the one that has
/// it among the newer half of its stories.
pub fn documents_with(place: usize, total: usize) -> [usize; 2] {
    [0, 1].map(|further| (place / PAGE + further).clamp(1, documents(total)))
}

/// The name of a document of a list.
pub fn name(number: usize, total: usize) -> String {
    if number >= documents(total) { NEWEST.to_owned() } else { number.to_string() }
}

/// The document to read after another one of its list, when the list is read from the newest to the oldest.
pub fn next(number: usize) -> Option<usize> {
    match number {
        0 | 1 => None,
        2 => Some(1),
        _ => Some(number - 2),
    }
}

/// The address that a template gives for a page of a list.
pub fn list_address(template: &str, list: &str, page: &str) -> String {
    template.replace("{list}", list).replace("{page}", page)
}

/// The address that a template gives for the document of an article or a static page. `path`: its path in the paper,
/// percent-encoded or not.
pub fn document_address(template: &str, path: &str) -> String {
    template.replace("{path}", path.trim_matches('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_page_lies_in_one_document() {
        for total in 1..250 {
            let mut seen = Vec::new();
            for page in 1..=pages(total) {
                let (number, skip) = holding(page, total).expect("a page");
                assert!((1..=documents(total)).contains(&number), "{page} of {total}");
                let stories: Vec<usize> = stories_in(number, total).rev().collect();
                seen.extend(stories.into_iter().skip(skip).take(PAGE));
            }
            assert_eq!(seen, (0..total).rev().collect::<Vec<_>>(), "{total}");
            assert_eq!(holding(pages(total) + 1, total), None);
        }
        assert_eq!((holding(1, 0), holding(0, 5), documents(0)), (None, None, 1));
    }

    #[test]
    fn a_full_document_never_changes_again() {
        for total in 1..250 {
            for number in 1..documents(total) {
                assert_eq!(stories_in(number, total), stories_in(number, total + 1), "{number} of {total}");
            }
        }
    }

    #[test]
    fn reading_on_meets_every_story() {
        for total in 1..250 {
            let mut at = Some(documents(total));
            let mut oldest = total;
            while let Some(number) = at {
                let stories = stories_in(number, total);
                assert!(stories.end >= oldest, "nothing is left out before {oldest} of {total}");
                oldest = stories.start;
                at = next(number);
            }
            assert_eq!(oldest, 0);
        }
    }

    #[test]
    fn any_story_lies_in_its_documents() {
        for total in 1..250 {
            for place in 0..total {
                for number in documents_with(place, total) {
                    assert!(stories_in(number, total).contains(&place), "{place} in {number} of {total}");
                }
            }
        }
    }

    #[test]
    fn addresses() {
        assert_eq!(list_address("feeds/{list}/{page}.json", "tag/med", NEWEST), "feeds/tag/med/newest.json");
        assert_eq!(document_address("articles/{path}.json", "/2025/05/17/med/"), "articles/2025/05/17/med.json");
    }
}
