//! Stories one below the other, or side by side.

use super::card::{CardSize, Kickers, Level, card};
use super::element::{Element, element};
use newsfeed::model::Article;
use std::sync::Arc;

/// A list of stories, each of the same size; `class` says how the list is laid out.
pub fn story_list(
    stories: &[Arc<Article>],
    size: CardSize,
    level: Level,
    kickers: Kickers,
    class: &'static str,
) -> Element {
    let cards = stories.iter().map(|story| element("li", "").add(card(&story.preview, size, level, kickers)));
    element("ul", class).add(cards.collect::<Vec<_>>())
}
