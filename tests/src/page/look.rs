//! What a page shows. All words come with runs of white space as one space: so they look to a reader.

use super::Page;
use crate::wait::{becomes, eventually};
use serde_json::json;

impl Page {
    /// Path and query.
    pub async fn address(&self) -> String {
        self.js("return location.pathname + location.search").await
    }

    /// The document's title.
    pub async fn title(&self) -> String {
        self.js("return document.title").await
    }

    /// The words of the first element that a selector finds; waits until there is one.
    pub async fn text(&self, selector: &str) -> String {
        self.exists(selector).await;
        self.texts(selector).await.swap_remove(0)
    }

    /// The words of all that a selector finds.
    pub async fn texts(&self, selector: &str) -> Vec<String> {
        self.js_with("return all(args[0]).map((found) => clean(found.textContent))", json!([selector])).await
    }

    /// All words of the page that can be seen.
    pub async fn visible_text(&self) -> String {
        self.js("return clean(document.body.innerText)").await
    }

    /// An attribute of the first element that a selector finds; waits until there is one.
    pub async fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        self.exists(selector).await;
        self.js_with("return all(args[0])[0].getAttribute(args[1])", json!([selector, name])).await
    }

    /// An attribute of all that a selector finds, of those that have it.
    pub async fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let script =
            "return all(args[0]).map((found) => found.getAttribute(args[1])).filter((value) => value !== null)";
        self.js_with(script, json!([selector, name])).await
    }

    /// The paths that the links lead to which a selector finds.
    pub async fn paths(&self, links: &str) -> Vec<String> {
        let script = "return all(args[0]).map((link) => decodeURI(new URL(link.href).pathname))";
        self.js_with(script, json!([links])).await
    }

    /// How many elements a selector finds.
    pub async fn count(&self, selector: &str) -> usize {
        self.js_with("return all(args[0]).length", json!([selector])).await
    }

    /// Whether the first element that a selector finds can be seen.
    pub async fn is_visible(&self, selector: &str) -> bool {
        self.js_with("return all(args[0]).slice(0, 1).some(seen)", json!([selector])).await
    }

    /// Waits until a selector finds something.
    pub async fn exists(&self, selector: &str) {
        eventually(&format!("`{selector}` on the page"), async || self.count(selector).await > 0).await;
    }

    /// Waits until the first element that a selector finds has these words.
    pub async fn says(&self, selector: &str, words: &str) {
        becomes(&format!("the words of `{selector}`"), Some(words.to_owned()), async || {
            self.texts(selector).await.into_iter().next()
        })
        .await;
    }

    /// Waits until these words can be seen somewhere on the page.
    pub async fn shows(&self, words: &str) {
        eventually(&format!("the words “{words}” on the page"), async || self.visible_text().await.contains(words))
            .await;
    }

    /// How far the page is scrolled down, in pixels.
    pub async fn scroll(&self) -> f64 {
        self.js("return window.scrollY").await
    }

    /// What has the focus: an element's name with its id or classes, `a.skip`.
    pub async fn focus(&self) -> String {
        let script = "
            const focused = document.activeElement;
            const id = focused.id ? '#' + focused.id : '';
            return focused.localName + id + [...focused.classList].map((name) => '.' + name).join('')";
        self.js(script).await
    }

    /// Whether the element that has the focus is the first that a selector finds.
    pub async fn has_focus(&self, selector: &str) -> bool {
        self.js_with("return all(args[0])[0] === document.activeElement", json!([selector])).await
    }
}
