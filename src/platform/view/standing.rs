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

/// The next node, if it is an element of that name; it is looked at with this.
pub fn element(tag: &str) -> Option<Element> {
    let element = next()?.dyn_into::<Element>().ok().filter(|element| element.local_name() == tag)?;
    set(Some(element.next_sibling()));
    Some(element)
}

/// The next node, if it is a text that begins with this one: what was several texts is one where it was parsed. An empty
/// text cannot have been parsed.
pub fn text(text: &str) -> Option<Text> {
    let node = next()?.dyn_into::<Text>().ok().filter(|node| !text.is_empty() && node.data().starts_with(text))?;
    // As the DOM counts, in UTF-16.
    let length = text.encode_utf16().count() as u32;
    if node.length() > length {
        let _ = node.split_text(length);
    }
    set(Some(node.next_sibling()));
    Some(node)
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
