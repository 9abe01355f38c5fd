//! Listening to the window and the document.

#[cfg(target_arch = "wasm32")]
use super::document::document;
#[cfg(target_arch = "wasm32")]
use leptos::{ev::Custom, prelude::window_event_listener};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::Event;

/// What listens to the window until it is removed.
#[cfg(target_arch = "wasm32")]
pub type Listening = leptos::leptos_dom::helpers::WindowListenerHandle;

/// What would listen, but nothing happens to a page that is rendered beforehand.
#[cfg(not(target_arch = "wasm32"))]
pub struct Listening {
    /// What it would listen to.
    _event: String,
}

#[cfg(not(target_arch = "wasm32"))]
impl Listening {
    /// Removes it.
    pub fn remove(self) {}
}

/// Runs `action` at each event of a name that reaches the window, until the returned handle is removed.
///
/// All listeners share one type: an own one for each kind of event would add its code to the wasm each time.
#[cfg(target_arch = "wasm32")]
pub fn listen(event: &'static str, action: impl Fn(Event) + 'static) -> Listening {
    let action: Box<dyn Fn(Event)> = Box::new(action);
    window_event_listener(Custom::new(event), action)
}

/// Runs `action` at each event of a name that reaches the document, as long as the page lives: on its way back from what
/// it happened on, after those who listen there, or `capturing`, before them.
#[cfg(target_arch = "wasm32")]
pub fn listen_in_document(event: &str, capturing: bool, action: impl Fn(Event) + 'static) {
    let action: Box<dyn Fn(Event)> = Box::new(action);
    let closure = Closure::wrap(action);
    let listener = closure.as_ref().unchecked_ref();
    let _ = document().add_event_listener_with_callback_and_bool(event, listener, capturing);
    closure.forget();
}

/// Listens to nothing.
#[cfg(not(target_arch = "wasm32"))]
pub fn listen(event: &'static str, _: impl Fn(Event) + 'static) -> Listening {
    Listening { _event: event.to_owned() }
}

/// Listens to nothing.
#[cfg(not(target_arch = "wasm32"))]
pub fn listen_in_document(_: &str, _: bool, _: impl Fn(Event) + 'static) {}
