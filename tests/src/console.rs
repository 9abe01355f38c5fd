//! What the page said to the console.
//!
//! ChromeDriver gives the console out by a command of its own. The other drivers have none, so there the page reports
//! itself: the server puts a script before all others, which tells the server of every error. What a browser says of
//! requests that failed is then not among it; that the app says itself, in its own words.

use crate::engine::Engine;
use crate::server::Server;
use crate::site::{Answer, Site};
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

/// Where the page reports to, and where its script is.
const REPORTS: &str = "/harness/console";
const SCRIPT: &str = "/harness/console.js";

/// Reports at once and waits until it is told: what is on its way when a page is left would be lost.
const REPORTER: &str = "
    const report = (level, words) => {
        const message = [...words].map((word) => word?.stack ? `${word} ${word.stack}` : String(word)).join(' ');
        const request = new XMLHttpRequest();
        request.open('POST', '/harness/console', false);
        try { request.send(JSON.stringify({ level, message })); } catch { }
    };
    for (const [name, level] of [['error', 'SEVERE'], ['warn', 'WARNING'], ['assert', 'SEVERE']]) {
        const own = console[name];
        console[name] = (...words) => {
            own.apply(console, words);
            if (name !== 'assert' || !words[0]) report(level, words);
        };
    }
    addEventListener('error', (event) => { if (event instanceof ErrorEvent) report('SEVERE', [event.message, event.error]); });
    addEventListener('unhandledrejection', (event) => report('SEVERE', ['Uncaught (in promise)', event.reason]));
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
        report('SEVERE', ['Content Security Policy:', effectiveDirective, blockedURI, sample]));
";

/// The site as an engine needs it, so that its console can be read, for a reader of a language (BCP 47).
pub(crate) fn prepare(site: Site, engine: Engine, language: &str) -> Site {
    if engine.has_log() {
        return site;
    }
    let mut script = REPORTER.to_owned();
    if engine.needs_language_set() {
        script.push_str(&format!(
            "for (const [name, value] of [['language', '{language}'], ['languages', ['{language}']]])
                 Object.defineProperty(navigator, name, {{ get: () => value }});"
        ));
    }
    let tag = format!("<head><script src=\"{}{SCRIPT}\"></script>", site.folder);
    site.editing_index("<head>", &tag)
        .answering(SCRIPT, Answer::text("text/javascript; charset=utf-8", script))
        .answering(REPORTS, Answer::status(204))
}

/// What was said after the first `known` entries.
pub(crate) async fn read(client: &Client, server: &Server, engine: Engine, known: usize) -> Vec<Entry> {
    if engine.has_log() {
        let log = client.issue_cmd(ReadLog).await.expect("ChromeDriver gives out the browser's log");
        return serde_json::from_value(log).expect("a log is a list of entries with level and message");
    }
    let reports = server.requests(REPORTS);
    let entry = |body: &str| serde_json::from_str(body).expect("the script reports entries with level and message");
    reports.iter().skip(known).map(|report| entry(&report.body)).collect()
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
