//! What stands on the page.

use super::attributes::{Listening, follow, listen, render_effect, replace};
use super::element::{Element, Listener, LiveText, Parts};
use super::in_head::InHead;
use super::standing;
use super::{LivePiece, Piece, Text};
use crate::platform::document::document;
use crate::platform::effect::effect;
use leptos::prelude::RenderEffect;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::Node;

/// The namespace of drawings: an element of HTML that is called `svg` draws nothing.
const SVG: &str = "http://www.w3.org/2000/svg";

/// A piece that stands on the page, with what keeps it alive.
pub enum Built {
    /// Words.
    Text(web_sys::Text, Text),
    /// An element.
    Element(Box<BuiltElement>),
    /// Pieces one after the other.
    Many(Vec<Built>),
    /// A live part.
    Live(Live),
    /// An element in the head of the document.
    InHead { _element: Box<InHead> },
}

/// An element on the page.
pub struct BuiltElement {
    node: web_sys::Element,
    tag: &'static str,
    attributes: Vec<(&'static str, Text)>,
    children: Vec<Built>,
    /// An element that others fill is never reused: what they put there is not known here.
    is_filled: bool,
    live_attributes: Vec<(&'static str, RenderEffect<()>)>,
    _listeners: Vec<Listening>,
}

/// A live part: its content ends at the marker, an empty text.
pub struct Live {
    content: Rc<RefCell<Built>>,
    marker: Node,
    _effect: RenderEffect<()>,
}

/// Where something is put: into a node, before one of its children or at its end.
#[derive(Clone, Copy)]
pub struct Spot<'a> {
    pub parent: &'a Node,
    pub before: Option<&'a Node>,
}

impl Spot<'_> {
    /// While a page that stands is taken over, what is new is put before what has not been looked at yet.
    pub fn put(self, node: &Node) {
        let next = standing::next();
        // The place is one of our own making: nothing else takes nodes out of it.
        let _ = self.parent.insert_before(node, next.as_ref().or(self.before));
    }
}

impl Built {
    /// Builds a piece at a spot.
    pub fn new(piece: Piece, spot: Spot) -> Self {
        match piece {
            Piece::Text(text) => {
                let node = standing::text(&text).unwrap_or_else(|| {
                    let node = document().create_text_node(&text);
                    spot.put(&node);
                    node
                });
                Self::Text(node, text)
            }
            Piece::Element(element) => Self::Element(Box::new(BuiltElement::new(element, spot))),
            Piece::Many(pieces) => Self::Many(pieces.into_iter().map(|piece| Self::new(piece, spot)).collect()),
            Piece::Live(piece) => {
                let marker: Node = document().create_text_node("").into();
                spot.put(&marker);
                let live = Live::new(piece, Rc::new(RefCell::new(Self::Many(Vec::new()))), marker);
                if standing::is_taken_over() {
                    // What stands is looked at in its order: the end has its place after all that was found.
                    spot.put(&live.marker);
                }
                Self::Live(live)
            }
            Piece::InHead(element) => Self::InHead { _element: Box::new(InHead::new(element, spot.parent)) },
        }
    }

    /// Becomes another piece: what is the same stays on the page, what differs is changed, and what cannot be changed is
    /// replaced. `spot` is the spot after it.
    pub fn become_piece(&mut self, piece: Piece, spot: Spot) {
        match (&mut *self, piece) {
            (Self::Text(node, old), Piece::Text(new)) => {
                if *old != new {
                    node.set_data(&new);
                    *old = new;
                }
            }
            (Self::Element(old), Piece::Element(new)) if old.can_become(&new) => old.become_element(*new.0),
            (Self::Many(old), Piece::Many(new)) => become_many(old, new, spot),
            (Self::Live(old), Piece::Live(new)) => {
                // The old effect ends before the new one begins: both write to the same place.
                let (content, marker) = (Rc::clone(&old.content), old.marker.clone());
                *self = Self::Many(Vec::new());
                *self = Self::Live(Live::new(new, content, marker));
            }
            (_, piece) => {
                let new = Self::new(piece, spot);
                self.remove();
                *self = new;
            }
        }
    }

    /// Takes it off the page.
    pub fn remove(&self) {
        let node: &Node = match self {
            Self::Text(node, _) => node,
            Self::Element(element) => &element.node,
            Self::Live(live) => {
                live.content.borrow().remove();
                &live.marker
            }
            Self::Many(pieces) => return pieces.iter().for_each(Self::remove),
            Self::InHead { .. } => return,
        };
        if let Some(parent) = node.parent_node() {
            let _ = parent.remove_child(node);
        }
    }

    /// Its first node, if it has any.
    pub fn first_node(&self) -> Option<Node> {
        match self {
            Self::Text(node, _) => Some(node.clone().into()),
            Self::Element(element) => Some(element.node.clone().into()),
            Self::Many(pieces) => pieces.iter().find_map(Self::first_node),
            Self::Live(live) => live.content.borrow().first_node().or_else(|| Some(live.marker.clone())),
            Self::InHead { .. } => None,
        }
    }
}

/// From the last to the first: each one's neighbour stands already.
fn become_many(old: &mut Vec<Built>, mut new: Vec<Piece>, spot: Spot) {
    for surplus in old.drain(new.len().min(old.len())..) {
        surplus.remove();
    }
    let added = new.split_off(old.len());
    let added: Vec<Built> = added.into_iter().map(|piece| Built::new(piece, spot)).collect();
    let mut before = added.iter().find_map(Built::first_node).or_else(|| spot.before.cloned());
    for (built, piece) in old.iter_mut().zip(new).rev() {
        built.become_piece(piece, Spot { parent: spot.parent, before: before.as_ref() });
        before = built.first_node().or(before);
    }
    old.extend(added);
}

impl BuiltElement {
    fn new(element: Element, spot: Spot) -> Self {
        let tag = element.0.tag;
        let found = standing::element(tag);
        let stands = found.is_some();
        let node = found.unwrap_or_else(|| {
            let namespace = if matches!(tag, "svg" | "path") { Some(SVG) } else { None };
            let node = match namespace {
                Some(namespace) => document().create_element_ns(Some(namespace), tag),
                None => document().create_element(tag),
            };
            node.expect("tags are names that are written down in this program")
        });
        let mut built = Self {
            node,
            tag,
            attributes: Vec::new(),
            children: Vec::new(),
            is_filled: false,
            live_attributes: Vec::new(),
            _listeners: Vec::new(),
        };
        if stands {
            built.take_over(*element.0);
        } else {
            standing::apart(|| built.become_element(*element.0));
            spot.put(&built.node);
        }
        built
    }

    fn can_become(&self, element: &Element) -> bool {
        self.tag == element.0.tag && !self.is_filled && element.0.article.is_none()
    }

    fn become_element(&mut self, parts: Parts) {
        let node = &self.node;
        for (name, _) in self.live_attributes.drain(..) {
            if !parts.live_attributes.iter().any(|(other, _)| *other == name) {
                let _ = node.remove_attribute(name);
            }
        }
        replace(node, &self.attributes, &parts.attributes);
        self.attributes = parts.attributes;
        become_many(&mut self.children, parts.children, Spot { parent: node, before: None });
        let (last, article, node) = (parts.last, parts.article, self.node.clone());
        self.live(parts.live_attributes, parts.listeners);
        if let Some(article) = article {
            self.is_filled = true;
            effect(move || article.build(&node));
        } else if let Some((name, value)) = last {
            effect(move || drop(node.set_attribute(name, &value)));
        }
    }

    /// Becomes what stands on the page already, and looks the same.
    fn take_over(&mut self, parts: Parts) {
        let node = &self.node;
        for (name, value) in parts.attributes.iter().chain(&parts.last) {
            // The same value is not set again, see [`replace`].
            if node.get_attribute(name).as_deref() != Some(value) {
                let _ = node.set_attribute(name, value);
            }
        }
        self.attributes = parts.attributes;
        if let Some(article) = parts.article {
            self.is_filled = true;
            article.listen(node);
        } else {
            let spot = Spot { parent: node, before: None };
            self.children =
                standing::within(node, || parts.children.into_iter().map(|piece| Built::new(piece, spot)).collect());
        }
        self.live(parts.live_attributes, parts.listeners);
    }

    fn live(&mut self, attributes: Vec<(&'static str, LiveText)>, listeners: Vec<(&'static str, Listener)>) {
        let node = &self.node;
        let live = attributes.into_iter().map(|(name, value)| (name, follow(node, name, value)));
        self.live_attributes = live.collect();
        self._listeners = listeners.into_iter().map(|(event, listener)| listen(node, event, listener)).collect();
    }
}

impl Live {
    fn new(mut piece: LivePiece, content: Rc<RefCell<Built>>, marker: Node) -> Self {
        let (place, end) = (Rc::clone(&content), marker.clone());
        let effect = render_effect(Box::new(move || {
            let piece = piece();
            if let Some(parent) = end.parent_node() {
                place.borrow_mut().become_piece(piece, Spot { parent: &parent, before: Some(&end) });
            }
        }));
        Self { content, marker, _effect: effect }
    }
}
