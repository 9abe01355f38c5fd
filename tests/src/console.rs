//! What the page said to the console.

use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde::Deserialize;
use std::fmt;

/// An entry of the console.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Entry {
    level: String,
    message: String,
}

impl Entry {
    /// Whether it tells of an error: thrown, written by `console.error`, or a request that failed.
    pub fn is_error(&self) -> bool {
        self.level == "SEVERE"
    }

    /// Its words.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.level, self.message)
    }
}

/// What was said since the last call. ChromeDriver's own command: WebDriver has none.
pub(crate) async fn read(client: &Client) -> Vec<Entry> {
    let log = client.issue_cmd(ReadLog).await.expect("ChromeDriver gives out the browser's log");
    serde_json::from_value(log).expect("a log is a list of entries with level and message")
}

#[derive(Debug)]
struct ReadLog;

impl WebDriverCompatibleCommand for ReadLog {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (hyper::Method, Option<String>) {
        (hyper::Method::POST, Some(r#"{"type":"browser"}"#.to_owned()))
    }
}
