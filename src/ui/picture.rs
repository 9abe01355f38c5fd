//! A story's picture. Its box has its size before it comes: nothing on the page moves.

use super::element::{Element, element, in_language};
use crate::platform::picture::{MAIN_SIZES, hide_when_broken};
use newsfeed::model::Picture;

/// Whether a picture is likely to be on the screen at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Urgency {
    /// The main picture of the page.
    First,
    /// Somewhere below.
    Later,
}

/// The picture itself, with words for who does not see it; on a card none, since the headline says it. One that does
/// not come leaves its box empty and quiet. `sizes` says how wide it is, as the attribute does.
pub fn story_picture(picture: &Picture, alt: &str, urgency: Urgency, sizes: &'static str) -> Element {
    let sized = picture.width.zip(picture.height);
    let first = urgency == Urgency::First;
    let image = element("img", if sized.is_some() { "" } else { "unsized" })
        .set_some("width", sized.map(|(width, _)| width.to_string()))
        .set_some("height", sized.map(|(_, height)| height.to_string()))
        .set("alt", alt.to_owned())
        // Before the address: what is set later would come too late for the request.
        .set("loading", if first { "eager" } else { "lazy" })
        .set_some("fetchpriority", first.then_some("high"))
        .set("decoding", "async")
        .on("error", |event| hide_when_broken(&event));
    let address = picture.url.clone();
    if picture.variants.is_empty() {
        return image.set("src", address);
    }
    let variants =
        element("source", "").set("type", "image/webp").set("sizes", sizes).set("srcset", picture.variants.clone());
    // When it stands beside its variants: WebKit would load both.
    element("picture", "").add(variants).add(image.set_last("src", address))
}

/// An article's main picture with its caption, in the article's own language if it has one (BCP 47).
pub fn figure(picture: &Picture, language: Option<&String>) -> Element {
    let caption = picture.caption.clone();
    in_language(element("figure", "main-picture"), language)
        .add(story_picture(picture, &picture.alt, Urgency::First, MAIN_SIZES))
        .add((!caption.is_empty()).then(|| element("figcaption", "").add(caption)))
}
