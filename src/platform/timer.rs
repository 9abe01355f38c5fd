//! Doing something a little later.

use super::document;
use leptos::prelude::{request_animation_frame, set_timeout};
use std::time::Duration;

/// What may be added by chance to a rest, in milliseconds.
const SPREAD: f64 = 1000.0;

/// Runs `action` after `delay`.
///
/// All actions share one type: an own one for each would add its code to the wasm each time.
pub fn after(delay: Duration, action: impl FnOnce() + 'static) {
    let action: Box<dyn FnOnce()> = Box::new(action);
    set_timeout(action, delay);
}

/// Runs `action` after `rest` milliseconds and up to a second more, as chance has it: readers whom a server lost in one
/// moment shall not come back in one moment.
pub fn after_about(rest: u32, action: impl FnOnce() + 'static) {
    let rest = rest + (js_sys::Math::random() * SPREAD) as u32;
    after(Duration::from_millis(rest.into()), action);
}

/// Runs `action` when the browser has painted what is on the page now: the second frame comes after the paint. A page that is
/// rendered beforehand is painted by others, later.
pub fn after_paint(action: impl FnOnce() + 'static) {
    if document::is_browser() {
        request_animation_frame(move || request_animation_frame(action));
    }
}
