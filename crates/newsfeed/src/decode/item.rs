//! The items of a document.

use super::reader::Fields;
use super::{feed, iman};
use crate::register::Register;
use crate::wire::{Attachment, Item};

/// The items, each id once: the format says that an id names one item for ever.
pub(super) fn list(fields: &mut Fields<'_>) -> Vec<Item> {
    let mut items = fields.objects("items", item);
    let mut seen = Register::default();
    items.retain(|item| {
        let is_new = seen.add(&item.id);
        if !is_new {
            let message = format!("more than one item has the id \"{}\"; the first is kept", item.id);
            fields.problem_at("items", message);
        }
        is_new
    });
    items
}

fn item(mut fields: Fields<'_>) -> Option<Item> {
    let given = fields.has("id");
    let Some(id) = fields.id("id") else {
        let fault = if given { "has an unusable" } else { "has no" };
        fields.problem(format!("{fault} id; left out"));
        return None;
    };
    Some(Item {
        id,
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
        authors: feed::authors(&mut fields),
        tags: fields.texts("tags"),
        language: fields.text("language"),
        attachments: fields.objects("attachments", attachment),
        iman: fields.object("_iman", iman::item).unwrap_or_default(),
    })
}

fn attachment(mut fields: Fields<'_>) -> Option<Attachment> {
    Some(Attachment {
        url: fields.required_text("url")?,
        mime_type: fields.required_text("mime_type")?,
        title: fields.text("title"),
        size_in_bytes: fields.count("size_in_bytes"),
        duration_in_seconds: fields.seconds("duration_in_seconds"),
    })
}
