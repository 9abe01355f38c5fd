//! Doing something when what it reads has changed.

/// Runs `action` when the page is as its code says, and again whenever what `action` reads has changed. Of a page that is
/// rendered beforehand nothing changes: it is run once.
///
/// All effects share one type: an own one for each would add its code to the wasm each time.
pub fn effect(action: impl FnMut() + 'static) {
    let mut action: Box<dyn FnMut()> = Box::new(action);
    #[cfg(target_arch = "wasm32")]
    leptos::prelude::Effect::new(move |_| action());
    #[cfg(not(target_arch = "wasm32"))]
    action();
}
