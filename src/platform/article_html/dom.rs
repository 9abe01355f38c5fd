//! Small words for the DOM, so that the rules read as rules. None is inlined: they are called everywhere.
//!
//! `dom_beforehand` has the same words for a tree outside a browser.

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, throw_str};
use web_sys::{Document, HtmlElement, HtmlFormElement, TreeWalker, Url, Window};

pub(super) use web_sys::{Element, Node};

#[wasm_bindgen]
extern "C" {
    /// Parses a text as HTML into a document of its own, in which nothing runs and nothing is loaded. From `start.js`,
    /// which alone may hand a text to the parser, by the page's policy for Trusted Types.
    #[wasm_bindgen(js_name = parseInert)]
    fn parse_inert(html: &str) -> Document;
}

/// `NodeFilter.SHOW_ELEMENT`, `NodeFilter.SHOW_TEXT`: comments and the like do not exist for the walk.
const SHOW_ELEMENT: u32 = 1;
const SHOW_TEXT: u32 = 4;

/// A walk over a parsed tree, which is read and not changed.
///
/// The tree is walked by a `TreeWalker` because it cannot be fooled: in a document and in a form,
/// `<img name=body>` and `<input name=nextSibling>` replace the properties of those names.
pub(super) struct Walk(TreeWalker);

impl Walk {
    /// Parses a text inertly; the walk begins at its `body`.
    pub(super) fn of(html: &str) -> Option<Self> {
        let parsed = parse_inert(html);
        let document = window()?.document()?;
        let walker = document.create_tree_walker_with_what_to_show(&parsed, SHOW_ELEMENT | SHOW_TEXT).ok()?;
        walker.first_child().ok()??; // <html>
        walker.first_child().ok()??; // <head>
        walker.next_sibling().ok()??; // <body>
        Some(Self(walker))
    }

    /// Where the walk is.
    pub(super) fn here(&self) -> Node {
        self.0.current_node()
    }

    /// Goes to the first child, if there is one.
    pub(super) fn down(&self) -> Option<Node> {
        self.0.first_child().ok()?
    }

    /// Goes to the next sibling, if there is one.
    pub(super) fn on(&self) -> Option<Node> {
        self.0.next_sibling().ok()?
    }

    /// Goes to the parent.
    pub(super) fn up(&self) {
        let _ = self.0.parent_node();
    }
}

/// Makes what the built tree consists of.
pub(super) struct Maker(Document);

impl Maker {
    /// One for the page, if there is one.
    pub(super) fn new() -> Option<Self> {
        window()?.document().map(Self)
    }

    /// A new element. The name is one of this program or of the allowlist, so that there always is one.
    #[inline(never)]
    pub(super) fn element(&self, name: &str) -> Element {
        match self.0.create_element(name) {
            Ok(element) => element,
            Err(_) => throw_str(name),
        }
    }

    /// A new text.
    pub(super) fn text(&self, text: &str) -> Node {
        self.0.create_text_node(text).into()
    }
}

fn window() -> Option<Window> {
    web_sys::window()
}

/// The origin of the page.
pub(super) fn origin() -> String {
    match window() {
        Some(window) => window.location().origin().unwrap_or_default(),
        None => String::new(),
    }
}

/// The address of the page.
pub(super) fn page() -> String {
    window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// A reference as an absolute address, by the browser's own parser.
pub(super) fn join(reference: &str, base: &str) -> Option<String> {
    Url::new_with_base(reference, base).ok().map(|url| url.href())
}

/// A text without percent-encoding; nothing if that gives no text.
pub(super) fn decoded(text: &str) -> Option<String> {
    js_sys::decode_uri_component(text).ok().map(String::from)
}

/// Appends a node, taking it from where it was. It cannot fail for a node that was made for this place.
#[inline(never)]
pub(super) fn append(into: &Node, node: &Node) {
    let _ = into.append_child(node);
}

/// Puts a node before another one in its parent.
pub(super) fn put_before(node: &Node, next: &Node) {
    if let Some(parent) = next.parent_node() {
        let _ = parent.insert_before(node, Some(next));
    }
}

/// Takes an element out of its tree.
pub(super) fn remove(element: &Element) {
    element.remove();
}

/// The first child of a node.
pub(super) fn first_child(node: &Node) -> Option<Node> {
    node.first_child()
}

/// An element like another one, without what stands in it.
pub(super) fn alike(element: &Element) -> Option<Element> {
    element.clone_node_with_deep(false).ok().map(JsCast::unchecked_into)
}

/// Takes everything out of a node.
pub(super) fn clear(node: &Node) {
    node.set_text_content(None);
}

/// Sets an attribute whose name is written in this program, so that it cannot be refused.
#[inline(never)]
pub(super) fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// Removes an attribute.
#[inline(never)]
pub(super) fn unset(element: &Element, name: &str) {
    let _ = element.remove_attribute(name);
}

/// An attribute's value, if it has the attribute.
pub(super) fn attribute(element: &Element, name: &str) -> Option<String> {
    element.get_attribute(name)
}

/// The name of an element, without its namespace.
pub(super) fn name(element: &Element) -> String {
    element.local_name()
}

/// Whether an element is what a selector says.
#[inline(never)]
pub(super) fn is(element: &Element, selector: &str) -> bool {
    element.matches(selector).unwrap_or_default()
}

/// The first descendant that a selector finds.
#[inline(never)]
pub(super) fn find(below: &Element, selector: &str) -> Option<Element> {
    below.query_selector(selector).unwrap_or_default()
}

/// All descendants that a selector finds.
#[inline(never)]
pub(super) fn find_all(below: &Element, selector: &str) -> Vec<Element> {
    let mut found = Vec::new();
    if let Ok(list) = below.query_selector_all(selector) {
        while let Some(node) = list.get(found.len() as u32) {
            found.push(node.unchecked_into());
        }
    }
    found
}

/// The children that are what a selector says.
pub(super) fn children(of: &Element, selector: &str) -> Vec<Element> {
    find_all(of, &[":scope>:is(", selector, ")"].concat())
}

/// The nearest element that a selector finds, upwards from an element and with it.
pub(super) fn around(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).unwrap_or_default()
}

/// The text of a node and all that it holds.
#[inline(never)]
pub(super) fn text(node: &Node) -> String {
    node.text_content().unwrap_or_default()
}

/// Whether a node is a text.
pub(super) fn is_text(node: &Node) -> bool {
    node.node_type() == Node::TEXT_NODE
}

/// The element that a node is.
pub(super) fn as_element(node: &Node) -> Option<&Element> {
    node.dyn_ref()
}

/// The HTML element that a node of the parsed tree is. Elements of SVG and MathML are none; and a form is none, because
/// its properties cannot be trusted: `<input name=localName>` replaces one.
pub(super) fn as_html(node: &Node) -> Option<&Element> {
    if is_form(node) { None } else { node.dyn_ref::<HtmlElement>().map(|element| &**element) }
}

/// Whether a node is a form.
#[inline(never)]
pub(super) fn is_form(node: &Node) -> bool {
    node.is_instance_of::<HtmlFormElement>()
}
