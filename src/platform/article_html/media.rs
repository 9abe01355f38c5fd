//! Pictures, sound and film.

use super::builder::Builder;
use super::dom::{self, Element, Node, append, find_all, set};
use super::words::get;
use crate::platform::picture::MAIN_SIZES;
use newsfeed::html_rules::is_number;

impl Builder<'_> {
    /// The vetted address of what an element shows. Scripts that load late leave a placeholder in `src`.
    #[inline(never)]
    pub(super) fn source_url(&self, source: &Element) -> String {
        let late = self.web(&get(source, "data-src"));
        if late.is_empty() { self.web(&get(source, "src")) } else { late }
    }

    /// A picture; nothing if its address fails vetting, or if it is a counter of readers.
    pub(super) fn image(&mut self, source: &Element, into: &Node) {
        let url = self.source_url(source);
        let is_thin = |side| matches!(get(source, side).as_str(), "0" | "1");
        if url.is_empty() || is_thin("width") && is_thin("height") {
            return;
        }
        let image = self.start(source, "img");
        set(&image, "alt", &get(source, "alt"));
        set_size(source, &image);
        // Before the address: it is what starts the loading.
        set(&image, "loading", "lazy");
        set(&image, "decoding", "async");
        let variants = self.variants(source);
        if !variants.is_empty() {
            set(&image, "sizes", MAIN_SIZES);
            set(&image, "srcset", &variants);
        }
        set(&image, "src", &url);
        append(into, &image);
    }

    /// The variants of a picture by their widths, each with a vetted address. By other measures there are none.
    fn variants(&self, source: &Element) -> String {
        let mut variants = String::new();
        for variant in get(source, "srcset").split(", ") {
            let Some((url, width)) = variant.trim().split_once(' ') else { continue };
            let url = self.web(url);
            let is_width = width.strip_suffix('w').is_some_and(|width| is_number(width, 4));
            // One that ends in a comma would end the variant before its width.
            if is_width && !url.is_empty() && !url.ends_with(',') {
                let comma = if variants.is_empty() { "" } else { ", " };
                variants = [&variants, comma, &url, " ", width].concat();
            }
        }
        variants
    }

    /// `video` or `audio`: never plays by itself, and loads nothing until the reader asks.
    pub(super) fn recording(&mut self, source: &Element, name: &str, into: &Node) {
        let built = self.start(source, name);
        set(&built, "controls", "");
        set(&built, "preload", "none");
        if name == "video" {
            set(&built, "playsinline", "");
            set_size(source, &built);
            self.set_url(&built, "poster", &self.web(&get(source, "poster")));
        }
        let mut is_playable = self.set_url(&built, "src", &self.source_url(source));
        // The same recording in several formats, and its subtitles.
        for part in find_all(source, "source,track") {
            let name = dom::name(&part);
            let element = self.start(&part, &name);
            if self.set_url(&element, "src", &self.source_url(&part)) {
                append(&built, &element);
                is_playable |= name == "source";
            }
        }
        if is_playable {
            append(into, &built);
        }
    }

    fn set_url(&self, built: &Element, name: &str, url: &str) -> bool {
        if !url.is_empty() {
            set(built, name, url);
        }
        !url.is_empty()
    }
}

/// Without both numbers the browser cannot keep the room free: the style sheet does, by the class.
#[inline(never)]
fn set_size(source: &Element, built: &Element) {
    let (width, height) = (get(source, "width"), get(source, "height"));
    if is_number(&width, 4) && is_number(&height, 4) {
        set(built, "width", &width);
        set(built, "height", &height);
    } else {
        set(built, "class", "unsized");
    }
}
