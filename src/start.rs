//! The start in a reader's browser.

use crate::app;
use crate::data::library::Library;
use crate::i18n::Language;
use crate::platform::listener::listen;
use crate::platform::view::Page;
use crate::platform::{arrival, crash, document};
use crate::route;
use crate::ui::states;

/// Starts the newspaper in the page that has loaded it.
pub fn start() {
    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        say_that_it_failed();
    }));
    // Said by start.js of a fault of the engine, which no hook hears of.
    std::mem::forget(listen("trapped", |_| say_that_it_failed()));
    route::set_base(&document::base_path());
    arrival::start();
    let page = leptos::mount::mount_to_renderer(&document::body(), || {
        if document::was_rendered() {
            document::remove_boot_screen(document::BOOT);
        }
        Page(app::app(Library::open()))
    });
    // It stands as long as the document does.
    page.forget();
}

fn say_that_it_failed() {
    let words = Language::of(&document::first_language()).catalogue();
    crash::say(|address| states::crashed(words, address));
}
