//! Forms: what a field holds, and sending a form to an endpoint that collects messages.

use super::http::{Errand, TIME_LIMIT};
use super::task::spawn;
use super::timer;
use wasm_bindgen::JsCast;
use web_sys::{Event, FormData, HtmlFormElement};

/// The form that an event comes from.
fn form_of(event: &Event) -> Option<HtmlFormElement> {
    event.target()?.dyn_into().ok()
}

/// What the field of a name holds, in the form that an event comes from.
pub fn field(event: &Event, name: &str) -> Option<String> {
    FormData::new_with_form(&form_of(event)?).ok()?.get(name).as_string()
}

/// Posts the form that an event comes from to its endpoint. `done` is told whether the endpoint took it; the form is
/// emptied only then. A letter is sent once, and also when its writer goes on to another page meanwhile.
pub fn send(event: &Event, endpoint: String, done: impl FnOnce(bool) + 'static) {
    let Some(form) = form_of(event) else { return done(false) };
    let Ok(fields) = FormData::new_with_form(&form) else { return done(false) };
    let errand = Errand::new();
    let late = errand.clone();
    timer::after(TIME_LIMIT, move || late.end());
    spawn(async move {
        let sent = errand.post(&endpoint, fields).await;
        if sent {
            form.reset();
        }
        done(sent);
    });
}
