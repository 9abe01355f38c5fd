//! Fetching a picture before it is shown.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlImageElement};

/// How wide the pictures of an article are, as the attribute `sizes` says it.
pub const MAIN_SIZES: &str = "(min-width: 46rem) 43rem, 100vw";

/// Asks the browser for an article's main picture, so that it is at hand when the reader follows the link. `variants`: as
/// the attribute `srcset` has them.
pub fn prefetch(address: &str, variants: &str) {
    if let Ok(image) = HtmlImageElement::new() {
        image.set_decoding("async");
        image.set_sizes(MAIN_SIZES);
        image.set_srcset(variants);
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
