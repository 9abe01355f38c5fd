//! The files that a host wants.

use super::redirects::Told;

/// Where a file lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// In the folder of the paper.
    Paper,
    /// In the folder whose content stands at the root of the host.
    Root,
    /// In no folder that is published.
    Beside,
}

/// What is to be written.
#[derive(Debug, Default)]
pub struct Plan {
    /// Place, name and text of each file.
    pub files: Vec<(At, String, String)>,
    /// How many redirects the host is told.
    pub redirects: usize,
    /// How many it is not told, as it does not take so many, or not of that kind.
    pub left_out: usize,
}

impl Plan {
    /// No files yet, and redirects.
    pub fn new(told: &Told) -> Plan {
        Plan { files: Vec::new(), redirects: told.rules.len(), left_out: told.left_out }
    }

    /// Adds a file.
    pub fn add(&mut self, at: At, name: &str, text: String) {
        self.files.push((at, name.to_owned(), text));
    }
}
