//! A printed issue, drawn as the page it is.

use super::element::{Element, element};
use super::nameplate::Nameplate;

/// A small front page with the issue's number on it; decoration, the headline beside it says the same.
pub fn issue_cover(number: &str) -> Element {
    element("div", "issue-cover")
        .set("aria-hidden", "true")
        .add(element("span", "issue-name").add(Nameplate::name()))
        .add(element("span", "issue-number").add(number.to_owned()))
        .add(element("span", "issue-lines"))
}
