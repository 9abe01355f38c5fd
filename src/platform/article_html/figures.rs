//! Figures: captions, galleries.

use super::builder::{Builder, Place};
use super::dom::{append, find, find_all, is, is_blank, set, text};
use web_sys::{Element, Node};

impl Builder<'_> {
    /// A figure with at most one caption; nothing if only a caption is left of it. With several pictures it is a
    /// gallery.
    pub(super) fn figure(&mut self, source: &Element, place: Place, into: &Node) {
        let mut inside = place.within(Place::FIGURE);
        if is(source, "[class*=gallery]") {
            inside = inside.within(Place::GALLERY);
        }
        let figure = self.filled(source, "figure", inside);
        let mut caption = None;
        for found in find_all(&figure, ":scope>figcaption") {
            found.remove();
            if caption.is_none() && !is_blank(&text(&found)) {
                caption = Some(found);
            }
        }
        if figure.first_child().is_none() {
            return;
        }
        if caption.is_none()
            && let Some(inner) = find(&figure, ":scope>figure:only-child")
        {
            // A player, or a picture that was in a figure already.
            return append(into, &inner);
        }
        let pictures = find_all(&figure, ":scope>:is(figure,a,img)");
        if pictures.len() > 1 {
            set(&figure, "class", "gallery");
            for picture in &pictures {
                if !is(picture, "figure") {
                    let own = self.create("figure");
                    let _ = figure.insert_before(&own, Some(picture));
                    append(&own, picture);
                }
            }
        }
        if let Some(caption) = caption {
            append(&figure, &caption);
        }
        append(into, &figure);
    }
}
