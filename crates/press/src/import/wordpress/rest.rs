//! A live site, through the REST API of WordPress: <https://developer.wordpress.org/rest-api/>.
//!
//! What it gives without a password: posts, pages and their categories; what else belongs to a post comes embedded in it.
//! A record comes as the site shows it, with all that its plugins make of it.
//!
//! Lists are asked for in the order of their numbers, so that a post that appears meanwhile does not move the others. After
//! each page of a list the place is noted: an import that broke off goes on there. When an import is complete the newest
//! time of change that it has seen is noted: the next one asks only for what was changed after it. See `progress`.

mod access;
mod list;
mod menus;
mod progress;
mod record;
mod site;

use super::content::Lost;
use super::types::{Role, is_like_an_article, role};
use crate::http::Client;
use crate::intake::Intake;
use access::Access;
use anyhow::Result;
use list::{List, Page};
use progress::Place;
use serde_json::Value;

/// Imports a live site. `site`: the address of its home page.
///
/// The first import takes everything, the next ones what is new or changed; what was deleted on the site is not seen by
/// these. [`forget`] makes the next one take everything.
///
/// # Errors
/// If the site does not answer or has no open REST API, or if the store cannot be written. What has been taken until then
/// stays, and the next import goes on there.
pub fn rest(site: &str, client: &Client, intake: &mut Intake<'_>) -> Result<()> {
    let access = Access::find(site, client)?;
    let said = site::read(&access, intake)?;
    let offset = said.offset;
    intake.masthead(said.site.feed(), &said.site.home);
    for kind in said.kinds {
        let kept = Kept { kind: &kind.name, role: role(&kind.name), home: &said.site.home, offset };
        match (kept.list(&access, &kind.path, intake), kept.role) {
            // The API tells of lists of plugins that it then does not open.
            (Err(error), Role::Other) => intake.report.fault(&kind.path, format!("{error:#}; left out")),
            (done, _) => done?,
        }
    }
    let comments = access.count("comments", "");
    intake.report.lose("comments", comments.unwrap_or_default());
    Ok(())
}

/// Makes the next import take everything, as if it were the first.
///
/// # Errors
/// If the store cannot be written.
pub fn forget(intake: &Intake<'_>) -> Result<()> {
    progress::forget(intake)
}

/// How the records of a type are taken.
struct Kept<'a> {
    kind: &'a str,
    role: Role,
    home: &'a str,
    offset: i16,
}

impl Kept<'_> {
    /// Takes a list, from where the last import of it ended.
    fn list(&self, access: &Access<'_>, path: &str, intake: &mut Intake<'_>) -> Result<()> {
        let mut place = Place::of(intake, self.kind)?;
        if place.is_of_changes() {
            intake.is_partial = true;
        }
        let mut list = List::new(access, path, place.query());
        list.go_to(place.page());
        while let Some(page) = list.next()? {
            self.take(page, &mut place, intake)?;
            // Only what is in the store may be behind the place that is noted.
            intake.flush()?;
            place.note(intake, list.page())?;
        }
        place.complete(intake)
    }

    fn take(&self, page: Page, place: &mut Place, intake: &mut Intake<'_>) -> Result<()> {
        for (at, fault) in page.faults {
            // It is still there.
            intake.is_partial = true;
            intake.report.fault(at, fault);
        }
        for value in page.records {
            self.record(&value, place, intake)?;
        }
        Ok(())
    }

    fn record(&self, value: &Value, place: &mut Place, intake: &mut Intake<'_>) -> Result<()> {
        let number = value["id"].as_u64().unwrap_or_default();
        let at = format!("{} {number}", self.kind);
        if number == 0 {
            intake.report.fault(format!("{} \"{}\"", self.kind, record::text(&value["title"])), "has no id; left out");
            return Ok(());
        }
        place.see(value["modified"].as_str().unwrap_or_default());
        if value["content"]["protected"] == true {
            intake.report.lose("records behind a password", 1);
            return Ok(());
        }
        let (record, lost): (_, Lost) = record::read(value, self.offset, self.role == Role::Page);
        if self.role == Role::Other && !is_like_an_article(self.kind, &record) {
            intake.report.lose(&format!("records of type {}", self.kind), 1);
            return Ok(());
        }
        if self.role == Role::Page && record.html.is_empty() {
            intake.report.lose("pages without a text", 1);
            return Ok(());
        }
        for (what, count) in lost {
            intake.report.lose(&what, count);
        }
        if record.published.is_none() && self.role != Role::Page {
            intake.report.fault(&at, "has no date that can be read; it comes after all others");
        }
        intake.item(&at, record.item(self.home))
    }
}

#[cfg(test)]
mod tests;
