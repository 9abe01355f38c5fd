//! The page as a view of Leptos.

use super::built::{Built, Spot};
use super::{Element, Piece};
use crate::platform::document::document;
use leptos::tachys::renderer::types;
use leptos::tachys::view::{Mountable, Render};
use web_sys::Node;

/// Puts an element before all that stands in another one, for good.
pub fn put_first(parent: &Node, element: Element) {
    let before = parent.first_child();
    std::mem::forget(Built::new(element.view(), Spot { parent, before: before.as_ref() }));
}

/// A piece that Leptos has built. While it is not mounted, its nodes wait in a fragment.
pub struct Mounted {
    built: Built,
    end: Node,
    fragment: Node,
}

impl Render for Piece {
    type State = Mounted;

    fn build(self) -> Mounted {
        let fragment: Node = document().create_document_fragment().into();
        let end: Node = document().create_text_node("").into();
        let _ = fragment.append_child(&end);
        Mounted { built: Built::new(self, Spot { parent: &fragment, before: Some(&end) }), end, fragment }
    }

    fn rebuild(self, state: &mut Mounted) {
        let parent = state.end.parent_node();
        let spot = Spot { parent: parent.as_ref().unwrap_or(&state.fragment), before: Some(&state.end) };
        state.built.become_piece(self, spot);
    }
}

impl Mountable for Mounted {
    fn unmount(&mut self) {
        let mut next = self.built.first_node().or_else(|| Some(self.end.clone()));
        while let Some(node) = next {
            next = if node == self.end { None } else { node.next_sibling() };
            let _ = self.fragment.append_child(&node);
        }
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        let _ = parent.insert_before(&self.fragment, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let before = self.built.first_node().unwrap_or_else(|| self.end.clone());
        match self.end.parent_element() {
            Some(parent) => {
                child.mount(&parent, Some(&before));
                true
            }
            None => false,
        }
    }

    fn elements(&self) -> Vec<types::Element> {
        Vec::new()
    }
}
