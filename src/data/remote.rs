//! Something that may still be on its way.

use crate::platform::http;
use newsfeed::decode::DecodeError;

/// Why the paper could not be read, with its cause kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The document did not come.
    Network(http::Fault),
    /// The document came and is not JSON.
    NotJson(String),
    /// The document is JSON and not a feed.
    NotAFeed(String),
    /// What came is no file of the search index, or not whole.
    NotAnIndex(String),
}

impl Fault {
    /// Whether the same document may well come at another time.
    pub fn may_pass(&self) -> bool {
        matches!(self, Self::Network(fault) if fault.may_pass())
    }

    /// Whether there is nothing of use at the address.
    pub fn is_absence(&self) -> bool {
        match self {
            Self::Network(fault) => fault.is_absence(),
            _ => true,
        }
    }

    /// How long to leave the server alone after so many tries, in milliseconds; `None` where the next try is the
    /// reader's to make.
    pub fn rest(&self, tries: u32) -> Option<u32> {
        match self {
            Self::Network(fault) => fault.rest(tries),
            Self::NotJson(_) | Self::NotAFeed(_) | Self::NotAnIndex(_) => None,
        }
    }

    /// The technical words, for the console and for whoever the reader asks for help.
    pub fn detail(&self) -> String {
        match self {
            Self::Network(http::Fault::Offline) => "offline".to_owned(),
            Self::Network(http::Fault::TimedOut) => "timed out".to_owned(),
            Self::Network(http::Fault::Status(status, _)) => ["HTTP ", &status.to_string()].concat(),
            Self::Network(http::Fault::WrongType(kind)) => ["content-type: ", kind].concat(),
            Self::Network(http::Fault::Unreachable(why))
            | Self::NotJson(why)
            | Self::NotAFeed(why)
            | Self::NotAnIndex(why) => why.clone(),
        }
    }
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

/// The state of something that a page asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Remote<T> {
    /// On its way, for less than half a second: nothing need be said yet.
    Loading,
    /// On its way for longer: the reader should see that something is coming.
    Slow,
    /// It did not come at the first try; another one is made, without the reader.
    Again,
    /// At hand.
    Ready(T),
    /// It did not come.
    Failed(Fault),
}
