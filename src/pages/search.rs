//! Search by words, over what has been read of the feed, or over a pressed archive.

use super::remote_view::{Part, more, more_below, remote_view};
use crate::data::queries::Answer;
use crate::data::remote::Remote;
use crate::data::search::Found;
use crate::i18n::{self, fill, words};
use crate::platform::followed::Derived;
use crate::ui::breadcrumbs::{Crumb, breadcrumbs};
use crate::ui::byline::card_meta;
use crate::ui::card;
use crate::ui::element::{Element, Piece, element, in_language, live, nothing};
use crate::ui::kicker::kicker;
use crate::ui::page_head::page_head;
use crate::ui::search_form::search_form;
use crate::ui::states::empty;
use newsfeed::model::Article;
use newsfeed::search::{Fragment, Query, snippet};

/// The search page for the words of its address.
pub fn search(text: &str, asked: Derived<Remote<Answer>>) -> Piece {
    let words = words();
    let title = if text.is_empty() { words.search.to_owned() } else { [words.search, ": ", text].concat() };
    let head = element("header", "list-head").add(element("h1", "").add(words.search)).add(search_form(text));
    let page = element("div", "list-page")
        .add(page_head(title, String::new()))
        .add(breadcrumbs(vec![Crumb::here(words.search)]))
        .add(head);
    let is_blank = text.trim().is_empty();
    let text = text.to_owned();
    let asked_for = text.clone();
    let said = live(move || match asked.get() {
        Remote::Ready(Answer::Found(found)) if !is_blank => summary(&found, &asked_for).view(),
        _ => nothing(),
    });
    // It is there before what was found, so that this is announced.
    let page = page.add(element("div", "").set("role", "status").add(said));
    if is_blank {
        return page.add(element("p", "description").add(words.search_prompt)).add(more_below()).view();
    }
    let list = remote_view(Part::Search, asked, move |answer| match answer {
        Answer::Found(found) => hits(&found, &text),
        _ => nothing(),
    });
    page.add(list).view()
}

/// What was found, in words.
fn summary(found: &Found, asked: &str) -> Element {
    let words = words();
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let (searched, total) = found.searched;
    let so_far = (searched < total).then(|| {
        let so_far = fill(words.search_so_far, "n", &i18n::number(words, number(searched)));
        element("span", "").add(fill(&so_far, "total", &i18n::number(words, number(total))))
    });
    if found.count == 0 {
        return empty(fill(words.search_none, "title", asked), words.search_none_help).add(so_far);
    }
    let count = i18n::count(words, &words.stories, number(found.count));
    element("p", "meta").add(element("span", "").add(count)).add(so_far)
}

/// The hits, and the way to more of them.
fn hits(found: &Found, asked: &str) -> Piece {
    let query = Query::of(asked);
    let list = found.stories.iter().map(|story| element("li", "").add(hit_card(story, &query))).collect::<Vec<_>>();
    let list = (!list.is_empty()).then(|| element("ul", "stories hits").add(list));
    vec![list.into(), more(found.has_more.then(|| asked.to_owned()))].into()
}

/// A hit: the words around what was looked for stand in the place of the excerpt.
fn hit_card(story: &Article, query: &Query) -> Element {
    let preview = &story.preview;
    let mut around = in_language(element("p", "excerpt"), preview.language.as_ref());
    for Fragment { text, matched } in snippet(story, query) {
        around = if matched { around.add(element("mark", "").add(text)) } else { around.add(text) };
    }
    let headline = card::linked_headline(element("h2", "headline"), preview);
    let words =
        element("div", "words").add(kicker(&preview.sections)).add(headline).add(around).add(card_meta(preview));
    element("article", "card row without-art").add(words)
}
