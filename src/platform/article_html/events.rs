//! The one listener of an article: the same function for every container, for as long as the app runs, so that an
//! article that is taken away leaves nothing behind.

use super::dom::set;
use super::embeds::{PLAYER, TITLE};
use super::links::TO;
use super::words::get;
use js_sys::Function;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, Event, FocusOptions, HtmlElement, MouseEvent};

thread_local! {
    static LISTENER: Function = {
        let listener: Box<dyn FnMut(Event)> = Box::new(handle);
        Closure::wrap(listener).into_js_value().unchecked_into()
    };
}

/// Listens to an article's container. A browser takes the same listener once, however often it is given.
pub(super) fn listen(container: &Element) {
    LISTENER.with(|listener| {
        for kind in ["click", "error"] {
            // Capturing: an image's error does not bubble.
            let _ = container.add_event_listener_with_callback_and_bool(kind, listener, true);
        }
    });
}

fn handle(event: Event) {
    let Some(Ok(target)) = event.target().map(JsCast::dyn_into::<Element>) else { return };
    if event.type_() == "error" {
        if target.local_name() == "img" {
            // The style sheet shows the alternative text instead of a broken icon.
            set(&target, "class", [&get(&target, "class"), " broken"].concat().trim());
        }
    } else if let Ok(Some(link)) = target.closest("a[data-to]") {
        if follows_here(event.unchecked_ref()) {
            focus_target(&link);
        }
    } else if let Ok(Some(button)) = target.closest("button.play") {
        load(&button);
    }
}

/// Whether a click follows the link here, and not in a new tab.
fn follows_here(click: &MouseEvent) -> bool {
    !(click.ctrl_key() || click.meta_key() || click.shift_key())
}

/// The focus follows the reader to the note and back. The scrolling is left to whoever follows the link.
fn focus_target(link: &Element) {
    let document = web_sys::window().and_then(|window| window.document());
    let Some(target) = document.and_then(|document| document.get_element_by_id(&get(link, TO))) else { return };
    if !target.has_attribute("href") {
        set(&target, "tabindex", "-1");
    }
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = target.unchecked_ref::<HtmlElement>().focus_with_options(&options);
}

/// Puts the player in the place of its button, and the focus on it.
fn load(button: &Element) {
    let (Some(parent), Some(document)) = (button.parent_node(), web_sys::window().and_then(|window| window.document()))
    else {
        return;
    };
    let Ok(frame) = document.create_element("iframe") else { return };
    let address = get(button, PLAYER);
    let separator = if address.contains('?') { "&" } else { "?" };
    set(&frame, "title", &get(button, TITLE));
    set(&frame, "allow", "fullscreen; encrypted-media; picture-in-picture; autoplay");
    set(&frame, "allowfullscreen", "");
    // YouTube does not play for a page that keeps its origin to itself.
    set(&frame, "referrerpolicy", "strict-origin-when-cross-origin");
    // Last: it is what starts the loading.
    set(&frame, "src", &[address.as_str(), separator, "autoplay=1"].concat());
    let _ = parent.insert_before(&frame, Some(button));
    button.remove();
    let _ = frame.unchecked_ref::<HtmlElement>().focus();
}
