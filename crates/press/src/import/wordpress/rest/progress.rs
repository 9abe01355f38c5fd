//! How far the import of a list has come, noted in the store.
//!
//! Of each type of records two things are noted: `TYPE after`, the newest time of change when the list was last complete,
//! by the clock of the site, as it writes it; and, while it is being read, `TYPE place`: the page that comes next, and the
//! newest time of change so far.

use crate::intake::Intake;
use anyhow::Result;
use newsfeed::date::Moment;

/// The types whose notes there are.
const TYPES: &str = "types";

/// The place in a list.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Place {
    kind: String,
    /// Only what was changed after this is asked for.
    after: Option<String>,
    page: u64,
    newest: String,
}

impl Place {
    /// The place that is noted for the records of a type; the beginning of the list if none is.
    pub(super) fn of(intake: &Intake<'_>, kind: &str) -> Result<Place> {
        let note = |key: &str| intake.store().note(intake.source(), &format!("{kind} {key}"));
        let known = intake.store().note(intake.source(), TYPES)?.unwrap_or_default();
        if !known.split(' ').any(|other| other == kind) {
            intake.store().set_note(intake.source(), TYPES, Some(format!("{known} {kind}").trim()))?;
        }
        let after = note("after")?.filter(|after| Moment::parse(after).is_some());
        let place = note("place")?.unwrap_or_default();
        let (page, newest) = place.split_once(' ').unwrap_or(("1", ""));
        // A post that was deleted meanwhile has moved the others one up: the page before is read once more.
        let page = page.parse::<u64>().unwrap_or(1).saturating_sub(1).max(1);
        Ok(Place { kind: kind.to_owned(), newest: newest.to_owned(), page, after })
    }

    /// Whether only changes are asked for.
    pub(super) fn is_of_changes(&self) -> bool {
        self.after.is_some() || self.page > 1
    }

    /// The page to go on with.
    pub(super) fn page(&self) -> u64 {
        self.page
    }

    /// What restricts the list. Sites before version 5.7 do not know it and give everything, which is as right.
    pub(super) fn query(&self) -> String {
        self.after.as_ref().map(|after| format!("modified_after={}", before(after))).unwrap_or_default()
    }

    /// Sees the time of change of a record.
    pub(super) fn see(&mut self, modified: &str) {
        if modified > self.newest.as_str() && Moment::parse(modified).is_some() {
            modified.clone_into(&mut self.newest);
        }
    }

    /// Notes that everything before a page is in the store.
    pub(super) fn note(&self, intake: &Intake<'_>, page: u64) -> Result<()> {
        let place = format!("{page} {}", self.newest);
        intake.store().set_note(intake.source(), &format!("{} place", self.kind), Some(&place))
    }

    /// Notes that the list is in the store.
    pub(super) fn complete(self, intake: &Intake<'_>) -> Result<()> {
        let (store, source) = (intake.store(), intake.source());
        if !self.newest.is_empty() && self.after.as_ref().is_none_or(|after| *after < self.newest) {
            store.set_note(source, &format!("{} after", self.kind), Some(&self.newest))?;
        }
        store.set_note(source, &format!("{} place", self.kind), None)
    }
}

/// A minute before a time: what was changed within the same second may have come after the list was read.
fn before(time: &str) -> String {
    let Some(mut moment) = Moment::parse(time) else { return time.to_owned() };
    match (moment.hour, moment.minute) {
        (0, 0) => moment.second = 0,
        (_, 0) => (moment.hour, moment.minute) = (moment.hour - 1, 59),
        _ => moment.minute -= 1,
    }
    // Without an offset: by the clock of the site.
    moment.to_rfc3339().trim_end_matches('Z').to_owned()
}

pub(super) fn forget(intake: &Intake<'_>) -> Result<()> {
    let (store, source) = (intake.store(), intake.source());
    for kind in store.note(source, TYPES)?.unwrap_or_default().split(' ') {
        for key in ["after", "place"] {
            store.set_note(source, &format!("{kind} {key}"), None)?;
        }
    }
    store.set_note(source, TYPES, None)
}
