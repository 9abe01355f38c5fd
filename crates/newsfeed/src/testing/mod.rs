//! Help for the tests of the crate.

mod resolve;

use serde_json::Value;

use crate::decode::decode;
use crate::paper::Paper;

pub use resolve::resolve;

/// Where the documents of tests are fetched from.
pub const ADDRESS: &str = "https://iman.example/feed.json";

/// The paper that a document makes.
pub fn paper(document: &Value) -> Paper {
    let decoded = decode(&document.to_string()).expect("a feed");
    Paper::new(decoded.feed, ADDRESS, &resolve)
}

/// The paper with one more document.
pub fn append(paper: &Paper, document: &Value, address: &str) -> Paper {
    let decoded = decode(&document.to_string()).expect("a feed");
    paper.append(decoded.feed, address, &resolve)
}
