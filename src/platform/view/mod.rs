//! What stands on the page, as one type of node.
//!
//! Leptos gives each element of a `view!` a type of its own, and each type brings its own code for building, rebuilding
//! and taking down; erasing the types again (`AnyView`) costs as much. Here a view is plain data: [`Piece`] says what is
//! to stand there, [`built::Built`] is what stands there and knows how to become another piece. The whole of it is a
//! Leptos view all the same ([`Page`]), and what is live in it follows signals by Leptos' own render effects; outside a
//! browser it is printed as HTML ([`print()`]). See docs/decisions/0002-one-element-type.md for what it saves.

#[cfg(target_arch = "wasm32")]
mod attributes;
#[cfg(target_arch = "wasm32")]
mod built;
mod element;
#[cfg(target_arch = "wasm32")]
mod in_head;
#[cfg(target_arch = "wasm32")]
mod mount;
#[cfg(not(target_arch = "wasm32"))]
mod print;
#[cfg(target_arch = "wasm32")]
mod standing;

use std::borrow::Cow;

pub use element::{Element, element};
#[cfg(target_arch = "wasm32")]
pub use mount::{Page, put_first};
#[cfg(not(target_arch = "wasm32"))]
pub use print::{Printed, escaped, print};

/// Text that is either known beforehand or made for the occasion.
pub type Text = Cow<'static, str>;

type LivePiece = Box<dyn FnMut() -> Piece + Send>;

/// What can stand within an element.
pub enum Piece {
    /// Words.
    Text(Text),
    /// An element with all that is in it.
    Element(Element),
    /// Pieces one after the other; also none at all.
    Many(Vec<Piece>),
    /// What is made anew whenever what it reads has changed.
    Live(LivePiece),
    /// An element in the head of the document, as long as the page around it stands.
    InHead(Element),
}

/// A part of the page that is made anew whenever what it reads has changed. What is the same as before stays as it is on
/// the page.
pub fn live(piece: impl FnMut() -> Piece + Send + 'static) -> Piece {
    Piece::Live(Box::new(piece))
}

/// An element in the head of the document, as long as the page around it stands.
pub const fn in_head(element: Element) -> Piece {
    Piece::InHead(element)
}

/// Nothing.
pub const fn nothing() -> Piece {
    Piece::Many(Vec::new())
}

impl From<Element> for Piece {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}

impl From<String> for Piece {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<&'static str> for Piece {
    fn from(text: &'static str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<P: Into<Self>> From<Option<P>> for Piece {
    fn from(piece: Option<P>) -> Self {
        piece.map_or_else(nothing, Into::into)
    }
}

impl From<Vec<Element>> for Piece {
    #[inline(never)]
    fn from(elements: Vec<Element>) -> Self {
        Self::Many(elements.into_iter().map(Self::Element).collect())
    }
}

impl From<Vec<Self>> for Piece {
    fn from(pieces: Vec<Self>) -> Self {
        Self::Many(pieces)
    }
}
