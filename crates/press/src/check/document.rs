//! One document, whatever it holds: what JSON Feed and the layout demand of each.

use super::findings::Findings;
use super::folder::Folder;
use super::{addresses, hash};
use crate::root::{ROOT, resolve};
use newsfeed::decode::decode;
use newsfeed::edition::VERSION;
use newsfeed::model::{Article, Preview};
use newsfeed::paper::Paper;
use newsfeed::wire;
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::sync::Arc;

/// A document that was read.
pub(super) struct Document {
    /// What the app makes of it.
    pub(super) paper: Paper,
    /// What it says besides its items.
    pub(super) feed: wire::Feed,
    /// What the press says of it.
    pub(super) edition: wire::Edition,
    /// The name of the file that is read after it.
    pub(super) next: Option<String>,
}

impl Document {
    /// Reads a document. `entry`: the paper that the entry feed makes; without it this is the entry feed. `is_page`: whether
    /// an article or a static page stands at a path.
    pub(super) fn read(
        folder: &Folder,
        name: &str,
        entry: Option<&Paper>,
        is_page: &dyn Fn(&str) -> bool,
        findings: &mut Findings,
    ) -> Option<Document> {
        let text = folder.text(name, findings)?;
        let decoded = match decode(&text) {
            Ok(decoded) => decoded,
            Err(error) => {
                findings.fault(name, error.to_string());
                return None;
            }
        };
        for problem in &decoded.problems {
            findings.fault(name, problem.to_string());
        }
        let mut feed = decoded.feed;
        check_format(name, &text, &feed, findings);
        addresses::check(folder, name, &feed, is_page, findings);
        let edition = feed.iman.edition.clone().unwrap_or_default();
        if edition.version != VERSION {
            findings.fault(name, format!("_iman.edition.version is {}, this press knows {VERSION}", edition.version));
        }
        let address = [ROOT, name].concat();
        let next = feed.next_url.as_deref().and_then(|next| resolve(&address, next));
        let next = next.map(|next| next.strip_prefix(ROOT).unwrap_or(&next).to_owned());
        let ids: Vec<String> = feed.items.iter().map(|item| item.id.clone()).collect();
        let items = std::mem::take(&mut feed.items);
        let whole = wire::Feed { items, ..feed.clone() };
        let paper = match entry {
            Some(entry) => entry.document(whole, &address, &resolve),
            None => Paper::new(whole, &address, &resolve),
        };
        let stories = paper.stories();
        if stories.len() == ids.len() && stories.iter().zip(&ids).any(|(story, id)| story.preview.id != *id) {
            findings.fault(name, "its stories are not in order, the newest first");
        }
        Some(Document { paper, feed, edition, next })
    }

    /// Its stories, newest first.
    pub(super) fn stories(&self) -> &[Arc<Article>] {
        self.paper.stories()
    }
}

fn check_format(name: &str, text: &str, feed: &wire::Feed, findings: &mut Findings) {
    if feed.version != wire::VERSION {
        findings.fault(name, format!("its version is \"{}\", not \"{}\"", feed.version, wire::VERSION));
    }
    let bare: Bare = serde_json::from_str(text).unwrap_or_default();
    for (at, item) in bare.items.iter().enumerate() {
        if item.content_html.is_none() && item.content_text.is_none() {
            findings.fault(name, format!("items[{at}] has neither content_html nor content_text, be it empty"));
        }
    }
}

/// What must be there and may be empty, which is the same to the app.
#[derive(Default, Deserialize)]
struct Bare {
    items: Vec<BareItem>,
}

#[derive(Deserialize)]
struct BareItem {
    content_html: Option<IgnoredAny>,
    content_text: Option<IgnoredAny>,
}

/// What a document shows of a story.
pub(super) struct Shown {
    /// The name of the story's own document.
    pub(super) name: String,
    /// The hash of that name.
    pub(super) document: u64,
    /// The hash of what is shown: the same wherever the story is shown.
    pub(super) print: u64,
}

impl Shown {
    /// `name`: that of the story's own document.
    pub(super) fn of(preview: &Preview, name: String) -> Shown {
        let date = preview.published.map(|moment| moment.to_rfc3339()).unwrap_or_default();
        let print = hash(&[&name, "\n", &preview.id, "\n", &preview.headline, "\n", &date].concat());
        Shown { document: hash(&name), name, print }
    }
}
