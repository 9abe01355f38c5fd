//! A static page of the edition: one Markdown file in `pages/`.

use super::document::Document;
use super::fields::{Fields, Source};
use super::markdown::{self, Wording};
use anyhow::Result;

/// A static page.
#[derive(Debug)]
pub struct Page {
    /// Its name in addresses.
    pub slug: String,
    /// Its headline.
    pub title: String,
    /// What it says, in a sentence.
    pub summary: Option<String>,
    /// Whether the paper's contacts are shown on it.
    pub contact: bool,
    /// Its text.
    pub html: String,
}

impl Page {
    /// Reads the document; its name without `.md` is the slug.
    pub fn read(document: &Document) -> Result<Self> {
        let parts = document.parts()?;
        let source = Source { file: &document.file, toml: parts.toml, first_line: 2 };
        let table = source.parse()?;
        let fields = Fields::of(&source, &table, &["title", "summary", "contact"])?;
        Ok(Self {
            slug: document.stem.clone(),
            title: fields.required("title")?,
            summary: fields.text("summary")?,
            contact: fields.flag("contact")?,
            html: markdown::to_html(parts.body, &Wording::of("")),
        })
    }
}
