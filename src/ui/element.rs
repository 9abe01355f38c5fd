//! Elements, as the parts of the page put them together.

use crate::platform::document::direction;
use crate::route::Route;

pub use crate::platform::view::{Element, Piece, Text, element, in_head, live, nothing};

/// Words in a language of their own (BCP 47): a screen reader speaks them in it, and they run its way. Without one they
/// are in the newspaper's.
pub fn in_language(words: Element, language: Option<&String>) -> Element {
    match language {
        Some(language) => words.set("lang", language.clone()).set("dir", direction(language)),
        None => words,
    }
}

/// A link within the newspaper.
pub fn link(route: &Route, class: &'static str) -> Element {
    element("a", class).set("href", route.href())
}
