//! A story, as a card ([`Preview`]) and in full ([`Article`]).

use super::SectionLink;
use crate::date::Moment;

/// What a card shows of a story. It cannot ask for the body.
#[derive(Clone, PartialEq, Debug)]
pub struct Preview {
    /// The feed's id of the story.
    pub id: String,
    /// Its address within the paper, `/2025/05/17/slug/`: percent-decoded, unique in the paper.
    pub path: String,
    /// The title, else the first words of the text, else the date or the id. Never empty.
    pub headline: String,
    /// Whether the feed gives no title and the headline was made up.
    pub untitled: bool,
    /// What kind of story it is.
    pub kind: Kind,
    /// Its sections, the main one first.
    pub sections: Vec<SectionLink>,
    /// Its tags.
    pub tags: Vec<Tag>,
    /// Its authors, or the feed's.
    pub authors: Vec<Author>,
    /// When it was published.
    pub published: Option<Moment>,
    /// When it was changed, if more than a minute after it was published.
    pub modified: Option<Moment>,
    /// Minutes to read, at least 1.
    pub minutes: u32,
    /// The summary, else the beginning of the text; plain text, at most a few lines.
    pub excerpt: String,
    /// The picture of its card.
    pub picture: Option<Picture>,
    /// Whether the editors put it forward.
    pub pinned: bool,
    /// Its language, BCP 47, only where it differs from the paper's.
    pub language: Option<String>,
}

/// A story in full.
#[derive(Clone, PartialEq, Debug)]
pub struct Article {
    /// What a card shows of it.
    pub preview: Preview,
    /// The text.
    pub body: Body,
    /// The summary, unless the text begins with it.
    pub lead: Option<String>,
    /// What relative URLs in the body resolve against.
    pub base_url: String,
    /// The page elsewhere that the story is about.
    pub external_url: Option<String>,
    /// Files that belong to it.
    pub attachments: Vec<Attachment>,
    /// The ids of related stories that the feed names.
    pub related_ids: Vec<String>,
}

/// What kind of story an item is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Kind {
    /// An article.
    #[default]
    Article,
    /// A static page: found at its address, in no list.
    Page,
    /// A printed issue.
    Issue,
    /// A video.
    Video,
    /// A gallery of pictures.
    Gallery,
}

impl Kind {
    /// Its name in a feed: `article`, `page`, `issue`, `video`, `gallery`.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Article => "article",
            Kind::Page => "page",
            Kind::Issue => "issue",
            Kind::Video => "video",
            Kind::Gallery => "gallery",
        }
    }

    /// The kind of that name.
    pub(crate) fn from_name(name: &str) -> Option<Kind> {
        use Kind::{Article, Gallery, Issue, Page, Video};
        let mut kinds = [Article, Page, Issue, Video, Gallery].into_iter();
        kinds.find(|kind| kind.name() == name)
    }
}

/// The text of a story or a page.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Body {
    /// HTML from a stranger: to be cleaned before it is shown (see `html_rules`).
    Html(String),
    /// Plain text; paragraphs are parted by blank lines (see `text::paragraphs`).
    Text(String),
    /// There is no text.
    #[default]
    Empty,
}

/// An author.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Author {
    /// The name; where the feed gives only a URL, its host.
    pub name: String,
    /// The name in addresses: the stories stand at `/author/{slug}/`.
    pub slug: String,
    /// A page about the author.
    pub url: Option<String>,
    /// A square picture.
    pub avatar: Option<String>,
}

/// A tag.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tag {
    /// The words.
    pub label: String,
    /// Their form in addresses: the stories stand at `/tag/{slug}/`.
    pub slug: String,
}

/// A picture.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Picture {
    /// Where it is.
    pub url: String,
    /// Its width in pixels.
    pub width: Option<u32>,
    /// Its height in pixels.
    pub height: Option<u32>,
    /// The same in several widths and a modern format, as the attribute `srcset` has them (HTML Living Standard,
    /// 4.8.4.2.1); empty if there are none.
    pub variants: String,
    /// What it shows, for those who do not see it; empty if the feed does not say.
    pub alt: String,
    /// What stands under it, or empty.
    pub caption: String,
    /// Whether it stands in the body too, so that the article view does not show it twice.
    pub in_body: bool,
}

/// A file that belongs to a story.
#[derive(Clone, PartialEq, Debug)]
pub struct Attachment {
    /// Where it is.
    pub url: String,
    /// Its media type, `application/pdf`.
    pub mime_type: String,
    /// Its name.
    pub title: Option<String>,
    /// Its size in bytes.
    pub bytes: Option<u64>,
    /// Its length in seconds.
    pub seconds: Option<f64>,
    /// Other forms of the same thing: the later attachments of the story with the same title.
    pub alternates: Vec<Attachment>,
}
