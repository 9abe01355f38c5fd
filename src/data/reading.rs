//! Reading what came of a document or another file.

use super::documents::{File, Wanted};
use super::remote::Fault;
use crate::platform::document;
use crate::platform::http;
use leptos::leptos_dom::logging::console_warn;
use newsfeed::search::index_file::coverage;
use newsfeed::{decode::decode, paper::Paper};
use std::sync::Arc;

/// Says in the console, for the publisher, what is wrong with a document or another file.
pub fn warn(address: &str, what: &str) {
    console_warn(&["iman: ", address, ": ", what].concat());
}

/// The next document of a feed, the first one if there is no paper.
pub fn next_document(paper: Option<&Paper>) -> Wanted {
    let address = match paper {
        Some(paper) => paper.next_url().unwrap_or_default().to_owned(),
        None => document::feed_address(),
    };
    Wanted { address, is_index: false }
}

/// Reads what came of a file, its text and where it came from in the end; what is wrong with single items is said in the
/// console and costs only them. `before`: the paper as it is. `is_pressed`: whether the file stands beside that, and does
/// not go on with it.
pub fn read(
    file: &Wanted,
    came: Result<(String, String), http::Fault>,
    before: Option<&Paper>,
    is_pressed: bool,
) -> Result<File, Fault> {
    let (text, address) = match came {
        // The archive has nothing there, which is no fault: the address is wrong.
        Err(fault) if is_pressed && !file.is_index && fault.is_absence() => return Ok(File::Document(None)),
        Err(fault @ http::Fault::WrongType(_)) if file.is_index => {
            return Err(Fault::NotAnIndex(Fault::Network(fault).detail()));
        }
        came => came?,
    };
    if file.is_index {
        return if coverage(&text).is_some() {
            Ok(File::Index(Arc::new(text)))
        } else {
            Err(Fault::NotAnIndex("not whole".to_owned()))
        };
    }
    let decoded = decode(&text)?;
    for problem in &decoded.problems {
        warn(&address, &problem.to_string());
    }
    Ok(File::Document(Some(match before {
        Some(paper) if is_pressed => paper.document(decoded.feed, &address, &document::resolve),
        Some(paper) => paper.append(decoded.feed, &address, &document::resolve),
        None => Paper::new(decoded.feed, &address, &document::resolve),
    })))
}
