//! The `<img …>` tags of a text: what they show, and the same text with other pictures in them.
//!
//! The text is what ammonia has written: every `<` that begins no tag is escaped, values are quoted. Text that is not so
//! is read as browsers do as far as tags, comments and raw text go, so that nothing but a picture's tag is ever changed.

use std::ops::Range;

/// What an `<img>` says of its picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Image {
    /// Its address.
    pub(super) src: String,
    /// The width that it is shown at, in CSS pixels, where the tag says so.
    pub(super) width: Option<u32>,
    /// The height, likewise.
    pub(super) height: Option<u32>,
}

impl Image {
    /// Whether it is there to count readers and not to be seen.
    pub(super) fn is_counting_pixel(&self) -> bool {
        [self.width, self.height].into_iter().flatten().any(|pixels| pixels < 3)
    }
}

/// What an `<img>` is to say instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Replacement {
    /// The address: only letters, digits and `/:.-`, which need no escaping.
    pub(super) src: String,
    /// Width and height in pixels; where it is not known, the tag keeps what it says.
    pub(super) size: Option<(u32, u32)>,
}

/// The pictures of a text in their order.
pub(super) fn images(html: &str) -> Vec<Image> {
    tags(html).filter_map(|tag| read(&html[tag])).collect()
}

/// The text with other pictures: `replace` is asked for each in its order. Everything but `src`, `width` and `height` of
/// pictures stays byte for byte.
pub(super) fn rewrite(html: &str, replace: &mut dyn FnMut(&Image) -> Option<Replacement>) -> String {
    let mut written = String::with_capacity(html.len() + html.len() / 8);
    let mut from = 0;
    for tag in tags(html) {
        let attributes = &html[tag.clone()];
        let Some(replacement) = read(attributes).and_then(|image| replace(&image)) else { continue };
        written.push_str(&html[from..tag.start]);
        write(&mut written, attributes, &replacement);
        from = tag.end;
    }
    written.push_str(&html[from..]);
    written
}

fn read(attributes: &str) -> Option<Image> {
    let value = |name| Attributes { text: attributes, at: 0 }.find(|one| one.is(attributes, name)).map(|one| one.value);
    let pixels = |name| attributes[value(name)?].trim().parse().ok();
    let src = unescape(attributes[value("src")?].trim());
    Some(Image { src, width: pixels("width"), height: pixels("height") })
}

/// Undoes what ammonia writes in values (html.spec.whatwg.org, "escaping a string").
fn unescape(value: &str) -> String {
    let pairs = [("&quot;", "\""), ("&nbsp;", "\u{a0}"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")];
    pairs.into_iter().fold(value.to_owned(), |text, (reference, sign)| text.replace(reference, sign))
}

fn write(written: &mut String, attributes: &str, replacement: &Replacement) {
    let mut wanted = vec![("src", replacement.src.clone())];
    if let Some((width, height)) = replacement.size {
        wanted.extend([("width", width.to_string()), ("height", height.to_string())]);
    }
    let mut from = 0;
    for one in (Attributes { text: attributes, at: 0 }) {
        let Some(found) = wanted.iter().position(|(name, _)| one.is(attributes, name)) else { continue };
        let (name, value) = wanted.remove(found);
        written.push_str(&attributes[from..one.whole.start]);
        written.push_str(&format!("{name}=\"{value}\""));
        from = one.whole.end;
    }
    let (rest, end) = match attributes[from..].strip_suffix('/') {
        Some(rest) => (rest, "/"),
        None => (&attributes[from..], ""),
    };
    written.push_str(rest);
    for (name, value) in wanted {
        written.push_str(&format!(" {name}=\"{value}\""));
    }
    written.push_str(end);
}

/// Where the attributes of each `<img>` stand, without the brackets and the name.
fn tags(html: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            at += html[at..].find('<')?;
            let rest = &html[at..];
            if rest.starts_with("<!--") {
                at += rest.find("-->").map_or(rest.len(), |end| end + 3);
                continue;
            }
            let name_length = rest[1..].find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len() - 1);
            let name = &rest[1..=name_length];
            if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
                at += 1;
                continue;
            }
            let start = at + 1 + name_length;
            let end = Attributes { text: html, at: start }.end();
            at = end;
            if name.eq_ignore_ascii_case("img") {
                return Some(start..end);
            }
            if RAW.iter().any(|raw| name.eq_ignore_ascii_case(raw)) {
                at += raw_length(&html[at..], name);
            }
        }
    })
}

/// Elements whose content is no markup.
const RAW: &[&str] =
    &["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript", "plaintext"];

fn raw_length(text: &str, name: &str) -> usize {
    let is_end = |at: &usize| {
        let rest = text.as_bytes().get(at + 2..at + 2 + name.len());
        rest.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
    };
    text.match_indices("</").map(|(at, _)| at).find(is_end).unwrap_or(text.len())
}

/// An attribute: where it stands in the tag, and its name and value.
struct Attribute {
    whole: Range<usize>,
    name: Range<usize>,
    value: Range<usize>,
}

impl Attribute {
    fn is(&self, text: &str, name: &str) -> bool {
        text[self.name.clone()].eq_ignore_ascii_case(name)
    }
}

/// The attributes of a tag from a place behind its name on, up to its `>`.
struct Attributes<'a> {
    text: &'a str,
    at: usize,
}

impl Attributes<'_> {
    fn skip(&mut self, is_skipped: impl Fn(u8) -> bool) {
        let rest = &self.text.as_bytes()[self.at..];
        self.at += rest.iter().position(|byte| !is_skipped(*byte)).unwrap_or(rest.len());
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Where the tag's `>` stands, or the text ends.
    fn end(mut self) -> usize {
        while self.next().is_some() {}
        self.at
    }
}

impl Iterator for Attributes<'_> {
    type Item = Attribute;

    fn next(&mut self) -> Option<Attribute> {
        let is_space = |byte: u8| byte.is_ascii_whitespace();
        self.skip(|byte| is_space(byte) || byte == b'/');
        if matches!(self.peek(), None | Some(b'>')) {
            return None;
        }
        let start = self.at;
        // A `=` that begins a name belongs to it.
        self.at += 1;
        while self.text.as_bytes().get(self.at).is_some_and(|byte| *byte & 0xC0 == 0x80) {
            self.at += 1;
        }
        self.skip(|byte| !is_space(byte) && !matches!(byte, b'/' | b'>' | b'='));
        let name = start..self.at;
        let mut value = self.at..self.at;
        let after_name = self.at;
        self.skip(is_space);
        if self.peek() != Some(b'=') {
            self.at = after_name;
            return Some(Attribute { whole: start..after_name, name, value });
        }
        self.at += 1;
        self.skip(is_space);
        match self.peek() {
            Some(quote @ (b'"' | b'\'')) => {
                self.at += 1;
                value.start = self.at;
                self.skip(|byte| byte != quote);
                value.end = self.at;
                self.at = (self.at + 1).min(self.text.len());
            }
            _ => {
                value.start = self.at;
                self.skip(|byte| !is_space(byte) && byte != b'>');
                value.end = self.at;
            }
        }
        Some(Attribute { whole: start..self.at, name, value })
    }
}

#[cfg(test)]
mod tests;
