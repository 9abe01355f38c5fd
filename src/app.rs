//! The app: its contexts, its shell, its one route table. The only file that wires things together.

use crate::data::{library::Library, prefetch::prefetch, queries, saved::Saved};
use crate::i18n::{Language, words};
use crate::pages;
use crate::platform::document;
use crate::route::{self, Route};
use crate::ui::element::{element, live};
use crate::ui::footer::footer;
use crate::ui::masthead::masthead;
use crate::ui::menu::menu;
use crate::ui::nameplate::Nameplate;
use crate::ui::star::Keeping;
use leptos::prelude::*;
use leptos_meta::{Html, provide_meta_context};
use leptos_router::WildcardSegment;
use leptos_router::components::{FlatRoutes, Route as RouteView, Router};
use leptos_router::hooks::use_location;

/// The newspaper.
#[component]
pub fn App(
    /// What is in memory.
    library: Library,
) -> impl IntoView {
    provide_meta_context();
    provide_context(library);
    let saved = Saved::open();
    provide_context(saved);
    provide_context(Keeping {
        is_kept: Callback::new(move |path: String| saved.contains(&path)),
        toggle: Callback::new(move |(path, headline): (String, String)| saved.toggle(&path, &headline)),
    });
    document::on_link_in_reach(move |path, query| prefetch(library, &Route::parse(path, query)));
    let language = Memo::new(move |_| language(library));
    view! {
        <Router base=route::base()>
            // Everything is made anew when the feed turns out to be in another language than the page announced.
            {live(move || {
                provide_context(Language::of(&language.get()).catalogue());
                view! { <Shell library /> }.into_any()
            })}
        </Router>
    }
}

/// The language of the interface (BCP 47): the feed's, else the reader's; before the feed is there, the page's.
fn language(library: Library) -> String {
    let reader = || document::reader_language().unwrap_or_default();
    match library.paper() {
        Some(paper) => paper.masthead().language.clone().unwrap_or_else(reader),
        None => document::announced_language().unwrap_or_else(reader),
    }
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

/// What stands around every page.
#[component]
fn Shell(library: Library) -> impl IntoView {
    let words = words();
    let location = use_location();
    let here =
        Memo::new(move |_| location.pathname.with(|path| location.search.with(|query| Route::parse(path, query))));
    provide_context(Nameplate(Memo::new(move |_| {
        library.paper().map(|paper| paper.masthead().title.clone()).unwrap_or_default()
    })));
    let head_words = Memo::new(move |_| library.paper().map(|paper| head_words(paper.masthead())).unwrap_or_default());
    let skip = element("a", "skip")
        .set("href", "#content")
        .on("click", |event| {
            event.prevent_default();
            document::focus("#content");
        })
        .add(words.skip_to_content);
    let head = live(move || match untrack(|| library.paper()) {
        _ if head_words.with(String::is_empty) => ().into_any(),
        Some(paper) => {
            let paper = paper.masthead();
            let tag = paper.language.clone().unwrap_or_else(|| words.locale.to_owned());
            let direction = document::direction(&tag);
            element("div", "head")
                .add(view! { <Html attr:lang=tag attr:dir=direction /> }.into_any())
                .add(masthead(paper, here))
                .add(menu(&paper.menu, here))
                .view()
        }
        None => ().into_any(),
    });
    let foot = live(move || match library.paper() {
        Some(paper) => {
            let masthead = paper.masthead();
            let feed_address = masthead.feed_url.clone().unwrap_or_else(document::feed_address);
            footer(masthead, queries::years(&paper), feed_address, document::this_year()).view()
        }
        None => ().into_any(),
    });
    let routes = view! {
        <FlatRoutes fallback=|| ()>
            <RouteView path=WildcardSegment("path") view=move || live(move || pages::page(here.get())) />
        </FlatRoutes>
    };
    let content = element("main", "").set("id", "content").set("tabindex", "-1").add(routes.into_any());
    (skip.view(), head, content.view(), foot)
}
