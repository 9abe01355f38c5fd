//! Iman: a newspaper that runs entirely in the reader's browser, from a JSON feed. The press renders its pages beforehand
//! by the same code.
//!
//! Imports run downward only: `app`, `pages`, {`ui`, `data`}, {`platform`, `i18n`, `route`}, the crate `newsfeed`.

// What only a browser runs is compiled everywhere, and nobody calls it outside of one.
#![cfg_attr(not(target_arch = "wasm32"), allow(dead_code, unused_imports))]

mod app;
mod data;
mod i18n;
mod pages;
mod platform;
#[cfg(not(target_arch = "wasm32"))]
pub mod prerender;
mod route;
#[cfg(target_arch = "wasm32")]
mod start;
mod ui;

#[cfg(target_arch = "wasm32")]
pub use start::start;
