//! Elements of one Rust type.
//!
//! Leptos gives every element that is written down a type of its own, and each type brings its own code: for this app
//! that was two thirds of the wasm. Here all elements share one type, and the views are plain functions; see
//! docs/decisions/0002-one-element-type.md for what it saves. It is Leptos all the same: the result is a view like any
//! other, reactive where it is told to be, and renders natively too.

use crate::platform::Event;
use crate::route::Route;
use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::ev::Custom;
use leptos::html::custom;
use leptos::prelude::*;
use leptos::tachys::html::event::on;
use std::borrow::Cow;

/// Text that is either known beforehand or made for the occasion.
pub type Text = Cow<'static, str>;

type LiveText = Box<dyn FnMut() -> Option<Text> + Send>;
type LiveView = Box<dyn FnMut() -> AnyView + Send>;
type Listener = Box<dyn FnMut(Event)>;

/// An element that is being put together. One pointer wide: it is handed from call to call.
pub struct Element(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// Begins an element; an empty class is none.
pub fn element(tag: &'static str, class: &'static str) -> Element {
    let mut element = Element(Box::new(Parts { tag, attributes: Vec::new(), children: Vec::new() }));
    if !class.is_empty() {
        element.put("class", Cow::Borrowed(class));
    }
    element
}

/// A link within the newspaper.
pub fn link(route: &Route, class: &'static str) -> Element {
    element("a", class).set("href", route.href())
}

/// A part of the page that is made anew whenever what it reads has changed.
pub fn live(view: impl FnMut() -> AnyView + Send + 'static) -> AnyView {
    let view: LiveView = Box::new(view);
    view.into_any()
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
        self.put_live(name, Box::new(value));
        self
    }

    /// Listens to an event.
    pub fn on(mut self, event: &'static str, listener: impl FnMut(Event) + 'static) -> Self {
        self.put_listener(event, Box::new(listener));
        self
    }

    /// Adds what stands within.
    pub fn add(mut self, piece: impl Piece) -> Self {
        piece.add_to(&mut self.0.children);
        self
    }

    /// The element as a view.
    #[inline(never)]
    pub fn view(self) -> AnyView {
        let Parts { tag, attributes, mut children } = *self.0;
        let element = custom(tag).add_any_attr(attributes);
        match (children.len(), children.pop()) {
            (1, Some(child)) => element.child(child).into_any(),
            (_, Some(last)) => {
                children.push(last);
                element.child(children).into_any()
            }
            (_, None) => element.into_any(),
        }
    }

    // The code that all calls share: only what differs between them is written out at each of them.

    #[inline(never)]
    fn put(&mut self, name: &'static str, value: Text) {
        self.0.attributes.push(custom_attribute(name, value).into_any_attr());
    }

    #[inline(never)]
    fn put_live(&mut self, name: &'static str, value: LiveText) {
        self.0.attributes.push(custom_attribute(name, value).into_any_attr());
    }

    #[inline(never)]
    fn put_listener(&mut self, event: &'static str, listener: Listener) {
        self.0.attributes.push(on(Custom::new(event), listener).into_any_attr());
    }
}

/// What can stand within an element.
pub trait Piece {
    /// Adds itself to the children of an element.
    fn add_to(self, children: &mut Vec<AnyView>);
}

impl Piece for AnyView {
    #[inline(never)]
    fn add_to(self, children: &mut Vec<AnyView>) {
        children.push(self);
    }
}

impl Piece for Element {
    #[inline(never)]
    fn add_to(self, children: &mut Vec<AnyView>) {
        children.push(self.view());
    }
}

impl Piece for String {
    #[inline(never)]
    fn add_to(self, children: &mut Vec<AnyView>) {
        children.push(self.into_any());
    }
}

impl Piece for &'static str {
    #[inline(never)]
    fn add_to(self, children: &mut Vec<AnyView>) {
        children.push(self.into_any());
    }
}

impl<P: Piece> Piece for Option<P> {
    fn add_to(self, children: &mut Vec<AnyView>) {
        if let Some(piece) = self {
            piece.add_to(children);
        }
    }
}

impl<P: Piece> Piece for Vec<P> {
    fn add_to(self, children: &mut Vec<AnyView>) {
        for piece in self {
            piece.add_to(children);
        }
    }
}
