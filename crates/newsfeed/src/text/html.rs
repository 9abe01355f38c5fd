//! Tags and texts of HTML, told apart as the tokenizer of the
//! [HTML standard](https://html.spec.whatwg.org/multipage/parsing.html#tokenization) does, as far
//! as reading text needs it. No tree is built, and nothing here makes HTML safe to show.

use super::attributes::tag_end;

/// A tag or a run of text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Token<'a> {
    /// Text as written, references and all.
    Text(&'a str),
    /// `<name attributes>` or `</name>`.
    Tag {
        /// As written; compare without case.
        name: &'a str,
        attributes: &'a str,
        closing: bool,
    },
}

/// The tokens of HTML, without comments and the content of elements that hold no prose.
pub(super) fn tokens(html: &str) -> impl Iterator<Item = Token<'_>> {
    Tokens { rest: html }
}

/// Elements whose content is no prose. All are left out up to their end tag.
const SILENT: &[&str] = &[
    "script", "style", "template", "noscript", "iframe", "noembed", "noframes", "textarea", "title", "xmp", "svg",
    "math", "select", "object",
];

struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Tokens<'a> {
    fn advance(&mut self, count: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(count);
        self.rest = rest;
        taken
    }

    /// Leaves out everything up to and with `end`, or to the end of the document.
    fn skip_past(&mut self, end: &str) {
        let at = self.rest.find(end).map(|at| at + end.len());
        self.advance(at.unwrap_or(self.rest.len()));
    }

    fn tag(&mut self) -> Token<'a> {
        let end = tag_end(self.rest);
        let tag = self.advance(end);
        let closing = tag.starts_with("</");
        let inner = tag.trim_start_matches(['<', '/']);
        let inner = inner.strip_suffix('>').unwrap_or(inner);
        let name_end = inner.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(inner.len());
        let (name, attributes) = inner.split_at(name_end);
        let is_silent = SILENT.iter().any(|silent| name.eq_ignore_ascii_case(silent));
        if is_silent && !closing {
            self.advance(content_end(self.rest, name));
        }
        Token::Tag { name, attributes, closing }
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let bytes = self.rest.as_bytes();
            match (bytes.first()?, bytes.get(1), bytes.get(2)) {
                (b'<', Some(b'a'..=b'z' | b'A'..=b'Z'), _) | (b'<', Some(b'/'), Some(b'a'..=b'z' | b'A'..=b'Z')) => {
                    return Some(self.tag());
                }
                (b'<', Some(b'!'), _) if self.rest.starts_with("<!--") => self.skip_past("-->"),
                (b'<', Some(b'!' | b'?' | b'/'), _) => self.skip_past(">"),
                _ => {
                    // A `<` that begins no tag is text.
                    let from = usize::from(bytes.starts_with(b"<"));
                    let next = self.rest[from..].find('<');
                    let end = next.map_or(bytes.len(), |at| from + at);
                    return Some(Token::Text(self.advance(end)));
                }
            }
        }
    }
}

/// Where the content of an element ends that holds no markup, like a script: at its end tag, or with the text.
pub fn content_end(html: &str, name: &str) -> usize {
    let is_end = |at: usize| {
        let mut after = html.as_bytes()[at + 2..].iter();
        let is_named = name.bytes().all(|letter| after.next().is_some_and(|byte| byte.eq_ignore_ascii_case(&letter)));
        is_named && after.next().is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'))
    };
    let mut ends = html.match_indices("</").map(|(at, _)| at);
    ends.find(|at| is_end(*at)).unwrap_or(html.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(html: &str) -> String {
        let text = |token| match token {
            Token::Text(text) => Some(text),
            Token::Tag { .. } => None,
        };
        tokens(html).filter_map(text).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn tags_comments_and_raw_text_are_no_text() {
        assert_eq!(texts("a<p class=x>b</p><!-- c > d -->e<!doctype html>f<?php g ?>h"), "a|b|e|f|h");
        assert_eq!(texts("a<script>if (b < c) '</p>'</SCRIPT>d"), "a|d");
        assert_eq!(texts("a<script>'</scripts>', '</ж>'</script/>b<script>c</script"), "a|b");
        assert_eq!(texts("a<STYLE>p{}</style >b<svg><text>c</text></svg>d"), "a|b|d");
    }

    #[test]
    fn a_quoted_bracket_does_not_end_a_tag() {
        assert_eq!(texts(r#"<a title="x > y" href='>'>b</a>"#), "b");
        assert_eq!(texts(r#"<p it's>b"#), "b");
    }

    #[test]
    fn a_lone_bracket_is_text() {
        assert_eq!(texts("1 < 2 <"), "1 |< 2 |<");
    }

    #[test]
    fn unfinished_markup_is_left_out() {
        for html in ["a<p", "a<p title=\"", "a<!-- b", "a<script>b", "a</p", "a<!"] {
            assert_eq!(texts(html), "a", "{html}");
        }
    }
}
