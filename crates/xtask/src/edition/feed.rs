//! The feed: JSON Feed 1.1 with what it has no word for under `_iman` (docs/feed.md).

use super::item::{Attachment, Item};
use super::json::{Json, Object};
use super::newspaper::{MenuEntry, Newspaper, Section};
use super::page::Page;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// The feed of an edition as text; the same sources give the same bytes.
pub fn compose(newspaper: &Newspaper, pages: &[Page], items: &[Item], public: &Path) -> Result<String> {
    let mut feed = Object::default();
    feed.text("version", "https://jsonfeed.org/version/1.1");
    feed.text("title", &newspaper.title);
    feed.text("home_page_url", &newspaper.home_page_url);
    feed.maybe("description", newspaper.description.as_deref());
    feed.text("language", &newspaper.language);
    feed.object("_iman", masthead(newspaper, pages));
    let items = items.iter().map(|entry| item(entry, newspaper, public).with_context(|| entry.file.clone()));
    let items = items.collect::<Result<Vec<_>>>()?;
    // `items` is required even where it is empty.
    feed.put("items", Json::List(items.into_iter().map(Json::Object).collect()));
    Ok(Json::Object(feed).pretty())
}

fn masthead(newspaper: &Newspaper, pages: &[Page]) -> Object {
    let mut iman = Object::default();
    iman.text("about", &format!("{}docs/feed/", newspaper.home_page_url));
    iman.maybe("tagline", newspaper.tagline.as_deref());
    iman.maybe("copyright", newspaper.copyright.as_deref());
    iman.maybe("watch_live", newspaper.watch_live.as_deref());
    let mut contact = Object::default();
    for (key, value) in &newspaper.contact {
        contact.text(key, value);
    }
    iman.object("contact", contact);
    iman.list("menu", newspaper.menu.iter().map(menu_entry));
    iman.list("sections", newspaper.sections.iter().map(section));
    iman.list("pages", pages.iter().map(page));
    iman
}

fn menu_entry(entry: &MenuEntry) -> Json {
    let mut object = Object::default();
    object.text("label", &entry.label);
    if let Some((key, value)) = &entry.target {
        object.text(key, value);
    }
    object.list("children", entry.children.iter().map(menu_entry));
    Json::Object(object)
}

fn section(section: &Section) -> Json {
    let mut object = Object::default();
    object.text("slug", &section.slug);
    object.text("name", &section.name);
    object.maybe("parent", section.parent.as_deref());
    object.maybe("description", section.description.as_deref());
    Json::Object(object)
}

fn page(page: &Page) -> Json {
    let mut object = Object::default();
    object.text("slug", &page.slug);
    object.text("title", &page.title);
    object.maybe("summary", page.summary.as_deref());
    object.flag("contact", page.contact);
    object.text("content_html", &page.html);
    Json::Object(object)
}

fn item(item: &Item, newspaper: &Newspaper, public: &Path) -> Result<Object> {
    let mut object = Object::default();
    // A tag URI (RFC 4151), not an address: the paper may be served from anywhere.
    let id = format!("tag:{},{}:{}", newspaper.host(), item.date.day(), item.slug);
    object.text("id", &id);
    object.maybe("title", item.title.as_deref());
    object.maybe("summary", item.summary.as_deref());
    object.text("content_html", &item.html);
    if let Some(picture) = &item.picture {
        object.text("image", &picture.url);
    }
    object.text("date_published", &item.date.text);
    let modified = item.modified.as_ref().map(|moment| moment.text.as_str());
    object.maybe("date_modified", modified);
    let authors = item.authors.iter().map(|name| {
        let mut author = Object::default();
        author.text("name", name);
        Json::Object(author)
    });
    object.list("authors", authors);
    object.list("tags", item.tags.iter().map(Json::from));
    object.maybe("language", item.language.as_deref());
    let attachments = item.attachments.iter().map(|file| attachment(file, public));
    object.list("attachments", attachments.collect::<Result<Vec<_>>>()?);
    object.object("_iman", extension(item));
    Ok(object)
}

fn attachment(file: &Attachment, public: &Path) -> Result<Json> {
    let path = public.join(&file.url);
    let size = fs::metadata(&path).with_context(|| {
        format!(
            "attachments: there is no file public/{} (`cargo xtask edition --issues` makes the printed issues)",
            file.url
        )
    })?;
    let mut object = Object::default();
    object.text("url", &file.url);
    object.text("mime_type", &file.mime_type);
    object.maybe("title", file.title.as_deref());
    object.put("size_in_bytes", Json::Number(size.len()));
    Ok(Json::Object(object))
}

fn extension(item: &Item) -> Object {
    let mut iman = Object::default();
    iman.text("slug", &item.slug);
    iman.list("sections", item.sections.iter().map(Json::from));
    iman.maybe("kind", item.kind.as_deref());
    iman.flag("pinned", item.pinned);
    if let Some(picture) = &item.picture {
        iman.maybe("caption", picture.caption.as_deref());
        iman.maybe("image_alt", picture.alt.as_deref());
        iman.put("image_width", Json::Number(picture.width));
        iman.put("image_height", Json::Number(picture.height));
    }
    iman
}
