//! From [`wire::Feed`] to JSON.

use serde_json::{Map, Value};

use crate::date::Moment;
use crate::wire::{
    self, Attachment, Author, Contact, Edition, FeedExtension, Hub, Item, ItemExtension, MenuEntry, Page, Section,
};

/// The document that says what `feed` says: reading it with [`decode`](crate::decode::decode) gives an
/// equal feed. What is `None`, empty or false is left out, but for `title` and `items`, which the
/// format demands.
pub fn encode(feed: &wire::Feed) -> Value {
    let mut object = Object::default();
    object.text("version", &feed.version);
    object.put("title", Value::from(feed.title.as_str()));
    object.maybe("home_page_url", &feed.home_page_url);
    object.maybe("feed_url", &feed.feed_url);
    object.maybe("description", &feed.description);
    object.maybe("user_comment", &feed.user_comment);
    object.maybe("next_url", &feed.next_url);
    object.maybe("icon", &feed.icon);
    object.maybe("favicon", &feed.favicon);
    object.list("authors", &feed.authors, author);
    object.maybe("language", &feed.language);
    object.flag("expired", feed.expired);
    object.list("hubs", &feed.hubs, hub);
    object.part("_iman", feed_extension(&feed.iman));
    object.put("items", feed.items.iter().map(item).collect());
    object.into()
}

/// The object of an item, as it stands in a document: see [`encode`].
pub fn item(item: &Item) -> Value {
    let mut object = Object::default();
    object.text("id", &item.id);
    object.maybe("url", &item.url);
    object.maybe("external_url", &item.external_url);
    object.maybe("title", &item.title);
    object.maybe("content_html", &item.content_html);
    object.maybe("content_text", &item.content_text);
    object.maybe("summary", &item.summary);
    object.maybe("image", &item.image);
    object.maybe("banner_image", &item.banner_image);
    object.moment("date_published", &item.date_published);
    object.moment("date_modified", &item.date_modified);
    object.list("authors", &item.authors, author);
    object.texts("tags", &item.tags);
    object.maybe("language", &item.language);
    object.list("attachments", &item.attachments, attachment);
    object.part("_iman", item_extension(&item.iman));
    object.into()
}

fn author(author: &Author) -> Value {
    let mut object = Object::default();
    object.maybe("name", &author.name);
    object.maybe("url", &author.url);
    object.maybe("avatar", &author.avatar);
    object.into()
}

fn hub(hub: &Hub) -> Value {
    let mut object = Object::default();
    object.text("type", &hub.kind);
    object.text("url", &hub.url);
    object.into()
}

fn attachment(attachment: &Attachment) -> Value {
    let mut object = Object::default();
    object.text("url", &attachment.url);
    object.text("mime_type", &attachment.mime_type);
    object.maybe("title", &attachment.title);
    object.number("size_in_bytes", attachment.size_in_bytes);
    object.number("duration_in_seconds", attachment.duration_in_seconds);
    object.into()
}

fn feed_extension(iman: &FeedExtension) -> Object {
    let mut object = Object::default();
    object.maybe("about", &iman.about);
    object.maybe("tagline", &iman.tagline);
    object.maybe("copyright", &iman.copyright);
    object.list("menu", &iman.menu, menu_entry);
    object.list("sections", &iman.sections, section);
    object.list("pages", &iman.pages, page);
    object.maybe("watch_live", &iman.watch_live);
    if let Some(contact) = &iman.contact {
        object.put("contact", contact_block(contact));
    }
    if let Some(edition) = &iman.edition {
        object.put("edition", edition_block(edition));
    }
    object
}

fn item_extension(iman: &ItemExtension) -> Object {
    let mut object = Object::default();
    object.maybe("about", &iman.about);
    object.maybe("slug", &iman.slug);
    object.texts("sections", &iman.sections);
    if let Some(kind) = iman.kind {
        object.text("kind", kind.name());
    }
    object.texts("related", &iman.related);
    object.flag("pinned", iman.pinned);
    object.maybe("caption", &iman.caption);
    object.maybe("image_alt", &iman.image_alt);
    object.number("image_width", iman.image_width);
    object.number("image_height", iman.image_height);
    object.maybe("image_variants", &iman.image_variants);
    object.list("image_widths", &iman.image_widths, |width| Value::from(*width));
    object.number("minutes", iman.minutes);
    object
}

fn edition_block(edition: &Edition) -> Value {
    let mut object = Object::default();
    object.put("version", edition.version.into());
    object.maybe("list", &edition.list);
    object.maybe("document", &edition.document);
    object.number("total", edition.total);
    object.list("parts", &edition.parts, |part| {
        part.parse::<u64>().map_or_else(|_| Value::from(part.as_str()), Value::from)
    });
    object.maybe("search", &edition.search);
    object.list("search_levels", &edition.search_levels, |level| Value::from(*level));
    object.into()
}

fn menu_entry(entry: &MenuEntry) -> Value {
    let mut object = Object::default();
    object.text("label", &entry.label);
    object.maybe("section", &entry.section);
    object.maybe("tag", &entry.tag);
    object.maybe("page", &entry.page);
    object.maybe("url", &entry.url);
    object.list("children", &entry.children, menu_entry);
    object.into()
}

fn section(section: &Section) -> Value {
    let mut object = Object::default();
    object.text("slug", &section.slug);
    object.maybe("name", &section.name);
    object.maybe("parent", &section.parent);
    object.maybe("description", &section.description);
    object.number("count", section.count);
    object.into()
}

fn page(page: &Page) -> Value {
    let mut object = Object::default();
    object.text("slug", &page.slug);
    object.maybe("title", &page.title);
    object.maybe("summary", &page.summary);
    object.maybe("content_html", &page.content_html);
    object.maybe("content_text", &page.content_text);
    object.flag("contact", page.contact);
    object.into()
}

fn contact_block(contact: &Contact) -> Value {
    let mut object = Object::default();
    object.maybe("address", &contact.address);
    object.maybe("phone", &contact.phone);
    object.maybe("email", &contact.email);
    object.maybe("form", &contact.form);
    object.into()
}

/// A JSON object in the making, that leaves out what says nothing.
#[derive(Default)]
struct Object(Map<String, Value>);

impl Object {
    fn put(&mut self, key: &str, value: Value) {
        self.0.insert(key.to_owned(), value);
    }

    fn text(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.put(key, Value::from(text));
        }
    }

    fn maybe(&mut self, key: &str, text: &Option<String>) {
        self.text(key, text.as_deref().unwrap_or_default());
    }

    fn flag(&mut self, key: &str, flag: bool) {
        if flag {
            self.put(key, Value::Bool(true));
        }
    }

    fn number(&mut self, key: &str, number: Option<impl Into<Value>>) {
        if let Some(number) = number {
            self.put(key, number.into());
        }
    }

    fn moment(&mut self, key: &str, moment: &Option<Moment>) {
        if let Some(moment) = moment {
            self.put(key, Value::String(moment.to_rfc3339()));
        }
    }

    fn texts(&mut self, key: &str, texts: &[String]) {
        self.list(key, texts, |text| Value::from(text.as_str()));
    }

    fn list<T>(&mut self, key: &str, parts: &[T], encode: fn(&T) -> Value) {
        if !parts.is_empty() {
            self.put(key, parts.iter().map(encode).collect());
        }
    }

    fn part(&mut self, key: &str, part: Object) {
        if !part.0.is_empty() {
            self.put(key, part.into());
        }
    }
}

impl From<Object> for Value {
    fn from(object: Object) -> Value {
        Value::Object(object.0)
    }
}
