//! The app: its contexts, its shell, its one route table. The only file that wires things together.

use crate::data::{library::Library, listing, prefetch::prefetch, saved::Saved};
use crate::i18n::{Language, words};
use crate::pages;
use crate::platform::document;
use crate::platform::followed::Derived;
use crate::platform::history::History;
use crate::platform::link::on_link_in_reach;
use crate::route::{self, Route};
use crate::ui::element::{Piece, element, live, nothing};
use crate::ui::footer::footer;
use crate::ui::going::Going;
use crate::ui::masthead::masthead;
use crate::ui::menu::menu;
use crate::ui::nameplate::Nameplate;
use crate::ui::star::Keeping;
use leptos::prelude::*;

/// The newspaper, from what is in memory.
pub fn app(library: Library) -> Piece {
    provide_context(library);
    let saved = Saved::open();
    provide_context(saved);
    provide_context(Keeping {
        is_kept: Callback::new(move |path: String| saved.contains(&path)),
        toggle: Callback::new(move |(path, headline): (String, String)| saved.toggle(&path, &headline)),
    });
    on_link_in_reach(route::base(), move |address| prefetch(library, &Route::parse(address)));
    let history = History::follow(route::base());
    let here = Derived::new(move || Route::parse(&history.address()));
    provide_context(Going(Callback::new(move |route: Route| history.go(&route.href()))));
    let language = Derived::new(move || language(library));
    // Everything is made anew when the feed turns out to be in another language than the page announced.
    live(move || {
        provide_context(Language::of(&language.get()).catalogue());
        shell(library, here)
    })
}

/// The language of the interface (BCP 47): the feed's, else the reader's; before the feed is there, the page's.
fn language(library: Library) -> String {
    match library.paper() {
        Some(paper) => paper.masthead().language.clone().or_else(document::reader_language).unwrap_or_default(),
        None => document::first_language(),
    }
}

/// What stands around every page.
fn shell(library: Library, here: Derived<Route>) -> Piece {
    let words = words();
    provide_context(Nameplate(Derived::new(move || {
        library.paper().map(|paper| paper.masthead().title.clone()).unwrap_or_default()
    })));
    let skip = element("a", "skip")
        .set("href", "#content")
        .on("click", |event| {
            event.prevent_default();
            document::focus("#content");
        })
        .add(words.skip_to_content);
    // Until the paper is there, only what says so. Then everything at once, and anew: what stays would be pushed down.
    let has_paper = Derived::new(move || library.paper().is_some());
    let body = live(move || {
        if !has_paper.get() {
            return content(pages::waiting());
        }
        document::remove_boot_screen(document::BOOT_SHAPES);
        vec![head(library, here), content(live(move || pages::page(here.get()))), foot(library)].into()
    });
    vec![skip.view(), body].into()
}

/// Where the page itself stands.
fn content(page: Piece) -> Piece {
    element("main", "").set("id", "content").set("tabindex", "-1").add(page).view()
}

/// Masthead and menu.
fn head(library: Library, here: Derived<Route>) -> Piece {
    let said = Derived::new(move || library.paper().map(|paper| head_words(paper.masthead())).unwrap_or_default());
    live(move || {
        said.track();
        let Some(paper) = library.paper_untracked() else { return nothing() };
        let paper = paper.masthead();
        document::set_language(paper.language.as_deref().unwrap_or(words().locale));
        element("div", "head").add(masthead(paper, here)).add(menu(&paper.menu, here)).view()
    })
}

/// Everything that the head of the page says: while it stays the same, the head is not drawn again, and a menu that the
/// reader has opened stays open while more of the feed comes in.
fn head_words(paper: &newsfeed::model::Masthead) -> String {
    let mut words = [paper.title.as_str(), "\n", &paper.tagline].concat();
    for entry in paper.menu.iter().flat_map(|entry| std::iter::once(entry).chain(&entry.children)) {
        words.push('\n');
        words.push_str(&entry.label);
    }
    words
}

/// The footer, which knows more years when more of the feed has come.
fn foot(library: Library) -> Piece {
    live(move || {
        let Some(paper) = library.paper() else { return nothing() };
        let masthead = paper.masthead();
        let feed_address = masthead.feed_url.clone().unwrap_or_else(document::feed_address);
        footer(masthead, listing::years(&paper), feed_address, document::this_year()).view()
    })
}
