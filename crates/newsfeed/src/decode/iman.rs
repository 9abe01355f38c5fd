//! The `_iman` extension, see docs/feed.md.

use super::reader::Fields;
use crate::model::Kind;
use crate::wire::{Contact, Edition, FeedExtension, ItemExtension, MenuEntry, Page, Section};

pub(super) fn feed(fields: &Fields<'_>) -> FeedExtension {
    FeedExtension {
        about: fields.text("about"),
        tagline: fields.text("tagline"),
        copyright: fields.text("copyright"),
        menu: fields.objects("menu", menu_entry),
        sections: fields.objects("sections", section),
        pages: fields.objects("pages", page),
        watch_live: fields.text("watch_live"),
        contact: fields.object("contact", contact),
        edition: fields.object("edition", edition),
    }
}

pub(super) fn item(fields: &Fields<'_>) -> ItemExtension {
    ItemExtension {
        about: fields.text("about"),
        slug: fields.text("slug"),
        sections: fields.texts("sections"),
        kind: kind(fields),
        related: fields.ids("related"),
        pinned: fields.flag("pinned"),
        caption: fields.text("caption"),
        image_alt: fields.text("image_alt"),
        image_width: fields.small_count("image_width"),
        image_height: fields.small_count("image_height"),
        image_variants: fields.text("image_variants"),
        image_widths: whole_numbers(fields, "image_widths"),
        minutes: fields.small_count("minutes"),
    }
}

fn edition(fields: &Fields<'_>) -> Edition {
    Edition {
        version: fields.small_count("version").unwrap_or_default(),
        list: fields.text("list"),
        document: fields.text("document"),
        total: fields.small_count("total"),
        parts: fields.ids("parts"),
        search: fields.text("search"),
        search_levels: whole_numbers(fields, "search_levels"),
    }
}

fn whole_numbers(fields: &Fields<'_>, key: &str) -> Vec<u32> {
    fields.ids(key).iter().filter_map(|number| number.parse().ok()).collect()
}

fn kind(fields: &Fields<'_>) -> Option<Kind> {
    let name = fields.text("kind")?;
    let kind = Kind::from_name(&name);
    if kind.is_none() {
        fields.problem_at("kind", &["\"", &name, "\" is not one of article, page, issue, video, gallery"]);
    }
    kind
}

// The depth of a menu is bounded: a document is refused if it is nested deeper than 128.
fn menu_entry(fields: &Fields<'_>) -> Option<MenuEntry> {
    Some(MenuEntry {
        label: fields.required_text("label")?,
        section: fields.text("section"),
        tag: fields.text("tag"),
        page: fields.text("page"),
        url: fields.text("url"),
        children: fields.objects("children", menu_entry),
    })
}

fn section(fields: &Fields<'_>) -> Option<Section> {
    Some(Section {
        slug: fields.required_text("slug")?,
        name: fields.text("name"),
        parent: fields.text("parent"),
        description: fields.text("description"),
        count: fields.small_count("count"),
    })
}

fn page(fields: &Fields<'_>) -> Option<Page> {
    Some(Page {
        slug: fields.required_text("slug")?,
        title: fields.text("title"),
        summary: fields.text("summary"),
        content_html: fields.text("content_html"),
        content_text: fields.text("content_text"),
        contact: fields.flag("contact"),
    })
}

fn contact(fields: &Fields<'_>) -> Contact {
    Contact {
        address: fields.text("address"),
        phone: fields.text("phone"),
        email: fields.text("email"),
        form: fields.text("form"),
    }
}
