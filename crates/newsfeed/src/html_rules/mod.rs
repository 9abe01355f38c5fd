//! What HTML from strangers may hold: one allowlist, as data, for the reader's browser and for the
//! cleaner of the press.
//!
//! The lists say what is let in by name. Whoever builds from them still vets the values: URLs by
//! [`vetted`], embedded players by [`embed()`]. `id`, `class`, `style` and every `on…` are
//! let in nowhere: what an `id` is needed for (footnotes) the builder makes anew, as a name from
//! outside could cover those of the page.

mod addresses;
mod embed;
mod headings;
mod values;

pub use addresses::{mailbox, scheme, telephone, vetted};
pub use embed::{Embed, embed};
pub use headings::next_heading;
pub use values::{is_number, value};

/// What to do with an element.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rule {
    /// Keep it.
    Keep,
    /// Keep it under another name.
    Rename(&'static str),
    /// Leave the element out, keep what it holds.
    Unwrap,
    /// Leave it out with all that it holds.
    Drop,
}

/// Elements that are kept, with spaces between them.
pub const KEPT: &str = "\
    a abbr audio b bdi blockquote br caption cite code col colgroup data dd del details dfn div dl \
    dt em figcaption figure h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small \
    source span strong sub summary sup table tbody td tfoot th thead time tr track u ul var video wbr";

/// Elements that are no longer in HTML, and what says the same today. The headline of the article
/// is the `h1` of the page; and words that are written backwards are there to mislead, the direction
/// itself is not.
pub const RENAMED: &[(&str, &str)] = &[
    ("acronym", "abbr"),
    ("bdo", "bdi"),
    ("center", "div"),
    ("dir", "ul"),
    ("h1", "h2"),
    ("listing", "pre"),
    ("menu", "ul"),
    ("plaintext", "pre"),
    ("strike", "s"),
    ("tt", "code"),
];

/// Elements whose content is no prose, runs, loads, or is parsed by other rules than HTML's.
/// `noscript` holds doubles for browsers without scripts, and its content is markup or text
/// depending on the parser. `iframe` is here too: whoever wants the player asks [`embed()`] first.
pub const DROPPED: &str = "\
    applet area base basefont bgsound button canvas command datalist embed frame frameset head iframe \
    input keygen link map math meta noembed noframes noscript object optgroup option output param \
    portal script select selectedcontent slot style svg template textarea title xmp";

/// Elements that only hold blocks together. They are unwrapped, but what they hold stands in the article as if they were
/// a `div`.
pub const WRAPPERS: &str = "div section article main header footer aside nav address hgroup fieldset search dialog";

/// What to do with the element of that name, in lower case. What is not known here is unwrapped:
/// its text was meant to be read.
pub fn element(name: &str) -> Rule {
    if is_listed(KEPT, name) {
        return Rule::Keep;
    }
    if is_listed(DROPPED, name) {
        return Rule::Drop;
    }
    for (old, new) in RENAMED {
        if *old == name {
            return Rule::Rename(new);
        }
    }
    Rule::Unwrap
}

/// Whether a list of names, with single spaces between them, holds one. As one text a list is far
/// smaller in wasm than as many.
#[inline(never)]
pub fn is_listed(names: &str, name: &str) -> bool {
    names.split(' ').any(|listed| listed == name)
}

/// The attributes of each element that has some of its own; `lang`, `dir` and `title` may stand on
/// any.
const ATTRIBUTES: &str = "\
    a href;img src srcset alt width height;audio src;video src poster width height;source src type;\
    track src kind srclang label;blockquote cite;q cite;del cite datetime;ins cite datetime;\
    time datetime;data value;li value;ol start reversed type;details open;col span;\
    colgroup span;td colspan rowspan;th colspan rowspan scope";

/// The attributes that may stand on the element beside `lang`, `dir` and `title`, with spaces
/// between them. The name is in lower case, and the one after renaming.
pub fn attributes(element: &str) -> &'static str {
    for row in ATTRIBUTES.split(';') {
        if let Some(names) = row.strip_prefix(element)
            && let Some(names) = names.strip_prefix(' ')
        {
            return names;
        }
    }
    ""
}

/// Whether the attribute may stand on the element; both names in lower case, the element's after
/// renaming.
pub fn attribute(element: &str, name: &str) -> bool {
    matches!(name, "lang" | "dir" | "title") || is_listed(attributes(element), name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_apart() {
        for name in KEPT.split(' ').chain(RENAMED.iter().map(|(old, _)| *old)) {
            assert!(!name.is_empty() && !is_listed(DROPPED, name), "{name}");
        }
        for (old, new) in RENAMED {
            assert!(!is_listed(KEPT, old) && is_listed(KEPT, new), "{old}");
        }
    }

    #[test]
    fn prose_stays_and_machines_go() {
        for name in ["p", "a", "table", "figure", "img", "blockquote"] {
            assert_eq!(element(name), Rule::Keep, "{name}");
        }
        for name in ["script", "style", "iframe", "svg", "math", "template", "noscript", "object", "base", "meta"] {
            assert_eq!(element(name), Rule::Drop, "{name}");
        }
        for name in ["font", "section", "form", "marquee", "x-card", "", "SCRIPT"] {
            assert_eq!(element(name), Rule::Unwrap, "{name}");
        }
        assert_eq!(element("h1"), Rule::Rename("h2"));
    }

    #[test]
    fn nothing_that_runs_or_names_is_let_in() {
        for element in KEPT.split(' ') {
            for name in [
                "onclick",
                "onerror",
                "style",
                "id",
                "name",
                "class",
                "srcdoc",
                "formaction",
                "target",
                "is",
                "xlink:href",
            ] {
                assert!(!attribute(element, name), "{element} {name}");
            }
        }
        assert!(attribute("a", "href") && attribute("img", "alt") && attribute("p", "lang"));
        assert!(!attribute("p", "href") && !attribute("source", "srcset"));
    }
}
