//! The `<img …>` tags of a text: what they show, and the same text with other pictures in them.
//!
//! The text is what ammonia has written: every `<` that begins no tag is escaped, values are quoted. Text that is not so
//! is read as browsers do as far as tags, comments and raw text go, so that nothing but a picture's tag is ever changed.

use newsfeed::paper::is_counting_pixel;
use newsfeed::text::{Attributes, attribute, content_end};
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
        is_counting_pixel(self.width, self.height)
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
    let pixels = |name| attribute(attributes, name)?.trim().parse().ok();
    let src = attribute(attributes, "src")?.trim().to_owned();
    Some(Image { src, width: pixels("width"), height: pixels("height") })
}

fn write(written: &mut String, attributes: &str, replacement: &Replacement) {
    let mut wanted = vec![("src", replacement.src.clone())];
    if let Some((width, height)) = replacement.size {
        wanted.extend([("width", width.to_string()), ("height", height.to_string())]);
    }
    let mut from = 0;
    for one in Attributes::new(attributes) {
        let Some(found) = wanted.iter().position(|(name, _)| one.name.eq_ignore_ascii_case(name)) else { continue };
        let (name, value) = wanted.remove(found);
        written.push_str(&attributes[from..one.place.start]);
        written.push_str(&format!("{name}=\"{value}\""));
        from = one.place.end;
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
            let is_end = |c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>');
            let name_length = rest[1..].find(is_end).unwrap_or(rest.len() - 1);
            let name = &rest[1..=name_length];
            if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
                at += 1;
                continue;
            }
            let start = at + 1 + name_length;
            let end = Attributes::of_tag(html, at).end();
            at = end;
            if name.eq_ignore_ascii_case("img") {
                return Some(start..end);
            }
            if RAW.iter().any(|raw| name.eq_ignore_ascii_case(raw)) {
                at += content_end(&html[at..], name);
            }
        }
    })
}

/// Elements whose content is no markup.
const RAW: &[&str] =
    &["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript", "plaintext"];

#[cfg(test)]
mod tests;
