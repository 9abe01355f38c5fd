//! RSS 0.9x, 1.0, 2.0 and Atom.
//!
//! feed-rs reads them, one item at a time: an item that it cannot read costs only itself, and a document that breaks off
//! gives what stands before. A document is held as text, and no more than one item of it besides.
//!
//! | module    | what it does                                                           |
//! |-----------|------------------------------------------------------------------------|
//! | `text`    | bytes to text, by the encoding that the document or its server names   |
//! | `parts`   | takes the text apart: the feed without its items, and the items        |
//! | `parser`  | feed-rs, with the dates as they are written                            |
//! | `entry`   | makes an item of an entry                                              |
//! | `media`   | pictures and files that an entry names                                 |
//! | `channel` | makes a masthead of a feed                                             |

mod channel;
mod entry;
mod media;
mod parser;
mod parts;
mod text;

use super::feed::{Document, Joined};
use crate::intake::Intake;
use anyhow::{Context, Result, anyhow};
use parser::Parser;
use parts::Parts;

/// Reads a document. The answer is the address of the next one, as it is written.
pub(super) fn read(document: &Document, joined: &mut Joined, intake: &mut Intake) -> Result<Option<String>> {
    let name = &document.name;
    let (text, fault) = text::decoded(&document.bytes()?, &document.content_type);
    if let Some(fault) = fault {
        intake.report.fault(name, fault);
    }
    let parts = Parts::of(&text)
        .ok_or_else(|| anyhow!("{name} is neither RSS nor Atom: it has no element \"rss\", \"feed\" or \"RDF\""))?;
    let parser = Parser::new(&document.address);
    let feed = parser.parse(&parts.head()).with_context(|| format!("cannot read the feed {name}"))?.feed;
    let channel = channel::read(&feed);
    let address = document.base(channel.feed.feed_url.as_deref());
    let parser = Parser::new(&address);
    joined.begin(channel.feed, &address, intake);

    for part in &parts.items {
        let place = format!("{name}:{}", part.line);
        let parsed = match parser.parse(&parts.alone(part.text)) {
            Ok(parsed) => parsed,
            Err(error) => {
                let what = if part.is_cut_off { "the document ends in the middle of an item" } else { "an item" };
                intake.report.fault(place, format!("{what} that cannot be read ({error}); left out"));
                continue;
            }
        };
        for date in parsed.unread_dates {
            intake.report.fault(&place, format!("the date \"{date}\" cannot be read; left out"));
        }
        for entry in parsed.feed.entries {
            let kind = entry::blogger_kind(&entry);
            if let Some(other) = kind.filter(|kind| !matches!(*kind, "post" | "page")) {
                intake.report.lose(&format!("records of Blogger's kind {other}"), 1);
                continue;
            }
            if kind.is_some() && part.text.contains("<app:draft>yes</app:draft>") {
                intake.report.lose("drafts", 1);
                continue;
            }
            let item = entry::item(entry, &parsed.feed.feed_type, &parsed.moments, &address);
            joined.item(&place, item, intake)?;
        }
    }
    if parts.is_cut_off {
        if !parts.items.last().is_some_and(|part| part.is_cut_off) {
            intake.report.fault(name, "the document ends too early; what stands before was read");
        }
        intake.is_partial = true;
    }
    Ok(channel.next)
}

#[cfg(test)]
mod tests;
