//! How much a page holds in memory: Chromium's own account, by the DevTools commands that ChromeDriver passes on.

use super::Page;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};

/// What a page holds after everything that nobody needs has been collected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Memory {
    /// Bytes of JavaScript's objects, of the DOM, and of buffers, WebAssembly's memory among them.
    pub bytes: u64,
    /// Nodes of the DOM, those that are on no page any more included.
    pub nodes: u64,
    /// Event listeners.
    pub listeners: u64,
}

impl Page {
    /// Collects what nobody needs, and counts what is left. Only in Chromium.
    pub async fn memory(&self) -> Memory {
        // What the first collection lets go may hold other things.
        for _ in 0..3 {
            self.devtools("HeapProfiler.collectGarbage", json!({})).await;
        }
        let heap = self.devtools("Runtime.getHeapUsage", json!({})).await;
        let counters = self.devtools("Memory.getDOMCounters", json!({})).await;
        // They come as numbers with a fraction.
        let number =
            |from: &Value, name: &str| from[name].as_f64().unwrap_or_else(|| panic!("no {name} in {from}")) as u64;
        let bytes = ["usedSize", "embedderHeapUsedSize", "backingStorageSize"];
        Memory {
            bytes: bytes.iter().map(|name| number(&heap, name)).sum(),
            nodes: number(&counters, "nodes"),
            listeners: number(&counters, "jsEventListeners"),
        }
    }

    /// Has Chromium do something by its DevTools protocol.
    pub async fn devtools(&self, command: &'static str, parameters: Value) -> Value {
        let answer = self.client.issue_cmd(DevTools(command, parameters)).await;
        answer.unwrap_or_else(|why| panic!("Chromium does not know {command}: {why}"))
    }
}

#[derive(Debug)]
struct DevTools(&'static str, Value);

impl WebDriverCompatibleCommand for DevTools {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (hyper::Method, Option<String>) {
        (hyper::Method::POST, Some(json!({ "cmd": self.0, "params": self.1 }).to_string()))
    }
}
