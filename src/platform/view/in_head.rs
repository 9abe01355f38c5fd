//! What belongs to a part of the page and stands in the head of the document.

use super::built::{Built, Spot};
use super::{Element, Piece};
use crate::platform::document::find;
use web_sys::Node;

/// An element in the head; dropping it takes it away.
pub struct InHead(Built);

impl InHead {
    /// Puts an element there, or into `part` where there is no head.
    pub fn new(element: Element, part: &Node) -> Self {
        let head = find("head");
        let parent = head.as_deref().unwrap_or(part);
        Self(Built::new(Piece::Element(element), Spot { parent, before: None }))
    }
}

impl Drop for InHead {
    fn drop(&mut self) {
        self.0.remove();
    }
}
