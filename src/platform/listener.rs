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

/// Runs `action` at each event of a name that reaches the document, as long as the page lives: on its way back from what
/// it happened on, after those who listen there, or `capturing`, before them.
pub fn listen_in_document(event: &str, capturing: bool, action: impl Fn(Event) + 'static) {
    let action: Box<dyn Fn(Event)> = Box::new(action);
    let closure = Closure::wrap(action);
    let listener = closure.as_ref().unchecked_ref();
    let _ = document().add_event_listener_with_callback_and_bool(event, listener, capturing);
    closure.forget();
}
