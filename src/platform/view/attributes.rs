//! The attributes and listeners of an element that stands on the page.

use super::Text;
use super::element::{Listener, LiveText};
use leptos::prelude::RenderEffect;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event};

/// Gives `element` the attributes of `wanted` in place of those of `known`. The same value is not set again: an image
/// would be loaded again, a field would lose what the reader has typed.
pub fn replace(element: &Element, known: &[(&'static str, Text)], wanted: &[(&'static str, Text)]) {
    for (name, _) in known {
        if !wanted.iter().any(|(other, _)| other == name) {
            let _ = element.remove_attribute(name);
        }
    }
    for attribute in wanted {
        if !known.contains(attribute) {
            let _ = element.set_attribute(attribute.0, &attribute.1);
        }
    }
}

/// Has an attribute follow what `value` reads, as long as the effect is kept.
pub fn follow(element: &Element, name: &'static str, mut value: LiveText) -> RenderEffect<()> {
    let element = element.clone();
    render_effect(Box::new(move || {
        let _ = match value() {
            Some(text) => element.set_attribute(name, &text),
            None => element.remove_attribute(name),
        };
    }))
}

/// Runs `action` now, and again whenever what it reads has changed, as long as the effect is kept.
///
/// All of them share one type: an own one for each would add its code to the wasm each time.
pub fn render_effect(mut action: Box<dyn FnMut()>) -> RenderEffect<()> {
    RenderEffect::new(move |_| action())
}

/// A listener that listens as long as it is kept.
pub struct Listening {
    element: Element,
    event: &'static str,
    closure: Closure<dyn FnMut(Event)>,
}

/// Has `listener` listen to an event of `element`.
pub fn listen(element: &Element, event: &'static str, listener: Listener) -> Listening {
    let closure = Closure::wrap(listener);
    let _ = element.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    Listening { element: element.clone(), event, closure }
}

impl Drop for Listening {
    fn drop(&mut self) {
        let _ = self.element.remove_event_listener_with_callback(self.event, self.closure.as_ref().unchecked_ref());
    }
}
