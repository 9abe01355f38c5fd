//! An item of the edition: one Markdown file, checked.

use super::document::Document;
use super::fields::{Fields, Source};
use super::markdown::{self, Wording};
use super::moment::Moment;
use super::svg;
use anyhow::{Result, bail};
use std::path::Path;

/// An item as its file describes it.
#[derive(Debug)]
pub struct Item {
    /// Its file, for messages.
    pub file: String,
    /// Its name in addresses.
    pub slug: String,
    /// When it appeared.
    pub date: Moment,
    /// When it was last changed.
    pub modified: Option<Moment>,
    /// Its headline.
    pub title: Option<String>,
    /// One or two sentences that lead to it.
    pub summary: Option<String>,
    /// Slugs of its sections, the main one first.
    pub sections: Vec<String>,
    /// Its tags.
    pub tags: Vec<String>,
    /// The names of its authors.
    pub authors: Vec<String>,
    /// Its picture.
    pub picture: Option<Picture>,
    /// What kind of item it is, when not an article.
    pub kind: Option<String>,
    /// Whether it is an editor's pick.
    pub pinned: bool,
    /// Its language, when not the paper's.
    pub language: Option<String>,
    /// Files that come with it.
    pub attachments: Vec<Attachment>,
    /// Its text.
    pub html: String,
}

/// The picture of an item.
#[derive(Debug)]
pub struct Picture {
    /// Its address relative to the feed.
    pub url: String,
    /// Width in pixels.
    pub width: u64,
    /// Height in pixels.
    pub height: u64,
    /// What it shows, for those who cannot see it.
    pub alt: Option<String>,
    /// The line under it.
    pub caption: Option<String>,
}

/// A file that comes with an item.
#[derive(Debug)]
pub struct Attachment {
    /// Its address relative to the feed.
    pub url: String,
    /// Its type.
    pub mime_type: String,
    /// Its name for readers.
    pub title: Option<String>,
}

const KEYS: &[&str] = &[
    "title",
    "date",
    "modified",
    "sections",
    "tags",
    "authors",
    "summary",
    "image",
    "alt",
    "caption",
    "kind",
    "pinned",
    "language",
    "attachments",
];
const KINDS: [&str; 4] = ["article", "issue", "video", "gallery"];

impl Item {
    /// Reads the document; `sections` are the slugs that exist, `public` is the folder of files.
    pub fn read(document: &Document, sections: &[&str], public: &Path, language: &str) -> Result<Self> {
        let parts = document.parts()?;
        let source = Source { file: &document.file, toml: parts.toml, first_line: 2 };
        let table = source.parse()?;
        let fields = Fields::of(&source, &table, KEYS)?;
        let (day, slug) = name(&document.stem).ok_or_else(|| {
            fields.error("name the file YYYY-MM-DD-slug.md, the slug of latin letters, digits and hyphens")
        })?;
        let date = moment(&fields, "date")?
            .ok_or_else(|| fields.error("date is missing; add date = \"2025-05-17T09:30:00+03:00\""))?;
        if date.day() != day {
            let message = format!("is not the day of the file's name ({day}): change one of them");
            return Err(fields.error_at("date", &message));
        }
        let modified = moment(&fields, "modified")?;
        if modified.as_ref().is_some_and(|later| later.unix < date.unix) {
            return Err(fields.error_at("modified", "lies before the date"));
        }
        let own_sections = fields.texts("sections")?;
        if let Some(unknown) = own_sections.iter().find(|slug| !sections.contains(&slug.as_str())) {
            let message = format!("there is no section `{unknown}`; edition/newspaper.toml lists them");
            return Err(fields.error_at("sections", &message));
        }
        let kind = fields.text("kind")?;
        if kind.as_ref().is_some_and(|kind| !KINDS.contains(&kind.as_str())) {
            let message = format!("write one of {}", KINDS.join(", "));
            return Err(fields.error_at("kind", &message));
        }
        if let Some(line) = markdown::first_level_heading(parts.body) {
            bail!(
                "{}, line {}: a heading of the first level; the headline is one already, begin with ##",
                document.file,
                parts.body_line + line - 1
            );
        }
        let own_language = fields.text("language")?;
        let wording = Wording::of(own_language.as_deref().unwrap_or(language));
        let html = markdown::to_html(parts.body, &wording);
        if let Some(address) = missing_file(&html, public) {
            bail!("{}: the text shows {address}, and public/{address} does not exist", document.file);
        }
        Ok(Self {
            file: document.file.clone(),
            slug: slug.to_owned(),
            date,
            modified,
            title: fields.text("title")?,
            summary: fields.text("summary")?,
            sections: own_sections,
            tags: fields.texts("tags")?,
            authors: fields.texts("authors")?,
            picture: picture(&fields, public)?,
            kind: kind.filter(|kind| kind != "article"),
            pinned: fields.flag("pinned")?,
            language: own_language,
            attachments: attachments(&fields)?,
            html,
        })
    }
}

/// Day and slug from `2025-05-17-slug`.
fn name(stem: &str) -> Option<(&str, &str)> {
    let (day, slug) = stem.split_at_checked(10)?;
    let slug = slug.strip_prefix('-')?;
    let is_slug = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let good = !slug.is_empty() && slug.chars().all(is_slug);
    (good && Moment::parse(&format!("{day}T00:00:00Z")).is_some()).then_some((day, slug))
}

fn moment(fields: &Fields, key: &str) -> Result<Option<Moment>> {
    let Some(text) = fields.text(key)? else {
        return Ok(None);
    };
    match Moment::parse(&text) {
        Some(moment) => Ok(Some(moment)),
        None => Err(fields.error_at(key, "write it like \"2025-05-17T09:30:00+03:00\"")),
    }
}

fn picture(fields: &Fields, public: &Path) -> Result<Option<Picture>> {
    let (alt, caption) = (fields.text("alt")?, fields.text("caption")?);
    let Some(name) = fields.text("image")? else {
        return match alt.or(caption) {
            Some(_) => Err(fields.error("alt and caption without image: add image = \"…\"")),
            None => Ok(None),
        };
    };
    if alt.is_none() {
        let message = "has no description: add alt = \"…\" for those who cannot see it";
        return Err(fields.error_at("image", message));
    }
    let url = format!("images/{name}.svg");
    let file = public.join(&url);
    if !file.is_file() {
        let message = format!("there is no drawing public/{url}");
        return Err(fields.error_at("image", &message));
    }
    let (width, height) = svg::size(&file)?;
    Ok(Some(Picture { url, width, height, alt, caption }))
}

fn attachments(fields: &Fields) -> Result<Vec<Attachment>> {
    let tables = fields.tables("attachments", &["url", "mime_type", "title"])?;
    tables
        .iter()
        .map(|table| {
            Ok(Attachment {
                url: table.required("url")?,
                mime_type: table.required("mime_type")?,
                title: table.text("title")?,
            })
        })
        .collect()
}

/// The first picture in the text that lies neither elsewhere on the web nor in `public`.
fn missing_file<'a>(html: &'a str, public: &Path) -> Option<&'a str> {
    html.split(" src=\"").skip(1).find_map(|rest| {
        let address = rest.split('"').next()?;
        let elsewhere = address.starts_with("https://");
        // A path from the root would break a paper that is served from a folder.
        let here = !address.starts_with('/') && public.join(address).is_file();
        (!elsewhere && !here).then_some(address)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names() {
        let good = name("2025-05-17-pchyoly-33-34");
        assert_eq!(good, Some(("2025-05-17", "pchyoly-33-34")));
        for bad in ["2025-05-17", "2025-05-17-", "2025-05-17-Мост", "2025-02-30-x", "x-2025-05-17"] {
            assert_eq!(name(bad), None, "{bad}");
        }
    }

    #[test]
    fn pictures_of_the_text_must_exist() {
        let public = crate::paths::workspace().join("public");
        let text = "<img src=\"images/none.svg\"><iframe src=\"https://a.example/\">";
        assert_eq!(missing_file(text, &public), Some("images/none.svg"));
        let root = "<img alt=\"\" src=\"/images/press.svg\">";
        assert_eq!(missing_file(root, &public), Some("/images/press.svg"));
        let right = "<img alt=\"\" src=\"images/press.svg\"><iframe src=\"https://a.example/\">";
        assert_eq!(missing_file(right, &public), None);
    }
}
