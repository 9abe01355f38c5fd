//! The top of a document.

use super::reader::Fields;
use super::{iman, item};
use crate::wire::{Author, Feed, Hub};

/// Whether it is the address of a version of JSON Feed.
pub(super) fn is_known_version(version: &str) -> bool {
    version.contains("jsonfeed.org/version/1")
}

pub(super) fn read(fields: &Fields<'_>) -> Feed {
    let version = fields.text("version").unwrap_or_default();
    if !is_known_version(&version) {
        fields.problem_at("version", &["does not name a version of JSON Feed; read as 1.1"]);
    }
    let title = fields.text("title").unwrap_or_default();
    if title.is_empty() {
        fields.problem_at("title", &["is missing"]);
    }
    if fields.raw("items").is_none() {
        fields.problem_at("items", &["is missing"]);
    }
    Feed {
        version,
        title,
        home_page_url: fields.text("home_page_url"),
        feed_url: fields.text("feed_url"),
        description: fields.text("description"),
        user_comment: fields.text("user_comment"),
        next_url: fields.text("next_url"),
        icon: fields.text("icon"),
        favicon: fields.text("favicon"),
        authors: authors(fields),
        language: fields.text("language"),
        expired: fields.flag("expired"),
        hubs: fields.objects("hubs", hub),
        iman: fields.object("_iman", iman::feed).unwrap_or_default(),
        items: item::list(fields),
    }
}

/// `authors`, else what version 1.0 has in its place: one `author`.
pub(super) fn authors(fields: &Fields<'_>) -> Vec<Author> {
    let authors = fields.objects("authors", author);
    if authors.is_empty() { fields.object("author", author).flatten().into_iter().collect() } else { authors }
}

fn author(fields: &Fields<'_>) -> Option<Author> {
    let author = Author { name: fields.text("name"), url: fields.text("url"), avatar: fields.text("avatar") };
    if author.name.is_none() && author.url.is_none() && author.avatar.is_none() {
        fields.problem(&["has neither name nor url nor avatar; left out"]);
        return None;
    }
    Some(author)
}

fn hub(fields: &Fields<'_>) -> Option<Hub> {
    Some(Hub { kind: fields.required_text("type")?, url: fields.required_text("url")? })
}
