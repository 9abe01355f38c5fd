//! What is left to do when the program has failed: to say so, and to leave the page to the browser.

use super::document::{BOOT, body, document, remove_boot_screen, window};
use super::listener::{listen, listen_in_document};
use super::view::{Element, put_first};

/// Puts `notice`, which is given the address that the page can be loaded from again, before all that the page shows. That
/// stays readable, and its links are followed by the browser, which loads each page anew. Of the program only the
/// listeners below still run, and they touch nothing of its own.
pub fn say(notice: impl FnOnce(String) -> Element) {
    // Said once: what still runs of the program may fail again.
    if document().get_element_by_id("crashed").is_none() {
        remove_boot_screen(BOOT);
        // Without the fragment: a link that differs in nothing else loads nothing. Whole: a path may read like a host.
        let mut address = window().location().href().unwrap_or_default();
        address.truncate(address.find('#').unwrap_or(address.len()));
        put_first(&body(), notice(address).set("id", "crashed"));
        leave_to_the_browser();
    }
}

/// Keeps presses from the listeners of the failed program, and has Back and Forward load their page.
fn leave_to_the_browser() {
    listen_in_document("click", true, |event| event.stop_propagation());
    listen_in_document("submit", true, |event| event.stop_propagation());
    std::mem::forget(listen("popstate", |_| drop(window().location().reload())));
}
