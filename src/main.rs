//! Iman: a newspaper that runs entirely in the reader's browser, from a JSON feed.
//!
//! Imports run downward only: `app`, `pages`, {`ui`, `data`}, {`platform`, `i18n`, `route`}, the crate `newsfeed`.

mod app;
mod data;
mod i18n;
mod pages;
mod platform;
mod route;
mod ui;

use data::library::Library;
use i18n::Language;
use platform::{arrival, crash, document};
use ui::states;

fn main() {
    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        let words = Language::of(&document::first_language()).catalogue();
        crash::say(|address| states::crashed(words, address));
    }));
    route::set_base(&document::base_path());
    arrival::start();
    let page = leptos::mount::mount_to_renderer(&document::body(), || {
        let library = Library::open();
        document::remove_boot_screen();
        app::app(library)
    });
    // It stands as long as the document does.
    page.forget();
}
