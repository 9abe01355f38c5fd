//! Something that may still be on its way.

use crate::platform::http;
use newsfeed::decode::DecodeError;
use std::fmt::{self, Display};

/// Why the paper could not be read, with its cause kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The document did not come.
    Network(http::Fault),
    /// The document came and is not JSON.
    NotJson(String),
    /// The document is JSON and not a feed.
    NotAFeed(String),
}

impl From<http::Fault> for Fault {
    fn from(fault: http::Fault) -> Self {
        Self::Network(fault)
    }
}

impl From<DecodeError> for Fault {
    fn from(error: DecodeError) -> Self {
        match error {
            DecodeError::NotJson { .. } => Self::NotJson(error.to_string()),
            DecodeError::NotAFeed { .. } => Self::NotAFeed(error.to_string()),
        }
    }
}

impl Display for Fault {
    /// The technical words, for the console and for whoever the reader asks for help.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Network(http::Fault::Offline) => f.write_str("offline"),
            Self::Network(http::Fault::TimedOut) => f.write_str("timed out"),
            Self::Network(http::Fault::Unreachable(why)) => f.write_str(why),
            Self::Network(http::Fault::Status(status)) => write!(f, "HTTP {status}"),
            Self::Network(http::Fault::WrongType(kind)) => write!(f, "content-type: {kind}"),
            Self::NotJson(why) | Self::NotAFeed(why) => f.write_str(why),
        }
    }
}

/// The state of something that a page asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Remote<T> {
    /// On its way, for less than half a second: nothing need be said yet.
    Loading,
    /// On its way for longer: the reader should see that something is coming.
    Slow,
    /// At hand.
    Ready(T),
    /// It did not come.
    Failed(Fault),
}
