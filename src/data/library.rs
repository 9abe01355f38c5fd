//! What is in memory: the paper, which grows as more documents of its feed are read.

use super::remote::{Fault, Remote};
use crate::platform::followed::Followed;
use crate::platform::task::spawn;
use crate::platform::{document, http, timer};
use leptos::{logging, prelude::*};
use newsfeed::{decode::decode, paper::Paper};
use std::sync::Arc;
use std::time::Duration;

/// How long nothing is shown for something on its way: what comes sooner would only flicker.
const PATIENCE: Duration = Duration::from_millis(500);
/// How many documents of a feed are read without being asked for one by one: an endless chain must end.
const MOST_DOCUMENTS: usize = 200;

/// Whether a document is being fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fetching {
    /// Nothing is on its way.
    Idle,
    /// A document is on its way.
    Started,
    /// A document is on its way for longer than [`PATIENCE`].
    Slow,
    /// The last document did not come.
    Failed(Fault),
}

/// The paper in memory. A handle: copies share one paper.
#[derive(Clone, Copy)]
pub struct Library {
    paper: Followed<Option<Arc<Paper>>>,
    fetching: Followed<Fetching>,
    documents: Followed<usize>,
}

impl Library {
    /// A library without a paper yet; its first document is asked for at once.
    pub fn open() -> Self {
        let library =
            Self { paper: Followed::new(None), fetching: Followed::new(Fetching::Idle), documents: Followed::new(0) };
        library.read_on();
        library
    }

    /// The library that the app provides.
    pub fn of_app() -> Self {
        expect_context()
    }

    /// The paper, as far as it has been read.
    pub fn paper(&self) -> Option<Arc<Paper>> {
        self.paper.get()
    }

    /// The paper, for a use that need not follow its growth.
    pub fn paper_untracked(&self) -> Option<Arc<Paper>> {
        self.paper.get_untracked()
    }

    /// Whether a document is on its way.
    pub fn fetching(&self) -> Fetching {
        self.fetching.get()
    }

    /// Whether the feed goes on after what has been read.
    pub fn has_more(&self) -> bool {
        self.paper.with(|paper| paper.as_ref().is_none_or(|paper| paper.next_url().is_some()))
            && self.documents.get_untracked() < MOST_DOCUMENTS
    }

    /// What to show in place of something that is not here yet.
    pub fn waiting<T>(&self) -> Remote<T> {
        match self.fetching() {
            Fetching::Idle | Fetching::Started => Remote::Loading,
            Fetching::Slow => Remote::Slow,
            Fetching::Failed(fault) => Remote::Failed(fault),
        }
    }

    /// Reads the next document, unless one is on its way, the last one failed, or the feed has ended.
    pub fn read_on(&self) {
        if self.fetching.get_untracked() == Fetching::Idle && untrack(|| self.has_more()) {
            self.fetch();
        }
    }

    /// Tries again after a fault.
    pub fn retry(&self) {
        if matches!(self.fetching.get_untracked(), Fetching::Failed(_)) {
            self.fetch();
        }
    }

    fn fetch(&self) {
        let library = *self;
        self.fetching.set(Fetching::Started);
        let slow = timer::after(PATIENCE, move || {
            if library.fetching.get_untracked() == Fetching::Started {
                library.fetching.set(Fetching::Slow);
            }
        });
        spawn(async move {
            let before = library.paper_untracked();
            let address = match &before {
                Some(paper) => paper.next_url().unwrap_or_default().to_owned(),
                None => document::feed_address(),
            };
            let read = read_document(&address, before.as_deref()).await;
            if let Some(slow) = slow {
                slow.clear();
            }
            match read {
                Ok(paper) => {
                    library.documents.set(library.documents.get_untracked() + 1);
                    // First the state, then the paper: whoever asks for more on seeing the paper finds nobody fetching.
                    library.fetching.set(Fetching::Idle);
                    library.paper.set(Some(Arc::new(paper)));
                }
                Err(fault) => {
                    logging::warn!("iman: {address}: {fault}");
                    library.fetching.set(Fetching::Failed(fault));
                }
            }
        });
    }
}

/// Fetches and reads one document; what is wrong with single items is said in the console and costs only them.
async fn read_document(address: &str, before: Option<&Paper>) -> Result<Paper, Fault> {
    let text = http::fetch_json(address).await?;
    let decoded = decode(&text)?;
    for problem in &decoded.problems {
        logging::warn!("iman: {address}: {problem}");
    }
    Ok(match before {
        Some(paper) => paper.append(decoded.feed, address, &document::resolve),
        None => Paper::new(decoded.feed, address, &document::resolve),
    })
}
