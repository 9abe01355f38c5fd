//! The walk over the parsed tree.

use super::Labels;
use super::anchors::Anchors;
use super::attributes;
use super::dom::{append, as_html, has_class};
use super::figures::is_gallery;
use super::footnotes::Note;
use super::headings::{Headings, level};
use super::links::Links;
use super::tables::is_table_part;
use newsfeed::html_rules::{self, Rule};
use wasm_bindgen::JsCast;
use web_sys::{Document, DocumentFragment, Element, HtmlElement, HtmlFormElement, Node, Text, TreeWalker};

/// How deep elements may stand in each other. What is deeper comes out as its text: nesting thousands deep is an
/// attack on the stack, not an article.
const DEPTH: u8 = 100;

/// Elements that only hold blocks together. What they hold stands in the article without them.
const WRAPPERS: [&str; 13] = [
    "div", "section", "article", "main", "header", "footer", "aside", "nav", "address", "hgroup", "fieldset", "search",
    "dialog",
];

/// Where in the article the walk is.
#[derive(Clone, Copy, Default)]
pub(super) struct Place {
    /// How many elements are open around it.
    pub depth: u8,
    /// Within a link: no other may stand there.
    pub link: bool,
    /// Within a figure: a picture needs no figure of its own.
    pub figure: bool,
    /// Within a gallery: pictures and captions count, scaffolding does not.
    pub gallery: bool,
    /// Within a table.
    pub table: bool,
    /// Within a list of footnotes.
    pub notes: bool,
    /// Where no paragraph may stand: in a heading, in emphasis.
    pub phrasing: bool,
}

/// Builds one article.
pub(super) struct Builder<'a> {
    document: Document,
    walker: TreeWalker,
    pub(super) labels: &'a Labels,
    pub(super) links: Links,
    pub(super) anchors: Anchors,
    pub(super) notes: Vec<Note>,
    pub(super) headings: Headings,
}

impl<'a> Builder<'a> {
    pub(super) fn new(
        document: Document,
        walker: TreeWalker,
        links: Links,
        anchors: Anchors,
        labels: &'a Labels,
    ) -> Self {
        Self { document, walker, labels, links, anchors, notes: Vec::new(), headings: Headings::default() }
    }

    /// Builds the children of the element that the walker stands on. The walker stands there again afterwards.
    pub(super) fn children(&mut self, place: Place, into: &Node) {
        if place.depth >= DEPTH {
            return self.flatten(into);
        }
        let place = Place { depth: place.depth + 1, ..place };
        if !self.walker.first_child().is_ok_and(|child| child.is_some()) {
            return;
        }
        loop {
            self.node(place, into);
            if !self.walker.next_sibling().is_ok_and(|sibling| sibling.is_some()) {
                break;
            }
        }
        let _ = self.walker.parent_node();
    }

    fn node(&mut self, place: Place, into: &Node) {
        let node = self.walker.current_node();
        if let Some(text) = node.dyn_ref::<Text>() {
            append(into, &self.document.create_text_node(&text.data()));
        } else if let Some(element) = as_html(&node) {
            self.element(element, place, into);
        } else if node.is_instance_of::<HtmlFormElement>() && html_rules::element("form") != Rule::Drop {
            self.children(place, into);
        }
    }

    fn element(&mut self, source: &HtmlElement, place: Place, into: &Node) {
        let written = source.local_name();
        // The allowlist drops frames; a few of them are players that we know.
        if written == "iframe" {
            return self.frame(source, into);
        }
        let name = match html_rules::element(&written) {
            Rule::Drop => return,
            Rule::Unwrap if is_wrapper(&written) => "div",
            Rule::Unwrap => "",
            Rule::Rename(name) => name,
            Rule::Keep => &written,
        };
        let class = source.class_name();
        if !class.is_empty() && self.by_class(source, name, &class, place, into) {
            return;
        }
        // By the name that was written: the allowlist makes every `h1` an `h2`, the outline decides here.
        if let Some(level) = level(&written) {
            return self.heading(source, level, place, into);
        }
        match name {
            "" | "picture" => self.unwrapped(source, place, into),
            // They say something to a parent that builds them itself.
            "source" | "track" => {}
            "a" => self.link(source, place, into),
            "img" => self.image(source, into),
            "video" | "audio" => self.recording(source, name, into),
            "figure" => self.figure(source, place, into),
            "figcaption" if !place.figure => self.block(source, place, into),
            "table" => self.table(source, place, into),
            "blockquote" => self.quote(source, place, into),
            "span" if !attributes::has_language(source) => self.unwrapped(source, place, into),
            "ul" | "ol" | "li" | "dt" if place.gallery => self.children(place, into),
            "hr" if place.notes => {}
            _ if name == "p" || is_wrapper(name) => self.block(source, place, into),
            _ => self.plain(source, name, place, into),
        }
    }

    /// What several writing systems say by a class name. Answers whether it built the element.
    fn by_class(&mut self, source: &HtmlElement, name: &str, class: &str, place: Place, into: &Node) -> bool {
        let has = |name| has_class(class, name);
        let holds_blocks = matches!(name, "div" | "section" | "figure" | "ul" | "ol" | "footer" | "aside");
        if has("footnote-definition") && holds_blocks {
            self.note(source, place);
        } else if has("footnote-definition-label") {
            // The list numbers its notes itself.
        } else if (has("footnotes") || has("wp-block-footnotes") || has("footnotes-list"))
            && holds_blocks
            && !place.notes
        {
            self.note_list(source, name, place, into);
        } else if holds_blocks && !place.gallery && is_gallery(source, class) {
            self.gallery(source, place, into);
        } else if has("wp-caption") && name == "div" || has("gallery-item") && name == "dl" {
            self.figure(source, place, into);
        } else if place.figure && (has("wp-caption-text") || has("gallery-caption")) {
            self.plain(source, "figcaption", place, into);
        } else {
            return false;
        }
        true
    }

    /// An element that is what it says, under the name that the allowlist gives it.
    pub(super) fn plain(&mut self, source: &HtmlElement, name: &str, place: Place, into: &Node) {
        let Some(built) = self.start(source, name) else { return };
        let is_phrasing =
            !matches!(name, "ul" | "ol" | "li" | "dl" | "dt" | "dd" | "details" | "figcaption") && !is_table_part(name);
        self.children(Place { phrasing: place.phrasing || is_phrasing, ..place }, &built);
        let may_be_empty = matches!(name, "br" | "hr" | "wbr" | "col" | "colgroup" | "td" | "th");
        if may_be_empty || built.has_child_nodes() {
            append(into, &built);
        }
    }

    /// An element of the result, with the attributes that it may have.
    pub(super) fn start(&mut self, source: &Element, name: &str) -> Option<Element> {
        let built = self.create(name)?;
        attributes::copy(source, &built);
        if let Some(id) = self.anchors.claim(source) {
            built.set_id(&id);
        }
        Some(built)
    }

    /// The children of an element without the element. An id that is needed moves to the first of them.
    pub(super) fn unwrapped(&mut self, source: &HtmlElement, place: Place, into: &Node) {
        let before = into.last_child();
        self.children(place, into);
        if let Some(id) = self.anchors.claim(source) {
            self.mark(id, before.as_ref(), into);
        }
    }

    /// Gives an id to what came into a node after `before`.
    pub(super) fn mark(&self, id: String, before: Option<&Node>, into: &Node) {
        if id.is_empty() {
            return;
        }
        let first = before.map_or_else(|| into.first_child(), |before| before.next_sibling());
        match first.as_ref().and_then(|first| first.dyn_ref::<Element>()) {
            Some(element) if element.id().is_empty() => element.set_id(&id),
            _ => {
                if let Some(anchor) = self.create("span") {
                    anchor.set_id(&id);
                    let _ = into.insert_before(&anchor, first.as_ref());
                }
            }
        }
    }

    /// The text below the element that the walker stands on, without the elements that are dropped whole.
    fn flatten(&self, into: &Node) {
        let mut depth = 0;
        let mut text = String::new();
        loop {
            let node = self.walker.current_node();
            if let Some(part) = node.dyn_ref::<Text>() {
                text.push_str(&part.data());
            }
            let is_open = depth == 0
                || as_html(&node).is_some_and(|element| html_rules::element(&element.local_name()) != Rule::Drop);
            if is_open && self.walker.first_child().is_ok_and(|child| child.is_some()) {
                depth += 1;
                continue;
            }
            while depth > 0 && !self.walker.next_sibling().is_ok_and(|sibling| sibling.is_some()) {
                let _ = self.walker.parent_node();
                depth -= 1;
            }
            if depth == 0 {
                break;
            }
        }
        append(into, &self.document.create_text_node(&text));
    }

    /// A new element. The name is one of this program or of the allowlist, so that there always is one.
    pub(super) fn create(&self, name: &str) -> Option<Element> {
        self.document.create_element(name).ok()
    }

    /// A new element with a text.
    pub(super) fn create_with(&self, name: &str, text: &str) -> Option<Element> {
        let element = self.create(name)?;
        element.set_text_content(Some(text));
        Some(element)
    }

    /// Text, as text.
    pub(super) fn text(&self, text: &str) -> Text {
        self.document.create_text_node(text)
    }

    /// A place to build in, apart from the article.
    pub(super) fn fragment(&self) -> DocumentFragment {
        self.document.create_document_fragment()
    }
}

fn is_wrapper(name: &str) -> bool {
    WRAPPERS.contains(&name)
}
