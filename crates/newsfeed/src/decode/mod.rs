//! From text to [`wire::Feed`]: tolerant, and telling what it could not read.
//!
//! Read by hand from `serde_json::Value` instead of by derive: one wrongly typed field costs that
//! field and is reported, never the item or the feed; and the code stays small in wasm.

mod feed;
mod iman;
mod item;
mod reader;

use std::fmt;

use serde_json::Value;

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
        write!(f, "{}: {}", self.path, self.message)
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
    let document: Value = serde_json::from_str(text).map_err(|error| not_json(text, &error))?;
    let object = match document {
        Value::Object(object) => object,
        other => {
            let what = format!("{}, not an object", reader::type_name(&other));
            return Err(DecodeError::NotAFeed { what });
        }
    };
    let version = object.get("version").and_then(Value::as_str);
    let is_feed = version.is_some_and(feed::is_known_version) || object.get("items").is_some_and(Value::is_array);
    if !is_feed {
        let what = match version {
            Some(version) => format!("an object of version \"{version}\" without a list of items"),
            None => "an object without a version and a list of items".to_owned(),
        };
        return Err(DecodeError::NotAFeed { what });
    }
    let log = Log::default();
    let feed = feed::read(log.document(object));
    Ok(Decoded { feed, problems: log.into_problems() })
}

fn not_json(text: &str, error: &serde_json::Error) -> DecodeError {
    let message = match text.trim_start().chars().next() {
        None => "the document is empty".to_owned(),
        Some('<') => "it begins like HTML or XML".to_owned(),
        Some(_) => {
            let message = error.to_string();
            message.split(" at line ").next().unwrap_or_default().to_owned()
        }
    };
    DecodeError::NotJson { line: error.line().max(1), column: error.column().max(1), message }
}

#[cfg(test)]
mod tests;
