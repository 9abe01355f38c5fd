//! The text of a post: from the site's own notations to clean HTML.
//!
//! The database of WordPress keeps a text in one of two ways, and the export file gives it as it is kept: of the classic
//! editor, with paragraphs parted by blank lines ([`paragraphs`]); or of the block editor, as HTML between comments
//! ([`blocks`]). Both have shortcodes in square brackets ([`shortcodes`]) and videos as bare addresses ([`players`]). The
//! REST API gives the text as the site shows it, where mostly nothing of all this is left.

mod attributes;
mod blocks;
mod files;
mod images;
mod markup;
mod paragraphs;
mod players;
mod shortcodes;
mod surroundings;

use newsfeed::wire;
use std::collections::BTreeMap;

pub(super) use surroundings::{File, NoSurroundings, Surroundings};

/// A text, with what belongs to it and what was lost on the way.
#[derive(Debug, Default)]
pub(super) struct Content {
    pub(super) html: String,
    /// Documents that the text links to: a printed issue, a decree.
    pub(super) attachments: Vec<wire::Attachment>,
    /// What was left out, by name, for the report.
    pub(super) lost: Lost,
}

/// What was left out, counted by name.
pub(super) type Lost = BTreeMap<String, u64>;

/// What the database keeps, as clean HTML. `number`: that of the post, whose pictures a gallery shows.
pub(super) fn kept(text: &str, number: u64, around: &dyn Surroundings) -> Content {
    let mut lost = Lost::new();
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut html = String::with_capacity(text.len() + text.len() / 8);
    for part in blocks::parts(&text, around, &mut lost) {
        let part_html = players::in_lines(&shortcodes::replaced(&part.text, number, around, &mut lost));
        if part.has_blank_lines {
            html.push_str(&paragraphs::made(&part_html));
        } else {
            html.push_str(&part_html);
        }
    }
    finished(html, lost)
}

/// What the site shows, as clean HTML. What it left of shortcodes is of plugins that are gone.
pub(super) fn shown(html: &str, number: u64, around: &dyn Surroundings) -> Content {
    let mut lost = Lost::new();
    let html = shortcodes::replaced(html, number, around, &mut lost);
    finished(html, lost)
}

fn finished(html: String, lost: Lost) -> Content {
    let html = images::loaded(&html).trim().to_owned();
    Content { attachments: files::linked(&html), html, lost }
}

/// Notes something lost.
fn lose(lost: &mut Lost, what: impl Into<String>) {
    *lost.entry(what.into()).or_default() += 1;
}

/// A text as HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests;
