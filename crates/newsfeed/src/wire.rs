//! What a document says: [JSON Feed 1.1](https://www.jsonfeed.org/version/1.1/) and the `_iman`
//! extension (docs/feed.md), field by field.
//!
//! Nothing here is resolved, vetted or made up: relative URLs are still relative, and what the
//! document does not say is `None` or empty. An empty string in a document counts as not said.

use crate::date::Moment;
use crate::model::Kind;

/// The address of JSON Feed 1.1, which a feed names as its `version`.
pub const VERSION: &str = "https://jsonfeed.org/version/1.1";

/// A feed: the top of the document.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Feed {
    /// The address of the format's version, [`VERSION`] or an older one.
    pub version: String,
    /// The name of the feed.
    pub title: String,
    /// The page that the feed describes.
    pub home_page_url: Option<String>,
    /// The address of the feed itself.
    pub feed_url: Option<String>,
    /// More about the feed, plain text.
    pub description: Option<String>,
    /// A word to people who look at the raw document; not for display.
    pub user_comment: Option<String>,
    /// The next document of older items.
    pub next_url: Option<String>,
    /// A large square picture of the feed.
    pub icon: Option<String>,
    /// A small square picture of the feed.
    pub favicon: Option<String>,
    /// Who wrote the items that name no author. A 1.0 `author` is read into it.
    pub authors: Vec<Author>,
    /// The main language, BCP 47.
    pub language: Option<String>,
    /// Whether the feed is finished and will never have a new item.
    pub expired: bool,
    /// Where to subscribe to changes.
    pub hubs: Vec<Hub>,
    /// The items, as ordered in the document.
    pub items: Vec<Item>,
    /// `_iman`.
    pub iman: FeedExtension,
}

/// One item of a feed.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Item {
    /// What makes the item the same item for ever. Never blank.
    pub id: String,
    /// The item's own page.
    pub url: Option<String>,
    /// The page elsewhere that the item is about.
    pub external_url: Option<String>,
    /// The headline, plain text.
    pub title: Option<String>,
    /// The body as HTML.
    pub content_html: Option<String>,
    /// The body as plain text.
    pub content_text: Option<String>,
    /// A sentence or two about the item, plain text.
    pub summary: Option<String>,
    /// The main picture.
    pub image: Option<String>,
    /// A picture to stand above the item.
    pub banner_image: Option<String>,
    /// When it was published.
    pub date_published: Option<Moment>,
    /// When it was last changed.
    pub date_modified: Option<Moment>,
    /// Who wrote it. A 1.0 `author` is read into it.
    pub authors: Vec<Author>,
    /// Free words about it.
    pub tags: Vec<String>,
    /// Its language, BCP 47, where it differs from the feed's.
    pub language: Option<String>,
    /// Files that belong to it.
    pub attachments: Vec<Attachment>,
    /// `_iman`.
    pub iman: ItemExtension,
}

/// Who wrote it; at least one field is filled.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Author {
    /// The name.
    pub name: Option<String>,
    /// A page about the author.
    pub url: Option<String>,
    /// A square picture.
    pub avatar: Option<String>,
}

/// A file that belongs to an item.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Attachment {
    /// Where the file is.
    pub url: String,
    /// Its media type, `application/pdf`.
    pub mime_type: String,
    /// Its name. Attachments of one item with equal titles are forms of the same thing.
    pub title: Option<String>,
    /// Its size in bytes.
    pub size_in_bytes: Option<u64>,
    /// Its length in seconds.
    pub duration_in_seconds: Option<f64>,
}

/// Where to subscribe to changes.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Hub {
    /// The protocol, `WebSub`.
    pub kind: String,
    /// The address.
    pub url: String,
}

/// `_iman` on the feed.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct FeedExtension {
    /// Where the extension is described.
    pub about: Option<String>,
    /// The line under the title.
    pub tagline: Option<String>,
    /// The licence line.
    pub copyright: Option<String>,
    /// The menu.
    pub menu: Vec<MenuEntry>,
    /// The sections.
    pub sections: Vec<Section>,
    /// The static pages.
    pub pages: Vec<Page>,
    /// The live stream.
    pub watch_live: Option<String>,
    /// How to reach the newspaper.
    pub contact: Option<Contact>,
    /// On every document of a pressed archive: what the press says of it.
    pub edition: Option<Edition>,
}

/// What the press says of a document of an edition, see docs/edition.md.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Edition {
    /// The version of the layout, [`crate::edition::VERSION`].
    pub version: u32,
    /// On the entry feed: the address of a page of a list, with `{list}` and `{page}` in it.
    pub list: Option<String>,
    /// On the entry feed: the address of an article or a static page, with `{path}` in it.
    pub document: Option<String>,
    /// How many stories there are: in the archive on the entry feed, in its list on a list's newest page.
    pub total: Option<u32>,
    /// The parts of what is listed that have stories, oldest first: on the entry feed the years, on a year's newest page
    /// its months, on a month's its days. Numbers, as they are written.
    pub parts: Vec<String>,
    /// On the entry feed: the address of a shard of the search index, with `{segment}` and `{shard}` in it.
    pub search: Option<String>,
    /// On the entry feed: the levels of the search index, see [`crate::edition::segments`].
    pub search_levels: Vec<u32>,
}

/// An entry of the menu. It points to the first that is given of section, tag, page and URL.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct MenuEntry {
    /// What it says.
    pub label: String,
    /// The slug of a section.
    pub section: Option<String>,
    /// A tag, as label or as slug.
    pub tag: Option<String>,
    /// The slug of a static page, or the path of a story.
    pub page: Option<String>,
    /// Any address.
    pub url: Option<String>,
    /// The entries under it.
    pub children: Vec<MenuEntry>,
}

/// A section of the paper.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Section {
    /// Its name in addresses; unique among the sections.
    pub slug: String,
    /// Its name for readers.
    pub name: Option<String>,
    /// The slug of the section that it belongs to.
    pub parent: Option<String>,
    /// A sentence about it.
    pub description: Option<String>,
    /// How many stories are in it and the sections under it, in a pressed archive.
    pub count: Option<u32>,
}

/// A static page.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Page {
    /// Its name in addresses.
    pub slug: String,
    /// Its headline.
    pub title: Option<String>,
    /// A sentence about it.
    pub summary: Option<String>,
    /// The body as HTML.
    pub content_html: Option<String>,
    /// The body as plain text.
    pub content_text: Option<String>,
    /// Whether the contact block stands on it.
    pub contact: bool,
}

/// How to reach the newspaper.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Contact {
    /// The postal address.
    pub address: Option<String>,
    /// The telephone number.
    pub phone: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
    /// Where a letter form is sent to.
    pub form: Option<String>,
}

/// `_iman` on an item.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ItemExtension {
    /// Where the extension is described.
    pub about: Option<String>,
    /// The slug of its address, for an item without a page of its own.
    pub slug: Option<String>,
    /// The slugs of its sections, the main one first.
    pub sections: Vec<String>,
    /// What kind of item it is.
    pub kind: Option<Kind>,
    /// The ids of related items.
    pub related: Vec<String>,
    /// Whether the editors put it forward.
    pub pinned: bool,
    /// The caption of the main picture.
    pub caption: Option<String>,
    /// What the main picture shows, for those who do not see it.
    pub image_alt: Option<String>,
    /// The main picture's width in pixels.
    pub image_width: Option<u32>,
    /// The main picture's height in pixels.
    pub image_height: Option<u32>,
    /// The address of the main picture in a modern format, with `{width}` in it.
    pub image_variants: Option<String>,
    /// The widths in pixels in which there are variants.
    pub image_widths: Vec<u32>,
    /// Minutes to read, on a preview whose text stands elsewhere.
    pub minutes: Option<u32>,
}
