//! The items of a document.

use super::reader::Fields;
use super::{feed, iman};
use crate::register::Register;
use crate::wire::{Attachment, Item};

/// The items, each id once: the format says that an id names one item for ever.
pub(super) fn list(fields: &Fields<'_>) -> Vec<Item> {
    let mut items = fields.objects("items", item);
    let mut seen = Register::default();
    items.retain(|item| {
        let is_new = seen.add(&item.id);
        if !is_new {
            fields.problem_at("items", &["more than one item has the id \"", &item.id, "\"; the first is kept"]);
        }
        is_new
    });
    items
}

fn item(fields: &Fields<'_>) -> Option<Item> {
    Some(Item {
        id: fields.required_id("id")?,
        url: fields.text("url"),
        external_url: fields.text("external_url"),
        title: fields.text("title"),
        content_html: fields.text("content_html"),
        content_text: fields.text("content_text"),
        summary: fields.text("summary"),
        image: fields.text("image"),
        banner_image: fields.text("banner_image"),
        date_published: fields.moment("date_published"),
        date_modified: fields.moment("date_modified"),
        authors: feed::authors(fields),
        tags: fields.texts("tags"),
        language: fields.text("language"),
        attachments: fields.objects("attachments", attachment),
        iman: fields.object("_iman", iman::item).unwrap_or_default(),
    })
}

fn attachment(fields: &Fields<'_>) -> Option<Attachment> {
    Some(Attachment {
        url: fields.required_text("url")?,
        mime_type: fields.required_text("mime_type")?,
        title: fields.text("title"),
        size_in_bytes: fields.count("size_in_bytes"),
        duration_in_seconds: fields.seconds("duration_in_seconds"),
    })
}
