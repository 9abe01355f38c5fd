//! The app: its contexts, its shell, its one route table. The only file that wires things together.

use crate::data::{library::Library, prefetch::prefetch, queries, saved::Saved};
use crate::i18n::{Language, words};
use crate::pages;
use crate::platform::document;
use crate::platform::effect::effect;
use crate::route::{self, Route};
use crate::ui::element::{element, live};
use crate::ui::footer::footer;
use crate::ui::going::Going;
use crate::ui::masthead::masthead;
use crate::ui::menu::menu;
use crate::ui::nameplate::Nameplate;
use crate::ui::star::Keeping;
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::Router;
use leptos_router::hooks::{use_location, use_navigate};
use leptos_router::location::{BrowserUrl, LocationProvider};

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
    document::on_link_in_reach(route::base(), move |path, query| prefetch(library, &Route::parse(path, query)));
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
    let navigate = use_navigate();
    provide_context(Going(Callback::new(move |route: Route| navigate(&route.to_string(), Default::default()))));
    let skip = element("a", "skip")
        .set("href", "#content")
        .on("click", |event| {
            event.prevent_default();
            document::focus("#content");
        })
        .add(words.skip_to_content);
    // Until the paper is there, only what says so. Then everything at once, and anew: what stays would be pushed down.
    let has_paper = Memo::new(move |_| library.paper().is_some());
    let body = live(move || {
        if !has_paper.get() {
            return content(pages::waiting());
        }
        vec![head(library, here), content(live(move || pages::page(here.get()))), foot(library)].into_any()
    });
    // One route table, in `Route::parse` and `pages::page`, in place of the router's: the same for every address, and
    // 9 kB less. What is left to do for the router is to tell it that the page stands, so that it writes the address.
    let provider = use_context::<BrowserUrl>();
    effect(move || {
        location.pathname.track();
        location.search.track();
        if let Some(provider) = &provider {
            provider.ready_to_complete();
        }
    });
    (skip.view(), body)
}

/// Where the page itself stands.
fn content(page: AnyView) -> AnyView {
    element("main", "").set("id", "content").set("tabindex", "-1").add(page).view()
}

/// Masthead and menu.
fn head(library: Library, here: Memo<Route>) -> AnyView {
    let said = Memo::new(move |_| library.paper().map(|paper| head_words(paper.masthead())).unwrap_or_default());
    live(move || {
        said.track();
        let Some(paper) = library.paper_untracked() else { return ().into_any() };
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
fn foot(library: Library) -> AnyView {
    live(move || {
        let Some(paper) = library.paper() else { return ().into_any() };
        let masthead = paper.masthead();
        let feed_address = masthead.feed_url.clone().unwrap_or_else(document::feed_address);
        footer(masthead, queries::years(&paper), feed_address, document::this_year()).view()
    })
}
