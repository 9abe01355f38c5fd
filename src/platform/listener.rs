//! Listening to the window and the document.

use super::document::document;
use leptos::leptos_dom::helpers::WindowListenerHandle;
use leptos::{ev::Custom, prelude::window_event_listener};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::Event;

/// Runs `action` at each event of a name that reaches the window, until the returned handle is removed.
///
/// All listeners share one type: an own one for each kind of event would add its code to the wasm each time.
pub fn listen(event: &'static str, action: impl Fn(Event) + 'static) -> WindowListenerHandle {
    let action: Box<dyn Fn(Event)> = Box::new(action);
    window_event_listener(Custom::new(event), action)
}

/// Runs `action` at each event of a name that reaches the document, as long as the page lives: before those who listen to
/// the window, like the router.
pub fn listen_first(event: &str, action: impl Fn(Event) + 'static) {
    listen_in_document(event, false, Box::new(action));
}

/// Runs `action` at each event of a name within the document, as long as the page lives: before all others who listen,
/// but those to the window's own.
pub fn listen_before_all(event: &str, action: impl Fn(Event) + 'static) {
    listen_in_document(event, true, Box::new(action));
}

fn listen_in_document(event: &str, capture: bool, action: Box<dyn Fn(Event)>) {
    let closure = Closure::wrap(action);
    let listener = closure.as_ref().unchecked_ref();
    let _ = document().add_event_listener_with_callback_and_bool(event, listener, capture);
    closure.forget();
}
