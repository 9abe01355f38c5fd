//! Small words for the DOM, so that the rules read as rules.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlFormElement, Node, NodeList};

/// Appends a node. It cannot fail for a node that was just made for this place.
pub(super) fn append(into: &Node, node: &Node) {
    let _ = into.append_child(node);
}

/// Moves all children of one node to the end of another.
pub(super) fn move_children(from: &Node, into: &Node) {
    while let Some(child) = from.first_child() {
        append(into, &child);
    }
}

/// Sets an attribute whose name is written in this program, so that it cannot be refused.
pub(super) fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// The HTML element that a node of the parsed tree is. Elements of SVG and MathML are none; and a form is none, because
/// its properties cannot be trusted: `<input name=localName>` replaces one.
pub(super) fn as_html(node: &Node) -> Option<&HtmlElement> {
    if node.is_instance_of::<HtmlFormElement>() { None } else { node.dyn_ref() }
}

/// The first descendant that a selector finds.
pub(super) fn find(below: &Element, selector: &str) -> Option<Element> {
    below.query_selector(selector).ok().flatten()
}

/// All descendants that a selector finds.
pub(super) fn find_all(below: &Element, selector: &str) -> Vec<Element> {
    below.query_selector_all(selector).map(|list| elements(&list)).unwrap_or_default()
}

fn elements(list: &NodeList) -> Vec<Element> {
    (0..list.length()).filter_map(|index| list.get(index)?.dyn_into().ok()).collect()
}

/// The text of a node and all that it holds.
pub(super) fn text(node: &Node) -> String {
    node.text_content().unwrap_or_default()
}

/// Several texts as one.
pub(super) fn joined(parts: &[&str]) -> String {
    let mut text = String::new();
    parts.iter().for_each(|part| text.push_str(part));
    text
}

/// Whether a text shows nothing: white space, no-break spaces, characters without width.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}'))
}

/// Whether a `class` attribute holds a name.
pub(super) fn has_class(class: &str, name: &str) -> bool {
    class.split_ascii_whitespace().any(|token| token == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_is_what_shows_nothing() {
        assert!(is_blank(" \n\u{a0}\u{200b}\u{feff}"));
        assert!(!is_blank("\u{a0}—"));
    }

    #[test]
    fn classes_are_whole_words() {
        assert!(has_class("a  wp-block-gallery", "wp-block-gallery"));
        assert!(!has_class("gallery-item", "gallery"));
    }
}
