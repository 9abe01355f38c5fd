//! JSON by chance, of the shape of a feed and filled with anything.

use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

use crate::feeds::{moment, text, url};

/// The keys of JSON Feed and `_iman`, so that chance meets what is read.
#[rustfmt::skip]
const KEYS: &[&str] = &[
    "version", "title", "items", "id", "url", "external_url", "home_page_url", "feed_url",
    "next_url", "description", "content_html", "content_text", "summary", "image", "banner_image", "date_published",
    "date_modified", "author", "authors", "name", "avatar", "tags", "language", "attachments",
    "mime_type", "size_in_bytes", "duration_in_seconds", "expired", "hubs", "type", "_iman", "about",
    "tagline", "menu", "label", "section", "tag", "page", "children", "sections",
    "slug", "parent", "pages", "contact", "email", "form", "watch_live", "edition",
    "kind", "related", "pinned", "caption", "image_alt", "image_width", "image_height", "image_widths", "minutes", "total", "parts", "search", "search_levels", "copyright",
    "icon",
];

/// A value of any type, with keys that are known.
pub fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-5_i64..100).prop_map(Value::from),
        Just(json!(1.5)),
        text().prop_map(Value::from),
        url().prop_map(Value::from),
        moment().prop_map(|moment| Value::from(moment.to_rfc3339())),
    ];
    leaf.prop_recursive(4, 64, 8, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(Value::from),
            vec((select(KEYS), inner), 0..8).prop_map(|pairs| {
                Value::Object(pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect::<Map<_, _>>())
            }),
        ]
    })
}

/// A document of the shape of a feed, filled with anything.
pub fn json() -> impl Strategy<Value = Value> {
    let item = (vec((select(KEYS), value()), 0..12), of("[0-9]")).prop_map(|(pairs, id)| {
        let mut item: Map<String, Value> = pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        item.extend(id.map(|id| ("id".to_owned(), Value::from(id))));
        Value::Object(item)
    });
    let items = vec(prop_oneof![9 => item, 1 => value()], 0..10);
    (vec((select(KEYS), value()), 0..12), items).prop_map(|(pairs, items)| {
        let mut feed: Map<String, Value> = pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        feed.insert("items".to_owned(), Value::from(items));
        Value::Object(feed)
    })
}
