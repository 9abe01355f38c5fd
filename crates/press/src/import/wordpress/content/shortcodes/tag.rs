//! A single pair of brackets.

use crate::import::wordpress::content::attributes::Attributes;

/// The longest pair of brackets that is read, in bytes.
const LONGEST: usize = 20_000;

/// An opening shortcode.
#[derive(Debug)]
pub(super) struct Tag<'a> {
    pub(super) name: &'a str,
    pub(super) attributes: Attributes,
    /// Whether a `/` says that it has no content.
    pub(super) is_closed: bool,
    /// Whether a value stands right behind the name: `[url=…]`.
    pub(super) has_value: bool,
    /// From the opening to the closing bracket, in bytes.
    pub(super) length: usize,
}

/// The length of the name that a text begins with: Latin letters, digits, `-` and `_`, a letter first.
fn name_length(text: &str) -> Option<usize> {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').unwrap_or(text.len());
    text.starts_with(|c: char| c.is_ascii_alphabetic()).then_some(end)
}

/// The opening shortcode that a text begins with.
pub(super) fn opening(text: &str) -> Option<Tag<'_>> {
    let rest = text.strip_prefix('[')?;
    let name = &rest[..name_length(rest)?];
    let after = &rest[name.len()..];
    let has_value = after.starts_with('=');
    if !(has_value || after.starts_with(|c: char| c == ']' || c == '/' || c.is_whitespace() || c == '\u{a0}')) {
        return None;
    }
    let end = end(after)?;
    let inner = after[..end].trim_end();
    let is_closed = inner.ends_with('/') && !has_value && !inner.ends_with("//");
    let inner = inner.strip_prefix('=').unwrap_or(inner);
    let inner = if is_closed { inner.trim_end_matches('/') } else { inner };
    Some(Tag { name, attributes: Attributes::of(inner), is_closed, has_value, length: 1 + name.len() + end + 1 })
}

/// Where the closing bracket stands that is in no quotation marks; if that is nowhere, where the first one stands.
fn end(text: &str) -> Option<usize> {
    let mut quote = None;
    let mut first = None;
    for (at, byte) in text.bytes().enumerate().take(LONGEST) {
        match (byte, quote) {
            (b']', None) => return Some(at),
            (b']', Some(_)) => first = first.or(Some(at)),
            // An attribute may hold a bracket, but another shortcode begins only after this one.
            (b'[', None) => return None,
            (b'"' | b'\'', None) => quote = Some(byte),
            (byte, Some(open)) if byte == open => quote = None,
            _ => {}
        }
    }
    first
}

/// The name of the closing shortcode that a text begins with, and its length.
pub(super) fn closing(text: &str) -> Option<(&str, usize)> {
    let rest = text.strip_prefix("[/")?;
    let length = name_length(rest)?;
    rest[length..].starts_with(']').then(|| (&rest[..length], length + 3))
}

/// What a text shows that begins with an escaped shortcode, `[[name]]` or `[[name]…[/name]]`, and the length of that.
pub(super) fn escaped<'a>(text: &'a str, is_paired: &dyn Fn(&str) -> bool) -> Option<(&'a str, usize)> {
    let rest = text.strip_prefix('[')?;
    let tag = opening(rest)?;
    if rest[tag.length..].starts_with(']') {
        return Some((&rest[..tag.length], tag.length + 2));
    }
    if !is_paired(tag.name) {
        return None;
    }
    let end = format!("[/{}]]", tag.name);
    let window = rest[tag.length..].char_indices().nth(LONGEST).map_or(rest.len(), |(at, _)| tag.length + at);
    let at = rest[tag.length..window].find(&end)?;
    let length = tag.length + at + end.len();
    Some((&rest[..length - 1], length + 1))
}
