//! `edition/issues.toml`: which stories stand where in which printed issue.

use crate::edition::{Document, Edition, Fields, Item, Source};
use anyhow::Result;
use std::path::Path;

/// All printed issues.
pub struct Plan<'a> {
    /// The words above the headlines of the second page.
    pub inside: String,
    /// The words that end a story that did not fit.
    pub more: String,
    /// The small print.
    pub imprint: String,
    /// The heading of the box with useful numbers.
    pub service_title: String,
    /// The lines of that box.
    pub service_lines: Vec<String>,
    /// The issues.
    pub issues: Vec<Issue<'a>>,
}

/// One printed issue.
pub struct Issue<'a> {
    /// The name of its file, without extension.
    pub file: String,
    /// Its number, as printed.
    pub number: String,
    /// Its date, as printed.
    pub dateline: String,
    /// The main story.
    pub lead: &'a Item,
    /// Two stories beside it.
    pub side: Vec<&'a Item>,
    /// The story below it.
    pub foot: &'a Item,
    /// The five stories of the second page.
    pub back: Vec<&'a Item>,
}

impl<'a> Plan<'a> {
    /// Reads the plan of an edition.
    pub fn read(workspace: &Path, edition: &'a Edition) -> Result<Self> {
        let document = Document::read(workspace, &workspace.join("edition/issues.toml"))?;
        let source = Source { file: &document.file, toml: document.text(), first_line: 1 };
        let table = source.parse()?;
        let known = ["inside", "more", "imprint", "service", "issues"];
        let fields = Fields::of(&source, &table, &known)?;
        let service = fields
            .table("service", &["title", "lines"])?
            .ok_or_else(|| fields.error("[service] is missing: the box with useful numbers"))?;
        let keys = ["item", "number", "dateline", "lead", "side", "foot", "back"];
        let issues = fields.tables("issues", &keys)?;
        Ok(Self {
            inside: fields.required("inside")?,
            more: fields.required("more")?,
            imprint: fields.required("imprint")?,
            service_title: service.required("title")?,
            service_lines: service.texts("lines")?,
            issues: issues.iter().map(|table| Issue::read(table, edition)).collect::<Result<_>>()?,
        })
    }
}

impl<'a> Issue<'a> {
    fn read(table: &Fields, edition: &'a Edition) -> Result<Self> {
        let own = story(table, "item", &table.required("item")?, edition)?;
        Ok(Self {
            file: own.slug.clone(),
            number: table.required("number")?,
            dateline: table.required("dateline")?,
            lead: story(table, "lead", &table.required("lead")?, edition)?,
            side: stories(table, "side", 2, edition)?,
            foot: story(table, "foot", &table.required("foot")?, edition)?,
            back: stories(table, "back", 5, edition)?,
        })
    }
}

fn stories<'a>(table: &Fields, key: &str, count: usize, edition: &'a Edition) -> Result<Vec<&'a Item>> {
    let names = table.texts(key)?;
    if names.len() != count {
        let message = format!("the page has room for {count} stories here");
        return Err(table.error_at(key, &message));
    }
    names.iter().map(|name| story(table, key, name, edition)).collect()
}

/// The item whose file has this name.
fn story<'a>(table: &Fields, key: &str, name: &str, edition: &'a Edition) -> Result<&'a Item> {
    let named = |item: &&Item| {
        let parts = name.strip_prefix(item.date.day());
        parts.and_then(|rest| rest.strip_prefix('-')) == Some(item.slug.as_str())
    };
    edition.items.iter().find(named).ok_or_else(|| {
        let message = format!("there is no edition/items/{name}.md");
        table.error_at(key, &message)
    })
}
