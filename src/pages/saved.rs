//! Stories that the reader keeps on this device.

use crate::data::library::Library;
use crate::data::saved::{Saved, SavedStory};
use crate::i18n::words;
use crate::platform::document;
use crate::platform::effect::effect;
use crate::platform::timer::after_paint;
use crate::route::Route;
use crate::ui::breadcrumbs::{Crumb, breadcrumbs};
use crate::ui::card::{CardSize, Kickers, Level, card};
use crate::ui::element::{Element, Piece, element, link, live};
use crate::ui::page_head::page_head;
use crate::ui::star::star_of;
use crate::ui::states::empty;
use newsfeed::paper::Paper;
use std::cell::Cell;

/// The kept stories, newest first.
pub fn saved() -> Piece {
    let words = words();
    let saved = Saved::of_app();
    let library = Library::of_app();
    // The button by which a story was let go has gone with its card: the focus goes to the last one that is left.
    let before = Cell::new(0);
    effect(move || {
        let count = saved.all().len();
        if count < before.replace(count) {
            after_paint(|| {
                document::give_focus_back("main li:last-child .star");
                document::give_focus_back("#content");
            });
        }
    });
    let list = live(move || {
        let kept = saved.all();
        if kept.is_empty() {
            return empty(words.saved_none.to_owned(), words.saved_none_help).view();
        }
        let paper = library.paper();
        let stories = kept.iter().map(|kept| element("li", "").add(story(kept, paper.as_deref())));
        element("ul", "stories").add(stories.collect::<Vec<_>>()).view()
    });
    let for_now = live(move || (!saved.is_kept()).then(|| element("p", "description").add(words.saved_for_now)).into());
    element("div", "list-page")
        .add(page_head(words.saved.to_owned(), String::new()))
        .add(breadcrumbs(vec![Crumb::here(words.saved)]))
        .add(element("header", "list-head").add(element("h1", "").add(words.saved)).add(for_now))
        .add(list)
        // Filled by src/offline/panel.js, where there is something to keep the newspaper with.
        .add(element("offline-reading", ""))
        .view()
}

/// A kept story. One that the feed no longer holds, or not yet, is still known by its headline.
fn story(kept: &SavedStory, paper: Option<&Paper>) -> Element {
    match paper.and_then(|paper| paper.story(&kept.path)) {
        Some(story) => card(&story.preview, CardSize::Row, Level::Two, Kickers::Shown),
        None => {
            let headline = link(&Route::story(&kept.path), "").add(kept.headline.clone());
            let foot = element("div", "foot").add(star_of(&kept.path, &kept.headline));
            element("article", "card line").add(element("h2", "headline").add(headline)).add(foot)
        }
    }
}
