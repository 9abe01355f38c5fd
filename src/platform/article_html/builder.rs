//! The walk over the parsed tree.

use super::dom::{
    self, Element, Maker, Node, Walk, append, as_html, attribute, clear, find, find_all, first_child, is, is_form,
    is_text, set, text,
};
use super::words::{is_blank, move_children, until};
use super::{Labels, attributes, links};
use newsfeed::html_rules::{self, Rule};

/// How deep elements may stand in each other. What is deeper comes out as its text: nesting thousands deep is an
/// attack on the stack, not an article.
const DEPTH: u32 = 100;

/// What holds footnotes.
const NOTES: &str = ".footnotes,.wp-block-footnotes";
/// The older shapes of galleries, unless it is a whole article that is called by the gallery which it holds.
const GALLERY: &str = "[class*=gallery]:has(img):not(:has(h1,h2,h3,h4,h5,h6,table,blockquote,pre))";

/// Where in the article the walk is: what is open around it, as bits, and above them how many elements are. One number
/// is passed on in less code than a field for each.
#[derive(Clone, Copy)]
pub(super) struct Place(u32);

impl Place {
    /// The article itself.
    pub(super) const TOP: Self = Self(0);
    /// Within a link: no other may stand there.
    pub(super) const LINK: u32 = 1;
    /// Within a figure: a picture needs no figure of its own.
    pub(super) const FIGURE: u32 = 2;
    /// Within a gallery: pictures and captions count, scaffolding does not.
    pub(super) const GALLERY: u32 = 4;
    /// Within a list of footnotes.
    pub(super) const NOTES: u32 = 8;
    /// Where no paragraph may stand: in a heading, in code.
    pub(super) const PHRASING: u32 = 16;
    /// One element deeper.
    const DEEPER: u32 = 32;

    pub(super) fn is_in(self, what: u32) -> bool {
        self.0 & what != 0
    }

    pub(super) fn within(self, what: u32) -> Self {
        Self(self.0 | what)
    }
}

/// Builds one article.
pub(super) struct Builder<'a> {
    maker: Maker,
    walk: Walk,
    pub(super) labels: &'a Labels,
    /// What URLs resolve against.
    pub(super) base: String,
    /// The page's origin.
    pub(super) origin: String,
    /// The levels of the headings that the next one stands under, as bits.
    levels: u8,
}

impl<'a> Builder<'a> {
    pub(super) fn new(maker: Maker, walk: Walk, base_url: &str, labels: &'a Labels) -> Self {
        let nowhere = "about:blank";
        let base = links::resolved(base_url, nowhere);
        let base = if base.is_empty() { nowhere } else { until(&base, b'#') }.to_owned();
        Self { maker, walk, labels, base, origin: dom::origin(), levels: 0 }
    }

    /// Builds the children of the element that the walker stands on. The walker stands there again afterwards.
    pub(super) fn children(&mut self, place: Place, into: &Node) {
        if place.0 / Place::DEEPER >= DEPTH {
            return self.flatten(into);
        }
        let place = Place(place.0 + Place::DEEPER);
        let mut next = self.walk.down();
        if next.is_none() {
            return;
        }
        while let Some(node) = next {
            if is_form(&node) {
                self.children(place, into);
            } else if let Some(element) = as_html(&node) {
                self.element(element, place, into);
            } else if is_text(&node) {
                self.text(&text(&node), into);
            }
            next = self.walk.on();
        }
        self.walk.up();
    }

    fn element(&mut self, source: &Element, place: Place, into: &Node) {
        let written = dom::name(source);
        // The allowlist drops frames; a few of them are players that we know.
        if written == "iframe" {
            return self.frame(source, into);
        }
        let name = match html_rules::element(&written) {
            Rule::Drop => return,
            Rule::Unwrap if html_rules::is_listed(html_rules::WRAPPERS, &written) => "div",
            Rule::Unwrap => "",
            Rule::Rename(name) => name,
            Rule::Keep => &written,
        };
        // By the name that was written: the allowlist makes every `h1` an `h2`, the outline decides here.
        if let [b'h', digit @ b'1'..=b'6'] = written.as_bytes() {
            return self.heading(source, digit - b'0', place, into);
        }
        match name {
            "" | "picture" => self.children(place, into),
            // They say something to a parent that builds them itself.
            "source" | "track" => {}
            "span" if !is(source, "[lang],[dir],[id]") => self.children(place, into),
            "a" => self.link(source, place, into),
            "img" => self.image(source, into),
            "video" | "audio" => self.recording(source, name, into),
            "hr" if place.is_in(Place::NOTES) => {}
            "table" => self.table(source, place, into),
            "blockquote" => {
                let quote = self.filled(source, name, place);
                if first_child(&quote).is_some() {
                    append(into, &quote);
                }
            }
            "figure" => self.figure(source, place, into),
            "dl" if place.is_in(Place::GALLERY) => self.figure(source, place, into),
            "p" | "div" | "dd" if place.is_in(Place::FIGURE) && is(source, ".wp-caption-text,.gallery-caption") => {
                self.plain(source, "figcaption", place, into);
            }
            "ul" | "ol" | "li" | "dt" | "dd" if place.is_in(Place::GALLERY) => self.children(place, into),
            "div" | "ul" if !place.is_in(Place::FIGURE) && is(source, GALLERY) => self.figure(source, place, into),
            "div" | "ul" | "ol" if !place.is_in(Place::NOTES) && is(source, NOTES) => {
                self.notes(source, name, place, into)
            }
            "div" if is(source, ".wp-caption") => self.figure(source, place, into),
            "div" if is(source, ".footnote-definition") => self.plain(source, name, place, into),
            "figcaption" if !place.is_in(Place::FIGURE) => self.block(source, place, into),
            "p" | "div" => self.block(source, place, into),
            _ => self.plain(source, name, place, into),
        }
    }

    /// An element that is what it says, under the name that the allowlist gives it.
    pub(super) fn plain(&mut self, source: &Element, name: &str, place: Place, into: &Node) {
        let built = self.start(source, name);
        if name == "div" {
            set(&built, "class", "footnote-definition");
        }
        self.children(if name == "pre" { place.within(Place::PHRASING) } else { place }, &built);
        if first_child(&built).is_some() || is(&built, "br,hr,wbr,col,colgroup,td,th,[id]") {
            append(into, &built);
        }
    }

    /// A heading of the given level in the source.
    fn heading(&mut self, source: &Element, level: u8, place: Place, into: &Node) {
        let inside = self.create("p");
        self.children(place.within(Place::PHRASING), &inside);
        if is_blank(&text(&inside)) {
            // A picture that was put into a heading to make it stand out.
            return self.flow(&inside, place, into);
        }
        let name = html_rules::next_heading(&mut self.levels, level);
        let built = self.start(source, name);
        move_children(&inside, &built);
        append(into, &built);
    }

    /// A table in a region that can be scrolled, also by readers without a pointer.
    fn table(&mut self, source: &Element, place: Place, into: &Node) {
        let table = self.start(source, "table");
        self.children(place, &table);
        if find(&table, "td,th").is_none() {
            return;
        }
        let caption = match find(&table, "caption") {
            Some(caption) => text(&caption),
            None => String::new(),
        };
        let label = if is_blank(&caption) { &self.labels.table } else { caption.trim() };
        let scroll = self.create("div");
        set(&scroll, "class", "table-scroll");
        set(&scroll, "role", "region");
        set(&scroll, "tabindex", "0");
        set(&scroll, "aria-label", label);
        append(&scroll, &table);
        append(into, &scroll);
    }

    /// A list of footnotes, or what holds one.
    fn notes(&mut self, source: &Element, name: &str, place: Place, into: &Node) {
        let section = self.create("section");
        set(&section, "class", "footnotes");
        set(&section, "role", "doc-endnotes");
        let place = place.within(Place::NOTES);
        if name == "div" {
            self.block(source, place, &section);
        } else {
            self.plain(source, name, place, &section);
        }
        append(into, &section);
    }

    /// The text below the element that the walker stands on.
    fn flatten(&self, into: &Node) {
        if let Some(element) = as_html(&self.walk.here()) {
            // Emptied, since it is no text. The one place where the parsed tree is changed; no form is among them, as one
            // that has an input named `textContent` would throw.
            for code in find_all(element, "script,style,noscript,template,textarea,select,svg,math") {
                clear(&code);
            }
            self.text(&text(element), into);
        }
    }

    /// An element of the result, with the attributes that it may have. The id is taken away again if no link leads to
    /// it.
    #[inline(never)]
    pub(super) fn start(&self, source: &Element, name: &str) -> Element {
        let built = self.create(name);
        attributes::copy(source, &built, name);
        if let Some(id) = attribute(source, "id") {
            set(&built, "id", &links::prefixed(&id));
        }
        built
    }

    /// A new element. The name is one of this program or of the allowlist, so that there always is one.
    #[inline(never)]
    pub(super) fn create(&self, name: &str) -> Element {
        self.maker.element(name)
    }

    /// A new element with a text, at the end of another.
    #[inline(never)]
    pub(super) fn add(&self, into: &Node, name: &str, text: &str) -> Element {
        let element = self.create(name);
        self.text(text, &element);
        append(into, &element);
        element
    }

    /// Text, as text.
    #[inline(never)]
    pub(super) fn text(&self, text: &str, into: &Node) {
        append(into, &self.maker.text(text));
    }
}
