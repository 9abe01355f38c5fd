//! Paragraphs: loose text gets one, empty ones go, and what is no text comes out of them.

use super::builder::{Builder, Place};
use super::dom::{
    Element, Node, alike, append, around, as_element, attribute, find, find_all, first_child, is, set, text,
};
use super::words::{get, is_blank};

/// What stands beside paragraphs and not in them.
const BLOCKS: &str = "p,h2,h3,h4,h5,h6,ul,ol,li,dl,dt,dd,pre,blockquote,figure,figcaption,table,div,section,details,\
                      summary,hr,video,audio";

impl Builder<'_> {
    /// A paragraph, or an element that only holds blocks together.
    pub(super) fn block(&mut self, source: &Element, place: Place, into: &Node) {
        if place.is_in(Place::PHRASING) {
            // What it holds, on a line of its own.
            if first_child(into).is_some() {
                append(into, &self.create("br"));
            }
            return self.children(place, into);
        }
        let inside = self.start(source, "p");
        self.children(place, &inside);
        self.flow(&inside, place, into);
    }

    /// An element whose loose text becomes paragraphs.
    pub(super) fn filled(&mut self, source: &Element, name: &str, place: Place) -> Element {
        let built = self.start(source, name);
        let inside = self.create("p");
        self.children(place, &inside);
        self.flow(&inside, place, &built);
        built
    }

    /// Moves nodes, putting every run of text and inline elements between blocks into a paragraph like the one that
    /// they come from.
    pub(super) fn flow(&self, from: &Element, place: Place, into: &Node) {
        let id = get(from, "id");
        let mut open: Option<Element> = None;
        while let Some(child) = first_child(from) {
            if let Some(block) = as_block(&child) {
                self.close(open.take(), place, into);
                // If a link leads to a wrapper, it leads to the first block in it.
                if !id.is_empty() && attribute(block, "id").is_none() {
                    set(block, "id", &id);
                }
                append(into, block);
                continue;
            }
            if open.is_none() {
                open = alike(from);
            }
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
            // Its pictures stand alone, and if it has none it goes.
            for picture in find_all(&paragraph, "img") {
                let link = around(&picture, "a");
                let picture = link.as_ref().unwrap_or(&picture);
                if place.is_in(Place::FIGURE) {
                    append(into, picture);
                } else {
                    let figure = self.create("figure");
                    append(&figure, picture);
                    append(into, &figure);
                }
            }
            return;
        }
        // The address of a video and nothing else.
        let text = text.trim();
        if text.starts_with("https://")
            && let Some(player) = self.player(&self.web(text), "")
        {
            return append(into, &player);
        }
        append(into, &paragraph);
    }
}

/// A built node that is a block, or holds one (a link around a figure).
fn as_block(node: &Node) -> Option<&Element> {
    let element = as_element(node)?;
    if is(element, BLOCKS) || find(element, BLOCKS).is_some() { Some(element) } else { None }
}
