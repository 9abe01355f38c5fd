//! An element that is being put together.

use super::{Piece, Text};
use crate::platform::article_html::ArticleHtml;
use std::borrow::Cow;
use web_sys::Event;

pub(super) type LiveText = Box<dyn FnMut() -> Option<Text> + Send>;
pub(super) type Listener = Box<dyn FnMut(Event)>;

/// An element that is being put together. One pointer wide: it is handed from call to call.
pub struct Element(pub(super) Box<Parts>);

pub(super) struct Parts {
    pub tag: &'static str,
    pub attributes: Vec<(&'static str, Text)>,
    pub live_attributes: Vec<(&'static str, LiveText)>,
    pub listeners: Vec<(&'static str, Listener)>,
    /// An attribute that is set when the element stands in its place.
    pub last: Option<(&'static str, Text)>,
    /// An article that is all that stands within.
    pub article: Option<ArticleHtml>,
    pub children: Vec<Piece>,
}

/// Begins an element; an empty class is none.
#[inline(never)]
pub fn element(tag: &'static str, class: &'static str) -> Element {
    let mut element = Element(Box::new(Parts {
        tag,
        attributes: Vec::new(),
        live_attributes: Vec::new(),
        listeners: Vec::new(),
        last: None,
        article: None,
        children: Vec::new(),
    }));
    if !class.is_empty() {
        element.put("class", Cow::Borrowed(class));
    }
    element
}

impl Element {
    /// Sets an attribute.
    pub fn set(mut self, name: &'static str, value: impl Into<Text>) -> Self {
        self.put(name, value.into());
        self
    }

    /// Sets an attribute if there is a value for it.
    pub fn set_some(mut self, name: &'static str, value: Option<impl Into<Text>>) -> Self {
        if let Some(value) = value {
            self.put(name, value.into());
        }
        self
    }

    /// Sets an attribute without a value.
    pub fn flag(self, name: &'static str) -> Self {
        self.set(name, "")
    }

    /// Sets an attribute that follows what it reads; it is absent while there is no value.
    pub fn set_live(mut self, name: &'static str, value: impl FnMut() -> Option<Text> + Send + 'static) -> Self {
        self.0.live_attributes.push((name, Box::new(value)));
        self
    }

    /// Listens to an event.
    pub fn on(mut self, event: &'static str, listener: impl FnMut(Event) + 'static) -> Self {
        self.0.listeners.push((event, Box::new(listener)));
        self
    }

    /// Sets an attribute once the element stands in its place.
    pub fn set_last(mut self, name: &'static str, value: impl Into<Text>) -> Self {
        self.0.last = Some((name, value.into()));
        self
    }

    /// Has an article stand within, and nothing else.
    pub fn holding(mut self, article: ArticleHtml) -> Self {
        self.0.article = Some(article);
        self
    }

    /// Adds what stands within.
    pub fn add(mut self, piece: impl Into<Piece>) -> Self {
        self.push(piece.into());
        self
    }

    /// The element as a piece of the page.
    pub fn view(self) -> Piece {
        Piece::Element(self)
    }

    // The code that all calls share: only what differs between them is written out at each of them.

    #[inline(never)]
    fn put(&mut self, name: &'static str, value: Text) {
        self.0.attributes.push((name, value));
    }

    #[inline(never)]
    fn push(&mut self, piece: Piece) {
        self.0.children.push(piece);
    }
}
