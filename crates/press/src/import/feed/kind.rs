//! What a document is, by how it begins: servers and file names say this and that.

use super::Document;
use anyhow::{Result, bail};
use newsfeed::wire;

/// The kinds of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    JsonFeed,
    /// RSS or Atom.
    Syndication,
    /// HTML.
    Page,
}

impl Kind {
    pub(super) fn of(document: &Document) -> Result<Kind> {
        let name = &document.name;
        match kind(&document.beginning()?) {
            Ok(kind) => Ok(kind),
            Err("") => bail!("{name} is empty"),
            Err(what) => bail!(
                "{name} is no feed: it begins with \"{what}\". A feed is a JSON Feed (an object with \"version\": \
                 \"{}\"), RSS or Atom",
                wire::VERSION
            ),
        }
    }
}

/// The kind, or how a document begins that is none.
fn kind(beginning: &[u8]) -> Result<Kind, &str> {
    // UTF-16, which only XML is written in.
    if beginning.starts_with(&[0xfe, 0xff]) || beginning.starts_with(&[0xff, 0xfe]) {
        return Ok(Kind::Syndication);
    }
    let beginning = beginning.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(beginning).trim_ascii_start();
    match beginning.first() {
        Some(b'{' | b'[') => return Ok(Kind::JsonFeed),
        Some(b'<') => {}
        _ => {
            let first = &beginning[..beginning.len().min(40)];
            return Err(std::str::from_utf8(first).unwrap_or("bytes that are no text").lines().next().unwrap_or(""));
        }
    }
    let small = beginning.to_ascii_lowercase();
    let place = |mark: &[u8]| small.windows(mark.len()).position(|window| window == mark);
    let page = place(b"<html").into_iter().chain(place(b"<!doctype html")).chain(place(b"<head")).min();
    let feed =
        [&b"<rss"[..], b"<feed", b"<rdf:rdf", b":feed", b"<channel", b"<entry"].into_iter().filter_map(place).min();
    match (page, feed) {
        (Some(page), Some(feed)) if page < feed => Ok(Kind::Page),
        (Some(_), None) => Ok(Kind::Page),
        _ => Ok(Kind::Syndication),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_known_by_their_beginning() {
        for (text, expected) in [
            ("\u{feff} {\"version\"", Ok(Kind::JsonFeed)),
            ("<?xml version='1.0'?>\n<rss version='2.0'>", Ok(Kind::Syndication)),
            ("<feed xmlns='http://www.w3.org/2005/Atom'><title>&lt;html></title>", Ok(Kind::Syndication)),
            ("<?xml version='1.0'?><rdf:RDF>", Ok(Kind::Syndication)),
            ("<!DOCTYPE html><html><head><link href='/feed'>", Ok(Kind::Page)),
            ("<?xml version='1.0'?><!DOCTYPE html PUBLIC ''><html>", Ok(Kind::Page)),
            ("Новости\nтекст", Err("Новости")),
            (" ", Err("")),
        ] {
            assert_eq!(kind(text.as_bytes()), expected, "{text}");
        }
    }
}
