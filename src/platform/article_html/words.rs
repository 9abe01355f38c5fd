//! Small words for texts and trees, so that the rules read as rules. None is inlined: they are called everywhere.

use super::dom::{Element, Node, append, attribute, first_child};

/// Moves all children of one node to the end of another.
#[inline(never)]
pub(super) fn move_children(from: &Node, into: &Node) {
    while let Some(child) = first_child(from) {
        append(into, &child);
    }
}

/// An attribute's value; nothing if it has none.
#[inline(never)]
pub(super) fn get(element: &Element, name: &str) -> String {
    attribute(element, name).unwrap_or_default()
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
