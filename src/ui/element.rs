//! Elements, as the parts of the page put them together.

use crate::route::Route;

pub use crate::platform::view::{Element, Piece, Text, element, held, in_head, live, nothing};

/// A link within the newspaper.
pub fn link(route: &Route, class: &'static str) -> Element {
    element("a", class).set("href", route.href())
}
