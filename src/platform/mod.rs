//! The browser: the only modules that use `web-sys`.

pub mod arrival;
pub mod article_html;
#[cfg(not(target_arch = "wasm32"))]
pub mod beforehand;
#[cfg(target_arch = "wasm32")]
pub mod crash;
pub mod document;
pub mod effect;
pub mod followed;
pub mod form;
pub mod history;
pub mod http;
pub mod keyboard;
pub mod link;
pub mod listener;
pub mod picture;
pub mod storage;
pub mod task;
pub mod timer;
pub mod view;

/// Something that happened on the page.
pub use web_sys::Event;
