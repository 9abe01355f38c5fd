//! Small notes kept on the reader's device. Storage may be forbidden or full: the newspaper then goes on without it.

use super::document::{self, window};
use web_sys::Storage;

/// How long a note is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// Until the reader clears it.
    ForGood,
    /// As long as the tab is open.
    ThisTab,
}

impl Keep {
    fn storage(self) -> Option<Storage> {
        if !document::is_browser() {
            return None;
        }
        match self {
            Self::ForGood => window().local_storage(),
            Self::ThisTab => window().session_storage(),
        }
        .ok()
        .flatten()
    }

    /// Reads a note.
    pub fn read(self, key: &str) -> Option<String> {
        self.storage()?.get_item(key).ok().flatten()
    }

    /// Writes a note; says whether it could.
    pub fn write(self, key: &str, value: &str) -> bool {
        self.storage().is_some_and(|storage| storage.set_item(key, value).is_ok())
    }
}
