//! The page as a view of Leptos.

use super::built::{Built, Spot};
use super::{Element, Piece, standing};
use crate::platform::document::{body, forget_rendered, was_rendered};
use leptos::tachys::renderer::types;
use leptos::tachys::view::{Mountable, Render};
use web_sys::Node;

/// Puts an element before all that stands in another one, for good.
pub fn put_first(parent: &Node, element: Element) {
    let before = parent.first_child();
    // The program may have failed while it took a page over.
    let build = || Built::new(element.view(), Spot { parent, before: before.as_ref() });
    std::mem::forget(standing::apart(build));
}

/// All of the page: it stands in the body of the document for good, and is not mounted elsewhere.
pub struct Page(pub Piece);

/// The page as it stands.
pub struct Mounted {
    _built: Built,
}

impl Render for Page {
    type State = Mounted;

    fn build(self) -> Mounted {
        let body = body();
        let spot = Spot { parent: &body, before: None };
        let build = || Built::new(self.0, spot);
        let built = if was_rendered() { standing::within(&body, build) } else { build() };
        forget_rendered();
        Mounted { _built: built }
    }

    fn rebuild(self, _: &mut Mounted) {}
}

impl Mountable for Mounted {
    fn unmount(&mut self) {}

    fn mount(&mut self, _: &types::Element, _: Option<&types::Node>) {}

    fn insert_before_this(&self, _: &mut dyn Mountable) -> bool {
        false
    }

    fn elements(&self) -> Vec<types::Element> {
        Vec::new()
    }
}
