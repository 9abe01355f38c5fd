//! What belongs to a part of the page and stands in the head of the document.

use super::built::{Built, Spot};
use super::{Element, Piece, standing};
use crate::platform::document::{document, find};
use wasm_bindgen::JsCast;
use web_sys::Node;

/// What the head of a page that was rendered beforehand says of it is marked so. It says more than the app does.
const RENDERED: &str = "head [data-page]";

/// An element in the head, or those that were rendered beforehand; dropping it takes them away.
pub enum InHead {
    /// An element of the app's.
    Own(Built),
    /// Elements that stand there already.
    Rendered(Vec<Node>),
}

impl InHead {
    /// Puts an element there, or into `part` where there is no head. While a page that stands is taken over, its head is,
    /// too.
    pub fn new(element: Element, part: &Node) -> Self {
        if standing::is_taken_over() {
            let mut nodes: Vec<Node> = Vec::new();
            if let Ok(found) = document().query_selector_all(RENDERED) {
                while let Some(node) = found.get(nodes.len() as u32) {
                    nodes.push(node);
                }
            }
            return Self::Rendered(nodes);
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
            Self::Rendered(nodes) => {
                for node in nodes {
                    node.unchecked_ref::<web_sys::Element>().remove();
                }
            }
        }
    }
}
