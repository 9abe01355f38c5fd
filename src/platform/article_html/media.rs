//! Pictures, sound and film.

use super::attributes::number;
use super::builder::Builder;
use super::dom::{append, find_all, has_class, set};
use newsfeed::html_rules;
use web_sys::{Element, HtmlElement, Node};

/// Where the address of a picture or a frame stands. Scripts that load late leave a placeholder in `src`, so the
/// others come first.
const SOURCES: [&str; 5] = ["data-lazy-src", "data-src", "data-original", "data-lazy", "src"];
/// Larger numbers are no size of a picture.
const LARGEST: u32 = 20_000;

impl Builder<'_> {
    /// The first vetted address of an element.
    pub(super) fn source_url(&self, source: &Element) -> Option<web_sys::Url> {
        SOURCES.iter().find_map(|name| self.links.web(&source.get_attribute(name)?))
    }

    /// A picture; nothing if its address fails vetting.
    pub(super) fn image(&mut self, source: &HtmlElement, into: &Node) {
        let alt = source.get_attribute("alt").unwrap_or_default();
        // WordPress draws its emoji as pictures. The alternative text is the emoji itself.
        let class = source.class_name();
        if (has_class(&class, "emoji") || has_class(&class, "wp-smiley")) && !alt.is_empty() {
            return append(into, &self.text(&alt));
        }
        let size = size(source);
        if size.is_some_and(|(width, height)| width <= 1 && height <= 1) {
            // A counter of readers.
            return;
        }
        let Some(url) = self.source_url(source) else { return };
        let Some(image) = self.start(source, "img") else { return };
        set(&image, "alt", &alt);
        set_size(&image, size);
        // Before the address: it is what starts the loading.
        set(&image, "loading", "lazy");
        set(&image, "decoding", "async");
        set(&image, "src", &url.href());
        append(into, &image);
    }

    /// `video` or `audio`: never plays by itself, and loads nothing until the reader asks.
    pub(super) fn recording(&mut self, source: &HtmlElement, name: &str, into: &Node) {
        let Some(built) = self.start(source, name) else { return };
        set(&built, "controls", "");
        set(&built, "preload", "none");
        if name == "video" {
            set(&built, "playsinline", "");
            set_size(&built, size(source).filter(|(width, height)| *width > 0 && *height > 0));
            if let Some(poster) = source.get_attribute("poster").and_then(|poster| self.links.web(&poster)) {
                set(&built, "poster", &poster.href());
            }
        }
        let address = self.source_url(source);
        if let Some(url) = &address {
            set(&built, "src", &url.href());
        }
        let alternatives = self.parts(source, if address.is_some() { "track" } else { "source,track" }, &built);
        if address.is_some() || alternatives > 0 {
            append(into, &built);
        }
    }

    /// The same recording in several formats, and its subtitles. Answers how many formats there are.
    fn parts(&self, source: &HtmlElement, selector: &str, built: &Element) -> usize {
        let mut formats = 0;
        for part in find_all(source, selector) {
            let name = part.local_name();
            let (Some(url), Some(element)) = (self.source_url(&part), self.create(&name)) else { continue };
            for attribute in ["type", "kind", "srclang", "label"] {
                if html_rules::attribute(&name, attribute)
                    && let Some(value) = part.get_attribute(attribute)
                {
                    set(&element, attribute, &value);
                }
            }
            set(&element, "src", &url.href());
            append(built, &element);
            formats += usize::from(name == "source");
        }
        formats
    }
}

fn size(source: &Element) -> Option<(u32, u32)> {
    let side = |name| number(&source.get_attribute(name)?).filter(|side| *side <= LARGEST);
    Some((side("width")?, side("height")?))
}

/// Without both numbers the browser cannot keep the room free: the style sheet does, by the class.
fn set_size(built: &Element, size: Option<(u32, u32)>) {
    match size {
        Some((width, height)) if width > 0 && height > 0 => {
            set(built, "width", &width.to_string());
            set(built, "height", &height.to_string());
        }
        _ => set(built, "class", "unsized"),
    }
}
