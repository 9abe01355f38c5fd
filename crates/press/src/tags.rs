//! The tags of any HTML, as browsers find them: past comments, and past what stands in scripts and the like.

use newsfeed::text::{Attributes, attribute, content_end};
use std::borrow::Cow;
use std::ops::Range;

/// Elements whose content is no markup.
const RAW: &[&str] =
    &["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript", "plaintext"];

/// A tag that begins an element.
pub(crate) struct Tag<'a> {
    html: &'a str,
    name: &'a str,
    /// Where its attributes stand in the text, without the brackets and the name.
    pub(crate) attributes: Range<usize>,
}

impl<'a> Tag<'a> {
    /// Whether it begins an element of that name.
    pub(crate) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The value of an attribute, references replaced.
    pub(crate) fn value(&self, name: &str) -> Option<Cow<'a, str>> {
        attribute(&self.html[self.attributes.clone()], name)
    }
}

/// The tags of a text that begin elements.
pub(crate) fn tags(html: &str) -> impl Iterator<Item = Tag<'_>> {
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
            let attributes = at + 1 + name_length..Attributes::of_tag(html, at).end();
            at = attributes.end;
            if RAW.iter().any(|raw| name.eq_ignore_ascii_case(raw)) {
                at += content_end(&html[at..], name);
            }
            return Some(Tag { html, name, attributes });
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_found_where_a_browser_finds_them() {
        let html = "<!doctype html><link href=a><!-- <img src=no> --><script src=b>'<img src=no>'</script></p>\
            1 < 2 <IMG alt=\"<a href=no>\" SRC='c&amp;d'/><title><a href=no></title><a\thref=\"e\">";
        let found: Vec<_> = tags(html)
            .map(|tag| (tag.name.to_ascii_lowercase(), tag.value("href").or(tag.value("src")).unwrap_or_default()))
            .collect();
        let found: Vec<(&str, &str)> = found.iter().map(|(name, value)| (name.as_str(), value.as_ref())).collect();
        assert_eq!(found, [("link", "a"), ("script", "b"), ("img", "c&d"), ("title", ""), ("a", "e")]);
    }
}
