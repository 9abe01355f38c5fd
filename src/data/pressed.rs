//! Answers from a pressed archive. One document beside the entry feed holds what a page shows; where a list has to be
//! counted first, a second one does. See docs/edition.md.

use super::listing::{Listing, subject, years};
use super::queries::{Answer, find};
use crate::platform::document::resolve;
use crate::route::{Archive, Route};
use newsfeed::date::{Date, Period};
use newsfeed::edition::{self, FRONT, NEWEST};
use newsfeed::front_page;
use newsfeed::paper::Paper;
use std::sync::Arc;

/// Gives what is known of the document at an address: nothing yet, or that there is none, or what stands in it.
pub type Shelf<'a> = &'a dyn Fn(&str) -> Option<Option<Paper>>;

/// The address of a document that has to be read first.
pub type Wanted = String;

/// Whether a paper is the entry of a pressed archive.
pub fn is_pressed(paper: &Paper) -> bool {
    paper.edition().is_some_and(|edition| edition.list.is_some() && edition.document.is_some())
}

/// What stands at a route of the archive that `entry` leads into.
///
/// # Errors
/// The address of the document without which that cannot be said.
pub fn answer(entry: &Paper, route: &Route, shelf: Shelf<'_>) -> Result<Answer, Wanted> {
    let archive = Pressed { entry, shelf };
    match route {
        Route::Front => {
            let front = archive.read(archive.list(FRONT, NEWEST))?;
            Ok(Answer::Front(Arc::new(front_page::arrange(front.as_ref().unwrap_or(entry)))))
        }
        Route::Archive(list, page) => {
            Ok(archive.listing(list, *page)?.map_or(Answer::Missing, |listing| Answer::Listing(Arc::new(listing))))
        }
        Route::Document(path) => {
            let document = archive.read(archive.document(route))?;
            Ok(document.map_or(Answer::Missing, |document| find(&document, path)))
        }
        Route::Search(_) | Route::Saved => Ok(Answer::Missing),
    }
}

/// A pressed archive, as far as it has been read.
struct Pressed<'a> {
    entry: &'a Paper,
    shelf: Shelf<'a>,
}

impl Pressed<'_> {
    fn read(&self, address: Wanted) -> Result<Option<Paper>, Wanted> {
        (self.shelf)(&address).ok_or(address)
    }

    /// The address of a document of a list.
    fn list(&self, list: &str, name: &str) -> Wanted {
        let template = self.entry.edition().and_then(|edition| edition.list.as_deref());
        self.absolute(&edition::list_address(template.unwrap_or_default(), list, name))
    }

    /// The address of the document of an article or a static page.
    fn document(&self, route: &Route) -> Wanted {
        let template = self.entry.edition().and_then(|edition| edition.document.as_deref());
        self.absolute(&edition::document_address(template.unwrap_or_default(), &route.to_string()))
    }

    fn absolute(&self, reference: &str) -> Wanted {
        resolve(self.entry.address(), reference).unwrap_or_default()
    }

    /// One page of a list; `None` if there is no such list.
    fn listing(&self, archive: &Archive, page: u32) -> Result<Option<Listing>, Wanted> {
        let mut count = None;
        let path = Route::Archive(archive.clone(), 1).to_string();
        let list = match archive {
            Archive::Section(path) => {
                let Some(section) = self.entry.section(path) else { return Ok(None) };
                count = section.count;
                ["category/", section.path.last().map_or("", String::as_str)].concat()
            }
            Archive::Tag(_) | Archive::Author(_) => path.trim_matches('/').to_owned(),
            Archive::Period(period) => {
                let has_year = years(self.entry).contains(&Period::Year(period.first().year));
                count = (!has_year).then_some(0);
                ["date/", path.trim_matches('/')].concat()
            }
        };
        let address = self.list(&list, NEWEST);
        let newest = (self.shelf)(&address);
        let total = match (&newest, count) {
            // It may be younger than the entry.
            (Some(Some(newest)), _) => newest.edition().and_then(|edition| edition.total).unwrap_or_default(),
            // Any period has a page, as on a calendar.
            (Some(None), _) if matches!(archive, Archive::Period(_)) => 0,
            (Some(None), _) => return Ok(None),
            (None, Some(count)) => count,
            (None, None) => return Err(address),
        } as usize;
        let mut stories = Vec::new();
        let mut shown = None;
        if let Some((number, newer)) = edition::holding(page as usize, total) {
            let Some(document) = self.read(self.list(&list, &edition::name(number, total)))? else { return Ok(None) };
            stories.extend(document.stories().iter().skip(newer).take(edition::PAGE).cloned());
            shown = Some(document);
        }
        let newest = newest.flatten();
        let parts = match (archive, newest.as_ref().and_then(Paper::edition)) {
            (Archive::Period(period), Some(edition)) => parts(*period, &edition.parts),
            _ => Vec::new(),
        };
        // What a tag or an author is called stands with the stories.
        let paper = shown.as_ref().or(newest.as_ref()).unwrap_or(self.entry);
        let subject = subject(paper, archive, parts);
        Ok(subject.map(|subject| Listing::new(subject, stories, total, page)))
    }
}

/// The parts of a period that an edition names by their numbers.
fn parts(period: Period, numbers: &[String]) -> Vec<Period> {
    let part = |number: &String| {
        let number = number.parse().ok()?;
        match period {
            Period::Year(year) => Date::new(year, number, 1).map(|date| Period::Month(year, date.month)),
            Period::Month(year, month) => Date::new(year, month, number).map(Period::Day),
            Period::Day(_) => None,
        }
    };
    numbers.iter().filter_map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_months_or_days_that_there_are() {
        let numbers = ["01", "2", "13", "30", "x"].map(str::to_owned);
        assert_eq!(parts(Period::Year(2025), &numbers), [Period::Month(2025, 1), Period::Month(2025, 2)]);
        let days: Vec<u8> = parts(Period::Month(2025, 2), &numbers).iter().map(|day| day.first().day).collect();
        assert_eq!(days, [1, 2, 13], "February has no 30th");
        assert_eq!(parts(Period::Day(Date { year: 2025, month: 2, day: 1 }), &numbers), []);
    }
}
