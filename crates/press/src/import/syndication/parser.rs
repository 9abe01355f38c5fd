//! feed-rs, with the dates as they are written.

use anyhow::Result;
use feed_rs::{model, parser};
use newsfeed::date::Moment;
use newsfeed::text::plain_text;
use std::cell::RefCell;
use std::rc::Rc;

/// Reads documents of one feed.
pub(super) struct Parser {
    parser: parser::Parser,
    dates: Rc<RefCell<Dates>>,
}

/// What was read.
pub(super) struct Parsed {
    pub(super) feed: model::Feed,
    pub(super) moments: Moments,
    /// Dates in no form that is known.
    pub(super) unread_dates: Vec<String>,
}

/// The dates of a document.
#[derive(Default)]
pub(super) struct Moments(Vec<Moment>);

#[derive(Default)]
struct Dates {
    moments: Vec<Moment>,
    unread: Vec<String>,
}

impl Parser {
    /// `address`: what relative addresses resolve against.
    pub(super) fn new(address: &str) -> Parser {
        let dates = Rc::new(RefCell::new(Dates::default()));
        let written = Rc::clone(&dates);
        let parser = parser::Builder::new()
            .base_uri(Some(address))
            .sanitize_content(false)
            // An item without an id is given one by who knows the whole of it.
            .id_generator(|_, _, _| String::new())
            // feed-rs keeps moments in UTC, and a paper shows the hour of its own place: what stands in the feed is kept
            // aside, and what feed-rs is given only says which of them it is.
            .timestamp_parser(move |text| {
                let mut dates = written.borrow_mut();
                let Some(moment) = Moment::parse(text.trim()) else {
                    dates.unread.push(text.chars().take(60).collect());
                    return None;
                };
                let number = dates.moments.len();
                dates.moments.push(moment);
                format!("2000-01-01T00:00:00.{number:06}Z").parse().ok()
            })
            .build();
        Parser { parser, dates }
    }

    /// Reads a document. Its characters are mended before: feed-rs leaves out a title that holds a lone `&`, and does not
    /// say so.
    pub(super) fn parse(&self, document: &str) -> Result<Parsed> {
        let parsed = self.parser.parse(mended(document).as_bytes());
        let Dates { moments, unread } = self.dates.take();
        Ok(Parsed { feed: parsed?, moments: Moments(moments), unread_dates: unread })
    }
}

impl Moments {
    /// The moment that feed-rs' micro-second stands for.
    pub(super) fn of(&self, number: Option<u32>) -> Option<Moment> {
        self.0.get(number? as usize).copied()
    }
}

/// A document whose characters XML allows: names of HTML are replaced, a lone `&` is one, control characters go. In CDATA
/// a `&` is one anyway.
fn mended(document: &str) -> String {
    let mut mended = String::with_capacity(document.len());
    let mut rest = document;
    while let Some((before, section)) = rest.split_once("<![CDATA[") {
        mend(before, &mut mended);
        let (content, after) = section.split_once("]]>").unwrap_or((section, ""));
        mended.push_str("<![CDATA[");
        mended.extend(content.chars().filter(|c| is_allowed(*c)));
        mended.push_str("]]>");
        rest = after;
    }
    mend(rest, &mut mended);
    mended
}

fn mend(text: &str, mended: &mut String) {
    for (at, part) in text.split('&').enumerate() {
        let mut part = part;
        if at > 0 {
            let name = part.split_once(';').map(|(name, _)| name).filter(|name| is_name(name));
            match name {
                Some(name) if name.starts_with('#') || XML_NAMES.contains(&name) => mended.push('&'),
                Some(name) => match character(name) {
                    Some(c) => {
                        mended.push_str(&c);
                        part = &part[name.len() + 1..];
                    }
                    None => mended.push_str("&amp;"),
                },
                None => mended.push_str("&amp;"),
            }
        }
        mended.extend(part.chars().filter(|c| is_allowed(*c)));
    }
}

/// The names that XML knows.
const XML_NAMES: [&str; 5] = ["amp", "lt", "gt", "quot", "apos"];

/// The character that has the name in HTML.
fn character(name: &str) -> Option<String> {
    // Between letters, so that a space stands.
    let text = plain_text(&format!("x&{name};x"));
    let c = text.strip_prefix('x')?.strip_suffix('x')?;
    (!c.contains('&')).then(|| c.to_owned())
}

fn is_allowed(c: char) -> bool {
    !c.is_control() || matches!(c, '\t' | '\n' | '\r')
}

fn is_name(name: &str) -> bool {
    let letters = name.strip_prefix('#').unwrap_or(name);
    (1..=32).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_mended() {
        assert_eq!(
            mended("a & b&nbsp;&laquo;c&raquo; &amp;&#160;&x; &unknown; \u{8}d"),
            "a &amp; b\u{a0}«c» &amp;&#160;&amp;x; &amp;unknown; d"
        );
    }
}
