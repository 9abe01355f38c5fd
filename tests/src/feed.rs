//! Feeds, written down as short as a test can show them.

use serde_json::{Map, Value, json};

/// A feed's document (JSON Feed 1.1). What it is not told, it does not say.
#[derive(Clone, Debug)]
pub struct Feed(Map<String, Value>);

/// An item of a feed.
#[derive(Clone, Debug)]
pub struct Item(Map<String, Value>);

impl Feed {
    /// A feed with a title and no items.
    pub fn new(title: &str) -> Self {
        let mut feed = Map::new();
        feed.insert("version".to_owned(), json!("https://jsonfeed.org/version/1.1"));
        feed.insert("title".to_owned(), json!(title));
        feed.insert("items".to_owned(), json!([]));
        Self(feed)
    }

    /// In a language (BCP 47).
    pub fn language(self, tag: &str) -> Self {
        self.with("language", json!(tag))
    }

    /// With an item after those before.
    pub fn item(mut self, item: Item) -> Self {
        if let Some(Value::Array(items)) = self.0.get_mut("items") {
            items.push(Value::Object(item.0));
        }
        self
    }

    /// With items after those before.
    pub fn items(self, items: impl IntoIterator<Item = Item>) -> Self {
        items.into_iter().fold(self, Self::item)
    }

    /// Going on in another document.
    pub fn next(self, url: &str) -> Self {
        self.with("next_url", json!(url))
    }

    /// With any other member.
    pub fn with(mut self, member: &str, value: Value) -> Self {
        self.0.insert(member.to_owned(), value);
        self
    }

    /// With a member of the extension `_iman`.
    pub fn iman(mut self, member: &str, value: Value) -> Self {
        extend(&mut self.0, member, value);
        self
    }

    /// With a section, top or below `parent`.
    pub fn section(mut self, slug: &str, name: &str, parent: Option<&str>) -> Self {
        let mut section = json!({ "slug": slug, "name": name });
        if let Some(parent) = parent {
            section["parent"] = json!(parent);
        }
        let extension = self.0.entry("_iman").or_insert_with(|| json!({}));
        match extension.get_mut("sections") {
            Some(Value::Array(sections)) => sections.push(section),
            _ => extension["sections"] = json!([section]),
        }
        self
    }
}

impl Item {
    /// An item with an id, and nothing to read yet.
    pub fn new(id: &str) -> Self {
        let mut item = Map::new();
        item.insert("id".to_owned(), json!(id));
        Self(item)
    }

    /// A whole little story with a headline, dated by a day (`2025-05-17`).
    pub fn story(id: &str, title: &str, day: &str) -> Self {
        Self::new(id).title(title).published(day).html(&format!("<p>Текст истории «{title}».</p>"))
    }

    /// With a headline.
    pub fn title(self, title: &str) -> Self {
        self.with("title", json!(title))
    }

    /// With a text in HTML.
    pub fn html(self, html: &str) -> Self {
        self.with("content_html", json!(html))
    }

    /// With a plain text.
    pub fn text(self, text: &str) -> Self {
        self.with("content_text", json!(text))
    }

    /// Published on a day (`2025-05-17`), or at a moment (RFC 3339).
    pub fn published(self, when: &str) -> Self {
        let moment = if when.contains('T') { when.to_owned() } else { format!("{when}T09:00:00+03:00") };
        self.with("date_published", json!(moment))
    }

    /// With tags.
    pub fn tags(self, tags: &[&str]) -> Self {
        self.with("tags", json!(tags))
    }

    /// By authors.
    pub fn authors(self, names: &[&str]) -> Self {
        let authors: Vec<Value> = names.iter().map(|name| json!({ "name": name })).collect();
        self.with("authors", json!(authors))
    }

    /// With a picture of the test's server that says its size, 1200 by 800.
    pub fn picture(self, name: &str) -> Self {
        let sized = self.iman("image_width", json!(1200)).iman("image_height", json!(800));
        sized.with("image", json!(format!("pictures/{name}.svg")))
    }

    /// In sections, by their slugs.
    pub fn sections(self, slugs: &[&str]) -> Self {
        self.iman("sections", json!(slugs))
    }

    /// With any other member.
    pub fn with(mut self, member: &str, value: Value) -> Self {
        self.0.insert(member.to_owned(), value);
        self
    }

    /// With a member of the extension `_iman`.
    pub fn iman(mut self, member: &str, value: Value) -> Self {
        extend(&mut self.0, member, value);
        self
    }
}

fn extend(object: &mut Map<String, Value>, member: &str, value: Value) {
    object.entry("_iman").or_insert_with(|| json!({}))[member] = value;
}

impl From<Feed> for Value {
    fn from(feed: Feed) -> Self {
        Self::Object(feed.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feed_says_what_it_was_told() {
        let feed = Feed::new("Вестник")
            .section("a", "А", None)
            .section("b", "Б", Some("a"))
            .item(Item::new("1").title("Первая").sections(&["b"]));
        let feed = Value::from(feed);
        assert_eq!(feed["_iman"]["sections"][1], json!({ "slug": "b", "name": "Б", "parent": "a" }));
        assert_eq!(feed["items"][0], json!({ "id": "1", "title": "Первая", "_iman": { "sections": ["b"] } }));
        assert!(feed.get("language").is_none());
    }

    #[test]
    fn a_day_is_a_moment_of_that_day() {
        let Item(item) = Item::new("1").published("2025-05-17");
        assert_eq!(item["date_published"], "2025-05-17T09:00:00+03:00");
    }
}
