//! Keys that mean the same wherever the focus is.

use leptos::{ev, leptos_dom::helpers::WindowListenerHandle, prelude::window_event_listener};

/// Runs `action` at each press of Escape, until the returned handle is removed.
pub fn on_escape(action: impl Fn() + 'static) -> WindowListenerHandle {
    window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" && !event.default_prevented() {
            action();
        }
    })
}
