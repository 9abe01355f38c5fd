//! The text of a document: items that are JSON already, with what stands around them.

use crate::root::relative;
use newsfeed::edition::VERSION;
use newsfeed::encode::encode;
use newsfeed::wire::{self, Edition};

/// A document in the making.
#[derive(Default)]
pub(super) struct Document {
    /// Everything but the items.
    pub(super) feed: wire::Feed,
    /// The items, each the text of a JSON object.
    pub(super) items: Vec<String>,
}

impl Document {
    /// A document of a paper. `title`: what it holds; empty where it is the paper itself.
    pub(super) fn of(site: &wire::Feed, title: &str) -> Document {
        let title = if title.is_empty() { site.title.clone() } else { [title, " · ", &site.title].concat() };
        let mut feed = wire::Feed {
            version: wire::VERSION.to_owned(),
            title,
            home_page_url: site.home_page_url.clone(),
            language: site.language.clone(),
            ..wire::Feed::default()
        };
        feed.iman.edition = Some(Edition { version: VERSION, ..Edition::default() });
        Document { feed, items: Vec::new() }
    }

    /// What the press says of the document.
    pub(super) fn edition(&mut self) -> &mut Edition {
        self.feed.iman.edition.get_or_insert_default()
    }

    /// The text, for a file of that name.
    pub(super) fn text(&self, name: &str) -> String {
        let mut around = encode(&self.feed);
        if let Some(object) = around.as_object_mut() {
            object.remove("items");
        }
        let mut text = around.to_string();
        // An object that has at least a version and a title: what comes last is its brace.
        text.pop();
        text.push_str(",\"items\":[");
        for (at, item) in self.items.iter().enumerate() {
            text.push_str(if at == 0 { "\n" } else { ",\n" });
            text.push_str(item);
        }
        text.push_str("\n]}\n");
        relative(&text, name.matches('/').count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use newsfeed::decode::decode;

    #[test]
    fn a_document_is_a_feed_that_says_what_it_is_of() {
        let site = wire::Feed { title: "Иман".into(), language: Some("ru".into()), ..wire::Feed::default() };
        let mut document = Document::of(&site, "Сад");
        document.edition().total = Some(1);
        document.items.push(r#"{"id":"1","content_text":"а","image":"https://edition.invalid/a.png"}"#.to_owned());
        let text = document.text("feeds/tag/sad/newest.json");
        let read = decode(&text).unwrap();
        assert_eq!(read.problems, []);
        assert_eq!(
            (read.feed.title.as_str(), read.feed.items[0].image.as_deref()),
            ("Сад · Иман", Some("../../../a.png"))
        );
        assert_eq!(read.feed.iman.edition.unwrap().total, Some(1));
    }
}
