//! The few names of classes that say what an element is where its own name does not.

use super::tags::value;
use newsfeed::html_rules::is_listed;

/// What the classes of an element say.
pub(super) struct Classes {
    /// Pictures that belong together: any class with that word in it, as themes and plugins have their own.
    pub(super) is_gallery: bool,
    /// A picture with its caption, as WordPress wrote it before there was `figure`.
    pub(super) is_caption_box: bool,
    /// The caption in it.
    pub(super) is_caption: bool,
    is_notes: bool,
    is_note: bool,
}

impl Classes {
    pub(super) fn of(attributes: &str) -> Classes {
        let classes = value(attributes, "class").unwrap_or_default();
        let has = |names: &str| classes.split_ascii_whitespace().any(|class| is_listed(names, class));
        Classes {
            is_gallery: classes.contains("gallery"),
            is_caption_box: has("wp-caption"),
            is_caption: has("wp-caption-text gallery-caption"),
            is_notes: has("footnotes wp-block-footnotes"),
            is_note: has("footnote-definition"),
        }
    }

    /// The class that is kept on an element of that name.
    pub(super) fn kept(&self, name: &str) -> Option<&'static str> {
        match name {
            "dd" if self.is_caption => Some("gallery-caption"),
            "div" | "ul" | "ol" if self.is_notes => Some("footnotes"),
            "div" if self.is_note => Some("footnote-definition"),
            "div" | "dl" | "figure" | "ul" if self.is_gallery => Some("gallery"),
            _ => None,
        }
    }
}
