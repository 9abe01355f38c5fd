//! Kickers: the sections of a story, above its headline.

use super::element::{Element, element, link};
use crate::route::Route;
use newsfeed::model::SectionLink;

/// The sections as links, on an article's own page.
pub fn kicker_links(sections: &[SectionLink]) -> Option<Element> {
    let links = sections.iter().map(|section| link(&Route::section(&section.path), "").add(section.name.clone()));
    (!sections.is_empty()).then(|| element("p", "kicker").add(links.collect::<Vec<_>>()))
}

/// The main section in words, on a card: the card has one link, and that is the story.
pub fn kicker(sections: &[SectionLink]) -> Option<Element> {
    sections.first().map(|section| element("p", "kicker").add(section.name.clone()))
}
