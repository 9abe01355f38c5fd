//! The field to search with.

use super::element::{Element, element};
use super::going::Going;
use super::icon::Icon;
use crate::i18n::words;
use crate::platform::form;
use crate::route::Route;

/// A search field that holds `value` at first, with its button. It is a plain form; within the app it goes to the
/// search page without loading it.
pub fn search_form(value: &str) -> Element {
    let words = words();
    let going = Going::of_app();
    element("form", "search-form")
        .set("role", "search")
        .set("action", Route::Search(String::new()).href())
        .set("method", "get")
        .on("submit", move |event| {
            event.prevent_default();
            if let Some(going) = going {
                going.to(Route::Search(form::field(&event, "q").unwrap_or_default()));
            }
        })
        .add(
            element("input", "")
                .set("type", "search")
                .set("name", "q")
                .set("value", value.to_owned())
                .set("aria-label", words.search)
                .set("placeholder", words.search_placeholder)
                .set("autocomplete", "off")
                .set("enterkeyhint", "search"),
        )
        .add(
            element("button", "")
                .set("type", "submit")
                .add(Icon::Search.draw())
                .add(element("span", "").add(words.search_submit)),
        )
}
