//! Figures: captions, galleries.

use super::builder::{Builder, Place};
use super::dom::{Element, Node, append, children, first_child, is, put_before, remove, set, text};
use super::words::is_blank;

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
        for found in children(&figure, "figcaption") {
            remove(&found);
            if caption.is_none() && !is_blank(&text(&found)) {
                caption = Some(found);
            }
        }
        if first_child(&figure).is_none() {
            return;
        }
        if caption.is_none()
            && let Some(inner) = children(&figure, "figure:only-child").first()
        {
            // A player, or a picture that was in a figure already.
            return append(into, inner);
        }
        let pictures = children(&figure, "figure,a,img");
        if pictures.len() > 1 {
            set(&figure, "class", "gallery");
            for picture in &pictures {
                if !is(picture, "figure") {
                    let own = self.create("figure");
                    put_before(&own, picture);
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
