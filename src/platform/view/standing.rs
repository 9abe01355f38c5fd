//! Taking over a page that stands already, rendered beforehand by the same code: node by node, in its order. What is as it
//! should be stays what it is, with the reader's place and selection in it; what is not is put right.

use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Text};

thread_local! {
    /// While a page is taken over: the next node that has not been looked at, among the children of one element.
    static NEXT: RefCell<Option<Option<Node>>> = const { RefCell::new(None) };
}

/// Whether a page is being taken over.
pub fn is_taken_over() -> bool {
    NEXT.with_borrow(Option::is_some)
}

/// The node that is next to be looked at.
pub fn next() -> Option<Node> {
    NEXT.with_borrow(|next| next.clone().flatten())
}

fn set(next: Option<Option<Node>>) -> Option<Option<Node>> {
    NEXT.replace(next)
}

/// The next node, if it is of a type.
fn of_type(kind: u16) -> Option<Node> {
    next().filter(|node| node.node_type() == kind)
}

/// The next node, if it is an element of that name; it is looked at with this.
pub fn element(tag: &str) -> Option<Element> {
    let element: Element = of_type(Node::ELEMENT_NODE)?.unchecked_into();
    (element.local_name() == tag).then(|| {
        set(Some(element.next_sibling()));
        element
    })
}

/// The next node, if it is that text. What was several texts is one where it was parsed: then only the others are left of it,
/// and this one is to be put before them. An empty text cannot have been parsed.
pub fn text(text: &str) -> Option<Text> {
    let node: Text = of_type(Node::TEXT_NODE)?.unchecked_into();
    let data = node.data();
    let rest = data.strip_prefix(text).filter(|_| !text.is_empty())?;
    if rest.is_empty() {
        set(Some(node.next_sibling()));
        return Some(node);
    }
    node.set_data(rest);
    None
}

/// Takes over what stands in a node; what is left in it in the end is taken away.
pub fn within<T>(node: &Node, take_over: impl FnOnce() -> T) -> T {
    let after = set(Some(node.first_child()));
    let taken = take_over();
    while let Some(surplus) = next() {
        set(Some(surplus.next_sibling()));
        let _ = node.remove_child(&surplus);
    }
    set(after);
    taken
}

/// Builds something that does not stand yet.
pub fn apart<T>(build: impl FnOnce() -> T) -> T {
    let next = set(None);
    let built = build();
    set(next);
    built
}
