//! The feeds of the whole paper and of each section: which there are, and what they have in common.

use super::super::key::Key;
use super::super::lists::List;
use super::super::plan::{Archive, Planned, What};
use super::entry::Entry;
use super::{atom, rss};
use crate::store::Store;
use anyhow::Result;
use newsfeed::date::Moment;
use newsfeed::edition::LATEST;

/// Stories in a feed: what a reader who looks once a day may have missed.
const NEWEST: usize = 20;

/// The language that a feed is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Form {
    /// RSS 2.0.
    Rss,
    /// Atom, RFC 4287.
    Atom,
}

impl Form {
    pub(in super::super) const ALL: [Form; 2] = [Form::Rss, Form::Atom];

    /// Its media type.
    pub(in super::super) const fn media_type(self) -> &'static str {
        match self {
            Form::Rss => "application/rss+xml",
            Form::Atom => "application/atom+xml",
        }
    }

    /// The name of the feed of a list in this form.
    pub(in super::super) fn name(self, list: &str) -> String {
        let file = match self {
            Form::Rss => "rss.xml",
            Form::Atom => "atom.xml",
        };
        format!("feeds/{list}/{file}")
    }
}

/// A feed.
pub(in super::super) struct Feed {
    /// The position of its list in the archive.
    list: usize,
    form: Form,
}

/// What stands around the stories of a feed.
pub(super) struct Channel<'a> {
    pub(super) title: String,
    pub(super) description: &'a str,
    /// The page that it is the feed of.
    pub(super) page: String,
    /// Its own address.
    pub(super) own: String,
    pub(super) language: Option<&'a str>,
    pub(super) copyright: Option<&'a str>,
    /// The name of the paper.
    pub(super) paper: &'a str,
    /// When its newest story was said: a feed is the same at whatever hour it is built.
    pub(super) updated: Option<Moment>,
}

/// Whether a list has feeds.
pub(in super::super) fn has_feeds(list: &str) -> bool {
    list == LATEST || list.starts_with("category/")
}

/// All feeds.
pub(super) fn plan(archive: &Archive<'_>) -> Vec<Planned> {
    let lists = archive.lists.iter().enumerate().filter(|(_, list)| has_feeds(&list.name));
    let feed = |(at, list): (usize, &List), form: Form| Planned {
        name: form.name(&list.name),
        key: key(archive, list, form),
        what: What::Feed(Feed { list: at, form }),
    };
    lists.flat_map(|list| Form::ALL.map(|form| feed(list, form))).collect()
}

fn key(archive: &Archive<'_>, list: &List, form: Form) -> u64 {
    let feed = &archive.site.feed;
    let mut key = Key::of(archive.key_around());
    key.add(form as u64);
    key.add_text(&list.title);
    for text in [&feed.description, &feed.iman.tagline, &feed.iman.copyright] {
        key.add_text(text.as_deref().unwrap_or_default());
    }
    for at in newest(list) {
        key.add(archive.outline(at).stamp.cast_unsigned());
        for section in archive.sections(at) {
            key.add_text(&archive.site.sections[*section as usize].name);
        }
    }
    key.end()
}

/// The places of the stories in the feed of a list, newest first.
fn newest(list: &List) -> impl Iterator<Item = u32> {
    list.stories.iter().rev().take(NEWEST).copied()
}

impl Feed {
    /// The text.
    pub(in super::super) fn text(&self, archive: &Archive<'_>, store: &Store) -> Result<String> {
        let Some(place) = &archive.site.place else { return Ok(String::new()) };
        let (feed, list) = (&archive.site.feed, &archive.lists[self.list]);
        let entries: Vec<Entry> = newest(list).map(|at| Entry::of(archive, place, at, store)).collect::<Result<_>>()?;
        let description = feed.iman.tagline.as_deref().or(feed.description.as_deref());
        let channel = Channel {
            title: if list.title.is_empty() { feed.title.clone() } else { [&list.title, " · ", &feed.title].concat() },
            description: description.unwrap_or(&feed.title),
            page: place.address(&archive.list_path(list)),
            own: place.address(&self.form.name(&list.name)),
            language: feed.language.as_deref(),
            copyright: feed.iman.copyright.as_deref(),
            paper: &feed.title,
            updated: entries.iter().filter_map(Entry::updated).max(),
        };
        match self.form {
            Form::Rss => rss::text(&channel, &entries),
            Form::Atom => atom::text(&channel, &entries),
        }
    }
}
