//! The attributes of a tag, as the tokenizer of the
//! [HTML standard](https://html.spec.whatwg.org/multipage/parsing.html#before-attribute-name-state) reads them, and with
//! them the end of the tag: a quotation mark quotes only where a value begins. Anywhere else it is a character like others.

use super::entities;
use std::borrow::Cow;
use std::ops::Range;

/// An attribute, as it is written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attribute<'a> {
    /// Where it stands in the text, name and value.
    pub place: Range<usize>,
    /// Its name; compare without case.
    pub name: &'a str,
    written: &'a str,
}

impl<'a> Attribute<'a> {
    /// Its value with its references replaced; empty if it has none.
    pub fn value(&self) -> Cow<'a, str> {
        entities::decode(self.written)
    }
}

/// The attributes of a tag, one after the other, up to its `>` or the end of the text.
pub struct Attributes<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Attributes<'a> {
    /// Of a text that begins with attributes.
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// Of the tag that begins at a place of a text with its `<`.
    pub fn of_tag(html: &'a str, start: usize) -> Self {
        let inner = html[start..].trim_start_matches(['<', '/']);
        let name = inner.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).unwrap_or(inner.len());
        Self { text: html, at: html.len() - inner.len() + name }
    }

    /// Where the tag's `>` stands, or the text ends.
    pub fn end(mut self) -> usize {
        while self.next().is_some() {}
        self.at
    }

    fn skip(&mut self, is_skipped: &dyn Fn(u8) -> bool) {
        let rest = &self.text.as_bytes()[self.at..];
        self.at += rest.iter().position(|byte| !is_skipped(*byte)).unwrap_or(rest.len());
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }
}

impl<'a> Iterator for Attributes<'a> {
    type Item = Attribute<'a>;

    fn next(&mut self) -> Option<Attribute<'a>> {
        let is_space = |byte: u8| byte.is_ascii_whitespace();
        self.skip(&|byte| is_space(byte) || byte == b'/');
        if matches!(self.peek(), None | Some(b'>')) {
            return None;
        }
        let start = self.at;
        // A `=` that begins a name belongs to it.
        self.at += 1;
        self.skip(&|byte| !is_space(byte) && !matches!(byte, b'/' | b'>' | b'='));
        let mut place = start..self.at;
        let name = &self.text[place.clone()];
        let mut value = self.at..self.at;
        self.skip(&is_space);
        if self.peek() == Some(b'=') {
            self.at += 1;
            self.skip(&is_space);
            let quote = self.peek().filter(|byte| matches!(byte, b'"' | b'\''));
            self.at += usize::from(quote.is_some());
            value.start = self.at;
            self.skip(&|byte| match quote {
                Some(quote) => byte != quote,
                None => !is_space(byte) && byte != b'>',
            });
            value.end = self.at;
            self.at = (self.at + usize::from(quote.is_some())).min(self.text.len());
            place.end = self.at;
        }
        Some(Attribute { place, name, written: &self.text[value] })
    }
}

/// The length of the tag that a text begins with: of all of it, where the tag has no end.
pub fn tag_end(html: &str) -> usize {
    (Attributes::of_tag(html, 0).end() + 1).min(html.len())
}

/// The value of an attribute, references replaced; the first one counts.
pub fn attribute<'a>(attributes: &'a str, wanted: &str) -> Option<Cow<'a, str>> {
    Attributes::new(attributes).find(|one| one.name.eq_ignore_ascii_case(wanted)).map(|one| one.value())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_in_every_spelling() {
        let attributes = r#" ALT = "A &amp; B" src='a b.png' width=1200 hidden height="800"/"#;
        let value = |name| attribute(attributes, name);
        assert_eq!(value("alt").as_deref(), Some("A & B"));
        assert_eq!(value("src").as_deref(), Some("a b.png"));
        assert_eq!(value("width").as_deref(), Some("1200"));
        assert_eq!(value("height").as_deref(), Some("800"));
        assert_eq!(value("hidden").as_deref(), Some(""));
        assert_eq!(value("title"), None);
        assert_eq!(attribute("data-src=x src=y", "src").as_deref(), Some("y"));
        assert_eq!(attribute(" =src=x SRC", "src").as_deref(), Some(""));
    }

    #[test]
    fn a_place_is_that_of_name_and_value() {
        let text = "<img  alt = 'ж' hidden src=b/>";
        let places: Vec<&str> = Attributes::of_tag(text, 0).map(|one| &text[one.place]).collect();
        assert_eq!(places, ["alt = 'ж'", "hidden", "src=b/"]);
    }

    /// What browsers make of these, by the states of the tokenizer.
    #[test]
    fn a_quotation_mark_quotes_only_where_a_value_begins() {
        for tag in [
            // Where a value begins.
            r#"<a title="x > y">"#,
            "<a href = '>'>",
            "<a b/c='>'>",
            r#"<a x="1"y=">">"#,
            // In a name, in an unquoted value, alone, behind a value.
            "<p it's>",
            r#"<a x">"#,
            r#"<a x=y">"#,
            r#"<a x=y="">"#,
            r#"<a x==">"#,
            r#"<a ">"#,
            r#"<a x="1"">"#,
            // Behind a `=` that begins a name, or stands in the name of the tag.
            r#"<a =">"#,
            r#"<a/=">"#,
            r#"<a="b">"#,
            "</a b='>'>",
            "<a>",
        ] {
            assert_eq!(tag_end(&format!("{tag}б\"'>")), tag.len(), "{tag}");
        }
        for unfinished in ["<a", "<a b", "<a b=", "<a b=\"", "<a b='>", "</a ", "<"] {
            assert_eq!(tag_end(unfinished), unfinished.len(), "{unfinished}");
        }
    }
}
