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
//! | `dom`        | the tree: the browser's, or outside of one (`dom_beforehand`) another |
//!
//! The code is written to be small in wasm: plain loops, one helper for each word of the DOM, and no import of the
//! browser's that another would do for.

mod attributes;
mod builder;
#[cfg_attr(not(target_arch = "wasm32"), path = "dom_beforehand.rs")]
mod dom;
mod embeds;
#[cfg(target_arch = "wasm32")]
mod events;
mod figures;
mod flow;
mod links;
mod media;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod printed_tests;
mod words;

use builder::{Builder, Place};
use dom::{Element, Maker, Walk};

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

/// The HTML of an article, with all that is needed to build it.
#[derive(Clone)]
pub struct ArticleHtml {
    /// The text, as it comes from strangers.
    pub html: String,
    /// What relative URLs resolve against.
    pub base_url: String,
    /// Words for what is built.
    pub labels: Labels,
}

impl ArticleHtml {
    /// Builds it as new DOM nodes below `into`, which is emptied first.
    #[cfg(target_arch = "wasm32")]
    pub fn build(&self, into: &Element) {
        dom::clear(into);
        self.listen(into);
        if let Some(built) = self.built() {
            words::move_children(&built, into);
        }
    }

    /// Listens to what happens in an article that has been built in `place`. May be called again and again: it needs one
    /// listener, and gets it once.
    #[cfg(target_arch = "wasm32")]
    pub fn listen(&self, place: &Element) {
        events::listen(place);
    }

    /// What is built of it, as HTML: it consists of elements and attributes of the allowlist alone, none of which reads
    /// text in a way of its own, so that a browser which parses it builds the same.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn print(&self) -> String {
        self.built().map(|built| dom::inner_html(&built)).unwrap_or_default()
    }

    fn built(&self) -> Option<Element> {
        // The doctype asks for standards mode (in quirks mode a table may stand in a paragraph). The body is opened so
        // that a leading <frameset>, <noscript> or <style> cannot put itself in its place.
        let walk = Walk::of(&["<!DOCTYPE html><body>", &self.html].concat())?;
        let mut builder = Builder::new(Maker::new()?, walk, &self.base_url, &self.labels);
        let parsed = builder.create("p");
        let built = builder.create("div");
        builder.children(Place::TOP, &parsed);
        builder.flow(&parsed, Place::TOP, &built);
        builder.connect(&built);
        Some(built)
    }
}
