//! Having an article ready before its link is followed: a pointer over it, the focus on it or a finger on it says so.

use super::library::Library;
use super::onward;
use super::pressed;
use super::queries::{Answer, find};
use crate::platform::{http, picture};
use crate::route::Route;
use leptos::prelude::*;

/// Makes ready what the route will need: its picture, its related stories, and more of the feed or a document of the
/// pressed archive if it is not in memory. Whatever it is, it needs all of the entry.
pub fn prefetch(library: Library, route: &Route) {
    library.complete();
    let Route::Document(path) = route else { return };
    let Some(paper) = library.paper_untracked() else {
        return;
    };
    untrack(|| {
        let story = library.story(path);
        if let Some(story) = &story
            && let Some(shown) = story.preview.picture.as_ref().filter(|picture| !picture.in_body)
        {
            picture::prefetch(&shown.url, &shown.variants);
        }
        let is_page = paper.page(path.trim_matches('/')).is_some();
        if pressed::is_pressed(&paper) {
            // Of a link that leads to something else, a file perhaps, the archive has no document.
            if story.is_none() && !is_page {
                return;
            }
            let answer = pressed::answer(&paper, route, &|address| library.document(address));
            return answer.map_or_else(|address| http::ask_early(&address), drop);
        }
        match find(&paper, path) {
            Answer::Story(story) => drop(onward::weigh(&paper, &story)),
            Answer::Missing => library.read_on(),
            _ => {}
        }
    });
}
