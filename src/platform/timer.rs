//! Doing something a little later.

use leptos::prelude::{TimeoutHandle, request_animation_frame, set_timeout_with_handle};
use std::time::Duration;

/// Runs `action` after `delay`, unless the returned handle is cleared before.
pub fn after(delay: Duration, action: impl FnOnce() + 'static) -> Option<TimeoutHandle> {
    set_timeout_with_handle(action, delay).ok()
}

/// Runs `action` when the browser has painted what is on the page now: the second frame comes after the paint.
pub fn after_paint(action: impl FnOnce() + 'static) {
    request_animation_frame(move || request_animation_frame(action));
}
