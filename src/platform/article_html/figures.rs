//! Figures: captions, galleries.

use super::builder::{Builder, Place};
use super::dom::{append, find, find_all, has_class, is_blank, move_children, set, text};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

impl Builder<'_> {
    /// A figure with at most one caption; nothing if only a caption is left of it.
    pub(super) fn figure(&mut self, source: &HtmlElement, place: Place, into: &Node) {
        let Some(figure) = self.start(source, "figure") else { return };
        let inside = self.fragment();
        // A definition list stands for a figure only in old galleries; its terms are scaffolding.
        let place = Place { figure: true, gallery: source.local_name() == "dl", ..place };
        self.children(place, &inside);
        self.flow(&inside, place, &figure);
        let caption = take_caption(&figure);
        if figure.child_element_count() == 1
            && let Some(inner) = figure.first_element_child()
            && inner.local_name() == "figure"
        {
            return self.unwrap_figure(&figure, inner, caption, into);
        }
        if figure.has_child_nodes() {
            if let Some(caption) = caption {
                append(&figure, &caption);
            }
            append(into, &figure);
        }
    }

    /// A figure that holds a figure alone: a player, a gallery, a picture that was in a figure already.
    fn unwrap_figure(&self, outer: &Element, inner: Element, caption: Option<Element>, into: &Node) {
        if inner.id().is_empty() && !outer.id().is_empty() {
            inner.set_id(&outer.id());
        }
        if let Some(caption) = caption {
            match find(&inner, "figcaption") {
                // The author's words stand before ours.
                Some(own) if has_class(&inner.class_name(), "player") => {
                    append(&caption, &self.text(" "));
                    move_children(&own, &caption);
                    own.remove();
                    append(&inner, &caption);
                }
                // A gallery's pictures have captions of their own; this is the gallery's.
                _ if has_class(&inner.class_name(), "gallery") => append(&inner, &caption),
                Some(_) => {
                    append(outer, &caption);
                    return append(into, outer);
                }
                None => append(&inner, &caption),
            }
        }
        append(into, &inner);
    }

    /// A gallery in any of the shapes that WordPress has written: figures within one, whatever stands between.
    pub(super) fn gallery(&mut self, source: &HtmlElement, place: Place, into: &Node) {
        let Some(gallery) = self.start(source, "figure") else { return };
        let inside = self.fragment();
        self.children(Place { figure: true, gallery: true, ..place }, &inside);
        let mut caption = None;
        while let Some(child) = inside.first_child() {
            let _ = inside.remove_child(&child);
            let Some(element) = child.dyn_ref::<Element>() else {
                if !is_blank(&text(&child)) {
                    append(into, &child);
                }
                continue;
            };
            match element.local_name().as_str() {
                "br" => {}
                "figure" => append(&gallery, element),
                "figcaption" => caption = Some(element.clone()),
                _ if element.matches("img,a").unwrap_or_default() => {
                    if let Some(figure) = self.create("figure") {
                        append(&figure, element);
                        append(&gallery, &figure);
                    }
                }
                _ => append(into, element),
            }
        }
        if gallery.has_child_nodes() {
            set(&gallery, "class", "gallery");
            if let Some(caption) = caption {
                append(&gallery, &caption);
            }
            append(into, &gallery);
        }
    }
}

/// Whether an element is a gallery: it says so, holds pictures, and is not the whole article (some call that by the
/// gallery which it holds).
pub(super) fn is_gallery(source: &Element, class: &str) -> bool {
    class.split_ascii_whitespace().any(|name| name.ends_with("gallery"))
        && find_all(source, "img").len() > 1
        && find(source, "h1,h2,h3,h4,h5,h6,table,blockquote,pre").is_none()
}

/// Takes the caption out of a figure: the first that says something.
fn take_caption(figure: &Element) -> Option<Element> {
    let mut caption = None;
    for found in find_all(figure, "figcaption") {
        if found.parent_element().as_ref() == Some(figure) {
            found.remove();
            if caption.is_none() && !is_blank(&text(&found)) {
                caption = Some(found);
            }
        }
    }
    caption
}
