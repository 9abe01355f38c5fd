//! Shortcodes: `[name key="value"]`, some with content and `[/name]` behind it. See
//! <https://codex.wordpress.org/Shortcode_API>.
//!
//! Those that show something known become HTML ([`known`]). Of others the brackets go, what stands between them stays, and
//! the report says their names. What only looks like one, `[1]`, `[sic]`, `[прим. ред.]`, is text: without the site's
//! plugins nobody can tell for certain, so a pair of brackets counts as a shortcode if it is a known one, or has a closing
//! one, or `key=value` in it, or a `_` in its name, or ends with `/`.

mod known;
mod tag;

use super::markup::{Piece, pieces};
use super::surroundings::{File, Surroundings};
use super::{Lost, lose};
use std::collections::{HashMap, HashSet};
use tag::Tag;

pub(super) use known::{figures, files};

/// How deep shortcodes may stand within each other.
const DEEPEST: usize = 16;

/// The HTML without shortcodes.
pub(super) fn replaced(html: &str, number: u64, around: &dyn Surroundings, lost: &mut Lost) -> String {
    if !html.contains('[') {
        return html.to_owned();
    }
    Scan { number, around, lost }.replaced(html, DEEPEST)
}

/// What shortcodes are replaced with.
struct Scan<'a> {
    /// The post that they stand in.
    number: u64,
    around: &'a dyn Surroundings,
    lost: &'a mut Lost,
}

impl Scan<'_> {
    fn replaced(&mut self, html: &str, depth: usize) -> String {
        let closing = closing(html);
        let mut opened = HashSet::new();
        let mut out = String::with_capacity(html.len());
        let mut at = 0;
        let mut all = pieces(html);
        while let Some(piece) = all.next() {
            let text = match piece {
                Piece::Text(text) => text,
                piece => {
                    out.push_str(piece.as_str());
                    at += piece.as_str().len();
                    continue;
                }
            };
            let Some(bracket) = text.find('[') else {
                out.push_str(text);
                at += text.len();
                continue;
            };
            out.push_str(&text[..bracket]);
            at += bracket;
            // What begins here may go on beyond this piece: a caption holds a picture.
            let taken = self.bracket(&html[at..], at, &closing, &mut opened, depth, &mut out);
            at += taken;
            all.rest = &html[at..];
        }
        out
    }

    /// What an opening bracket begins. Answers how much of the text that is.
    fn bracket(
        &mut self,
        text: &str,
        at: usize,
        closing: &HashMap<&str, usize>,
        opened: &mut HashSet<String>,
        depth: usize,
        out: &mut String,
    ) -> usize {
        if let Some((shown, length)) = tag::escaped(text, &|name| closing.get(name).is_some_and(|last| *last > at)) {
            out.push_str(shown);
            return length;
        }
        if let Some((name, length)) = tag::closing(text)
            && (opened.contains(name) || known::is_known(name))
        {
            return length;
        }
        let Some(tag) = tag::opening(text) else {
            out.push('[');
            return 1;
        };
        let is_paired = closing.get(tag.name).is_some_and(|last| *last > at);
        if !is_shortcode(&tag, is_paired) {
            out.push('[');
            return 1;
        }
        let end = format!("[/{}]", tag.name);
        let has_content = is_paired && !tag.is_closed && depth > 0 && known::takes_content(tag.name);
        let content =
            if has_content { text[tag.length..].split_once(end.as_str()).map(|(inner, _)| inner) } else { None };
        let inner = content.map(|content| match known::is_code(tag.name) {
            true => content.to_owned(),
            false => self.replaced(content, depth - 1),
        });
        match known::html(&tag, inner.as_deref(), self) {
            Some(html) => out.push_str(&html),
            None => {
                lose(self.lost, format!("shortcode {}", tag.name));
                if !known::has_no_words(tag.name) {
                    out.push_str(inner.as_deref().unwrap_or_default());
                }
            }
        }
        opened.insert(tag.name.to_owned());
        tag.length + content.map_or(0, |content| content.len() + end.len())
    }
}

fn is_shortcode(tag: &Tag<'_>, is_paired: bool) -> bool {
    let is_marked = tag.is_closed || tag.attributes.has_named() || tag.name.contains('_');
    // Of known names some are words, too: [quote], [b].
    is_paired || is_marked && !tag.has_value || known::is_known(tag.name) && !known::needs_an_end(tag.name)
}

/// Where the last closing bracket of each name stands.
fn closing(html: &str) -> HashMap<&str, usize> {
    let mut last = HashMap::new();
    for (at, _) in html.match_indices("[/") {
        if let Some((name, _)) = tag::closing(&html[at..]) {
            last.insert(name, at);
        }
    }
    last
}

#[cfg(test)]
mod tests;
