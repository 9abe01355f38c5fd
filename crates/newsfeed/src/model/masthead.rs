//! The paper around the stories: name, menu, sections, static pages.

use super::{Author, Body};

/// What stands on every page of the paper.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Masthead {
    /// The name of the paper; empty if no document names one.
    pub title: String,
    /// The line under the name: `_iman.tagline`, else the feed's description.
    pub tagline: String,
    /// More about the paper.
    pub description: String,
    /// The language of the paper, BCP 47.
    pub language: Option<String>,
    /// The site that the feed describes.
    pub home_page_url: Option<String>,
    /// The address that the feed gives itself.
    pub feed_url: Option<String>,
    /// A square picture.
    pub icon: Option<String>,
    /// The menu: the feed's, else the most used sections.
    pub menu: Vec<MenuEntry>,
    /// All sections, parents before their children.
    pub sections: Vec<Section>,
    /// The static pages.
    pub pages: Vec<StaticPage>,
    /// The live stream.
    pub watch_live: Option<String>,
    /// How to reach the newspaper.
    pub contact: Option<Contact>,
    /// The licence line.
    pub copyright: Option<String>,
    /// Who makes the paper.
    pub authors: Vec<Author>,
}

/// An entry of the menu.
#[derive(Clone, PartialEq, Debug)]
pub struct MenuEntry {
    /// What it says.
    pub label: String,
    /// Where it leads; `None` for a heading, which has children then.
    pub target: Option<MenuTarget>,
    /// The entries under it.
    pub children: Vec<MenuEntry>,
}

/// Where a menu entry leads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum MenuTarget {
    /// To a section: its path of slugs, parent first.
    Section(Vec<String>),
    /// To the stories with a tag: its slug.
    Tag(String),
    /// To a static page: its slug.
    Page(String),
    /// To a story, or the front page, by the path within the paper, decoded.
    Path(String),
    /// To an address, on this site or elsewhere.
    Url(String),
}

/// A section of the paper.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Section {
    /// The slugs of its parents, outermost first, and its own.
    pub path: Vec<String>,
    /// Its name for readers.
    pub name: String,
    /// A sentence about it, or empty.
    pub description: String,
    /// Whether it was made of a tag, because the feed has no sections.
    pub from_tag: bool,
    /// How many stories are in it and the sections under it, where the feed says so: in a pressed archive.
    pub count: Option<u32>,
}

/// A section as a story or a block names it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SectionLink {
    /// The path of slugs, parent first.
    pub path: Vec<String>,
    /// The name for readers.
    pub name: String,
}

/// A static page.
#[derive(Clone, PartialEq, Debug)]
pub struct StaticPage {
    /// Its name in addresses: it stands at `/{slug}/`.
    pub slug: String,
    /// Its headline.
    pub title: String,
    /// Its text.
    pub body: Body,
    /// What relative URLs in the body resolve against.
    pub base_url: String,
    /// Whether the contact block stands on it.
    pub shows_contact: bool,
    /// A sentence about it, or empty.
    pub summary: String,
}

/// How to reach the newspaper.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Contact {
    /// The postal address.
    pub address: Option<String>,
    /// The telephone number as readers see it.
    pub phone: Option<String>,
    /// The bare e-mail address, without `mailto:`.
    pub email: Option<String>,
    /// Where a letter form is sent to: `http`, `https` or `mailto`.
    pub form: Option<String>,
}
