//! Keys that mean the same wherever the focus is.

use super::listener::{Listening, listen};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

/// Runs `action` at each press of Escape, until the returned handle is removed.
pub fn on_escape(action: impl Fn() + 'static) -> Listening {
    listen("keydown", move |event| {
        let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
        if key.as_deref() == Some("Escape") && !event.default_prevented() {
            action();
        }
    })
}
