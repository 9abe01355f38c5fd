//! The paragraphs of the classic editor, which keeps none: a blank line parts two of them, a single line break is a line
//! break. What WordPress documents of `wpautop` holds here:
//! <https://developer.wordpress.org/reference/functions/wpautop/>.
//!
//! * Text at the top and in a quotation stands in `<p>`, parted at blank lines; elements that are blocks stand for
//!   themselves.
//! * In other blocks (`div`, `li`, `td`) text stands in `<p>` only where blank lines part it.
//! * A line break within a paragraph becomes `<br>`, unless there is one.
//! * Code, scripts and styles are not touched.

use super::markup::{Piece, pieces};

/// How deep elements may stand within each other; deeper ones are taken as if they were not open.
const DEEPEST: usize = 256;

/// How an element holds text.
#[derive(Clone, Copy, PartialEq)]
enum Holds {
    /// Always in paragraphs.
    Paragraphs,
    /// In paragraphs, if blank lines part it.
    Flow,
    /// As lines.
    Lines,
    /// It holds other elements, no text.
    Elements,
}

const FLOW: &[&str] = &[
    "address", "article", "aside", "center", "dd", "details", "div", "fieldset", "footer", "form", "header", "hgroup",
    "li", "main", "nav", "section", "td", "th",
];
const LINES: &[&str] = &["caption", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "legend", "p", "summary"];
const ELEMENTS: &[&str] = &[
    "audio", "col", "colgroup", "dl", "embed", "figure", "iframe", "menu", "object", "ol", "optgroup", "param",
    "select", "source", "table", "tbody", "tfoot", "thead", "tr", "track", "ul", "video",
];
/// Blocks that hold nothing and have no closing tag.
const VOID: &[&str] = &["col", "embed", "hr", "param", "source", "track"];

fn holds(name: &str) -> Option<Holds> {
    let is_one_of = |names: &[&str]| names.iter().any(|known| name.eq_ignore_ascii_case(known));
    match name {
        _ if name.eq_ignore_ascii_case("blockquote") => Some(Holds::Paragraphs),
        _ if is_one_of(FLOW) => Some(Holds::Flow),
        _ if is_one_of(LINES) => Some(Holds::Lines),
        _ if is_one_of(ELEMENTS) || is_one_of(VOID) => Some(Holds::Elements),
        _ => None,
    }
}

/// Whether an element stands for itself and not within a line.
pub(super) fn is_block(name: &str) -> bool {
    holds(name).is_some()
}

/// The HTML with its paragraphs.
pub(super) fn made(html: &str) -> String {
    let mut maker = Maker::default();
    for piece in pieces(html) {
        maker.take(piece);
    }
    maker.end_run(false);
    maker.out
}

/// An element that is open.
struct Open {
    name: String,
    holds: Holds,
    /// Whether a blank line has parted its text.
    is_parted: bool,
}

#[derive(Default)]
struct Maker {
    out: String,
    open: Vec<Open>,
    /// What may become a paragraph: text and the elements in it.
    run: String,
    /// Whether the run has something to see.
    is_filled: bool,
    /// Line breaks since the run's last word or tag.
    newlines: usize,
    /// Whether the run ends with a `<br>`.
    is_after_break: bool,
    is_top_parted: bool,
}

impl Maker {
    fn take(&mut self, piece: Piece<'_>) {
        match piece {
            Piece::Text(text) => self.text(text),
            Piece::Comment(_) => {}
            Piece::Untouched(whole) if whole.len() > 4 && whole[..4].eq_ignore_ascii_case("<pre") => {
                self.end_run(false);
                self.out.push_str(whole);
                self.out.push('\n');
            }
            Piece::Untouched(whole) => {
                self.part();
                self.run.push_str(whole);
                self.is_filled = true;
            }
            Piece::Tag { name, is_closing, whole } => match holds(name) {
                Some(holds) => self.block(name, holds, is_closing, whole),
                None => self.inline(name, is_closing, whole),
            },
        }
    }

    fn text(&mut self, text: &str) {
        for (at, line) in text.split('\n').enumerate() {
            self.newlines += usize::from(at > 0);
            if line.trim().is_empty() {
                // The space between two words in bold; not what a line begins with.
                if self.newlines == 0 && !self.run.is_empty() && !line.is_empty() {
                    self.run.push(' ');
                }
                continue;
            }
            self.part();
            let line = if self.run.is_empty() { line.trim_start() } else { line };
            self.run.push_str(line);
            self.is_filled |= !line.replace("&nbsp;", "").trim().is_empty();
        }
    }

    fn inline(&mut self, name: &str, is_closing: bool, whole: &str) {
        if name.eq_ignore_ascii_case("br") {
            if self.newlines > 1 {
                self.part();
            }
            self.newlines = 0;
            if self.is_filled {
                self.run.truncate(self.run.trim_end().len());
                self.run.push_str("<br>");
                self.is_after_break = true;
            }
            return;
        }
        // A closing tag belongs to what stands before it.
        if !is_closing {
            self.part();
        }
        self.run.push_str(whole);
        self.is_filled |= name.eq_ignore_ascii_case("img");
    }

    fn block(&mut self, name: &str, holds: Holds, is_closing: bool, whole: &str) {
        if is_closing {
            self.end_run(false);
            let Some(at) = self.open.iter().rposition(|open| open.name.eq_ignore_ascii_case(name)) else {
                // It closes nothing; of a paragraph only its end was written.
                return;
            };
            self.open.truncate(at);
        } else {
            self.end_run(self.newlines > 1);
            if self.open.last().is_some_and(|open| open.name.eq_ignore_ascii_case("p")) {
                self.open.pop();
                self.out.push_str("</p>\n");
            }
            let is_void = VOID.iter().any(|void| name.eq_ignore_ascii_case(void)) || whole.ends_with("/>");
            if !is_void && self.open.len() < DEEPEST {
                self.open.push(Open { name: name.to_owned(), holds, is_parted: false });
            }
        }
        self.out.push_str(whole);
        if self.open.is_empty() {
            self.out.push('\n');
        }
        self.newlines = 0;
    }

    /// Parts what comes from what was, as the line breaks between them ask.
    fn part(&mut self) {
        let newlines = std::mem::take(&mut self.newlines);
        if newlines > 1 && !self.run.is_empty() {
            if self.holds() == Holds::Lines && self.is_filled {
                let is_paragraph = self.open.last().is_some_and(|open| open.name.eq_ignore_ascii_case("p"));
                self.run.push_str(if is_paragraph { "</p>\n<p>" } else { "<br>\n" });
            } else {
                self.end_run(true);
            }
        } else if newlines > 0 && !self.run.is_empty() {
            self.run.push_str(if self.is_after_break || !self.is_filled { "\n" } else { "<br>\n" });
        }
        self.is_after_break = false;
    }

    fn holds(&self) -> Holds {
        self.open.last().map_or(Holds::Paragraphs, |open| open.holds)
    }

    /// Ends the run, as a paragraph where it should be one.
    fn end_run(&mut self, is_at_blank_line: bool) {
        let run = std::mem::take(&mut self.run);
        let is_filled = std::mem::take(&mut self.is_filled);
        let holds = self.holds();
        let is_parted = match self.open.last_mut() {
            Some(open) => &mut open.is_parted,
            None => &mut self.is_top_parted,
        };
        *is_parted |= is_at_blank_line && is_filled;
        let run = run.trim().trim_end_matches("<br>").trim_end();
        match holds {
            Holds::Paragraphs if is_filled => self.paragraph(run),
            Holds::Flow if is_filled && *is_parted => self.paragraph(run),
            // Tags without anything in them are kept, as what they open may go on.
            _ if is_filled || run.contains('<') => self.out.push_str(run),
            _ => {}
        }
        self.is_after_break = false;
        self.newlines = 0;
    }

    fn paragraph(&mut self, run: &str) {
        self.out.push_str("<p>");
        self.out.push_str(run);
        self.out.push_str("</p>\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cases: &[(&str, &str)]) {
        for (text, expected) in cases {
            assert_eq!(made(text).trim(), *expected, "{text}");
        }
    }

    #[test]
    fn blank_lines_part_paragraphs_and_line_breaks_lines() {
        check(&[
            ("Раз\n\nДва", "<p>Раз</p>\n<p>Два</p>"),
            ("Раз\nДва", "<p>Раз<br>\nДва</p>"),
            ("\n\n Раз \n \t \n\n\nДва\n", "<p>Раз</p>\n<p>Два</p>"),
            ("Раз<br />\nДва<br/>Три", "<p>Раз<br>\nДва<br>Три</p>"),
            ("<b>Раз</b> <i>два</i>\n<b>три</b>", "<p><b>Раз</b> <i>два</i><br>\n<b>три</b></p>"),
            ("<img src=\"a.png\">\n\nТекст", "<p><img src=\"a.png\"></p>\n<p>Текст</p>"),
            ("Раз\n\n&nbsp;\n\nДва", "<p>Раз</p>\n<p>Два</p>"),
            ("", ""),
            ("\n\n", ""),
        ]);
    }

    #[test]
    fn blocks_stand_for_themselves() {
        check(&[
            ("Раз\n<h2>Два</h2>\nТри", "<p>Раз</p>\n<h2>Два</h2>\n<p>Три</p>"),
            ("<p>Раз</p>\n\n<p>Два</p>", "<p>Раз</p>\n<p>Два</p>"),
            ("<ul>\n\t<li>Раз</li>\n\n<li>Два</li>\n</ul>", "<ul><li>Раз</li><li>Два</li></ul>"),
            ("Раз<hr />Два", "<p>Раз</p>\n<hr />\n<p>Два</p>"),
            (
                "Раз\n\n<table>\n<tr>\n<td>Два</td>\n</tr>\n</table>\nТри",
                "<p>Раз</p>\n<table><tr><td>Два</td></tr></table>\n<p>Три</p>",
            ),
        ]);
    }

    #[test]
    fn in_a_quotation_always_and_in_other_blocks_at_blank_lines() {
        check(&[
            ("<blockquote>Раз\n\nДва</blockquote>", "<blockquote><p>Раз</p>\n<p>Два</p>\n</blockquote>"),
            ("<blockquote>Раз</blockquote>", "<blockquote><p>Раз</p>\n</blockquote>"),
            ("<div>Раз</div>", "<div>Раз</div>"),
            ("<div>Раз\nДва</div>", "<div>Раз<br>\nДва</div>"),
            ("<div>Раз\n\nДва</div>", "<div><p>Раз</p>\n<p>Два</p>\n</div>"),
            ("<p>Раз\nДва\n\nТри</p>", "<p>Раз<br>\nДва</p>\n<p>Три</p>"),
        ]);
    }

    #[test]
    fn code_is_not_touched() {
        check(&[
            ("Раз\n<pre>a\n\n  b</pre>\nДва", "<p>Раз</p>\n<pre>a\n\n  b</pre>\n<p>Два</p>"),
            ("Раз <code>a\n\nb</code> два", "<p>Раз <code>a\n\nb</code> два</p>"),
        ]);
    }

    #[test]
    fn markup_that_is_not_whole() {
        check(&[
            ("<p>Раз<p>Два", "<p>Раз</p>\n<p>Два"),
            ("Раз</p>\n\nДва</div>", "<p>Раз</p>\n<p>Два</p>"),
            ("<strong>Раз\n\nДва</strong>", "<p><strong>Раз</p>\n<p>Два</strong></p>"),
            ("<strong>\n<p>Раз</p>\n</strong>", "<strong><p>Раз</p>\n</strong>"),
            ("1 < 2\n\n<", "<p>1 < 2</p>\n<p><</p>"),
        ]);
    }
}
