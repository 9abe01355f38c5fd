//! What is found while files are looked through, on one thread or another.

use crate::report::Report;

/// What is found.
#[derive(Debug, Default)]
pub(super) struct Findings {
    report: Report,
}

impl Findings {
    /// Something is wrong.
    pub(super) fn fault(&mut self, place: &str, message: impl Into<String>) {
        self.report.fault(place, message);
    }

    /// A file was looked through.
    pub(super) fn file(&mut self) {
        self.report.count("files", 1);
    }

    /// A page of HTML was looked through.
    pub(super) fn page(&mut self) {
        self.report.count("pages of HTML", 1);
    }

    /// A compressed copy was compared with its file.
    pub(super) fn copy(&mut self) {
        self.report.count("compressed copies", 1);
    }

    /// How many files were looked through.
    pub(super) fn files(&self) -> u64 {
        self.report.counted("files")
    }

    /// Adds what another thread has found, behind what is here.
    pub(super) fn add(&mut self, other: Findings) {
        self.report.add(other.report);
    }

    pub(super) fn into_report(self) -> Report {
        self.report
    }
}
