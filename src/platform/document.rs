//! What the page says of itself: where it stands, where its feed is, which language it is in.

use super::listener::{Listening, listen};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Window};
#[cfg(target_arch = "wasm32")]
use web_sys::{HtmlLinkElement, Url};

#[cfg(not(target_arch = "wasm32"))]
pub use super::beforehand::{
    absolute, address, feed_address, first_language, is_own_host, is_wide, reader_language, resolve, set_language,
    set_title, this_year,
};

/// Whether this runs in a reader's browser, and not where pages are rendered beforehand.
pub const fn is_browser() -> bool {
    cfg!(target_arch = "wasm32")
}

/// The window.
pub fn window() -> Window {
    leptos::prelude::window()
}

/// The document.
pub fn document() -> Document {
    leptos::prelude::document()
}

/// The body of the document.
pub fn body() -> Element {
    leptos::tachys::dom::body().into()
}

/// The address of the page, path and query. Without its fragment: jumping to a footnote is no new page.
#[cfg(target_arch = "wasm32")]
pub fn address() -> String {
    let location = window().location();
    location.pathname().unwrap_or_default() + &location.search().unwrap_or_default()
}

/// An address of this host as an absolute one.
#[cfg(target_arch = "wasm32")]
pub fn absolute(address: &str) -> String {
    resolve(&window().location().href().unwrap_or_default(), address).unwrap_or_default()
}

/// The path of the folder that the newspaper is served from (`/`, `/paper/`), by `<base href>`.
#[cfg(target_arch = "wasm32")]
pub fn base_path() -> String {
    document().base_uri().ok().flatten().and_then(|uri| Url::new(&uri).ok()).map_or_else(
        || "/".to_owned(),
        |url| {
            let path = url.pathname();
            // Without a `<base>` the page's own address is the base URI, and its last part is a page, not a folder.
            if document().query_selector("base[href]").ok().flatten().is_some() { path } else { "/".to_owned() }
        },
    )
}

/// The absolute address of the feed, by the web's own autodiscovery: the first
/// `<link rel="alternate" type="application/feed+json" href>` (JSON Feed 1.1, "Discovery"), else `feed.json`.
#[cfg(target_arch = "wasm32")]
pub fn feed_address() -> String {
    let link = document()
        .query_selector(
            "link[rel=alternate][type='application/feed+json'], link[rel=alternate][type='application/json']",
        )
        .ok()
        .flatten();
    match link.and_then(|link| link.dyn_into::<HtmlLinkElement>().ok()) {
        Some(link) => link.href(),
        None => resolve(&document().base_uri().ok().flatten().unwrap_or_default(), "feed.json").unwrap_or_default(),
    }
}

/// An absolute http or https address from a reference and its base, by the browser's own parser; else nothing.
#[cfg(target_arch = "wasm32")]
pub fn resolve(base: &str, reference: &str) -> Option<String> {
    let url = Url::new_with_base(reference, base).ok()?;
    matches!(url.protocol().as_str(), "http:" | "https:").then(|| url.href())
}

/// Whether an address is on this page's own host.
#[cfg(target_arch = "wasm32")]
pub fn is_own_host(address: &str) -> bool {
    let own = window().location().origin().unwrap_or_default();
    Url::new(address).is_ok_and(|url| url.origin() == own)
}

/// The language the reader's browser asks for (BCP 47).
#[cfg(target_arch = "wasm32")]
pub fn reader_language() -> Option<String> {
    window().navigator().language()
}

/// The language that `index.html` announces before any feed is read (BCP 47).
#[cfg(target_arch = "wasm32")]
fn announced_language() -> Option<String> {
    document().document_element().and_then(|html| html.get_attribute("lang")).filter(|lang| !lang.is_empty())
}

/// The language of what is said before any feed is read (BCP 47): the page's, else the reader's.
#[cfg(target_arch = "wasm32")]
pub fn first_language() -> String {
    announced_language().or_else(reader_language).unwrap_or_default()
}

/// Says of the document that the page which is asked for stands in it already, rendered beforehand. Its value is the path
/// that it was rendered for; `start.js` has seen to it that it is the one which was asked for.
const RENDERED: &str = "data-rendered";

/// Whether the page that is asked for stands already and has to be taken over.
#[cfg(target_arch = "wasm32")]
pub fn was_rendered() -> bool {
    document().document_element().is_some_and(|html| html.has_attribute(RENDERED))
}

/// From here on the page is one like any other.
pub fn forget_rendered() {
    if let Some(html) = document().document_element() {
        let _ = html.remove_attribute(RENDERED);
    }
}

/// It does not stand: it is being rendered.
#[cfg(not(target_arch = "wasm32"))]
pub const fn was_rendered() -> bool {
    false
}

/// The documents that come with the page, their absolute addresses and texts.
pub fn embedded() -> Vec<(String, Option<String>)> {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    let mut documents = Vec::new();
    if let Ok(found) = body().query_selector_all("[data-document]") {
        while let Some(node) = found.get(documents.len() as u32) {
            let name = node.unchecked_ref::<Element>().get_attribute("data-document").unwrap_or_default();
            documents.push((resolve(&base, &name).unwrap_or_default(), node.text_content()));
        }
    }
    documents
}

/// What `index.html` shows until the page is there; as long as it stands, the style sheet hides the page.
pub const BOOT: &str = "#boot";
/// The same, unless it is a page: that one stays until another is known.
pub const BOOT_SHAPES: &str = "#boot:not(:has(.standing))";

/// Takes away what stands until the page is there.
pub fn remove_boot_screen(selector: &str) {
    if is_browser()
        && let Some(boot) = find(selector)
    {
        boot.remove();
    }
}

/// The first element that a selector finds.
pub fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

/// Whether the window is wide enough to lay menus open, in the style sheet's own measure.
#[cfg(target_arch = "wasm32")]
pub fn is_wide() -> bool {
    window().match_media("(min-width: 60rem)").ok().flatten().is_some_and(|query| query.matches())
}

/// Runs `action` at each press outside the elements that a selector finds, and when the focus goes out of them, until the
/// returned handles are removed.
pub fn on_leaving(selector: &'static str, action: impl Fn() + Clone + 'static) -> [Listening; 2] {
    ["pointerdown", "focusin"].map(|kind| {
        let action = action.clone();
        listen(kind, move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if target.is_none_or(|target| target.closest(selector).ok().flatten().is_none()) {
                action();
            }
        })
    })
}

/// Scrolls a list sideways until what has got the focus in it by a key stands in its middle, as far as that goes. WebKit
/// leaves it where it is when a part of it can be seen.
pub fn centre_focused(event: &web_sys::Event) {
    let element =
        |target: Option<web_sys::EventTarget>| target.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    if let Some(list) = element(event.current_target())
        && let Some(focused) = element(event.target())
        // A pointer would find something else under it.
        && focused.matches(":focus-visible").unwrap_or_default()
    {
        let (whole, part) = (list.get_bounding_client_rect(), focused.get_bounding_client_rect());
        list.scroll_by_with_x_and_y((part.left() + part.right() - whole.left() - whole.right()) / 2.0, 0.0);
    }
}

/// Puts the focus on the first element that a selector finds, and brings it into view.
pub fn focus(selector: &str) {
    if let Some(element) = find(selector).and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Whether the focus is on something that a selector names.
pub fn has_focus(selector: &str) -> bool {
    is_browser() && document().active_element().is_some_and(|focused| focused.matches(selector).unwrap_or_default())
}

/// Puts the focus on the first element that a selector finds, if what had it has gone from the page.
pub fn give_focus_back(selector: &str) {
    if document().active_element().is_none_or(|focused| focused == body()) {
        focus(selector);
    }
}

/// Which way a language (BCP 47) is written, as a value of `dir`.
pub fn direction(language: &str) -> &'static str {
    const RIGHT_TO_LEFT: [&str; 11] = ["ar", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"];
    let primary = language.split('-').next().unwrap_or_default();
    if RIGHT_TO_LEFT.contains(&primary) { "rtl" } else { "ltr" }
}

/// Says what language the page is in (BCP 47), and with it which way it is written.
#[cfg(target_arch = "wasm32")]
pub fn set_language(language: &str) {
    if let Some(html) = document().document_element() {
        let _ = html.set_attribute("lang", language);
        let _ = html.set_attribute("dir", direction(language));
    }
}

/// Gives the page its title.
#[cfg(target_arch = "wasm32")]
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// The year by the reader's clock.
#[cfg(target_arch = "wasm32")]
pub fn this_year() -> i32 {
    i32::try_from(js_sys::Date::new_0().get_full_year()).unwrap_or_default()
}
