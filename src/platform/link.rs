//! Links: those that the reader is about to follow, and those that lead on within the newspaper.

use super::document::is_own_host;
use super::listener::listen_in_document;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent};

/// Links that are the browser's business wherever they lead: to a file, to another site, to another tab.
const LEFT_TO_THE_BROWSER: &str = "[download], [rel~=external], [target]:not([target=''])";

/// The link that something happened on.
fn under(event: &Event) -> Option<HtmlAnchorElement> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest("a[href]").ok()??.dyn_into().ok()
}

/// Whether something happened on a link.
pub fn is_on_link(event: &Event) -> bool {
    under(event).is_some()
}

/// The link of the newspaper in `folder` that something happened on.
fn within(folder: &str, event: &Event) -> Option<HtmlAnchorElement> {
    under(event).filter(|link| is_own_host(&link.href()) && is_in(folder, &link.pathname()))
}

/// Whether a path leads to a folder (empty at the root of a host, else like `/paper`) or into it; `/papers` does not.
fn is_in(folder: &str, path: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Runs `action` with the path and query of each link of the newspaper that the reader is about to follow: a pointer is
/// over it, the focus is on it, or a finger is on it.
pub fn on_link_in_reach(folder: &'static str, action: impl Fn(&str) + Clone + 'static) {
    for event in ["pointerover", "focusin", "touchstart"] {
        let action = action.clone();
        listen_in_document(event, false, move |event| {
            if let Some(link) = within(folder, &event) {
                action(&(link.pathname() + &link.search()));
            }
        });
    }
}

/// Runs `action` with the address of each link of the newspaper that the reader follows in this tab. The browser follows
/// it by itself where `action` says that it has not.
pub fn on_link_followed(folder: &'static str, action: impl Fn(String) -> bool + 'static) {
    listen_in_document("click", false, move |event| {
        if !event.default_prevented()
            && is_plain(event.unchecked_ref())
            && let Some(link) = within(folder, &event)
            && !link.matches(LEFT_TO_THE_BROWSER).unwrap_or_default()
            && action(link.href())
        {
            event.prevent_default();
        }
    });
}

/// Whether a click asks for nothing but to follow the link: no other tab, no download.
fn is_plain(click: &MouseEvent) -> bool {
    click.button() == 0 && !(click.meta_key() || click.ctrl_key() || click.shift_key() || click.alt_key())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_with_a_like_name_is_another() {
        assert!(is_in("/paper", "/paper") && is_in("/paper", "/paper/") && is_in("/paper", "/paper/a/"));
        assert!(!is_in("/paper", "/papers") && !is_in("/paper", "/papers/") && !is_in("/paper", "/"));
        assert!(is_in("", "/") && is_in("", "/a/") && !is_in("", "blob"));
    }
}
