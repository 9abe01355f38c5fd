//! The outline: the headline is the page's `h1`, the body goes on from there.

use super::builder::{Builder, Place};
use super::dom::{append, is_blank, move_children, text};
use web_sys::{HtmlElement, Node};

impl Builder<'_> {
    /// A heading of the given level in the source.
    pub(super) fn heading(&mut self, source: &HtmlElement, level: u8, place: Place, into: &Node) {
        let inside = self.fragment();
        self.children(Place { phrasing: true, ..place }, &inside);
        if is_blank(&text(&inside)) || inside.query_selector("figure,video,audio").is_ok_and(|found| found.is_some()) {
            // A picture or a player that was put into a heading to make it stand out. It is none.
            return move_children(&inside, into);
        }
        let name = self.headings.next(level);
        if let Some(built) = self.start(source, name) {
            append(&built, &inside);
            append(into, &built);
        }
    }
}

/// The headings that the next one stands under, by the levels of the source.
#[derive(Default)]
pub(super) struct Headings {
    open: Vec<u8>,
}

impl Headings {
    /// The element for the next heading, of the given level in the source. The highest becomes `h2`, and no level is
    /// skipped, whatever the source skips.
    pub(super) fn next(&mut self, level: u8) -> &'static str {
        while self.open.last().is_some_and(|open| *open >= level) {
            self.open.pop();
        }
        self.open.push(level);
        match self.open.len() {
            1 => "h2",
            2 => "h3",
            3 => "h4",
            4 => "h5",
            _ => "h6",
        }
    }
}

/// The level of `h1` to `h6`.
pub(super) fn level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(levels: &[u8]) -> Vec<&'static str> {
        let mut headings = Headings::default();
        levels.iter().map(|level| headings.next(*level)).collect()
    }

    #[test]
    fn the_highest_becomes_h2() {
        assert_eq!(outline(&[1, 2, 2, 1]), ["h2", "h3", "h3", "h2"]);
        assert_eq!(outline(&[3, 4, 3]), ["h2", "h3", "h2"]);
    }

    #[test]
    fn no_level_is_skipped() {
        assert_eq!(outline(&[2, 4, 6, 4, 3, 2]), ["h2", "h3", "h4", "h3", "h3", "h2"]);
        assert_eq!(outline(&[4, 2, 4]), ["h2", "h2", "h3"]);
        assert_eq!(outline(&[1, 2, 3, 4, 5, 6]), ["h2", "h3", "h4", "h5", "h6", "h6"]);
    }

    #[test]
    fn only_headings_have_a_level() {
        assert_eq!(level("h1"), Some(1));
        assert_eq!(level("h7"), None);
        assert_eq!(level("hr"), None);
    }
}
