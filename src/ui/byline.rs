//! Who wrote it, when it appeared, how long it takes to read.

use super::element::{Element, element, link};
use crate::i18n::{self, words};
use crate::route::Route;
use newsfeed::date::Moment;
use newsfeed::model::{Author, Preview};

/// A date for people and machines.
fn dateline(moment: Moment) -> Element {
    element("time", "").set("datetime", moment.to_rfc3339()).add(i18n::date(words(), moment.date))
}

fn minutes(story: &Preview) -> Element {
    let words = words();
    element("span", "").add(i18n::count(words, &words.minutes, story.minutes))
}

/// Date and minutes, on a card.
pub fn card_meta(story: &Preview) -> Element {
    element("p", "meta").add(story.published.map(dateline)).add(minutes(story))
}

/// All authors, both dates and the minutes, on an article's own page.
pub fn byline(story: &Preview) -> Element {
    let updated = story.modified.map(|moment| {
        let (before, after) = words().updated.split_once("{date}").unwrap_or((words().updated, ""));
        element("span", "updated").add(before).add(dateline(moment)).add(after)
    });
    let meta = element("p", "meta").add(story.published.map(dateline)).add(updated).add(minutes(story));
    element("div", "byline").add(authors(&story.authors)).add(meta)
}

fn authors(authors: &[Author]) -> Option<Element> {
    let link = |author: &Author| {
        element("li", "").add(link(&Route::author(&author.slug), "").set("rel", "author").add(author.name.clone()))
    };
    (!authors.is_empty()).then(|| element("ul", "authors").add(authors.iter().map(link).collect::<Vec<_>>()))
}
