//! Doing something when what it reads has changed.

use leptos::prelude::Effect;

/// Runs `action` when the page is as its code says, and again whenever what `action` reads has changed.
///
/// All effects share one type: an own one for each would add its code to the wasm each time.
pub fn effect(action: impl FnMut() + 'static) {
    let mut action: Box<dyn FnMut()> = Box::new(action);
    Effect::new(move |_| action());
}
