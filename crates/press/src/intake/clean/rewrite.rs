//! One pass over washed HTML: names, values, addresses, pictures that load late, players, footnotes.

use super::anchors::Ids;
use super::classes::Classes;
use super::headings;
use super::place;
use super::tags::{Piece, pieces, value, write};
use super::urls::web;
use super::wash::{DOUBLE, PLAYER};
use newsfeed::html_rules::{self, Rule, is_listed};
use url::Url;

/// How deep elements may stand in each other; the app has the same bound. What is deeper comes out as its text.
const DEPTH: usize = 100;
/// A table is kept with its rows and cells, or not at all.
const TABLE_DEPTH: usize = DEPTH - 4;

const VOID: &str = "br col hr img source track wbr";

/// HTML as it is kept.
pub(super) struct Rewritten {
    pub(super) html: String,
    /// Frames that are no players we know.
    pub(super) frames: u64,
    /// Whether a parser reads it as it was meant.
    pub(super) is_stable: bool,
}

/// Rewrites washed HTML.
pub(super) fn rewrite(washed: &str, base: &Url) -> Rewritten {
    let mut rewriter = Rewriter {
        base,
        out: String::with_capacity(washed.len() + washed.len() / 8),
        open: Vec::new(),
        written: Vec::new(),
        ids: Ids::default(),
        levels: 0,
        last: Last::Other,
        frames: 0,
        is_stable: true,
    };
    if washed.contains(" id=\"") {
        rewriter.ids = Ids::of(washed, base);
    }
    for (piece, end) in pieces(washed) {
        match piece {
            Piece::Text(text) => rewriter.text(text),
            Piece::Start { name, attributes } => rewriter.start(name, attributes, &washed[end..]),
            Piece::End(_) => rewriter.end(),
        }
    }
    Rewritten { html: rewriter.out, frames: rewriter.frames, is_stable: rewriter.is_stable }
}

/// An element that is open in the source.
struct Open {
    /// Whether it is written, and not only what it holds.
    is_written: bool,
    holds: Holds,
}

/// An open element that is written. There are never more than [`DEPTH`].
struct Written<'a> {
    name: &'a str,
    /// Whether a caption may stand in it.
    is_figure: bool,
}

/// What is written of an element's content.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    All,
    /// Pictures: it is there for browsers without scripts.
    Doubles,
    Nothing,
}

/// What was written last, white space aside.
pub(super) enum Last {
    /// A picture, from that place on.
    Picture(usize),
    /// A picture for browsers without scripts, of that address.
    Double(String),
    /// The beginning of `pre`.
    Pre,
    Other,
}

/// The pass.
pub(super) struct Rewriter<'a> {
    pub(super) base: &'a Url,
    pub(super) out: String,
    open: Vec<Open>,
    written: Vec<Written<'a>>,
    pub(super) ids: Ids,
    /// The levels of the headings that the next one stands under, as bits.
    levels: u8,
    pub(super) last: Last,
    pub(super) frames: u64,
    is_stable: bool,
}

impl<'a> Rewriter<'a> {
    fn holds(&self) -> Holds {
        self.open.last().map_or(Holds::All, |open| open.holds)
    }

    fn parents(&self) -> impl Iterator<Item = &'a str> + Clone {
        self.written.iter().rev().map(|element| element.name)
    }

    fn text(&mut self, text: &str) {
        if self.holds() != Holds::All {
            return;
        }
        // A parser leaves out a line break there, and so the next one would be left out the next time.
        let text = if matches!(self.last, Last::Pre) { text.trim_start_matches('\n') } else { text };
        if !text.trim().is_empty() {
            self.last = Last::Other;
            let is_moved = self.parents().next().is_some_and(place::is_of_table);
            self.is_stable &= !is_moved;
        }
        self.out.push_str(text);
    }

    fn end(&mut self) {
        if self.open.pop().is_some_and(|open| open.is_written)
            && let Some(element) = self.written.pop()
        {
            self.out.push_str("</");
            self.out.push_str(element.name);
            self.out.push('>');
            self.last = Last::Other;
        }
    }

    /// `rest`: what follows the tag.
    fn start(&mut self, written: &'a str, attributes: &str, rest: &str) {
        let mut holds = self.holds();
        let mut built = "";
        let mut is_figure = false;
        if written == "img" && holds != Holds::Nothing {
            return self.picture(attributes, holds == Holds::Doubles);
        }
        if written == PLAYER {
            if holds == Holds::All {
                self.player(attributes);
            }
            holds = Holds::Nothing;
        } else if written == DOUBLE {
            holds = if holds == Holds::All { Holds::Doubles } else { holds };
        } else if holds == Holds::All {
            let classes = Classes::of(attributes);
            built = self.name(written, &classes, attributes, rest);
            is_figure = built == "figure" || classes.is_gallery;
            if built == "a" {
                built = self.link(attributes, &classes);
            } else if !built.is_empty() {
                self.write(built, attributes, &classes);
            }
        }
        if is_listed(VOID, written) {
            return;
        }
        let is_written = !built.is_empty();
        if is_written {
            self.written.push(Written { name: built, is_figure });
        }
        self.open.push(Open { is_written, holds });
    }

    /// The name under which an element is written; nothing if only what it holds is.
    fn name(&mut self, written: &'a str, classes: &Classes, attributes: &str, rest: &str) -> &'a str {
        let is_too_deep = self.written.len() >= if written == "table" { TABLE_DEPTH } else { DEPTH };
        let name = match html_rules::element(written) {
            Rule::Keep => written,
            Rule::Rename(name) => name,
            Rule::Unwrap if is_listed(html_rules::WRAPPERS, written) => "div",
            Rule::Unwrap | Rule::Drop => "",
        };
        if is_too_deep {
            return "";
        }
        if let [b'h', digit @ b'1'..=b'6'] = written.as_bytes() {
            // A picture that was put into a heading to make it stand out.
            return if headings::is_blank(rest, written) {
                "div"
            } else {
                html_rules::next_heading(&mut self.levels, digit - b'0')
            };
        }
        let is_in_figure = || self.written.iter().any(|element| element.is_figure);
        match name {
            "div" if classes.is_caption_box => "figure",
            "p" | "div" if classes.is_caption && is_in_figure() => "figcaption",
            "span" if !self.says_something(attributes) => "",
            "a" if self.parents().any(|open| open == "a") => "",
            "source" | "track" if !matches!(self.parents().next(), Some("audio" | "video")) => "",
            "source" | "track" if self.source(attributes).is_none() => "",
            name => name,
        }
    }

    fn says_something(&self, attributes: &str) -> bool {
        let is_given = |name| value(attributes, name).is_some_and(|given| html_rules::value(name, &given));
        is_given("lang") || is_given("dir") || self.id_of(attributes).is_some()
    }

    /// Writes a tag with the attributes that it may have.
    pub(super) fn write(&mut self, name: &str, attributes: &str, classes: &Classes) {
        self.begin(name);
        for list in ["lang dir title", html_rules::attributes(name)] {
            for attribute in list.split(' ') {
                let Some(given) = value(attributes, attribute) else { continue };
                match attribute {
                    // Those of a link and of what loads are found out by who writes them.
                    "href" | "src" => {}
                    "poster" | "cite" => self.attribute(attribute, web(self.base, &given).as_deref()),
                    "width" | "height" if !html_rules::is_number(&given, 4) => {}
                    "width" | "height" | "alt" => self.attribute(attribute, Some(&given)),
                    _ => self.attribute(attribute, Some(&*given).filter(|given| html_rules::value(attribute, given))),
                }
            }
        }
        if is_listed("audio img source track video", name) {
            let url = self.source(attributes);
            self.attribute("src", url.as_deref());
        }
        if let Some(id) = self.id_of(attributes) {
            self.attribute("id", Some(&id));
            self.ids.written.insert(id);
        }
        self.attribute("class", classes.kept(name));
        self.out.push('>');
        self.last = if name == "pre" { Last::Pre } else { Last::Other };
    }

    pub(super) fn begin(&mut self, name: &str) {
        let is_stable = place::is_stable(self.parents(), name);
        self.is_stable &= is_stable;
        self.out.push('<');
        self.out.push_str(name);
    }

    pub(super) fn attribute(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            write(&mut self.out, name, value);
        }
    }
}
