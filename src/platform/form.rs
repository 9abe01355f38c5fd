//! Forms: what a field holds, and sending a form to an endpoint that collects messages.

use super::task::spawn;
use gloo_net::http::Request;
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
/// emptied only then.
pub fn send(event: &Event, endpoint: String, done: impl FnOnce(bool) + 'static) {
    let Some(form) = form_of(event) else { return done(false) };
    spawn(async move {
        let sent = post(&form, &endpoint).await.unwrap_or(false);
        if sent {
            form.reset();
        }
        done(sent);
    });
}

async fn post(form: &HtmlFormElement, endpoint: &str) -> Option<bool> {
    let fields = FormData::new_with_form(form).ok()?;
    let request = Request::post(endpoint).header("accept", "application/json").body(fields).ok()?;
    Some(request.send().await.ok()?.ok())
}
