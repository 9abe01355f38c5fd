//! Doing something that has to wait.

use std::future::Future;
use std::pin::Pin;

/// Runs a future to its end, without waiting for it.
///
/// All futures share one type: an own one for each would add its code to the wasm each time.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    let future: Pin<Box<dyn Future<Output = ()>>> = Box::pin(future);
    leptos::task::spawn_local(future);
}
