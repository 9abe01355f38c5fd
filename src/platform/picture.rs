//! Fetching a picture before it is shown.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlImageElement};

/// Asks the browser for a picture, so that it is at hand when the reader follows the link.
pub fn prefetch(address: &str) {
    if let Ok(image) = HtmlImageElement::new() {
        image.set_decoding("async");
        image.set_src(address);
    }
}

/// Hides a picture that did not come, so that its box stays quiet.
pub fn hide_when_broken(event: &Event) {
    if let Some(image) = event.target().and_then(|target| target.dyn_into::<HtmlImageElement>().ok()) {
        let class = [image.class_name().as_str(), " broken"].concat();
        image.set_class_name(&class);
    }
}
