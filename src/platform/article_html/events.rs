//! The one listener of an article: the same function for every container, for as long as the app runs, so that an
//! article that is taken away leaves nothing behind.

use super::dom::as_html;
use super::{anchors, embeds};
use js_sys::Function;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, Event, FocusOptions, HtmlElement, MouseEvent};

thread_local! {
    static LISTENER: Function = Closure::<dyn Fn(Event)>::new(|event| handle(&event)).into_js_value().unchecked_into();
}

/// Listens to an article's container. A browser takes the same listener once, however often it is given.
pub(super) fn listen(container: &Element) {
    LISTENER.with(|listener| {
        for kind in ["click", "auxclick", "contextmenu", "error"] {
            // Capturing: an image's error does not bubble.
            let _ = container.add_event_listener_with_callback_and_bool(kind, listener, true);
        }
    });
}

fn handle(event: &Event) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let kind = event.type_();
    if kind == "error" {
        if target.local_name() == "img" {
            // The style sheet shows the alternative text instead of a broken icon.
            let _ = target.class_list().add_1("broken");
        }
        return;
    }
    if let Ok(Some(link)) = target.closest(INNER_LINK) {
        anchors::address_inner_link(&link);
        if kind == "click" && is_plain(event) {
            focus_target(&link);
        }
    } else if kind == "click"
        && let Ok(Some(button)) = target.closest("button.play")
    {
        embeds::load(&button);
    }
}

/// Whether a click follows the link here, and not in a new tab.
fn is_plain(event: &Event) -> bool {
    event
        .dyn_ref::<MouseEvent>()
        .is_some_and(|click| !(click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key()))
}

/// A link within the article, by the attribute that carries where it leads.
const INNER_LINK: &str = "a[data-to]";

/// The focus follows the reader to the note and back. The scrolling is left to the router, or to the browser.
fn focus_target(link: &Element) {
    let target = link
        .get_attribute(anchors::TO)
        .zip(link.owner_document())
        .and_then(|(id, document)| document.get_element_by_id(&id));
    let Some(target) = target.as_deref().and_then(|target| as_html(target)) else { return };
    if !target.has_attribute("href") {
        let _ = target.set_attribute("tabindex", "-1");
    }
    focus(target);
}

fn focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}
