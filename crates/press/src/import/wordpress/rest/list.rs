//! A list of the API, page by page.
//!
//! A site may fail at a page because of one record in it: a shortcode that breaks, a text that takes too long. Then the page
//! is asked for in halves, down to single records, so that only the broken one is lost.

use super::access::{Access, json, refused, said};
use crate::http::Answer;
use anyhow::{Result, bail};
use serde_json::Value;

/// Records on a page: as many as the API gives.
pub(super) const PER_PAGE: u64 = 100;
/// What is embedded in a record. (Versions before 5.4 embed everything, whatever is named here.)
const EMBED: &str = "_embed=author,wp:featuredmedia,wp:term";
/// Tries of a part of a page that has failed as a whole.
const TRIES: u32 = 2;
/// After so many records in a row of which the site does not even tell the number it is the site that is broken.
const MOST_FAILURES: u32 = 5;

/// A list.
pub(super) struct List<'a> {
    access: &'a Access<'a>,
    path: &'a str,
    query: String,
    /// The page to ask for next, counted from 1.
    page: u64,
    /// How many pages there are, once that is known.
    pages: Option<u64>,
    failures: u32,
    has_ended: bool,
}

/// A page of it.
#[derive(Default)]
pub(super) struct Page {
    pub(super) records: Vec<Value>,
    /// What could not be got: place and fault, for the report.
    pub(super) faults: Vec<(String, String)>,
}

/// What came of asking.
enum Asked {
    Records(Vec<Value>),
    /// There is no such page.
    End,
    /// Asking for less may help.
    Failed(String),
}

impl<'a> List<'a> {
    /// A list in the order of numbers. `query`: what restricts it, or nothing.
    pub(super) fn new(access: &'a Access<'a>, path: &'a str, query: String) -> List<'a> {
        List { access, path, query, page: 1, pages: None, failures: 0, has_ended: false }
    }

    /// Skips what comes before a page.
    pub(super) fn go_to(&mut self, page: u64) {
        self.page = page.max(1);
    }

    /// The page that comes next.
    pub(super) fn page(&self) -> u64 {
        self.page
    }

    /// The next page; `None` behind the last one.
    pub(super) fn next(&mut self) -> Result<Option<Page>> {
        if self.has_ended || self.pages.is_some_and(|pages| self.page > pages) {
            return Ok(None);
        }
        let from = (self.page - 1) * PER_PAGE;
        let mut page = Page::default();
        match self.ask(&format!("page={}", self.page), PER_PAGE, EMBED, None)? {
            Asked::Records(records) => {
                // Where the count is missing a page that is not full is the last one.
                self.has_ended = self.pages.is_none() && (records.len() as u64) < PER_PAGE;
                page.records = records;
            }
            Asked::End => return Ok(None),
            Asked::Failed(_) => {
                for half in [from, from + PER_PAGE / 2] {
                    self.part(half, PER_PAGE / 2, &mut page)?;
                }
            }
        }
        self.page += 1;
        Ok(Some(page))
    }

    /// A part of a page that has failed.
    fn part(&mut self, from: u64, count: u64, page: &mut Page) -> Result<()> {
        if self.has_ended {
            return Ok(());
        }
        match self.ask(&format!("offset={from}"), count, EMBED, Some(TRIES))? {
            Asked::Records(records) => {
                self.failures = 0;
                // The list may end within the page.
                self.has_ended |= (records.len() as u64) < count;
                page.records.extend(records);
                return Ok(());
            }
            Asked::End => {
                self.has_ended = true;
                return Ok(());
            }
            Asked::Failed(_) if count > 1 => {
                let half = count / 2;
                self.part(from, half, page)?;
                return self.part(from + half, count - half, page);
            }
            Asked::Failed(_) => {}
        }
        // Without its author and pictures it may come.
        let fault = match self.ask(&format!("offset={from}"), 1, "", Some(TRIES))? {
            Asked::Records(records) => {
                self.failures = 0;
                for record in &records {
                    page.faults.push((
                        format!("{} {}", self.path, record["id"]),
                        "came without its author, its featured image and its tags: the site fails at these".to_owned(),
                    ));
                }
                self.has_ended |= records.is_empty();
                page.records.extend(records);
                return Ok(());
            }
            Asked::End => {
                self.has_ended = true;
                return Ok(());
            }
            Asked::Failed(fault) => fault,
        };
        let number = self.number(from);
        // A site that gives at least the number has not broken down.
        self.failures = if number.is_some() { 0 } else { self.failures + 1 };
        if self.failures >= MOST_FAILURES {
            bail!(
                "{} does not give its {} any more: {fault}. What came until now is kept; run the import again later, it \
                 goes on here",
                self.access.address("", ""),
                self.path
            );
        }
        let place = match number {
            Some(number) => format!("{} {number}", self.path),
            None => format!("{}, the one after {from} others", self.path),
        };
        page.faults.push((place, format!("the site fails at it: {fault}; left out")));
        Ok(())
    }

    /// The number of a record that cannot be got, if the site gives at least that.
    fn number(&self, at: u64) -> Option<u64> {
        let query = self.query(&format!("offset={at}"), 1, "_fields=id");
        let answer = self.access.get(self.path, &query, Some(1)).ok().filter(Answer::is_success)?;
        json(&answer.body)?[0]["id"].as_u64()
    }

    fn query(&self, from: &str, count: u64, embed: &str) -> String {
        let count = format!("per_page={count}");
        let parts = [count.as_str(), from, "orderby=id&order=asc", self.query.as_str(), embed];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("&")
    }

    fn ask(&mut self, from: &str, count: u64, embed: &str, tries: Option<u32>) -> Result<Asked> {
        let query = self.query(from, count, embed);
        let answer = match self.access.get(self.path, &query, tries) {
            Ok(answer) => answer,
            Err(error) => return Ok(Asked::Failed(format!("{error:#}"))),
        };
        let value = json(&answer.body);
        match (answer.status, value) {
            (200, Some(Value::Array(records))) => {
                if from.starts_with("page=") {
                    let pages = answer.header("x-wp-totalpages").and_then(|pages| pages.trim().parse().ok());
                    self.pages = pages.or(self.pages);
                }
                Ok(Asked::Records(records))
            }
            (400, Some(value)) if value["code"] == "rest_post_invalid_page_number" => Ok(Asked::End),
            (200 | 429 | 500.., _) => Ok(Asked::Failed(said(&answer))),
            _ => Err(refused(&self.access.address(self.path, &query), &answer)),
        }
    }
}

/// All records of a list that is not restricted, `None` if it is closed.
pub(super) fn whole(access: &Access<'_>, path: &str, query: &str) -> Option<Vec<Value>> {
    let mut all = Vec::new();
    for page in 1.. {
        let query = format!("per_page={PER_PAGE}&page={page}&{query}");
        let answer = access.get(path, &query, None).ok().filter(Answer::is_success);
        let Some(Value::Array(records)) = answer.and_then(|answer| json(&answer.body)) else {
            return (page > 1).then_some(all);
        };
        let is_last = (records.len() as u64) < PER_PAGE;
        all.extend(records);
        if is_last {
            break;
        }
    }
    Some(all)
}
