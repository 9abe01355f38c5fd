//! What belongs to a part of the page and does not stand in it: its title, its lines in the head of the document.

use super::built::{Built, Spot};
use super::{Element, Piece};
use crate::platform::document::find;
use leptos::tachys::view::{Mountable, Render};

/// A view of Leptos that has no place of its own on the page, like `<Title>`: held as long as the page around it.
pub fn held<V>(view: V) -> Piece
where
    V: Render + 'static,
    V::State: 'static,
{
    Piece::Held(Box::new(move |root| {
        let mut state = view.build();
        state.mount(root, None);
        Box::new(state)
    }))
}

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
