//! What belongs to a part of the page and does not stand in it: its lines in the head of the document.

use super::built::{Built, Spot};
use super::{Element, Piece};
use crate::platform::document::find;

/// An element in the head of the document, as long as the page around it stands.
pub fn in_head(element: Element) -> Piece {
    Piece::Held(Box::new(move |root| {
        let head = find("head");
        let parent = head.as_ref().unwrap_or(root);
        Box::new(InHead(Built::new(Piece::Element(element), Spot { parent, before: None })))
    }))
}

struct InHead(Built);

impl Drop for InHead {
    fn drop(&mut self) {
        self.0.remove();
    }
}
