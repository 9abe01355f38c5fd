//! Paragraphs: loose text gets one, empty ones go, and what is no text comes out of them.

use super::attributes;
use super::builder::{Builder, Place};
use super::dom::{append, find, find_all, is_blank, text};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node, Text};

/// What stands beside paragraphs and not in them.
const BLOCKS: &str = "p,h2,h3,h4,h5,h6,ul,ol,li,dl,dt,dd,pre,blockquote,figure,figcaption,table,div,section,details,\
                      summary,hr,video,audio";

impl Builder<'_> {
    /// A paragraph, or an element that only holds blocks together.
    pub(super) fn block(&mut self, source: &HtmlElement, place: Place, into: &Node) {
        if place.gallery {
            return self.children(place, into);
        }
        if place.phrasing {
            return self.line(source, place, into);
        }
        let inside = self.fragment();
        self.children(place, &inside);
        let built = self.fragment();
        self.flow(&inside, place, &built);
        if attributes::has_language(source) {
            let mut node = built.first_child();
            while let Some(child) = node {
                if let Some(element) = child.dyn_ref::<Element>() {
                    attributes::copy_language(source, element);
                }
                node = child.next_sibling();
            }
        }
        let before = into.last_child();
        append(into, &built);
        if let Some(id) = self.anchors.claim(source) {
            self.mark(id, before.as_ref(), into);
        }
    }

    /// A block where none may stand: what it holds, on a line of its own.
    fn line(&mut self, source: &HtmlElement, place: Place, into: &Node) {
        if into.has_child_nodes() {
            self.break_line(into);
        }
        self.unwrapped(source, place, into);
        if source.next_sibling().is_some() {
            self.break_line(into);
        }
    }

    fn break_line(&self, into: &Node) {
        let is_broken = into.last_child().is_some_and(|last| is_break(&last));
        if !is_broken && let Some(line_break) = self.create("br") {
            append(into, &line_break);
        }
    }

    /// A quotation: its loose text becomes paragraphs.
    pub(super) fn quote(&mut self, source: &HtmlElement, place: Place, into: &Node) {
        let Some(quote) = self.start(source, "blockquote") else { return };
        let inside = self.fragment();
        self.children(place, &inside);
        self.flow(&inside, place, &quote);
        if quote.has_child_nodes() {
            append(into, &quote);
        }
    }

    /// Moves nodes, putting every run of text and inline elements between blocks (or two line breaks) into a paragraph.
    pub(super) fn flow(&self, from: &Node, place: Place, into: &Node) {
        let mut open: Option<Element> = None;
        let mut breaks = 0;
        while let Some(child) = from.first_child() {
            let _ = from.remove_child(&child);
            if is_break(&child) {
                breaks += 1;
                if breaks == 2 {
                    self.close(open.take(), place, into);
                }
                continue;
            }
            if is_block(&child) {
                self.close(open.take(), place, into);
                breaks = 0;
                append(into, &child);
                continue;
            }
            // White space between blocks, and between breaks, is how the source was laid out.
            if (open.is_none() || breaks > 0) && child.dyn_ref::<Text>().is_some_and(|child| is_blank(&child.data())) {
                continue;
            }
            if open.is_none() {
                open = self.create("p");
            } else if breaks > 0
                && let (Some(open), Some(line_break)) = (&open, self.create("br"))
            {
                append(open, &line_break);
            }
            breaks = 0;
            if let Some(open) = &open {
                append(open, &child);
            }
        }
        self.close(open, place, into);
    }

    /// Puts in a paragraph that is complete, as what it turned out to be.
    fn close(&self, paragraph: Option<Element>, place: Place, into: &Node) {
        let Some(paragraph) = paragraph else { return };
        let text = text(&paragraph);
        if is_blank(&text) {
            self.pictures(&paragraph, place, into);
        } else if let Some(player) = self.linked_player(&paragraph, text.trim(), place) {
            append(into, &player);
        } else {
            append(into, &paragraph);
        }
    }

    /// A paragraph without text: its pictures stand alone, and if it has none it goes.
    fn pictures(&self, paragraph: &Element, place: Place, into: &Node) {
        let pictures = find_all(paragraph, "img");
        // Empty elements that links lead to are kept, as empty ones.
        for anchor in find_all(paragraph, if pictures.is_empty() { "[id]" } else { "[id]:empty:not(img)" }) {
            anchor.set_text_content(None);
            append(into, &anchor);
        }
        for picture in pictures {
            let picture = match picture.closest("a") {
                Ok(Some(link)) => link,
                _ => picture,
            };
            if place.figure {
                append(into, &picture);
            } else if let Some(figure) = self.create("figure") {
                append(&figure, &picture);
                append(into, &figure);
            }
        }
    }

    /// The player for a paragraph that holds a link to a video and nothing else.
    fn linked_player(&self, paragraph: &Element, text: &str, place: Place) -> Option<Element> {
        if place.link || place.notes || place.table || place.phrasing || find(paragraph, "img").is_some() {
            return None;
        }
        let link = find(paragraph, "a").filter(|link| link.text_content().is_some_and(|name| name.trim() == text));
        let address = match &link {
            Some(link) => link.get_attribute("href")?,
            None if find(paragraph, "a").is_none() => text.to_owned(),
            None => return None,
        };
        if !is_bare_url(&address) {
            return None;
        }
        let title = if is_bare_url(text) { "" } else { text };
        self.player_of(&self.links.web(&address)?, title)
    }
}

fn is_break(node: &Node) -> bool {
    node.dyn_ref::<Element>().is_some_and(|element| element.local_name() == "br")
}

/// Whether a built node is a block, or holds one (a link around a figure).
fn is_block(node: &Node) -> bool {
    node.dyn_ref::<Element>()
        .is_some_and(|element| element.matches(BLOCKS).unwrap_or_default() || find(element, BLOCKS).is_some())
}

/// Whether a text is a URL and nothing else.
fn is_bare_url(text: &str) -> bool {
    (text.starts_with("https://") || text.starts_with("http://")) && !text.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_url_stands_alone() {
        assert!(is_bare_url("https://youtu.be/abc"));
        assert!(!is_bare_url("https://youtu.be/abc see"));
        assert!(!is_bare_url("youtu.be/abc"));
    }
}
