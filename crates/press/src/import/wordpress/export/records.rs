//! An export file cut into its records, one at a time in memory.
//!
//! A record is an `<item>` (a post, a page, a file, an entry of a menu) or one of the head: `<wp:author>`,
//! `<wp:category>`, `<wp:tag>`, `<wp:term>`. It is cut out by its tags and read as XML on its own ([`element`]), so that a
//! broken one costs only itself: reading goes on with the next `<item>`.

use super::characters::Characters;
use super::element::{self, Element};
use anyhow::Result;
use std::io::Read;

/// The longest record, in bytes: what is longer is broken.
pub(super) const LONGEST: usize = 64 << 20;

/// What records are called.
const NAMES: &[&str] = &["item", "wp:author", "wp:category", "wp:tag", "wp:term"];

/// No tag that is looked for is longer, in bytes.
const LONGEST_TAG: usize = 16;

/// What stands in an export.
pub(super) enum Part {
    /// What stands between records: what the site says of itself, and white space.
    Between(String),
    /// A record.
    Record(Element),
    /// A record that cannot be read: why, and what is known of it.
    Broken(String),
}

/// Cuts a file into its parts.
pub(super) struct Records<R> {
    characters: Characters<R>,
    /// What has been read and not been answered.
    text: String,
    /// The line that it begins in, counted from 1.
    line: u64,
    has_more: bool,
}

impl<R: Read> Records<R> {
    pub(super) fn new(reader: R) -> Records<R> {
        Records { characters: Characters::new(reader), text: String::new(), line: 1, has_more: true }
    }

    /// Lines so far that were not in UTF-8, and the encoding that they were read in.
    pub(super) fn mended(&self) -> (u64, &'static str) {
        (self.characters.mended, self.characters.mended_as)
    }

    /// How many bytes are held that have been read and not been answered.
    #[cfg(test)]
    pub(super) fn held(&self) -> usize {
        self.text.capacity()
    }

    /// The next part, with the line that it begins in.
    pub(super) fn next(&mut self) -> Result<Option<(u64, Part)>> {
        let mut skim = Skim::default();
        let mut is_whole = false;
        loop {
            while let Some(at) = skim.tag(&self.text, is_whole) {
                let Some(name) = NAMES.iter().find(|name| begins(&self.text[at..], name)) else { continue };
                if at == 0 {
                    return self.record(name).map(Some);
                }
                let line = self.line;
                return Ok(Some((line, Part::Between(self.take(at)))));
            }
            if is_whole || skim.at > LONGEST {
                let line = self.line;
                let rest = self.take(if is_whole { self.text.len() } else { skim.at });
                return Ok((!rest.is_empty()).then_some((line, Part::Between(rest))));
            }
            is_whole = !self.read_on()?;
        }
    }

    /// Reads on. Answers whether something came.
    fn read_on(&mut self) -> Result<bool> {
        let before = self.text.len();
        while self.has_more && self.text.len() == before {
            self.has_more = self.characters.read_on(&mut self.text)?;
        }
        Ok(self.text.len() > before)
    }

    fn take(&mut self, end: usize) -> String {
        let rest = self.text.split_off(end);
        let taken = std::mem::replace(&mut self.text, rest);
        self.line += taken.bytes().filter(|byte| *byte == b'\n').count() as u64;
        taken
    }

    /// The record that the text begins with.
    fn record(&mut self, name: &str) -> Result<(u64, Part)> {
        let line = self.line;
        let closing = format!("</{name}>");
        let mut skim = Skim { at: 1, ..Skim::default() };
        let mut is_whole = false;
        let (end, is_closed) = 'found: loop {
            while let Some(at) = skim.tag(&self.text, is_whole) {
                if self.text[at..].starts_with(&closing) {
                    break 'found (at + closing.len(), true);
                }
                if begins(&self.text[at..], "item") {
                    break 'found (at, false);
                }
            }
            if self.text.len() > LONGEST {
                let end = next_item(&self.text).unwrap_or(skim.at);
                return Ok((line, Part::Broken(broken(&self.take(end), "is longer than 64 MB or not closed"))));
            }
            if is_whole {
                break (self.text.len(), false);
            }
            is_whole = !self.read_on()?;
        };
        let text = self.take(end);
        let fault = match element::read(&text) {
            Ok(element) if is_closed && !hides_an_item(&text) => return Ok((line, Part::Record(element))),
            Ok(_) => "is not closed".to_owned(),
            Err(fault) => fault,
        };
        // An end that is missing within it hides the beginning of the next one.
        if let Some(at) = next_item(&text) {
            self.line -= text[at..].bytes().filter(|byte| *byte == b'\n').count() as u64;
            self.text.insert_str(0, &text[at..]);
            return Ok((line, Part::Broken(broken(&text[..at], &fault))));
        }
        Ok((line, Part::Broken(broken(&text, &fault))))
    }
}

/// Whether a text begins with the opening tag of an element.
fn begins(text: &str, name: &str) -> bool {
    let rest = text.strip_prefix('<').and_then(|rest| rest.strip_prefix(name));
    rest.is_some_and(|rest| rest.starts_with(['>', ' ', '\t', '\n', '\r']))
}

/// Where the next item begins on a line of its own, behind the beginning.
fn next_item(text: &str) -> Option<usize> {
    let is_first = |at: &usize| *at > 0 && text[..*at].trim_end_matches([' ', '\t']).ends_with('\n');
    text.match_indices("<item>").map(|(at, _)| at).find(is_first)
}

/// Whether the end of a text is missing, and the next item has become part of it: a text does not begin within a text.
fn hides_an_item(record: &str) -> bool {
    next_item(record).is_some_and(|at| {
        let rest = &record[at..];
        rest.split("]]>").next().unwrap_or_default().contains("<![CDATA[")
    })
}

/// What the report says of a broken record.
fn broken(text: &str, fault: &str) -> String {
    let number = text.split_once("<wp:post_id>").and_then(|(_, rest)| rest.split_once('<')).map(|(number, _)| number);
    let title = text.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>")).map(|(title, _)| title);
    let title = title.map(|title| title.trim_start_matches("<![CDATA[").trim_end_matches("]]>").trim());
    let title = title.filter(|title| !title.is_empty()).map(|title| title.chars().take(80).collect::<String>());
    let known = match (number, title) {
        (Some(number), _) if number.len() < 20 => format!("post {number} "),
        (_, Some(title)) => format!("\"{title}\" "),
        _ => String::new(),
    };
    format!("{known}{fault}; left out")
}

/// Looks for tags that are no part of a text or a remark, and goes on where it stopped when more has been read.
#[derive(Default)]
struct Skim {
    at: usize,
    /// What ends the text or the remark that it is in.
    inside: Option<&'static str>,
}

impl Skim {
    /// The next tag; `None` if there is none before the end of the text, or perhaps only half of it. `is_whole`: no more
    /// can be read.
    fn tag(&mut self, text: &str, is_whole: bool) -> Option<usize> {
        loop {
            if let Some(end) = self.inside {
                let Some(found) = text[self.at..].find(end) else {
                    // All but what may be the half of the end.
                    self.at = self.at.max(text.floor_char_boundary((text.len() + 1).saturating_sub(end.len())));
                    return None;
                };
                self.at += found + end.len();
                self.inside = None;
            }
            let Some(found) = text[self.at..].find('<') else {
                self.at = text.len();
                return None;
            };
            self.at += found;
            let rest = &text[self.at..];
            if rest.len() < LONGEST_TAG && !is_whole {
                return None;
            }
            for (begin, end) in [("<![CDATA[", "]]>"), ("<!--", "-->")] {
                if rest.starts_with(begin) {
                    self.at += begin.len();
                    self.inside = Some(end);
                }
            }
            if self.inside.is_none() {
                self.at += 1;
                return Some(self.at - 1);
            }
        }
    }
}

#[cfg(test)]
mod tests;
