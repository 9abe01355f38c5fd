//! The masthead that a feed has.

use super::entry::{authors, line};
use feed_rs::model::{Feed, Link, Text};
use newsfeed::wire;

/// What a feed says of itself.
pub(super) struct Channel {
    pub(super) feed: wire::Feed,
    /// Where older items are: RFC 5005, `next` of a paged feed, `prev-archive` of an archived one.
    pub(super) next: Option<String>,
}

pub(super) fn read(feed: &Feed) -> Channel {
    let link = |wanted: &str| feed.links.iter().find(|link| relation(link) == wanted).map(|link| link.href.clone());
    let is_page = |link: &&Link| {
        let is_feed = link.media_type.as_deref().is_some_and(|kind| kind.contains("atom") || kind.contains("rss"));
        relation(link) == "alternate" && !is_feed
    };
    let text =
        |text: &Option<Text>| text.as_ref().map(|text| line(text, &feed.feed_type)).filter(|text| !text.is_empty());
    let image = |image: &Option<feed_rs::model::Image>| image.as_ref().map(|image| image.uri.clone());
    Channel {
        next: link("next").or_else(|| link("prev-archive")),
        feed: wire::Feed {
            version: wire::VERSION.to_owned(),
            title: text(&feed.title).unwrap_or_default(),
            home_page_url: feed.links.iter().find(is_page).map(|link| link.href.clone()),
            feed_url: link("self").filter(|url| url.starts_with("http")),
            description: text(&feed.description),
            icon: image(&feed.logo),
            favicon: image(&feed.icon),
            authors: authors(&feed.authors),
            language: feed.language.clone(),
            iman: wire::FeedExtension { copyright: text(&feed.rights), ..wire::FeedExtension::default() },
            ..wire::Feed::default()
        },
    }
}

/// How a link is meant; RSS has links without a word for it.
pub(super) fn relation(link: &Link) -> &str {
    link.rel.as_deref().unwrap_or("alternate")
}
