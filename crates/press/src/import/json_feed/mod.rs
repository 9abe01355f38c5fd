//! [JSON Feed](https://www.jsonfeed.org/version/1.1/), versions 1 and 1.1, with or without `_iman`.
//!
//! A document is read twice and never held: first for what it says of the feed, then item by item. A file may be of any
//! size; what is needed is the memory for its largest item.

mod scan;

use super::feed::{Document, Joined};
use crate::intake::Intake;
use anyhow::{Context, Result, bail};
use newsfeed::{decode::decode, wire};
use scan::{End, scan};

/// The longest item, and the longest feed without its items, in bytes.
const LONGEST: usize = 256 << 20;

/// Reads a document. The answer is the address of the next one, as it is written.
pub(super) fn read(document: &Document, joined: &mut Joined, intake: &mut Intake) -> Result<Option<String>> {
    let name = &document.name;
    let mut head = Vec::new();
    let cannot_read = || format!("cannot read {name}");
    let first = scan(&mut document.reader()?, LONGEST, Some(&mut head), None).with_context(cannot_read)?;
    if first != End::Whole {
        // Behind its last whole item a broken document says nothing of the feed; what stands before may do.
        close(&mut head);
    }
    let head = String::from_utf8_lossy(&head);
    let decoded = decode(&head).map_err(|error| anyhow::anyhow!("{error}")).with_context(cannot_read)?;
    for problem in decoded.problems {
        intake.report.fault(format!("{name}: {}", problem.path), problem.message);
    }
    let feed = decoded.feed;
    if feed.iman.edition.is_some() {
        bail!("{name} is part of an edition that the press has made: import what the edition was made of");
    }
    let next = feed.next_url.clone();
    let address = document.base(feed.feed_url.as_deref());
    joined.begin(feed, &address, intake);

    let mut fault = Ok(());
    let mut take = |index: usize, line: usize, text: &[u8]| {
        if fault.is_ok() {
            fault = item(name, (index, line), text, joined, intake);
        }
    };
    let second = scan(&mut document.reader()?, LONGEST, None, Some(&mut take)).with_context(cannot_read)?;
    fault?;
    if let End::Faulty { line, message } = second {
        intake.report.fault(format!("{name}:{line}"), format!("{message}; what stands before was read"));
        intake.is_partial = true;
    }
    Ok(next)
}

/// Takes an item by its text.
fn item(name: &str, (index, line): (usize, usize), text: &[u8], joined: &Joined, intake: &mut Intake) -> Result<()> {
    let place = format!("{name}:{line}");
    let text = String::from_utf8_lossy(text);
    let document = format!(r#"{{"version":"{}","title":"-","items":[{text}]}}"#, wire::VERSION);
    let decoded = match decode(&document) {
        Ok(decoded) => decoded,
        Err(_) => {
            let message = format!("items[{index}] is not valid JSON; left out");
            intake.report.fault(place, message);
            return Ok(());
        }
    };
    for problem in decoded.problems {
        let path = problem.path.replacen("items[0]", &format!("items[{index}]"), 1);
        intake.report.fault(&place, format!("{path}: {}", problem.message));
    }
    for item in decoded.feed.items {
        joined.item(&place, item, intake)?;
    }
    Ok(())
}

/// Ends a feed that breaks off behind a value.
fn close(head: &mut Vec<u8>) {
    while head.last().is_some_and(|byte| byte.is_ascii_whitespace() || *byte == b',') {
        head.pop();
    }
    head.push(b'}');
}

#[cfg(test)]
mod tests;
