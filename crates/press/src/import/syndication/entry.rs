//! An item made of an entry.

use super::channel::relation;
use super::media;
use super::parser::Moments;
use crate::intake::clean;
use feed_rs::model::{Entry, FeedType, Person, Text};
use newsfeed::model::Kind;
use newsfeed::text::plain_text;
use newsfeed::wire;

/// What sites put under every excerpt, in the words of WordPress.
const FOOTERS: [&str; 3] = ["appeared first on", "first appeared on", "появились сначала на"];

/// Where Blogger says what kind of thing an entry is.
const BLOGGER_KINDS: &str = "schemas.google.com/g/2005#kind";

/// What kind of thing an entry of an export from Blogger is: `post`, `page`, `comment`, `settings`, `template`.
pub(super) fn blogger_kind(entry: &Entry) -> Option<&str> {
    let says = |scheme: &Option<String>| scheme.as_deref().is_some_and(|scheme| scheme.contains(BLOGGER_KINDS));
    let kind = entry.categories.iter().find(|category| says(&category.scheme))?;
    kind.term.rsplit_once("kind#").map(|(_, kind)| kind)
}

/// The item. `address`: what relative addresses of the feed resolve against.
pub(super) fn item(entry: Entry, kind: &FeedType, moments: &Moments, address: &str) -> wire::Item {
    let published = moments.of(entry.published.map(|time| time.timestamp_subsec_micros()));
    let updated = moments.of(entry.updated.map(|time| time.timestamp_subsec_micros()));
    let url = entry.links.iter().find(|link| relation(link) == "alternate").map(|link| link.href.clone());
    let mut item = wire::Item {
        title: entry.title.as_ref().map(|title| line(title, kind)).filter(|title| !title.is_empty()),
        // A `guid` that says nothing else is the address of the page.
        url: url.or_else(|| Some(entry.id.clone()).filter(|id| id.starts_with("http"))),
        external_url: entry.links.iter().find(|link| relation(link) == "related").map(|link| link.href.clone()),
        date_published: published.or(updated),
        date_modified: updated.filter(|_| published.is_some() && updated != published),
        authors: authors(&entry.authors),
        tags: tags(&entry),
        language: entry.language.clone(),
        ..wire::Item::default()
    };
    if blogger_kind(&entry) == Some("page") {
        item.iman.kind = Some(Kind::Page);
    }
    texts(&mut item, &entry);
    media::read(&mut item, &entry);
    item.id = id(&entry, &item);
    if let Some(base) = entry.base.as_deref().and_then(|base| crate::root::resolve(address, base)) {
        // `xml:base`: relative addresses of the text are not those of the page.
        let url = item.url.take();
        clean::item(&mut item, &base);
        item.url = url;
    }
    item
}

/// What makes the item the same item for ever: its id, else its address, else what it says first.
fn id(entry: &Entry, item: &wire::Item) -> String {
    if !entry.id.trim().is_empty() {
        return entry.id.trim().to_owned();
    }
    if let Some(url) = &item.url {
        return url.clone();
    }
    let date = item.date_published.map(|date| date.unix_seconds().to_string()).unwrap_or_default();
    let texts = [&item.title, &item.content_html, &item.content_text, &item.summary];
    match texts.into_iter().flatten().next() {
        Some(text) => format!("item:{}", &blake3::hash(format!("{date} {text}").as_bytes()).to_hex()[..16]),
        None => String::new(),
    }
}

/// `content:encoded` or Atom's `content` is the text, and the description its excerpt; alone, it is the text.
fn texts(item: &mut wire::Item, entry: &Entry) {
    let content =
        entry.content.as_ref().and_then(|content| Some((content.content_type.to_string(), content.body.clone()?)));
    match content {
        Some((kind, body)) if kind.starts_with("text/plain") => item.content_text = Some(body),
        Some((kind, body)) if kind.contains("html") || kind.contains("xml") => item.content_html = Some(body),
        _ => {}
    }
    if let Some(source) =
        entry.content.as_ref().and_then(|content| content.src.as_ref()).filter(|_| item.content_html.is_none())
    {
        item.external_url.get_or_insert_with(|| source.href.clone());
    }
    let Some(summary) = &entry.summary else { return };
    let is_plain = summary.content_type.to_string().starts_with("text/plain");
    if item.content_html.is_some() || item.content_text.is_some() {
        let text = if is_plain { summary.content.clone() } else { excerpt(&summary.content) };
        item.summary = Some(text).filter(|text| !text.trim().is_empty());
    } else if is_plain {
        item.content_text = Some(summary.content.clone());
    } else {
        item.content_html = Some(summary.content.clone());
    }
}

/// The text of an excerpt in HTML, without the link to go on reading and the paragraph that every one has.
fn excerpt(html: &str) -> String {
    let text = plain_text(html);
    let lines = text.lines().filter(|line| !FOOTERS.iter().any(|footer| line.contains(footer)));
    let text = lines.collect::<Vec<_>>().join("\n");
    text.trim_end().trim_end_matches("[…]").trim_end_matches("[...]").trim_end().to_owned()
}

/// A title as text. RSS does not say whether its titles are HTML; most are. Atom says it.
pub(super) fn line(text: &Text, kind: &FeedType) -> String {
    if *kind == FeedType::Atom && text.content_type.to_string().starts_with("text/plain") {
        return text.content.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    plain_text(&text.content).replace('\n', " ")
}

fn tags(entry: &Entry) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for category in &entry.categories {
        // Blogger says there what kind of thing an entry is.
        if category.scheme.as_deref().is_some_and(|scheme| scheme.contains(BLOGGER_KINDS)) {
            continue;
        }
        let tag = plain_text(category.label.as_deref().unwrap_or(&category.term)).replace('\n', " ");
        if !tag.is_empty() && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

/// Authors with a name. RSS wants `mail@host (Name)`, and gets anything; nobody's mailbox is published.
pub(super) fn authors(people: &[Person]) -> Vec<wire::Author> {
    let mut authors: Vec<wire::Author> = Vec::new();
    for person in people {
        let written = match person.name.as_str() {
            "author" | "unknown" | "managingEditor" => person.email.as_deref().unwrap_or_default(),
            name => name,
        };
        let name = match written.split_once('(') {
            Some((mail, name)) if mail.contains('@') => name.trim_end().trim_end_matches(')'),
            _ if written.contains('@') && !written.trim().contains(' ') => "",
            _ => written,
        };
        let name = plain_text(name).replace('\n', " ");
        if !name.is_empty() && authors.iter().all(|author| author.name.as_deref() != Some(&name)) {
            authors.push(wire::Author { name: Some(name), url: person.uri.clone(), avatar: None });
        }
    }
    authors
}
