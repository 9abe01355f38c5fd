//! From [`wire::Item`] to [`Article`].

use std::str::Chars;

use super::address::{Allocator, dated_path, own_path};
use super::picture;
use super::urls::{Base, Parts};
use crate::model::{Article, Attachment, Author, Body, Kind, Preview, Tag};
use crate::slug::slugify;
use crate::text::{Scan, excerpt, language, line, line_or, minutes, scan_html, scan_text, small, tidy};
use crate::wire;

/// Characters of text that stand for a missing summary.
const EXCERPT: usize = 200;
/// Characters of a summary on a card: some feeds put whole articles there.
const SUMMARY: usize = 400;
/// Words of text that stand for a missing title.
const HEADLINE_WORDS: usize = 8;
/// Seconds after publication within which a change is not worth telling.
const SAME_TIME: i64 = 60;

/// What a document says that its items share.
pub(super) struct Setting<'a> {
    /// What the document's URLs resolve against.
    pub(super) base: Base<'a>,
    /// The home pages under which items keep their path.
    pub(super) homes: &'a [Option<&'a str>],
    /// The authors of items that name none.
    pub(super) authors: &'a [Author],
    /// The language of the paper.
    pub(super) language: Option<&'a str>,
    /// Whether the press has written them: their URLs are absolute or relative to the document, and the text of a preview
    /// is its excerpt.
    pub(super) is_pressed: bool,
}

/// The story that an item tells. Its sections are left empty: they depend on all the items.
pub(super) fn read(item: &mut wire::Item, setting: &Setting<'_>, paths: &mut Allocator) -> Article {
    let url = setting.base.maybe_web(&item.url);
    let base_url = url.as_deref().filter(|_| !setting.is_pressed).unwrap_or(setting.base.address);
    let base = setting.base.at(base_url);
    let body = body(&mut item.content_html, &mut item.content_text);
    // Enough for the excerpt, and to see whether the text begins with the summary.
    let summary_length = item.summary.as_ref().map_or(0, |summary| summary.chars().count());
    let opening = if item.iman.minutes.is_some() { SUMMARY } else { EXCERPT };
    let scan = scan(&body, summary_length.max(opening + 1));
    let (headline, untitled) = headline(item, &scan);

    let kind = item.iman.kind.unwrap_or_default();
    let own = url.as_deref().and_then(|url| own_path(url, setting.homes));
    let path = own.unwrap_or_else(|| {
        let name = item.iman.slug.as_deref().unwrap_or(&headline);
        let date = item.date_published.map(|moment| moment.date);
        dated_path(date.filter(|_| kind != Kind::Page), name)
    });
    let preview = Preview {
        id: std::mem::take(&mut item.id),
        path: paths.allocate(path),
        kind,
        sections: Vec::new(),
        tags: tags(&item.tags),
        authors: match authors(&item.authors, base) {
            own if own.is_empty() => setting.authors.to_vec(),
            own => own,
        },
        published: item.date_published,
        modified: item.date_modified.filter(|modified| {
            let published = item.date_published.map(|published| published.unix_seconds());
            published.is_none_or(|published| modified.unix_seconds() > published + SAME_TIME)
        }),
        minutes: item.iman.minutes.unwrap_or_else(|| minutes(scan.words)),
        excerpt: match &item.summary {
            Some(summary) => excerpt(summary, SUMMARY),
            None => excerpt(&scan.opening, opening),
        },
        picture: picture::of(item, &scan, base),
        pinned: item.iman.pinned,
        language: language(&mut item.language).filter(|own| {
            let same = |paper: &str| paper.eq_ignore_ascii_case(own);
            !setting.language.is_some_and(same)
        }),
        headline,
        untitled,
    };
    let lead = item.summary.take();
    Article {
        preview,
        lead: lead.filter(|summary| !begins_with(&scan.opening, summary)).map(|summary| tidy(&summary)),
        external_url: base.maybe_web(&item.external_url),
        attachments: attachments(&mut item.attachments, base),
        related_ids: std::mem::take(&mut item.iman.related),
        base_url: base_url.to_owned(),
        body,
    }
}

/// The text of an item or a page: HTML before plain text.
pub(super) fn body(html: &mut Option<String>, text: &mut Option<String>) -> Body {
    match (html.take(), text.take()) {
        (Some(html), _) => Body::Html(html),
        (None, Some(text)) => Body::Text(text),
        (None, None) => Body::Empty,
    }
}

fn scan(body: &Body, opening: usize) -> Scan<'_> {
    match body {
        Body::Html(html) => scan_html(html, opening),
        Body::Text(text) => scan_text(text, opening),
        Body::Empty => Scan::default(),
    }
}

/// The headline, and whether it had to be made up.
fn headline(item: &wire::Item, scan: &Scan<'_>) -> (String, bool) {
    let title = item.title.as_deref().map(line).unwrap_or_default();
    if !title.is_empty() {
        return (title, false);
    }
    let summary = item.summary.as_deref().unwrap_or_default();
    let candidates = [first_words(&scan.opening), first_words(summary)];
    let headline = candidates.into_iter().find(|words| !words.is_empty());
    let headline = headline.unwrap_or_else(|| match item.date_published {
        Some(moment) => moment.date.to_string(),
        None => line_or(&item.id, &slugify(&item.id)),
    });
    (headline, true)
}

fn first_words(text: &str) -> String {
    let mut line = String::new();
    for (count, word) in text.split_whitespace().enumerate() {
        if count == HEADLINE_WORDS {
            line.truncate(line.trim_end_matches([',', '.', ';', ':', '—', '–', '-', ' ']).len());
            line.push('…');
            break;
        }
        if count > 0 {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Whether the text begins with the summary, letters and digits compared: feeds that make their
/// summaries by machine cut them from the text.
fn begins_with(text: &str, summary: &str) -> bool {
    let (mut text, mut summary) = (text.chars(), summary.chars());
    loop {
        match next_letter(&mut summary) {
            None => return true,
            letter if letter != next_letter(&mut text) => return false,
            _ => {}
        }
    }
}

fn next_letter(text: &mut Chars<'_>) -> Option<char> {
    text.find(|c| c.is_alphanumeric()).map(small)
}

fn tags(labels: &[String]) -> Vec<Tag> {
    let mut tags: Vec<Tag> = Vec::with_capacity(labels.len());
    for label in labels {
        let slug = slugify(label);
        if tags.iter().all(|tag| tag.slug != slug) {
            tags.push(Tag { label: line_or(label, &slug), slug });
        }
    }
    tags
}

/// The authors that have a name or at least a site to be called by.
pub(super) fn authors(authors: &[wire::Author], base: Base<'_>) -> Vec<Author> {
    let mut named: Vec<Author> = Vec::with_capacity(authors.len());
    for author in authors {
        let url = base.maybe_web(&author.url);
        let host = || Parts::of(url.as_deref()?).map(|parts| parts.host.to_owned());
        let Some(name) = author.name.as_deref().map(line).filter(|name| !name.is_empty()).or_else(host) else {
            continue;
        };
        let slug = slugify(&name);
        if named.iter().all(|author| author.slug != slug) {
            let avatar = base.maybe_web(&author.avatar);
            named.push(Author { name, slug, url, avatar });
        }
    }
    named
}

/// The attachments whose files can be reached, equal titles as forms of one thing.
fn attachments(attachments: &mut [wire::Attachment], base: Base<'_>) -> Vec<Attachment> {
    let mut groups: Vec<Attachment> = Vec::with_capacity(attachments.len());
    for attachment in attachments {
        let Some(url) = base.web(&attachment.url) else {
            continue;
        };
        let read = Attachment {
            url,
            mime_type: line(&attachment.mime_type).to_ascii_lowercase(),
            title: attachment.title.as_deref().map(line).filter(|title| !title.is_empty()),
            bytes: attachment.size_in_bytes,
            seconds: attachment.duration_in_seconds,
            alternates: Vec::new(),
        };
        let title = read.title.as_deref();
        match groups.iter_mut().find(|group| title.is_some() && group.title.as_deref() == title) {
            Some(group) => group.alternates.push(read),
            None => groups.push(read),
        }
    }
    groups
}

#[cfg(test)]
mod tests;
