//! The words of `dom` for a tree outside a browser, in which the press builds articles by the same rules.

use crate::platform::beforehand;
use dom_query::{Document, Matcher, NodeData, NodeId, NodeRef};
use percent_encoding::percent_decode_str;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use url::Url;

/// A node, or an element, of a tree.
#[derive(Clone)]
pub(super) struct Node {
    tree: Rc<Document>,
    id: NodeId,
}

/// A node that is an element.
pub(super) type Element = Node;

impl Node {
    fn here(&self) -> NodeRef<'_> {
        self.tree.tree.get_unchecked(&self.id)
    }

    fn other(&self, node: &NodeRef<'_>) -> Self {
        Self { tree: Rc::clone(&self.tree), id: node.id }
    }
}

/// A walk over a parsed tree.
pub(super) struct Walk {
    tree: Rc<Document>,
    at: Cell<NodeId>,
}

impl Walk {
    /// Parses a text; the walk begins at its `body`.
    pub(super) fn of(html: &str) -> Option<Self> {
        let tree = Document::from(html);
        let body = tree.body()?.id;
        Some(Self { tree: Rc::new(tree), at: Cell::new(body) })
    }

    /// Where the walk is.
    pub(super) fn here(&self) -> Node {
        Node { tree: Rc::clone(&self.tree), id: self.at.get() }
    }

    /// Goes to the first child, if there is one.
    pub(super) fn down(&self) -> Option<Node> {
        let first = self.tree.tree.first_child_of(&self.at.get());
        self.go(first)
    }

    /// Goes to the next sibling, if there is one.
    pub(super) fn on(&self) -> Option<Node> {
        let next = self.tree.tree.next_sibling_of(&self.at.get());
        self.go(next)
    }

    /// Goes to the parent.
    pub(super) fn up(&self) {
        if let Some(parent) = self.tree.tree.parent_of(&self.at.get()) {
            self.at.set(parent.id);
        }
    }

    /// Goes to a node or, past comments and the like, to the next one that is an element or a text.
    fn go(&self, mut to: Option<NodeRef<'_>>) -> Option<Node> {
        while let Some(node) = to {
            if node.is_element() || node.is_text() {
                self.at.set(node.id);
                return Some(self.here());
            }
            to = node.next_sibling();
        }
        None
    }
}

/// Makes what the built tree consists of.
pub(super) struct Maker(Rc<Document>);

impl Maker {
    /// One with a tree of its own.
    #[expect(clippy::unnecessary_wraps, reason = "in a browser there may be none")]
    pub(super) fn new() -> Option<Self> {
        Some(Self(Rc::new(Document::fragment_sink())))
    }

    /// A new element.
    pub(super) fn element(&self, name: &str) -> Element {
        Node { tree: Rc::clone(&self.0), id: self.0.tree.new_element(name).id }
    }

    /// A new text.
    pub(super) fn text(&self, text: &str) -> Node {
        Node { tree: Rc::clone(&self.0), id: self.0.tree.new_text(text).id }
    }
}

/// What stands in an element, as HTML.
pub(super) fn inner_html(element: &Element) -> String {
    element.here().inner_html().to_string()
}

/// The origin of the page.
pub(super) fn origin() -> String {
    Url::parse(&page()).map(|url| url.origin().ascii_serialization()).unwrap_or_default()
}

/// The address of the page.
pub(super) fn page() -> String {
    beforehand::page()
}

/// A reference as an absolute address, by the standard that browsers follow.
pub(super) fn join(reference: &str, base: &str) -> Option<String> {
    Url::parse(base).ok()?.join(reference).ok().map(String::from)
}

/// A text without percent-encoding; nothing if that gives no text.
pub(super) fn decoded(text: &str) -> Option<String> {
    percent_decode_str(text).decode_utf8().ok().map(|text| text.into_owned())
}

/// Appends a node, taking it from where it was.
pub(super) fn append(into: &Node, node: &Node) {
    into.here().append_child(&node.id);
}

/// Puts a node before another one in its parent.
pub(super) fn put_before(node: &Node, next: &Node) {
    next.here().insert_before(&node.id);
}

/// Takes an element out of its tree.
pub(super) fn remove(element: &Element) {
    element.here().remove_from_parent();
}

/// The first child of a node.
pub(super) fn first_child(node: &Node) -> Option<Node> {
    node.here().first_child().map(|child| node.other(&child))
}

/// An element like another one, without what stands in it.
#[expect(clippy::unnecessary_wraps, reason = "a browser may refuse")]
pub(super) fn alike(element: &Element) -> Option<Element> {
    let own = element.here();
    let new = element.tree.tree.new_element(&name(element));
    for attribute in own.attrs() {
        new.set_attr(&attribute.name.local, &attribute.value);
    }
    Some(element.other(&new))
}

/// Takes everything out of a node.
pub(super) fn clear(node: &Node) {
    node.here().remove_children();
}

/// Sets an attribute.
pub(super) fn set(element: &Element, name: &str, value: &str) {
    element.here().set_attr(name, value);
}

/// Removes an attribute.
pub(super) fn unset(element: &Element, name: &str) {
    element.here().remove_attr(name);
}

/// An attribute's value, if it has the attribute.
pub(super) fn attribute(element: &Element, name: &str) -> Option<String> {
    element.here().attr(name).map(String::from)
}

/// The name of an element, without its namespace.
pub(super) fn name(element: &Element) -> String {
    element.here().node_name().map(String::from).unwrap_or_default()
}

thread_local! {
    /// Selectors that have been read: there are a dozen.
    static MATCHERS: RefCell<HashMap<String, Rc<Matcher>>> = RefCell::default();
}

fn matcher(selector: &str) -> Rc<Matcher> {
    MATCHERS.with_borrow_mut(|matchers| {
        let known = matchers.get(selector).cloned();
        known.unwrap_or_else(|| {
            let new = Rc::new(Matcher::new(selector).expect("selectors are written in this program"));
            matchers.insert(selector.to_owned(), Rc::clone(&new));
            new
        })
    })
}

/// Whether an element is what a selector says.
pub(super) fn is(element: &Element, selector: &str) -> bool {
    element.here().is_element() && element.here().is_match(&matcher(selector))
}

/// The first descendant that a selector finds.
pub(super) fn find(below: &Element, selector: &str) -> Option<Element> {
    let matcher = matcher(selector);
    let own = below.here();
    let found = own.descendants_it().find(|node| node.is_element() && node.is_match(&matcher));
    found.map(|found| below.other(&found))
}

/// All descendants that a selector finds.
pub(super) fn find_all(below: &Element, selector: &str) -> Vec<Element> {
    let matcher = matcher(selector);
    let own = below.here();
    let found = own.descendants_it().filter(|node| node.is_element() && node.is_match(&matcher));
    found.map(|found| below.other(&found)).collect()
}

/// The children that are what a selector says.
pub(super) fn children(of: &Element, selector: &str) -> Vec<Element> {
    let all = of.here().element_children();
    all.iter().map(|child| of.other(child)).filter(|child| is(child, selector)).collect()
}

/// The nearest element that a selector finds, upwards from an element and with it.
pub(super) fn around(element: &Element, selector: &str) -> Option<Element> {
    let mut at = Some(element.here());
    while let Some(node) = at {
        if node.is_element() && node.is_match(&matcher(selector)) {
            return Some(element.other(&node));
        }
        at = node.parent();
    }
    None
}

/// The text of a node and all that it holds.
pub(super) fn text(node: &Node) -> String {
    node.here().text().to_string()
}

/// Whether a node is a text.
pub(super) fn is_text(node: &Node) -> bool {
    node.here().is_text()
}

/// The element that a node is.
pub(super) fn as_element(node: &Node) -> Option<&Element> {
    node.here().is_element().then_some(node)
}

/// The HTML element that a node of the parsed tree is, unless it is a form. Elements of SVG and MathML are none.
pub(super) fn as_html(node: &Node) -> Option<&Element> {
    let namespace = "http://www.w3.org/1999/xhtml";
    let is_html = |node: &dom_query::TreeNode| match &node.data {
        NodeData::Element(element) => &*element.name.ns == namespace,
        _ => false,
    };
    (node.here().query_or(false, is_html) && !is_form(node)).then_some(node)
}

/// Whether a node is a form.
pub(super) fn is_form(node: &Node) -> bool {
    name(node) == "form"
}
