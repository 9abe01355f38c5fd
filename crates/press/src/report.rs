//! What a command did and what it could not do, for people and for machines.

use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;

/// How many faults are kept with their place: a broken archive of a million records must not fill the memory.
pub const MOST_FAULTS: usize = 1000;

/// A record or a file that was left out or mended, and where it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// Where: file, line, id, address.
    pub place: String,
    /// What is wrong with it, and what became of it.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

/// What a command did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// How much of what: records read, stories new, files written. Names are those that the documentation lists.
    pub counts: BTreeMap<&'static str, u64>,
    /// What the archive has and an edition has no place for, counted: comments, shortcodes by name.
    pub lost: BTreeMap<String, u64>,
    /// What was left out or mended, up to 1000 of them.
    pub faults: Vec<Fault>,
    /// How many faults there were in all.
    pub fault_count: u64,
}

impl Report {
    /// Adds to a count.
    pub fn count(&mut self, what: &'static str, by: u64) {
        *self.counts.entry(what).or_default() += by;
    }

    /// A count; 0 if nothing was counted.
    pub fn counted(&self, what: &str) -> u64 {
        self.counts.get(what).copied().unwrap_or_default()
    }

    /// Notes something that an edition has no place for.
    pub fn lose(&mut self, what: &str, by: u64) {
        if by > 0 {
            *self.lost.entry(what.to_owned()).or_default() += by;
        }
    }

    /// Adds what another one says, behind what is here.
    pub fn add(&mut self, other: Report) {
        for (what, count) in other.counts {
            self.count(what, count);
        }
        for (what, count) in other.lost {
            self.lose(&what, count);
        }
        let room = MOST_FAULTS.saturating_sub(self.faults.len());
        self.faults.extend(other.faults.into_iter().take(room));
        self.fault_count += other.fault_count;
    }

    /// Notes a fault.
    pub fn fault(&mut self, place: impl Into<String>, message: impl Into<String>) {
        self.fault_count += 1;
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(Fault { place: place.into(), message: message.into() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_counted_beyond_those_that_are_kept() {
        let mut report = Report::default();
        for line in 0..1500 {
            report.fault(format!("export.xml:{line}"), "has no id; left out");
        }
        assert_eq!((report.faults.len(), report.fault_count), (MOST_FAULTS, 1500));
        assert_eq!(report.faults[1].to_string(), "export.xml:1: has no id; left out");
    }
}
