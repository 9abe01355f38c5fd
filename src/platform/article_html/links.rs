//! URLs: which are followed, and how. Links within the article, and the ids that they need: footnotes, tables of
//! contents.

use super::builder::{Builder, Place};
use super::dom::{self, Element, Node, append, around, attribute, find, find_all, set, text, unset};
use super::words::{get, is_blank, move_children, until};
use newsfeed::html_rules;

/// Carries the id that a link within the article leads to; `events` looks for it.
pub(super) const TO: &str = "data-to";
/// Nobody reads an article with more ids. It bounds the work that a hostile one can make.
const MOST_IDS: usize = 5000;

impl Builder<'_> {
    /// A reference as the absolute address of something that may be fetched; else nothing.
    #[inline(never)]
    pub(super) fn web(&self, reference: &str) -> String {
        html_rules::vetted("src", resolved(reference, &self.base))
    }

    /// A link; its content alone if it leads nowhere that we follow.
    pub(super) fn link(&mut self, source: &Element, place: Place, into: &Node) {
        let reference = if place.is_in(Place::LINK) { String::new() } else { get(source, "href") };
        let url = resolved(&reference, &self.base);
        let mut to = String::new();
        if until(&url, b'#') == self.base && url.len() > self.base.len() {
            to = id_of(&url[self.base.len() + 1..]);
        }
        // The page that the article comes from may hold more than the article does. `#x` means the article alone.
        let is_fragment = reference.trim_start().starts_with('#');
        let href = if is_fragment { String::new() } else { html_rules::vetted("href", url) };
        if to.is_empty() && href.is_empty() {
            return if attribute(source, "id").is_some() {
                self.plain(source, "span", place, into)
            } else {
                self.children(place, into)
            };
        }
        let built = self.start(source, "a");
        self.children(place.within(Place::LINK), &built);
        if !is_link(&built) {
            return move_children(&built, into);
        }
        if !to.is_empty() {
            set(&built, TO, &prefixed(&to));
        }
        if !href.is_empty() {
            set(&built, "href", &href);
            let rel = match href.strip_prefix(&self.origin) {
                // Links with this word are left to the browser.
                Some(path) if path.starts_with('/') && is_file(path) => "external",
                Some(path) if path.starts_with('/') => "",
                _ if href.starts_with("http") => "noopener external",
                _ => "",
            };
            if !rel.is_empty() {
                set(&built, "rel", rel);
            }
        }
        append(into, &built);
    }

    /// What can only be done when all is built: an id is kept if a link of the article leads to it, and such a link if
    /// it leads to one.
    pub(super) fn connect(&self, article: &Element) {
        let mut anchors = Vec::new();
        for anchor in find_all(article, "[id]") {
            let id = get(&anchor, "id");
            unset(&anchor, "id");
            if anchors.len() < MOST_IDS {
                anchors.push((id, anchor));
            }
        }
        let page = dom::page();
        'links: for link in find_all(article, "a[data-to]") {
            let to = get(&link, TO);
            for (id, anchor) in &anchors {
                if *id == to {
                    set(anchor, "id", id);
                    unset(&link, "rel");
                    set(&link, "href", &[until(&page, b'#'), "#", &to].concat());
                    self.describe(&link);
                    continue 'links;
                }
            }
            unset(&link, TO);
        }
    }

    /// Says what a link within the article is, if it is one of a footnote.
    fn describe(&self, link: &Element) {
        if is_arrow(text(link).trim()) {
            set(link, "role", "doc-backlink");
            set(link, "aria-label", &self.labels.footnotes_back);
        } else if find(link, "sup").is_some() || around(link, "sup").is_some() {
            set(link, "role", "doc-noteref");
        }
    }
}

/// A reference as an absolute address, by the browser's own parser; else nothing.
#[inline(never)]
pub(super) fn resolved(reference: &str, base: &str) -> String {
    if is_blank(reference) { String::new() } else { dom::join(reference, base).unwrap_or_default() }
}

/// What the ids of an article begin with.
const PREFIX: &str = "a-";

/// An id as it stands in the built article: prefixed, so that none can be mistaken for one of the page, nor for a
/// property of `document`.
#[inline(never)]
pub(super) fn prefixed(id: &str) -> String {
    // The press has done so already.
    if id.starts_with(PREFIX) { id.to_owned() } else { [PREFIX, id].concat() }
}

/// The id that a fragment means; nothing if it cannot be one. It is written into addresses as it is, so that there must
/// be no `%` in it.
fn id_of(fragment: &str) -> String {
    dom::decoded(fragment).filter(|id| !is_blank(id) && !id.contains('%')).unwrap_or_default()
}

/// Whether a link has a name that can be spoken, and holds nothing that is itself operated: HTML forbids it, and a
/// click would do two things.
fn is_link(built: &Element) -> bool {
    (!is_blank(&text(built)) || find(built, "img:not([alt=''])").is_some())
        && find(built, "button,video,audio,details,.table-scroll").is_none()
}

/// Whether a path ends in the name of a file that is no page: the browser's business.
fn is_file(path: &str) -> bool {
    let path = until(until(path, b'#'), b'?').as_bytes();
    let mut place = path.len();
    while place > 0 && path[place - 1].is_ascii_alphanumeric() {
        place -= 1;
    }
    let extension = &path[place..];
    // `v1.5` is no file.
    place > 0
        && path[place - 1] == b'.'
        && extension.iter().any(u8::is_ascii_alphabetic)
        && !matches!(extension, b"html" | b"htm" | b"php")
}

/// Whether a link's text is one sign of an arrow (↩, ↑, ⤴, ⏎), maybe with a sign that it is no picture.
fn is_arrow(text: &str) -> bool {
    text.len() <= 6 && text.as_bytes().first() == Some(&0xe2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_ending() {
        assert!(is_file("/2025/05/33-34.PDF?x=1"));
        assert!(is_file("/feed.json"));
        assert!(!is_file("/2025/05/17/v1.5/"));
        assert!(!is_file("/2025/05/17/v1.5"));
        assert!(!is_file("/2025/story.html"));
        assert!(!is_file("/pdf"));
        assert!(!is_file("/"));
    }

    #[test]
    fn arrows_are_known() {
        assert!(is_arrow("↩\u{fe0e}"));
        assert!(is_arrow("↑"));
        assert!(!is_arrow("1"));
        assert!(!is_arrow(""));
    }
}
