//! Reading offline: what is kept, what a new version does to it, how to be rid of it. See docs/offline.md.

mod answers;
mod home_screen;
mod issue;
mod leaving;
mod reading;
mod versions;

use iman_tests::wait::eventually;
use iman_tests::{Feed, Item, Page, Site};
use serde_json::json;

/// Six stories with pictures, of which the newest is the first.
fn feed() -> Feed {
    let story = |number: u8| {
        let title = format!("История {number}");
        Item::story(&number.to_string(), &title, &format!("2025-05-{number:02}")).picture(&number.to_string())
    };
    Feed::new("Вестник").language("ru").items((1..=6).rev().map(story))
}

/// Their newspaper, kept for reading offline.
fn site() -> Site {
    Site::of(feed()).offline()
}

/// Waits until the worker answers for the page.
async fn begun(page: &Page) {
    let script = "return navigator.serviceWorker.controller?.state === 'activated'";
    eventually("a worker that answers for the page", async || page.js(script).await).await;
}

/// Whether something is kept for a path of the newspaper.
async fn is_kept(page: &Page, path: &str) -> bool {
    page.js_with("return Boolean(await caches.match(args[0]))", json!([page.server().url(path)])).await
}

/// Waits until something is kept for a path of the newspaper.
async fn kept(page: &Page, path: &str) {
    eventually(&format!("{path} in a cache"), async || is_kept(page, path).await).await;
}

/// Opens a page and waits until what it has loaded is kept.
async fn first_visit(page: &Page, path: &str) {
    page.open(path).await;
    begun(page).await;
    kept(page, "/feed.json").await;
}
