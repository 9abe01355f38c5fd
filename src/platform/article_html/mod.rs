//! Article HTML from strangers, made into safe DOM.
//!
//! The text is parsed inertly (no script runs, nothing is fetched), the parsed tree is only *read* from, and new nodes
//! are built from the allowlist in [`newsfeed::html_rules`]. Nothing is serialised and parsed again, so there is nothing
//! for a mutation of markup to hide in; an element or attribute that nobody thought of does not exist in the result.
//!
//! | module       | what it decides                                                    |
//! |--------------|--------------------------------------------------------------------|
//! | `builder`    | the walk: which builder an element goes to, headings, tables        |
//! | `attributes` | which attribute values are copied                                   |
//! | `links`      | which URLs are followed, and how; links within the article          |
//! | `flow`       | paragraphs: loose text gets one, empty ones go                      |
//! | `figures`    | captions and galleries                                              |
//! | `media`      | pictures, sound, film                                               |
//! | `embeds`     | players of other sites, loaded when the reader asks for them        |
//! | `events`     | the one listener that all of this needs                             |
//!
//! The code is written to be small in wasm: plain loops, one helper for each word of the DOM, and no import of the
//! browser's that another would do for.

mod attributes;
mod builder;
mod dom;
mod embeds;
mod events;
mod figures;
mod flow;
mod links;
mod media;

use builder::{Builder, Place};
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Document, Element, TreeWalker};

#[wasm_bindgen]
extern "C" {
    /// Parses a text as HTML into a document of its own, in which nothing runs and nothing is loaded. From `start.js`,
    /// which alone may hand a text to the parser, by the page's policy for Trusted Types.
    #[wasm_bindgen(js_name = parseInert)]
    fn parse_inert(html: &str) -> Document;
}

/// Words of the reader's language that built elements need.
#[derive(Clone)]
pub struct Labels {
    /// On the button that loads a player, with `{title}`: "Play the video: {title}".
    pub play_video: String,
    /// Under a player that is not loaded yet, with `{provider}`: "The video is loaded from {provider}".
    pub opens_provider: String,
    /// What a screen reader calls a table that can be scrolled and has no caption: "Table".
    pub table: String,
    /// The name of the arrow that leads from a footnote back into the text: "Back to the text".
    pub footnotes_back: String,
    /// The link to the video's own page, with `{provider}`: "Watch on {provider}".
    pub watch_on: String,
}

/// Builds `html` as new DOM nodes below `into`, which is emptied first. Relative URLs resolve against `base_url`.
///
/// May be called again and again on the same element: it needs one listener, and gets it once.
pub fn build_article(into: &Element, html: &str, base_url: &str, labels: &Labels) {
    into.set_text_content(None);
    events::listen(into);
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let Some(walker) = parse(&document, html) else { return };
    let mut builder = Builder::new(document, walker, base_url, labels);
    let parsed = builder.create("p");
    let built = builder.create("div");
    builder.children(Place::TOP, &parsed);
    builder.flow(&parsed, Place::TOP, &built);
    builder.connect(&built);
    dom::move_children(&built, into);
}

/// The parsed text as a walker that stands on its `body`.
///
/// The parsed tree is walked by a `TreeWalker` because it cannot be fooled: in a document and in a form,
/// `<img name=body>` and `<input name=nextSibling>` replace the properties of those names.
fn parse(document: &Document, html: &str) -> Option<TreeWalker> {
    // The doctype asks for standards mode (in quirks mode a table may stand in a paragraph). The body is opened so that
    // a leading <frameset>, <noscript> or <style> cannot put itself in its place.
    let source = ["<!DOCTYPE html><body>", html].concat();
    let parsed = parse_inert(&source);
    let walker = document.create_tree_walker_with_what_to_show(&parsed, SHOW_ELEMENT | SHOW_TEXT).ok()?;
    walker.first_child().ok()??; // <html>
    walker.first_child().ok()??; // <head>
    walker.next_sibling().ok()??; // <body>
    Some(walker)
}

/// `NodeFilter.SHOW_ELEMENT`, `NodeFilter.SHOW_TEXT`: comments and the like do not exist for the walk.
const SHOW_ELEMENT: u32 = 1;
const SHOW_TEXT: u32 = 4;
