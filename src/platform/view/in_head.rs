//! What belongs to a part of the page and stands in the head of the document.

use super::built::{Built, Spot};
use super::{Element, Piece, standing};
use crate::platform::document::find;
use web_sys::Node;

/// What the head of a page that was rendered beforehand says of it is marked so. It says more than the app does.
const RENDERED: &str = "head [data-page]";

/// An element in the head, or all those that were rendered beforehand; dropping it takes them away.
pub enum InHead {
    /// An element of the app's.
    Own(Built),
    /// Elements that stand there already.
    Rendered,
}

impl InHead {
    /// Puts an element there, or into `part` where there is no head. While a page that stands is taken over, its head is,
    /// too.
    pub fn new(element: Element, part: &Node) -> Self {
        if standing::is_taken_over() {
            return Self::Rendered;
        }
        let head = find("head");
        let parent = head.as_deref().unwrap_or(part);
        Self::Own(Built::new(Piece::Element(element), Spot { parent, before: None }))
    }
}

impl Drop for InHead {
    fn drop(&mut self) {
        match self {
            Self::Own(element) => element.remove(),
            Self::Rendered => {
                while let Some(element) = find(RENDERED) {
                    element.remove();
                }
            }
        }
    }
}
