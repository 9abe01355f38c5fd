//! Small words for the DOM, so that the rules read as rules. None is inlined: they are called everywhere.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlFormElement, Node};

/// Appends a node, taking it from where it was. It cannot fail for a node that was made for this place.
#[inline(never)]
pub(super) fn append(into: &Node, node: &Node) {
    let _ = into.append_child(node);
}

/// Moves all children of one node to the end of another.
#[inline(never)]
pub(super) fn move_children(from: &Node, into: &Node) {
    while let Some(child) = from.first_child() {
        append(into, &child);
    }
}

/// Sets an attribute whose name is written in this program, so that it cannot be refused.
#[inline(never)]
pub(super) fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// Removes an attribute.
#[inline(never)]
pub(super) fn unset(element: &Element, name: &str) {
    let _ = element.remove_attribute(name);
}

/// An attribute's value; nothing if it has none.
#[inline(never)]
pub(super) fn get(element: &Element, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}

/// Whether an element is what a selector says.
#[inline(never)]
pub(super) fn is(element: &Element, selector: &str) -> bool {
    element.matches(selector).unwrap_or_default()
}

/// The first descendant that a selector finds.
#[inline(never)]
pub(super) fn find(below: &Element, selector: &str) -> Option<Element> {
    below.query_selector(selector).unwrap_or_default()
}

/// All descendants that a selector finds.
#[inline(never)]
pub(super) fn find_all(below: &Element, selector: &str) -> Vec<Element> {
    let mut found = Vec::new();
    if let Ok(list) = below.query_selector_all(selector) {
        while let Some(node) = list.get(found.len() as u32) {
            found.push(node.unchecked_into());
        }
    }
    found
}

/// The text of a node and all that it holds.
#[inline(never)]
pub(super) fn text(node: &Node) -> String {
    node.text_content().unwrap_or_default()
}

/// The HTML element that a node of the parsed tree is. Elements of SVG and MathML are none; and a form is none, because
/// its properties cannot be trusted: `<input name=localName>` replaces one.
pub(super) fn as_html(node: &Node) -> Option<&HtmlElement> {
    if is_form(node) { None } else { node.dyn_ref() }
}

/// Whether a node is a form.
#[inline(never)]
pub(super) fn is_form(node: &Node) -> bool {
    node.is_instance_of::<HtmlFormElement>()
}

/// Whether a text shows nothing: white space, no-break spaces, a character without width.
#[inline(never)]
pub(super) fn is_blank(text: &str) -> bool {
    let text = text.trim();
    text.is_empty() || text == "\u{200b}" || text == "\u{feff}"
}

/// A text up to a character of ASCII, or all of it.
#[inline(never)]
pub(super) fn until(text: &str, end: u8) -> &str {
    let mut place = 0;
    for byte in text.bytes() {
        if byte == end {
            break;
        }
        place += 1;
    }
    text.get(..place).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_is_what_shows_nothing() {
        assert!(is_blank(" \n\u{a0}\u{200b}"));
        assert!(!is_blank("\u{a0}—"));
    }

    #[test]
    fn a_text_ends_before_a_character() {
        assert_eq!(until("ж#b#c", b'#'), "ж");
        assert_eq!(until("a", b'#'), "a");
    }
}
