//! Having an article ready before its link is followed: a pointer over it, the focus on it or a finger on it says so.

use super::library::Library;
use super::onward;
use super::queries::Story;
use crate::platform::picture;
use crate::route::Route;
use leptos::prelude::*;

/// Makes ready what the route will need: its picture, its related stories, and more of the feed if it is not in memory.
pub fn prefetch(library: Library, route: &Route) {
    let Route::Document(path) = route else { return };
    let Some(paper) = library.paper_untracked() else {
        return;
    };
    let Some(article) = paper.story(path) else {
        if paper.page(path.trim_matches('/')).is_none() {
            untrack(|| library.read_on());
        }
        return;
    };
    if let Some(shown) = article.preview.picture.as_ref().filter(|picture| !picture.in_body) {
        picture::prefetch(&shown.url);
    }
    let neighbours = paper.neighbours(&article.preview.path);
    let story = Story { article: article.clone(), older: neighbours.older, newer: neighbours.newer };
    onward::weigh(&paper, &story);
}
