//! Feeds: JSON Feed, RSS, Atom, from a file or from the web, one document after the other.
//!
//! | module     | what it does                                                       |
//! |------------|--------------------------------------------------------------------|
//! | `document` | reads a document, from a file or from the web                      |
//! | `kind`     | tells what it is by how it begins                                  |
//! | `page`     | finds the feed that an HTML page names                             |
//! | `joined`   | several documents as one source: one masthead, one home for addresses |

mod document;
mod joined;
mod kind;
mod page;

use crate::http::Client;
use crate::import::{json_feed, syndication};
use crate::intake::Intake;
use anyhow::{Context, Result, bail};
use std::collections::HashSet;

pub(super) use document::Document;
pub(super) use joined::Joined;
use kind::Kind;

/// Documents that one feed may consist of.
const MOST_DOCUMENTS: usize = 100_000;

/// Imports a feed and the documents of older items that it names. `place`: a file or a web address. What kind of feed a
/// document is, its content says; a page of HTML leads to the feed that it names.
///
/// # Errors
/// If the first document cannot be read or is no feed, or if the store cannot be written. A later document that cannot
/// be read ends the import: it is noted in the report, and nothing is removed then.
pub fn feed(place: &str, client: &Client, intake: &mut Intake) -> Result<()> {
    let mut document = Document::open(place, client)?;
    let mut kind = Kind::of(&document)?;
    if kind == Kind::Page {
        let named = page::feed_of(&document.bytes()?);
        let Some(named) = named else {
            bail!("{} is a page of HTML that names no feed: give the address of the feed itself", document.name);
        };
        let found = document.next(&named, client)?;
        intake.report.fault(&document.name, format!("is a page of HTML; its feed {} was read instead", found.name));
        document = found;
        kind = Kind::of(&document)?;
    }
    let mut joined = Joined::default();
    let mut visited = HashSet::from([document.address.clone()]);
    loop {
        let next = match kind {
            Kind::JsonFeed => json_feed::read(&document, &mut joined, intake),
            Kind::Syndication => syndication::read(&document, &mut joined, intake),
            Kind::Page => bail!("{} is a page of HTML and no feed", document.name),
        };
        let is_first = visited.len() == 1;
        let next = match next {
            Ok(next) => next,
            Err(error) if is_first => return Err(error),
            Err(error) => return ends_early(&document.name, &error, intake),
        };
        let Some(next) = next else { return Ok(()) };
        let opened = document.next(&next, client).and_then(|next| Ok((Kind::of(&next)?, next)));
        (kind, document) = match opened.with_context(|| format!("the next document, \"{next}\"")) {
            Ok(opened) => opened,
            Err(error) => return ends_early(&document.name, &error, intake),
        };
        if !visited.insert(document.address.clone()) {
            return Ok(());
        }
        if visited.len() > MOST_DOCUMENTS {
            let error = anyhow::anyhow!("there are more than {MOST_DOCUMENTS} documents");
            return ends_early(&document.name, &error, intake);
        }
    }
}

/// What was read so far is kept; a source that was not read to its end has nothing to say about what is gone.
fn ends_early(place: &str, error: &anyhow::Error, intake: &mut Intake) -> Result<()> {
    intake.report.fault(place, format!("{error:#}; the import ends here"));
    intake.is_partial = true;
    Ok(())
}
