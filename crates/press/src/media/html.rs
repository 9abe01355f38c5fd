//! The `<img …>` tags of a text and the links from them: what they show, and the same text with other pictures in them.
//!
//! The text is what ammonia has written: every `<` that begins no tag is escaped, values are quoted. Text that is not so
//! is read as browsers do as far as tags, comments and raw text go, so that nothing but a picture's tag is ever changed.

use crate::tags::Tag;
use newsfeed::paper::is_counting_pixel;
use newsfeed::text::{Attributes, attribute, content_end};

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
    /// The same in several widths, as the attribute `srcset` has them; empty if there are none.
    pub(super) variants: String,
    /// Width and height in pixels; where it is not known, the tag keeps what it says.
    pub(super) size: Option<(u32, u32)>,
}

impl Replacement {
    fn attributes(self) -> Vec<(&'static str, String)> {
        let mut attributes = vec![("src", self.src)];
        if !self.variants.is_empty() {
            attributes.push(("srcset", self.variants));
        }
        if let Some((width, height)) = self.size {
            attributes.extend([("width", width.to_string()), ("height", height.to_string())]);
        }
        attributes
    }
}

/// The pictures of a text in their order.
pub(super) fn images(html: &str) -> Vec<Image> {
    tags(html).filter(|tag| !is_link(tag)).filter_map(|tag| read(&html[tag.attributes])).collect()
}

/// The addresses of the pictures that pictures of a text link to, mostly themselves in full size.
pub(super) fn linked(html: &str) -> Vec<String> {
    tags(html).filter(is_link).filter_map(|tag| target(html, &tag)).collect()
}

/// The text with other pictures: `replace` is asked for each in its order, `lead` for each link from one to another. All but
/// `src`, `srcset`, `width` and `height` of pictures, and `href` of links, stays byte for byte.
pub(super) fn rewrite(
    html: &str,
    replace: &mut dyn FnMut(&Image) -> Option<Replacement>,
    lead: &dyn Fn(&str) -> Option<String>,
) -> String {
    let mut written = String::with_capacity(html.len() + html.len() / 8);
    let mut from = 0;
    for tag in tags(html) {
        let attributes = &html[tag.attributes.clone()];
        let wanted = if is_link(&tag) {
            target(html, &tag).and_then(|address| lead(&address)).map(|address| vec![("href", address)])
        } else {
            read(attributes).and_then(|image| replace(&image)).map(Replacement::attributes)
        };
        let Some(wanted) = wanted else { continue };
        written.push_str(&html[from..tag.attributes.start]);
        write(&mut written, attributes, wanted);
        from = tag.attributes.end;
    }
    written.push_str(&html[from..]);
    written
}

/// The picture that a link leads to if there is a picture in it.
fn target(html: &str, link: &Tag<'_>) -> Option<String> {
    let address = attribute(&html[link.attributes.clone()], "href")?.trim().to_owned();
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    if !PICTURES.contains(&ending.as_str()) {
        return None;
    }
    let rest = &html[link.attributes.end..];
    let inside = &rest[..content_end(rest, "a")];
    tags(inside).any(|tag| !is_link(&tag)).then_some(address)
}

/// The endings of pictures that are carried.
const PICTURES: [&str; 5] = ["jpg", "jpeg", "png", "webp", "gif"];

fn read(attributes: &str) -> Option<Image> {
    let pixels = |name| attribute(attributes, name)?.trim().parse().ok();
    let src = attribute(attributes, "src")?.trim().to_owned();
    Some(Image { src, width: pixels("width"), height: pixels("height") })
}

/// Writes the attributes of a tag with others in them.
fn write(written: &mut String, attributes: &str, mut wanted: Vec<(&str, String)>) {
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

/// The pictures and links of a text.
fn tags(html: &str) -> impl Iterator<Item = Tag<'_>> {
    crate::tags::tags(html).filter(|tag| is_link(tag) || tag.is("img"))
}

fn is_link(tag: &Tag<'_>) -> bool {
    tag.is("a")
}

#[cfg(test)]
mod tests;
