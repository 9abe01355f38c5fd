//! What stands in for the browser where there is none: the press renders pages beforehand, each for an address of its own.

use leptos::prelude::{Owner, untrack};
use std::cell::RefCell;
use url::Url;

/// What a page is told of itself, and what it says.
#[derive(Clone, Debug, Default)]
struct Sheet {
    /// Its absolute address.
    page: String,
    /// The absolute address of the feed.
    feed: String,
    /// The year of the copyright line.
    year: i32,
    title: String,
    language: String,
}

thread_local! {
    static SHEET: RefCell<Sheet> = RefCell::default();
}

/// Runs `render` as the page at an absolute address, in the newspaper whose feed and copyright year are given; what it
/// gives, the title and the language (BCP 47) that the page says of itself.
pub fn as_page<T>(page: &str, feed: &str, year: i32, render: impl FnOnce() -> T) -> (T, String, String) {
    SHEET.set(Sheet { page: page.to_owned(), feed: feed.to_owned(), year, ..Sheet::default() });
    let rendered = Owner::new().with(|| untrack(render));
    let sheet = SHEET.take();
    (rendered, sheet.title, sheet.language)
}

/// The absolute address of the page.
pub fn page() -> String {
    SHEET.with_borrow(|sheet| sheet.page.clone())
}

/// The address of the page, path and query.
pub fn address() -> String {
    Url::parse(&page())
        .map(|url| url[url::Position::BeforePath..url::Position::AfterQuery].to_owned())
        .unwrap_or_default()
}

/// An address of this host as an absolute one.
pub fn absolute(address: &str) -> String {
    resolve(&page(), address).unwrap_or_default()
}

/// The absolute address of the feed.
pub fn feed_address() -> String {
    SHEET.with_borrow(|sheet| sheet.feed.clone())
}

/// An absolute http or https address from a reference and its base; else nothing.
pub fn resolve(base: &str, reference: &str) -> Option<String> {
    let url = Url::parse(base).ok()?.join(reference).ok()?;
    matches!(url.scheme(), "http" | "https").then(|| url.into())
}

/// Whether an address is on the newspaper's host.
pub fn is_own_host(address: &str) -> bool {
    let origin = |address: &str| Url::parse(address).map(|url| url.origin());
    matches!((origin(address), origin(&page())), (Ok(one), Ok(other)) if one == other)
}

/// The path of an absolute address.
pub fn path(address: &str) -> String {
    Url::parse(address).map(|url| url.path().to_owned()).unwrap_or_default()
}

/// No reader is known.
pub const fn reader_language() -> Option<String> {
    None
}

/// No language is announced.
pub const fn first_language() -> String {
    String::new()
}

/// As on a phone: what is folded up there is unfolded when the app takes the page over.
pub const fn is_wide() -> bool {
    false
}

/// The year of the copyright line.
pub fn this_year() -> i32 {
    SHEET.with_borrow(|sheet| sheet.year)
}

/// Notes what language the page is in (BCP 47).
pub fn set_language(language: &str) {
    SHEET.with_borrow_mut(|sheet| language.clone_into(&mut sheet.language));
}

/// Notes the title.
pub fn set_title(title: &str) {
    SHEET.with_borrow_mut(|sheet| title.clone_into(&mut sheet.title));
}
