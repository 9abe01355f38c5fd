//! Article HTML from strangers, made into safe DOM.
//!
//! The text is parsed inertly (no script runs, nothing is fetched), the parsed tree is only ever *read*, and new nodes
//! are built from the allowlist in [`newsfeed::html_rules`]. Nothing is serialised and parsed again, so there is nothing
//! for a mutation of markup to hide in; an element or attribute that nobody thought of does not exist in the result.
//!
//! | module       | what it decides                                                    |
//! |--------------|--------------------------------------------------------------------|
//! | `builder`    | the walk: which builder an element goes to                          |
//! | `attributes` | which attribute values are copied                                   |
//! | `links`      | which URLs are followed, and how                                     |
//! | `anchors`    | the ids that links within the article need, and those links          |
//! | `flow`       | paragraphs: loose text gets one, empty ones go                      |
//! | `headings`   | levels, so that the outline goes on from the page's `h1`            |
//! | `media`      | pictures, sound, film                                               |
//! | `tables`     | tables that scroll by themselves                                   |
//! | `figures`    | captions and galleries                                              |
//! | `embeds`     | players of other sites, loaded when the reader asks for them        |
//! | `footnotes`  | the notes of several writing systems, in one shape                  |
//! | `events`     | the one listener that all of this needs                             |

mod anchors;
mod attributes;
mod builder;
mod dom;
mod embeds;
mod events;
mod figures;
mod flow;
mod footnotes;
mod headings;
mod links;
mod media;
mod tables;

use anchors::Anchors;
use builder::{Builder, Place};
use links::Links;
use web_sys::{Document, DomParser, Element, HtmlElement, SupportedType, TreeWalker};

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
    let Some(document) = into.owner_document() else { return };
    let Some((walker, body)) = parse(&document, html) else { return };
    let links = Links::new(base_url);
    let anchors = Anchors::new(&body, &links);
    let parsed = document.create_document_fragment();
    let built = document.create_document_fragment();

    let mut builder = Builder::new(document, walker, links, anchors, labels);
    builder.children(Place::default(), &parsed);
    builder.flow(&parsed, Place::default(), &built);
    builder.finish(&built);
    // Built apart and put in whole: the page is laid out once.
    dom::append(into, &built);
}

/// The parsed text as a walker that stands on its `body`.
///
/// The parsed tree is reached through the walker because the walker cannot be fooled: in a document and in a form,
/// `<img name=body>` and `<input name=nextSibling>` replace the properties of those names.
fn parse(document: &Document, html: &str) -> Option<(TreeWalker, HtmlElement)> {
    // The doctype asks for standards mode (in quirks mode a table may stand in a paragraph). The body is opened so that
    // a leading <frameset>, <noscript> or <style> cannot put itself in its place.
    let source = dom::joined(&["<!DOCTYPE html><body>", html]);
    let parsed = DomParser::new().ok()?.parse_from_string(&source, SupportedType::TextHtml).ok()?;
    let walker = document.create_tree_walker_with_what_to_show(&parsed, SHOW_ELEMENT | SHOW_TEXT).ok()?;
    walker.first_child().ok()??; // <html>
    let mut node = walker.first_child().ok()??; // <head>
    loop {
        if let Some(element) = dom::as_html(&node)
            && element.local_name() == "body"
        {
            return Some((walker, element.clone()));
        }
        node = walker.next_sibling().ok()??;
    }
}

/// `NodeFilter.SHOW_ELEMENT`, `NodeFilter.SHOW_TEXT`: comments and the like do not exist for the walk.
const SHOW_ELEMENT: u32 = 1;
const SHOW_TEXT: u32 = 4;
