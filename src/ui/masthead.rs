//! The head of every page: the newspaper's name, its tagline, the day.

use super::element::{Element, element, link};
use crate::i18n::{self, words};
use crate::platform::followed::Derived;
use crate::route::Route;
use newsfeed::model::Masthead;

/// The masthead. Large on the front page, small above everything else.
pub fn masthead(paper: &Masthead, here: Derived<Route>) -> Element {
    let words = words();
    let is_front = move || here.with(|here| *here == Route::Front);
    let live = paper.watch_live.clone().map(|url| {
        let label = element("span", "").add(words.watch_live);
        let dot = element("span", "dot");
        element("a", "live").set("href", url).set("rel", "external noopener").add(dot).add(label)
    });
    let name = link(&Route::Front, "name")
        .set_live("aria-current", move || is_front().then(|| "page".into()))
        .add(paper.title.clone());
    let tagline = (!paper.tagline.is_empty()).then(|| element("p", "tagline").add(paper.tagline.clone()));
    element("header", "")
        .set_live("class", move || Some(if is_front() { "masthead large" } else { "masthead" }.into()))
        .add(element("p", "today").add(i18n::today(words)))
        .add(element("div", "nameplate").add(name).add(tagline))
        .add(live)
}
