//! Going from page to page within the one document: links that are followed, Back and Forward, and what the address bar
//! says of it.

use super::arrival;
use super::document::{address, resolve, window};
use super::followed::Followed;
use super::link::on_link_followed;
use super::listener::listen;
use wasm_bindgen::JsValue;

/// Where the reader is, by the address bar.
#[derive(Clone, Copy)]
pub struct History(Followed<String>);

impl History {
    /// Takes over the links to what is in `folder` (empty at the root of a host, else like `/paper`), and Back and
    /// Forward. Called once.
    pub fn follow(folder: &'static str) -> Self {
        let history = Self(Followed::new(address()));
        on_link_followed(folder, move |link| history.push(&link));
        // It lives as long as the page does.
        std::mem::forget(listen("popstate", move |_| history.0.set(address())));
        history
    }

    /// The path and query of the page, followed.
    pub fn address(self) -> String {
        self.0.get()
    }

    /// Goes to an address of the newspaper, as a followed link would.
    pub fn go(self, address: &str) {
        let location = window().location();
        let whole = resolve(&location.href().unwrap_or_default(), address).unwrap_or_default();
        if !self.push(&whole) {
            let _ = location.set_href(&whole);
        }
    }

    /// Goes to an absolute address, and says whether the browser has let it into its history: Safari does so a hundred
    /// times in half a minute.
    fn push(self, whole: &str) -> bool {
        let window = window();
        let is_here = window.location().href().is_ok_and(|here| here == whole);
        let is_let_in = |history: web_sys::History| history.push_state_with_url(&JsValue::NULL, "", Some(whole));
        // The address that is shown is gone to without being written twice.
        let is_there = is_here || window.history().and_then(is_let_in).is_ok();
        if is_there {
            arrival::set_out();
            self.0.set(address());
        }
        is_there
    }
}
