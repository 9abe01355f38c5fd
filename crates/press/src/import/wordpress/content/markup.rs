//! HTML as a row of tags, texts and comments, each as it is written: nothing is lost when they are put together again.

use newsfeed::text::{content_end, tag_end};

/// A piece of HTML.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Piece<'a> {
    /// Between two tags.
    Text(&'a str),
    /// From `<` to `>`.
    Tag {
        /// As written, letter case too.
        name: &'a str,
        is_closing: bool,
        whole: &'a str,
    },
    /// From `<!` or `<?` to its end.
    Comment(&'a str),
    /// An element whose content is not to be touched, with its tags.
    Untouched(&'a str),
}

impl Piece<'_> {
    /// As it is written.
    pub(super) fn as_str(&self) -> &str {
        match self {
            Piece::Text(text) | Piece::Comment(text) | Piece::Untouched(text) => text,
            Piece::Tag { whole, .. } => whole,
        }
    }
}

/// Elements whose white space or brackets mean themselves.
const UNTOUCHED: &[&str] = &["pre", "code", "kbd", "script", "style", "textarea", "xmp", "svg", "math"];

/// The pieces of HTML, one after another.
pub(super) fn pieces(html: &str) -> Pieces<'_> {
    Pieces { rest: html, never_closed: Vec::new() }
}

/// See [`pieces`].
pub(super) struct Pieces<'a> {
    /// What comes after the last piece. May be set to a later place.
    pub(super) rest: &'a str,
    /// Elements that have no closing tag any more: to look for it each time would take time in the square of the length.
    never_closed: Vec<&'static str>,
}

impl<'a> Pieces<'a> {
    fn take(&mut self, end: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken
    }

    /// Takes up to the end of a mark, or all.
    fn take_past(&mut self, mark: &str) -> &'a str {
        let end = self.rest.find(mark).map_or(self.rest.len(), |at| at + mark.len());
        self.take(end)
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        let bytes = self.rest.as_bytes();
        let is_letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
        if bytes.first()? != &b'<' {
            let end = self.rest.find('<').unwrap_or(bytes.len());
            return Some(Piece::Text(self.take(end)));
        }
        if self.rest.starts_with("<!--") {
            return Some(Piece::Comment(self.take_past("-->")));
        }
        if matches!(bytes.get(1), Some(b'!' | b'?')) {
            return Some(Piece::Comment(self.take_past(">")));
        }
        let is_closing = bytes.get(1) == Some(&b'/');
        let start = 1 + usize::from(is_closing);
        if !is_letter(start) {
            // A `<` that begins no tag is text.
            let end = self.rest[1..].find('<').map_or(bytes.len(), |at| at + 1);
            return Some(Piece::Text(self.take(end)));
        }
        let name_end = self.rest[start..].find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>');
        let name = &self.rest[start..name_end.map_or(bytes.len(), |at| start + at)];
        let end = tag_end(self.rest);
        if !is_closing
            && let Some(untouched) = UNTOUCHED.iter().find(|untouched| name.eq_ignore_ascii_case(untouched))
            && !self.never_closed.contains(untouched)
        {
            match closing_end(&self.rest[end..], untouched) {
                Some(length) => return Some(Piece::Untouched(self.take(end + length))),
                None => self.never_closed.push(untouched),
            }
        }
        Some(Piece::Tag { name, is_closing, whole: self.take(end) })
    }
}

/// Where the closing tag of an element ends.
fn closing_end(html: &str, name: &str) -> Option<usize> {
    let end = content_end(html, name);
    (end < html.len()).then(|| end + tag_end(&html[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_put_together_are_the_html() {
        for html in [
            "a<p class=\"x > y\">b</p><!-- c > d -->e<!doctype html>f",
            "<pre>[a]\n\n<b>c</b></PRE >d",
            "1 < 2 <",
            "<p",
            "<pre>a",
            "</",
            "<é>",
            "<code>x</co",
            "<!-- a",
        ] {
            assert_eq!(pieces(html).map(|piece| piece.as_str().to_owned()).collect::<String>(), html);
        }
    }

    #[test]
    fn code_is_one_piece() {
        let found: Vec<Piece<'_>> = pieces("a<PRE lang=x>[b]</pre >c").collect();
        assert_eq!(found, [Piece::Text("a"), Piece::Untouched("<PRE lang=x>[b]</pre >"), Piece::Text("c")]);
        assert!(matches!(pieces("<pre>a").next(), Some(Piece::Tag { name: "pre", .. })), "not closed: as any other");
    }
}
