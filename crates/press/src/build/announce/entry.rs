//! A story as feeds for other readers tell it: in full, with whole addresses.

use super::super::place::Place;
use super::super::plan::Archive;
use crate::root::{ROOT, resolve};
use crate::store::Store;
use anyhow::{Context, Result};
use newsfeed::date::Moment;
use newsfeed::decode::decode;
use newsfeed::model::Body;
use newsfeed::paper::item::{ItemSetting, article};
use newsfeed::text::paragraphs;
use newsfeed::wire;
use quick_xml::escape::escape;

/// A story.
pub(super) struct Entry {
    /// What makes it the same story for ever.
    pub(super) id: String,
    /// Its page.
    pub(super) address: String,
    /// The headline.
    pub(super) headline: String,
    /// A sentence or two.
    pub(super) summary: String,
    /// The text as HTML, with the main picture before it.
    pub(super) html: String,
    pub(super) published: Option<Moment>,
    pub(super) modified: Option<Moment>,
    /// The names of those who wrote it.
    pub(super) authors: Vec<String>,
    /// The names of its sections, and its tags.
    pub(super) categories: Vec<String>,
    pub(super) language: Option<String>,
    /// The main picture.
    pub(super) picture: Option<Enclosure>,
    /// Files that belong to it.
    pub(super) attachments: Vec<Enclosure>,
}

/// A file that belongs to a story.
pub(super) struct Enclosure {
    pub(super) address: String,
    /// Its media type.
    pub(super) kind: String,
    /// Its size in bytes; 0 if nobody knows.
    pub(super) bytes: u64,
}

impl Entry {
    /// The story at a place of the archive.
    pub(super) fn of(archive: &Archive<'_>, place: &Place, at: u32, store: &Store) -> Result<Entry> {
        let outline = archive.outline(at);
        let mut item = item(&store.kept(outline.number)?.item)?;
        let (summary, attachments) = (item.summary.clone(), std::mem::take(&mut item.attachments));
        let language = archive.site.feed.language.as_deref();
        let setting = ItemSetting { address: ROOT, resolve: &resolve, homes: &[], language };
        let article = article(&mut item, setting, &[]);
        let preview = article.preview;

        let mut html = String::new();
        if let Some(picture) = preview.picture.as_ref().filter(|picture| !picture.in_body) {
            html = format!("<p><img src=\"{}\" alt=\"{}\"></p>\n", escape(&*picture.url), escape(&*picture.alt));
        }
        match &article.body {
            Body::Html(text) => html.push_str(text),
            Body::Text(text) => {
                let texts = paragraphs(text).into_iter();
                html.extend(texts.map(|text| format!("<p>{}</p>\n", escape(text).replace('\n', "<br>"))));
            }
            Body::Empty => {}
        }
        let picture = preview.picture.and_then(|picture| {
            let address = place.whole(&picture.url);
            let kind = kind(&address)?.to_owned();
            Some(Enclosure { bytes: place.bytes(&picture.url), address, kind })
        });
        let attachments = attachments.into_iter().map(|file| Enclosure {
            bytes: file.size_in_bytes.unwrap_or_else(|| place.bytes(&file.url)),
            address: place.whole(&file.url),
            kind: file.mime_type,
        });
        let sections = archive.sections(at).iter().map(|section| &archive.site.sections[*section as usize].name);
        let mut categories: Vec<String> = sections.chain(preview.tags.iter().map(|tag| &tag.label)).cloned().collect();
        let mut seen = std::collections::HashSet::new();
        categories.retain(|category| seen.insert(category.to_lowercase()));
        Ok(Entry {
            id: preview.id,
            address: place.address(&outline.path),
            headline: preview.headline,
            summary: summary.unwrap_or(preview.excerpt),
            html: place.whole(&html),
            published: preview.published,
            modified: preview.modified,
            authors: preview.authors.into_iter().map(|author| author.name).collect(),
            categories,
            language: preview.language,
            picture,
            attachments: attachments.collect(),
        })
    }

    /// When it was said last.
    pub(super) fn updated(&self) -> Option<Moment> {
        self.modified.or(self.published)
    }
}

/// An item as the store keeps it.
pub(in super::super) fn item(text: &str) -> Result<wire::Item> {
    let document = format!("{{\"version\":\"{}\",\"title\":\"-\",\"items\":[{text}]}}", wire::VERSION);
    decode(&document)?.feed.items.pop().context("an item in the store that is none")
}

/// The media type of a picture, by the end of its address.
fn kind(address: &str) -> Option<&'static str> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    Some(match path.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "webp" => "image/webp",
        "gif" => "image/gif",
        "svg" => "image/svg+xml",
        "avif" => "image/avif",
        _ => return None,
    })
}
