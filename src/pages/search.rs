//! Search by words, over what has been read of the feed.

use super::remote_view::more_below;
use crate::data::search;
use crate::i18n::{self, fill, words};
use crate::ui::breadcrumbs::{Crumb, breadcrumbs};
use crate::ui::byline::card_meta;
use crate::ui::card;
use crate::ui::element::{Element, Piece, element, in_language, live};
use crate::ui::kicker::kicker;
use crate::ui::page_head::page_head;
use crate::ui::search_form::search_form;
use crate::ui::states::empty;
use newsfeed::search::{Fragment, Hit};

/// Hits shown at once; more than that, and the reader wants another word.
const MOST_HITS: usize = 50;

/// The search page for the words of its address.
pub fn search(text: &str) -> Piece {
    let words = words();
    let title = if text.is_empty() { words.search.to_owned() } else { [words.search, ": ", text].concat() };
    let asked = text.to_owned();
    element("div", "list-page")
        .add(page_head(title, String::new()))
        .add(breadcrumbs(vec![Crumb::here(words.search)]))
        .add(element("header", "list-head").add(element("h1", "").add(words.search)).add(search_form(text)))
        .add(live(move || results(&asked)))
        .add(more_below())
        .view()
}

/// What was found: first in words, in a place that is there before them, so that they are announced; then the hits.
fn results(asked: &str) -> Piece {
    let words = words();
    let status = element("div", "").set("role", "status");
    if asked.trim().is_empty() {
        return vec![status, element("p", "description").add(words.search_prompt)].into();
    }
    let hits = search::hits(asked);
    if hits.is_empty() {
        return vec![status.add(empty(fill(words.search_none, "title", asked), words.search_none_help))].into();
    }
    let count = i18n::count(words, &words.stories, u32::try_from(hits.len()).unwrap_or(u32::MAX));
    let list = hits.iter().take(MOST_HITS).map(|hit| element("li", "").add(hit_card(hit)));
    let list = element("ul", "stories hits").add(list.collect::<Vec<_>>());
    vec![status.add(element("p", "meta").add(count)), list].into()
}

/// A hit: the words around what was looked for stand in the place of the excerpt.
fn hit_card(hit: &Hit) -> Element {
    let story = &hit.story.preview;
    let mut snippet = in_language(element("p", "excerpt"), story.language.as_ref());
    for Fragment { text, matched } in &hit.snippet {
        let text = text.clone();
        snippet = if *matched { snippet.add(element("mark", "").add(text)) } else { snippet.add(text) };
    }
    let headline = card::linked_headline(element("h2", "headline"), story);
    let words = element("div", "words").add(kicker(&story.sections)).add(headline).add(snippet).add(card_meta(story));
    element("article", "card row without-art").add(words)
}
