//! From text to [`wire::Feed`]: tolerant, and telling what it could not read.
//!
//! Read by hand instead of by derive: one wrongly typed field costs that field and is reported, never
//! the item or the feed; and the code stays small in wasm.

mod feed;
mod iman;
mod item;
mod json;
mod number;
mod reader;

use std::fmt;

use crate::wire;
use reader::Log;

/// A document that was read.
#[derive(Clone, PartialEq, Debug)]
pub struct Decoded {
    /// What it says.
    pub feed: wire::Feed,
    /// What could not be read and was left out.
    pub problems: Vec<Problem>,
}

/// A part of a document that does not follow the format. It was left out, and nothing else was.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// Where it is: `items[3].date_published`.
    pub path: String,
    /// What is wrong with it.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // In one piece: writing the parts one by one is more code.
        f.write_str(&[&self.path, ": ", &self.message].concat())
    }
}

/// Why a text is no feed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DecodeError {
    /// The text is not JSON.
    NotJson {
        /// The line of the fault, from 1.
        line: usize,
        /// The column of the fault, from 1.
        column: usize,
        /// What is wrong there.
        message: String,
    },
    /// It is JSON, but no feed.
    NotAFeed {
        /// What it is instead.
        what: String,
    },
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DecodeError::NotJson { line, column, message } => write!(
                f,
                "The feed is not valid JSON: {message} (line {line}, column {column}). \
                 Check that the address is that of a JSON Feed document, and that document with a JSON validator."
            ),
            DecodeError::NotAFeed { what } => write!(
                f,
                "The document is not a JSON Feed: it is {what}. \
                 A JSON Feed is an object with \"version\": \"{}\", a title and items.",
                wire::VERSION
            ),
        }
    }
}

impl std::error::Error for DecodeError {}

/// Reads a document in [JSON Feed](https://www.jsonfeed.org/version/1.1/) 1.0 or 1.1, with or
/// without the `_iman` extension; other extensions are ignored, and so is a byte order mark.
///
/// Items without an id, and further items with the same id, are left out and reported, as the
/// format asks. Fields of a wrong type are left out and reported. A document without `version` is
/// taken for a feed if it has a list of items.
///
/// # Errors
///
/// If the text is not JSON at all, or is JSON but no feed.
pub fn decode(text: &str) -> Result<Decoded, DecodeError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let document = json::document(text).map_err(|fault| not_json(text, fault))?;
    let log = Log::default();
    if !document.starts_with('{') {
        let what = [reader::type_name(document), ", not an object"].concat();
        return Err(DecodeError::NotAFeed { what });
    }
    let object = log.document(document);
    let version = object.raw("version").and_then(json::string);
    let is_feed = version.as_deref().is_some_and(feed::is_known_version)
        || object.raw("items").is_some_and(|items| items.starts_with('['));
    if !is_feed {
        let what = match version {
            Some(version) => ["an object of version \"", &version, "\" without a list of items"].concat(),
            None => "an object without a version and a list of items".to_owned(),
        };
        return Err(DecodeError::NotAFeed { what });
    }
    let feed = feed::read(&object);
    drop(object);
    Ok(Decoded { feed, problems: log.into_problems() })
}

fn not_json(text: &str, (at, message): json::Fault) -> DecodeError {
    let message = match text.trim_start().chars().next() {
        None => "the document is empty",
        Some('<') => "it begins like HTML or XML",
        Some(_) => message,
    };
    let before = text.as_bytes().get(..at).unwrap_or_default();
    let (mut line, mut column) = (1, 1);
    for byte in before {
        column += 1;
        if *byte == b'\n' {
            (line, column) = (line + 1, 1);
        }
    }
    DecodeError::NotJson { line, column, message: message.to_owned() }
}

#[cfg(test)]
mod tests;
