//! What a site says of itself, and the masthead that it becomes.

use super::record::{decoded, filled};
use newsfeed::text::plain_text;
use newsfeed::wire;

/// What a site says of itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Site {
    pub(super) title: String,
    pub(super) tagline: String,
    pub(super) language: String,
    /// The home page, below which its pages keep their paths.
    pub(super) home: String,
    pub(super) icon: String,
    pub(super) categories: Vec<Term>,
    pub(super) menu: Vec<wire::MenuEntry>,
}

/// A category or a tag.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Term {
    pub(super) number: u64,
    /// As the site keeps it, percent-encoded where it is not Latin.
    pub(super) slug: String,
    pub(super) name: String,
    /// The slug of the category above it; empty if there is none.
    pub(super) parent: String,
    pub(super) description: String,
}

impl Site {
    /// The masthead.
    pub(super) fn feed(&self) -> wire::Feed {
        wire::Feed {
            version: wire::VERSION.to_owned(),
            title: plain_text(&self.title),
            home_page_url: filled(self.home.clone()).map(|home| format!("{}/", home.trim_end_matches('/'))),
            icon: filled(self.icon.clone()),
            language: filled(self.language.replace('_', "-")),
            iman: wire::FeedExtension {
                tagline: filled(plain_text(&self.tagline)),
                sections: self.categories.iter().map(Term::section).collect(),
                menu: self.menu.clone(),
                ..wire::FeedExtension::default()
            },
            ..wire::Feed::default()
        }
    }
}

impl Term {
    fn section(&self) -> wire::Section {
        wire::Section {
            slug: decoded(&self.slug),
            name: filled(plain_text(&self.name)),
            parent: filled(decoded(&self.parent)),
            description: filled(plain_text(&self.description)),
            count: None,
        }
    }
}
