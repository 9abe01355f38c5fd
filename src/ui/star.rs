//! The star that keeps a story.

use super::element::{Element, element};
use super::icon::Icon;
use crate::i18n::{fill, words};
use leptos::prelude::*;
use newsfeed::model::Preview;

/// How stars keep stories; the app provides it, so that a star need not know where they are kept.
#[derive(Clone, Copy)]
pub struct Keeping {
    /// Whether the story at a path is kept.
    pub is_kept: Callback<String, bool>,
    /// Keeps the story at a path with a headline, or keeps it no longer.
    pub toggle: Callback<(String, String)>,
}

/// A star button, pressed while the story is kept.
pub fn star(story: &Preview) -> Option<Element> {
    star_of(&story.path, &story.headline)
}

/// A star button that says in words what it does.
pub fn star_with_words(story: &Preview) -> Option<Element> {
    star(story).map(|star| star.add(element("span", "").add(words().save)))
}

/// A star button for the story at a path with a headline.
pub fn star_of(path: &str, headline: &str) -> Option<Element> {
    let words = words();
    use_context::<Keeping>().map(|keeping| {
        let (path, headline) = (path.to_owned(), headline.to_owned());
        let label = fill(words.save_story, "title", &headline);
        let asked = path.clone();
        element("button", "star")
            .set("type", "button")
            .set_live("title", {
                let path = path.clone();
                move || Some(if keeping.is_kept.run(path.clone()) { words.unsave } else { words.save }.into())
            })
            .set("aria-label", label)
            .set_live("aria-pressed", move || {
                Some(if keeping.is_kept.run(asked.clone()) { "true" } else { "false" }.into())
            })
            .on("click", move |_| keeping.toggle.run((path.clone(), headline.clone())))
            .add(Icon::Star.draw())
    })
}
