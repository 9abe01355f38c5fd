//! Footnotes, as several systems write them, as one list that leads back and forth.
//!
//! * pulldown-cmark: `<sup class="footnote-reference"><a href="#1">` and `<div class="footnote-definition" id="1">`,
//!   wherever the author wrote the note, without a way back.
//! * WordPress, GitHub, Pandoc and others: a list in an element with one of a few class names, with a way back.

use super::anchors::{TO, address_inner_link, prefixed};
use super::builder::{Builder, Place};
use super::dom::{append, find, joined, set, text};
use web_sys::{DocumentFragment, Element, HtmlElement, Node};

/// A note whose writing system knows no list of notes.
pub(super) struct Note {
    /// As the source writes it.
    id: String,
    number: Option<u32>,
    built: Element,
}

impl Builder<'_> {
    /// One note on its own. It is kept for the list at the end.
    pub(super) fn note(&mut self, source: &HtmlElement, place: Place) {
        let Some(built) = self.start(source, "li") else { return };
        let label = find(source, ".footnote-definition-label");
        let inside = self.fragment();
        let place = Place { notes: true, phrasing: false, ..place };
        self.children(place, &inside);
        self.flow(&inside, place, &built);
        if !built.has_child_nodes() {
            return;
        }
        let number = label.and_then(|label| text(&label).trim().parse().ok());
        // In the order of their numbers, wherever the author wrote them.
        let place = self
            .notes
            .iter()
            .position(|other| number.is_some() && other.number.is_none_or(|other| Some(other) > number));
        self.notes.insert(place.unwrap_or(self.notes.len()), Note { id: source.id(), number, built });
    }

    /// A list of notes that the source has made.
    pub(super) fn note_list(&mut self, source: &HtmlElement, name: &str, place: Place, into: &Node) {
        let Some(section) = self.note_section() else { return };
        let place = Place { notes: true, ..place };
        if matches!(name, "ol" | "ul") {
            self.plain(source, name, place, &section);
        } else {
            self.block(source, place, &section);
        }
        if section.has_child_nodes() {
            append(into, &section);
        }
    }

    fn note_section(&self) -> Option<Element> {
        let section = self.create("section")?;
        set(&section, "class", "footnotes");
        set(&section, "role", "doc-endnotes");
        Some(section)
    }

    /// What can only be done when all is built: the list of notes, and the links within the article.
    pub(super) fn finish(&self, article: &DocumentFragment) {
        if !self.notes.is_empty() {
            self.list_notes(article);
        }
        for inner in &self.anchors.links {
            if self.connect(inner, article) {
                self.describe(&inner.link);
            }
        }
    }

    fn list_notes(&self, article: &DocumentFragment) {
        let (Some(section), Some(list)) = (self.note_section(), self.create("ol")) else { return };
        for (place, note) in self.notes.iter().enumerate() {
            if let Some(number) = note.number.filter(|number| *number as usize != place + 1) {
                set(&note.built, "value", &number.to_string());
            }
            append(&list, &note.built);
            let mut references = self.anchors.links.iter().filter(|inner| inner.id == note.id);
            if let Some(reference) = references.find(|inner| !list.contains(Some(&inner.link))) {
                self.lead_back(note, &reference.link);
            }
        }
        append(&section, &list);
        append(article, &section);
    }

    /// A way back from a note to where it is referred to.
    fn lead_back(&self, note: &Note, reference: &Element) {
        if reference.id().is_empty() {
            reference.set_id(&joined(&[&prefixed(&note.id), "-ref"]));
        }
        // U+FE0E: an arrow, not the picture of one.
        let Some(arrow) = self.create_with("a", "\u{21a9}\u{fe0e}") else { return };
        set(&arrow, TO, &reference.id());
        address_inner_link(&arrow);
        self.name_arrow(&arrow);
        let last = note.built.last_element_child().filter(|last| last.local_name() == "p");
        let into = last.as_ref().unwrap_or(&note.built);
        append(into, &self.text(" "));
        append(into, &arrow);
    }

    /// Says what a link within the article is, if it is one of a footnote.
    fn describe(&self, link: &Element) {
        if is_arrow(&text(link)) {
            self.name_arrow(link);
        } else if link.parent_element().is_some_and(|parent| parent.local_name() == "sup")
            || find(link, "sup").is_some()
        {
            set(link, "role", "doc-noteref");
        }
    }

    fn name_arrow(&self, arrow: &Element) {
        set(arrow, "role", "doc-backlink");
        set(arrow, "aria-label", &self.labels.footnotes_back);
    }
}

/// Whether a link's text is a sign that says "back".
fn is_arrow(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty()
        && text.chars().all(|c| matches!(c, '↩' | '↑' | '⤴' | '⏎' | '↵' | '⬆' | '^' | '\u{fe0e}' | '\u{fe0f}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_are_known() {
        assert!(is_arrow(" ↩\u{fe0e}"));
        assert!(is_arrow("^"));
        assert!(!is_arrow("1"));
        assert!(!is_arrow(""));
    }
}
