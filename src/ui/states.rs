//! What stands in place of content: on its way, nothing, or a fault.

use super::element::{Element, element};
use crate::i18n::{Catalogue, words};
use crate::platform::{arrival, document, timer};

/// Where something is on its way, before anything is said of it. It is there first, so that what comes to stand in it is
/// announced.
pub fn waiting() -> Element {
    element("div", "waiting").set("role", "status")
}

/// Grey shapes of the size of what is coming. Spoken once as "Loading"; when the first try has failed and another one is
/// made (`again`), that is spoken and shown.
pub fn skeleton(again: bool) -> Element {
    let shapes = ["bar wide", "box", "bar", "bar", "bar short"];
    let (class, said) = if again { ("", words().trying_again) } else { ("visually-hidden", words().loading) };
    element("div", "skeleton")
        .set("role", "status")
        .add(element("p", class).add(said))
        .add(shapes.map(|shape| element("div", shape)).into_iter().collect::<Vec<_>>())
}

/// Nothing to show, and what to do about it.
pub fn empty(title: String, help: &'static str) -> Element {
    element("div", "state").add(element("p", "state-title").add(title)).add(element("p", "").add(help))
}

/// A fault: what could not be done, why in the reader's language, the technical words, and a way to try again. Its title
/// is the page's headline (`h1`) if there is none, else a paragraph (`p`).
pub fn failed(
    tag: &'static str,
    title: &'static str,
    reason: String,
    detail: String,
    on_retry: impl Fn() + 'static,
) -> Element {
    let on_retry = move || {
        on_retry();
        arrival::awaited();
        // The button goes with the fault: the focus waits where the content comes.
        timer::after_paint(|| {
            document::give_focus_back(".more-below button");
            document::give_focus_back("#content");
        });
    };
    element("div", "state failed")
        .set("role", "alert")
        .add(element(tag, "state-title").add(title))
        .add(element("p", "").add(reason))
        .add(element("p", "detail").add(detail))
        .add(button(words().retry, on_retry))
}

/// The program itself has failed: that the page can be loaded again, from an address. The words are given, as the program
/// is not asked for anything any more.
pub fn crashed(words: &Catalogue, address: String) -> Element {
    let link = element("a", "button").set("href", address).add(words.reload);
    empty(words.crashed.to_owned(), words.crashed_help).set("role", "alert").add(link)
}

/// A button that does something.
pub fn button(label: &'static str, on_press: impl Fn() + 'static) -> Element {
    element("button", "button").set("type", "button").on("click", move |_| on_press()).add(label)
}
