//! How to reach the newsroom: address, telephone, e-mail, and a form.

use super::element::{Element, element, live};
use crate::i18n::words;
use crate::platform::followed::Followed;
use crate::platform::{Event, form};
use newsfeed::html_rules::telephone;
use newsfeed::model::Contact;

/// How far a message has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sending {
    NotYet,
    Underway,
    Done,
    Failed,
}

/// The ways to reach the newsroom that the feed names.
pub fn contact_block(contact: &Contact) -> Element {
    let words = words();
    let line = |term: &'static str, value: Element| vec![element("dt", "").add(term), element("dd", "").add(value)];
    let address = contact.address.clone().map(|address| line(words.address, element("span", "").add(address)));
    let phone = contact.phone.clone().map(|phone| {
        let number = telephone(&phone).map(|number| ["tel:", &number].concat());
        line(words.phone, element(if number.is_some() { "a" } else { "span" }, "").set_some("href", number).add(phone))
    });
    let email = contact
        .email
        .clone()
        .map(|email| line(words.email, element("a", "").set("href", ["mailto:", &email].concat()).add(email)));
    element("section", "contact")
        .set("aria-labelledby", "contact-title")
        .add(element("h2", "").set("id", "contact-title").add(words.contact))
        .add(element("dl", "").add(address).add(phone).add(email))
        .add(contact.form.clone().map(contact_form))
}

fn contact_form(endpoint: String) -> Element {
    let words = words();
    let state = Followed::new(Sending::NotYet);
    let action = endpoint.clone();
    let send = move |event: Event| {
        event.prevent_default();
        if state.get_untracked() == Sending::Underway {
            return;
        }
        state.set(Sending::Underway);
        form::send(&event, endpoint.clone(), move |sent| {
            // The reader may have left meanwhile, and the form with them.
            state.set(if sent { Sending::Done } else { Sending::Failed });
        });
    };
    let said = live(move || {
        match state.get() {
            Sending::NotYet => "",
            Sending::Underway => words.sending,
            Sending::Done => words.sent,
            Sending::Failed => words.send_failed,
        }
        .into()
    });
    let field = |label: &'static str, field: Element| {
        element("label", "").add(element("span", "").add(label)).add(field.flag("required"))
    };
    let name = element("input", "").set("name", "name").set("autocomplete", "name");
    let email = element("input", "").set("name", "email").set("type", "email").set("autocomplete", "email");
    let message = element("textarea", "").set("name", "message").set("rows", "6");
    element("form", "contact-form")
        .set("action", action)
        .set("method", "post")
        .on("submit", send)
        .add(field(words.your_name, name))
        .add(field(words.your_email, email))
        .add(field(words.your_message, message))
        .add(element("button", "button").set("type", "submit").add(words.send))
        .add(
            element("p", "")
                .set("role", "status")
                .set_live("class", move || (state.get() == Sending::Failed).then(|| "failed".into()))
                .add(said),
        )
}
