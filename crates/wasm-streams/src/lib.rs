//! An empty stand-in for the published crate of this name.
//!
//! Leptos' server functions want it for streams to and from a server, and bring it along where there are none. Its classes
//! are exports to JavaScript, which no linker leaves out: with all that they hold on to they were 4 kB of compressed code
//! on each first visit. This is as much of it as server functions need to compile; see docs/decisions/0007-budget.md.

use futures_core::Stream;
use std::pin::Pin;
use std::task::{Context, Poll};
use wasm_bindgen::JsValue;

/// A stream of the browser, of which there is none: every way to make one ends the program.
#[derive(Debug)]
pub enum ReadableStream {}

impl ReadableStream {
    /// Would read a stream of the browser.
    ///
    /// # Panics
    /// Always.
    pub fn from_raw(_: web_sys::ReadableStream) -> Self {
        absent()
    }

    /// Would give the browser a stream to read.
    ///
    /// # Panics
    /// Always.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        absent()
    }

    /// The stream of the browser.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        match self {}
    }

    /// What comes from it.
    pub fn into_stream(self) -> Self {
        self
    }
}

impl Stream for ReadableStream {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match *self {}
    }
}

fn absent() -> ! {
    panic!("streams are left out of this build: take the stand-in for wasm-streams out of Cargo.toml")
}
