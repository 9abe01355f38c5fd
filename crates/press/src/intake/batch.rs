//! Some hundred records at a time: cleaned side by side, then kept in one transaction.

use super::{clean, terms};
use crate::media::{Media, Passing};
use crate::report::Report;
use crate::root::resolve;
use crate::store::{RELATED, Store, Story};
use anyhow::Result;
use newsfeed::encode;
use newsfeed::model::{Article, Body};
use newsfeed::paper::item::{ItemSetting, article, free_path};
use newsfeed::search::index_file::stems;
use newsfeed::slug::slugify;
use newsfeed::text::plain_text;
use newsfeed::wire;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use rayon::prelude::*;
use std::collections::HashSet;

/// Raised when cleaning or reading changes, so that the next import reads every record anew.
const READING: &[u8] = b"1";

/// The longest name of a folder or file that every file system takes, in bytes, with room for `.json.br`.
const LONGEST_NAME: usize = 240;

/// What is percent-encoded in a name of a path: all but what RFC 3986 leaves unreserved.
const NAME: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A record with its place in the source.
pub(super) struct Record {
    pub(super) place: String,
    pub(super) item: wire::Item,
}

/// What the records of a batch share.
pub(super) struct Batch<'a> {
    pub(super) source: &'a str,
    pub(super) import: i64,
    pub(super) masthead: &'a wire::Feed,
    pub(super) address: &'a str,
    /// The home page that the source says, if the publisher says another one.
    pub(super) former_home: Option<&'a str>,
    /// What carries pictures into the edition, if that is wished.
    pub(super) media: Option<&'a mut Media>,
}

impl Batch<'_> {
    /// Records that are taken in together.
    pub(super) const SIZE: usize = 512;

    pub(super) fn take(mut self, records: Vec<Record>, store: &mut Store, report: &mut Report) -> Result<()> {
        let takes_all = self.media.as_ref().is_some_and(|media| media.is_refreshing());
        let mut changed = Vec::with_capacity(records.len());
        let mut same = Vec::new();
        for record in records {
            let hash = self.hash(&record.item);
            match store.known(&record.item.id)? {
                Some(known) if known.hash == hash && !takes_all => same.push(record.item.id),
                known => changed.push((record, hash, known)),
            }
        }
        report.count("unchanged", same.len() as u64);
        store.see(&same, self.import)?;

        let address = self.address;
        let mut cleaned: Vec<_> = changed
            .into_par_iter()
            .map(|(mut record, hash, known)| {
                let mended = clean::item(&mut record.item, address);
                (record, mended, hash, known)
            })
            .collect();
        if let Some(media) = self.media.take() {
            let stories = cleaned.iter_mut().map(|(record, _, hash, _)| {
                let Record { place, item } = record;
                Passing { place, item, hash }
            });
            media.carry(stories.collect(), store, report)?;
        }
        let read: Vec<_> = cleaned
            .into_par_iter()
            .map(|(record, mended, hash, known)| (record.place, mended, known, self.read(record.item, hash)))
            .collect();
        let mut taken = HashSet::new();
        let mut stories = Vec::with_capacity(read.len());
        for (place, mended, known, mut story) in read {
            mended.tell(&place, report);
            report.count(if known.is_some() { "changed" } else { "new" }, 1);
            match known {
                Some(known) => story.story.path = known.path,
                None => {
                    let mut fault = Ok(());
                    let id = story.story.id.clone();
                    let path = free_path(&story.story.path, &mut |path| {
                        let is_free = store.is_free(path, &id).unwrap_or_else(|error| {
                            fault = Err(error);
                            true
                        });
                        is_free && !taken.contains(path)
                    });
                    fault?;
                    if path != story.story.path {
                        report.fault(
                            place,
                            format!("another story stands at {}; this one stands at {path}", story.story.path),
                        );
                    }
                    story.story.path = path;
                }
            }
            taken.insert(story.story.path.clone());
            stories.push(story.finish(self.masthead.home_page_url.as_deref()));
        }
        store.put(&stories, self.import)
    }

    fn hash(&self, item: &wire::Item) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new();
        hasher.update(READING);
        hasher.update(self.address.as_bytes());
        for home in [self.masthead.home_page_url.as_deref(), self.former_home].into_iter().flatten() {
            hasher.update(home.as_bytes());
        }
        if let Some(media) = &self.media {
            hasher.update(media.mark().as_bytes());
        }
        hasher.update(encode::item(item).to_string().as_bytes());
        *hasher.finalize().as_bytes()
    }

    fn read(&self, mut item: wire::Item, hash: [u8; 32]) -> Read {
        if item.authors.is_empty() {
            item.authors.clone_from(&self.masthead.authors);
        }
        let homes = [self.masthead.home_page_url.as_deref(), self.former_home];
        let setting = ItemSetting {
            address: self.address,
            resolve: &resolve,
            homes: &homes,
            language: self.masthead.language.as_deref(),
        };
        let mut article = article(&mut item.clone(), setting, &[]);
        if article.preview.path.split('/').any(|name| name.len() > LONGEST_NAME) {
            article.preview.path = short_path(&article.preview.path, &item.id);
        }
        let text = match &article.body {
            Body::Html(html) => plain_text(html),
            Body::Text(text) => text.clone(),
            Body::Empty => String::new(),
        };
        let sections: Vec<String> = item.iman.sections.iter().map(|section| last_slug(section)).collect();
        let terms = terms::of(&article.preview, &sections, &text);
        let story = Story {
            id: item.id.clone(),
            source: self.source.to_owned(),
            hash,
            path: article.preview.path.clone(),
            moment: article.preview.published.map(|moment| moment.unix_seconds()),
            day: article.preview.published.map(|moment| {
                let date = moment.date;
                format!("{:04}/{:02}/{:02}", date.year, date.month, date.day)
            }),
            kind: article.preview.kind.name().to_owned(),
            pinned: article.preview.pinned,
            sections,
            named: std::mem::replace(&mut item.iman.related, vec![RELATED.to_owned()]),
            tags: article.preview.tags.iter().map(|tag| (tag.slug.clone(), tag.label.clone())).collect(),
            authors: article.preview.authors.iter().map(|author| (author.slug.clone(), author.name.clone())).collect(),
            terms,
            stems: stems(&article),
            ..Story::default()
        };
        Read { story, item, article }
    }
}

/// `parent/child` means the child.
fn last_slug(reference: &str) -> String {
    slugify(reference.trim_matches('/').rsplit('/').next().unwrap_or_default())
}

/// A path whose names are short enough for a file, different for different ids.
fn short_path(path: &str, id: &str) -> String {
    let hash = blake3::hash(id.as_bytes()).to_hex();
    let names = path.split('/').map(|name| {
        if name.len() <= LONGEST_NAME {
            return name.to_owned();
        }
        let end = name.char_indices().map(|(at, _)| at).take_while(|at| *at < LONGEST_NAME / 2).last().unwrap_or(0);
        format!("{}-{}", &name[..end], &hash[..8])
    });
    names.collect::<Vec<_>>().join("/")
}

/// A record that has been read, before its path is certain.
struct Read {
    story: Story,
    item: wire::Item,
    article: Article,
}

impl Read {
    /// The story, with what documents say of it at its path.
    fn finish(self, home: Option<&str>) -> Story {
        let Read { mut story, mut item, article } = self;
        let own = home.and_then(|home| resolve(home, ".")).map(|home| {
            let encoded = |name| utf8_percent_encode(name, NAME).to_string();
            let path: String = story.path.split('/').skip(1).map(encoded).collect::<Vec<_>>().join("/");
            format!("{}{path}", home)
        });
        match own {
            // What a feed reader follows, and what gives the story its path again.
            Some(own) => item.url = Some(own),
            None => {
                item.url = None;
                let slug = story.path.trim_matches('/').rsplit('/').next().unwrap_or_default();
                item.iman.slug = Some(slug.to_owned());
            }
        }
        item.iman.sections.clone_from(&story.sections);
        let preview = &article.preview;
        let mut short = wire::Item {
            id: item.id.clone(),
            url: item.url.clone(),
            title: item.title.clone(),
            date_published: item.date_published,
            date_modified: preview.modified,
            authors: item.authors.clone(),
            tags: item.tags.clone(),
            language: item.language.clone(),
            iman: wire::ItemExtension {
                slug: item.iman.slug.clone(),
                sections: item.iman.sections.clone(),
                kind: item.iman.kind,
                pinned: item.iman.pinned,
                minutes: Some(preview.minutes),
                ..wire::ItemExtension::default()
            },
            ..wire::Item::default()
        };
        if let Some(picture) = &preview.picture {
            short.image = Some(picture.url.clone());
            short.iman.image_alt = Some(picture.alt.clone()).filter(|alt| !alt.is_empty());
            short.iman.image_width = picture.width;
            short.iman.image_height = picture.height;
            short.iman.image_variants.clone_from(&item.iman.image_variants);
            short.iman.image_widths.clone_from(&item.iman.image_widths);
        }
        // An untitled story's headline is made of the first words of its text.
        let first_words = preview.untitled.then(|| preview.headline.clone());
        // A sidebar shows no excerpt.
        let brief = wire::Item { content_text: first_words.clone(), ..short.clone() };
        short.summary = preview.untitled.then(|| preview.excerpt.clone());
        short.content_text = first_words.or_else(|| Some(preview.excerpt.clone()));
        story.item = encode::item(&item).to_string();
        story.preview = with_text(&short);
        story.brief = with_text(&brief);
        story
    }
}

/// JSON Feed demands a text of each item, be it empty.
fn with_text(item: &wire::Item) -> String {
    let mut value = encode::item(item);
    if let Some(object) = value.as_object_mut()
        && !object.contains_key("content_text")
    {
        object.insert("content_text".to_owned(), "".into());
    }
    value.to_string()
}
