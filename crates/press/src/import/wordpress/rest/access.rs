//! Where the API of a site is, and how it is asked.

use crate::http::{Answer, Client};
use anyhow::{Context, Result, anyhow, bail};
use serde_json::Value;
use url::Url;

const JSON: &str = "application/json";

/// The API of a site.
pub(super) struct Access<'a> {
    pub(super) client: &'a Client,
    /// What the API says of the site.
    pub(super) root: Value,
    /// The home page as it was given, which is where the site answers.
    pub(super) home: String,
    /// The address before `wp/v2/…`: `https://iman.example/wp-json/`, or `https://iman.example/?rest_route=/` where the
    /// server has no rules for addresses.
    base: String,
}

impl<'a> Access<'a> {
    /// Finds the API.
    pub(super) fn find(site: &str, client: &'a Client) -> Result<Access<'a>> {
        let site = if site.contains("://") { site.to_owned() } else { format!("https://{site}") };
        let mut home = Url::parse(&site).with_context(|| format!("\"{site}\" is no web address"))?;
        home.set_query(None);
        home.set_fragment(None);
        let home = home.as_str().trim_end_matches('/');
        // Who was given the address of the API itself may give that.
        let home = home.split("/wp-json").next().unwrap_or(home);
        let mut seen = Vec::new();
        for base in [format!("{home}/wp-json/"), format!("{home}/?rest_route=/")] {
            // A site may send on to another address, and its lists are better asked for there at once.
            let answer = client.get(&base, JSON)?;
            let root = json(&answer.body);
            match root {
                Some(root) if has_posts(&root) => {
                    let is_base = ["wp-json/", "rest_route=/"].iter().any(|end| answer.url.ends_with(end));
                    let base = if is_base { answer.url } else { base };
                    return Ok(Access { client, root, home: home.to_owned(), base });
                }
                _ => seen.push(format!("{base} answers {}", said(&answer))),
            }
        }
        bail!(
            "{home} has no open REST API of WordPress ({}). It is no WordPress site, or its API is closed: make an export \
             file in WordPress by Tools → Export, and import that",
            seen.join("; ")
        )
    }

    /// The address of something in the API. `query`: `a=b&c=d`, or nothing.
    pub(super) fn address(&self, path: &str, query: &str) -> String {
        let path = format!("{}wp/v2/{path}", self.base);
        let joint = match (query.is_empty(), path.contains('?')) {
            (true, _) => "",
            (false, true) => "&",
            (false, false) => "?",
        };
        [&path, joint, query].concat()
    }

    /// Asks for something, with so many tries.
    pub(super) fn get(&self, path: &str, query: &str, tries: Option<u32>) -> Result<Answer> {
        let address = self.address(path, query);
        match tries {
            Some(tries) => self.client.get_within(&address, JSON, tries),
            None => self.client.get(&address, JSON),
        }
    }

    /// Asks for something that may be closed: `None` if it is.
    pub(super) fn optional(&self, path: &str, query: &str) -> Option<Value> {
        let answer = self.get(path, query, None).ok()?;
        answer.is_success().then(|| json(&answer.body))?
    }

    /// How many records a list has, where that is open.
    pub(super) fn count(&self, path: &str, query: &str) -> Option<u64> {
        let query = ["per_page=1", query].join(if query.is_empty() { "" } else { "&" });
        let answer = self.get(path, &query, None).ok()?;
        answer.is_success().then(|| answer.header("x-wp-total")?.parse().ok())?
    }
}

fn has_posts(root: &Value) -> bool {
    root["namespaces"].as_array().is_some_and(|names| names.iter().any(|name| name == "wp/v2"))
}

/// The JSON of an answer. Some sites write warnings before it.
pub(super) fn json(body: &[u8]) -> Option<Value> {
    let text = String::from_utf8_lossy(body);
    let text = text.trim_start_matches('\u{feff}').trim();
    if let Ok(value) = serde_json::from_str(text) {
        return Some(value);
    }
    let starts = text.match_indices(['{', '[']).filter(|(at, _)| *at > 0);
    // A warning may hold a bracket itself, though not many.
    starts.take(50).find_map(|(at, _)| serde_json::from_str::<Value>(&text[at..]).ok().filter(|value| !value.is_null()))
}

/// What an answer says that is not what was asked for.
pub(super) fn said(answer: &Answer) -> String {
    let message = json(&answer.body).and_then(|value| Some(value["message"].as_str()?.to_owned()));
    match message {
        Some(message) => format!("{} ({})", answer.status, newsfeed::text::plain_text(&message)),
        None if answer.is_success() => format!("{}, but no JSON of WordPress", answer.status),
        None => answer.status.to_string(),
    }
}

/// An answer that is no list, as an error.
pub(super) fn refused(address: &str, answer: &Answer) -> anyhow::Error {
    anyhow!("{address} answers {}", said(answer))
}
