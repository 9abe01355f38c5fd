//! Listening to the window.

use leptos::leptos_dom::helpers::WindowListenerHandle;
use leptos::{ev::Custom, prelude::window_event_listener};
use web_sys::Event;

/// Runs `action` at each event of a name that reaches the window, until the returned handle is removed.
///
/// All listeners share one type: an own one for each kind of event would add its code to the wasm each time.
pub fn listen(event: &'static str, action: impl Fn(Event) + 'static) -> WindowListenerHandle {
    let action: Box<dyn Fn(Event)> = Box::new(action);
    window_event_listener(Custom::new(event), action)
}
