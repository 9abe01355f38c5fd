//! What files an edition has, and what each says.
//!
//! A plan holds names and keys, no texts: a key changes with everything that its file is made of, so that a file whose key
//! is the one that it was written with need not even be read.

use super::document::Document;
use super::front;
use super::lists::{self, List};
use super::site::Site;
use crate::root::ROOT;
use crate::store::{Kept, Outline, Outlines, RELATED, Shown, Store};
use anyhow::Result;
use newsfeed::edition::{FRONT, NEWEST, documents, list_address, name, next, stories_in};
use newsfeed::slug::slugify;
use newsfeed::wire;

/// Raised when the same stories are written in another way.
const WRITING: u64 = 1;

/// Where lists stand.
const LIST: &str = "feeds/{list}/{page}.json";
/// Where articles and static pages stand.
const DOCUMENT: &str = "articles/{path}.json";

/// A file of an edition.
pub(super) struct Planned {
    /// Its name below the edition's folder.
    pub(super) name: String,
    /// Changes with everything that it is made of.
    pub(super) key: u64,
    what: What,
}

enum What {
    /// The article at a place, or a static page that came as an item.
    Story(u32),
    /// A document of a list, by its number.
    List(usize, usize),
    /// A text that is made already.
    Text(String),
}

/// The archive, laid out.
pub(super) struct Archive<'a> {
    pub(super) site: &'a Site,
    outlines: &'a Outlines,
    /// The positions in the outlines of the stories, oldest first. A story's place is its position here.
    pub(super) stories: Vec<u32>,
    /// The positions in the outlines of static pages.
    pages: Vec<u32>,
    pub(super) lists: Vec<List>,
    /// For each place the places of related stories, the best first.
    related: Vec<Vec<u32>>,
}

impl<'a> Archive<'a> {
    pub(super) fn of(outlines: &'a Outlines, site: &'a Site, related: Vec<Vec<u32>>) -> Archive<'a> {
        let (pages, stories): (Vec<u32>, Vec<u32>) =
            (0_u32..).take(outlines.stories.len()).partition(|at| outlines.stories[*at as usize].is_page);
        let lists = lists::of(outlines, site, &stories);
        Archive { site, outlines, stories, pages, lists, related }
    }

    pub(super) fn outline(&self, place: u32) -> &Outline {
        &self.outlines.stories[self.stories[place as usize] as usize]
    }

    /// All places, oldest first.
    pub(super) fn places(&self) -> impl DoubleEndedIterator<Item = u32> + use<> {
        0..u32::try_from(self.stories.len()).unwrap_or(u32::MAX)
    }

    /// All files, in no order.
    pub(super) fn plan(&self, store: &Store) -> Result<Vec<Planned>> {
        let mut files = Vec::new();
        let around = self.key_around();
        for place in self.places() {
            let mut key = Key::of(around);
            let related = &self.related[place as usize];
            for other in self.beside(place) {
                key.add(self.outline(other).stamp.cast_unsigned());
                key.add(u64::from(other == place));
                key.add(related.iter().position(|related| *related == other).map_or(0, |at| at as u64 + 1));
            }
            let name = article_name(&self.outline(place).path);
            files.push(Planned { name, key: key.end(), what: What::Story(place) });
        }
        for (at, list) in self.lists.iter().enumerate() {
            self.plan_list(at, list, around, &mut files);
        }
        self.plan_pages(store, &mut files)?;
        let front = self.listed("", &front::front(self, store)?, store)?;
        files.push(made(list_name(FRONT, NEWEST), &front));
        files.push(made("feed.json".to_owned(), &self.entry(store)?));
        Ok(files)
    }

    fn plan_list(&self, at: usize, list: &List, around: u64, files: &mut Vec<Planned>) {
        let total = list.stories.len();
        for number in 1..=documents(total) {
            let mut key = Key::of(around);
            key.add_text(&list.title);
            for place in &list.stories[stories_in(number, total)] {
                key.add(self.outline(*place).stamp.cast_unsigned());
            }
            if number == documents(total) {
                key.add(total as u64);
                list.parts.iter().for_each(|part| key.add(u64::from(*part)));
            }
            let name = list_name(&list.name, &name(number, total));
            files.push(Planned { name, key: key.end(), what: What::List(at, number) });
        }
    }

    /// Static pages, whether they came with the paper or as items.
    fn plan_pages(&self, store: &Store, files: &mut Vec<Planned>) -> Result<()> {
        let mut names = Vec::new();
        for at in &self.pages {
            let kept = store.kept(self.outlines.stories[*at as usize].number)?;
            let name = article_name(&kept.path);
            let mut document = Document::of(&self.site.feed, "");
            document.items.push(without_related(kept));
            names.push(name.clone());
            let text = document.text(&name);
            files.push(made(name, &text));
        }
        for page in &self.site.feed.iman.pages {
            let name = article_name(&slugify(&page.slug));
            // A page that came as an item is the newer one of two.
            if names.contains(&name) {
                continue;
            }
            let mut document = Document::of(&self.site.feed, page.title.as_deref().unwrap_or_default());
            document.feed.iman.pages = vec![page.clone()];
            let text = document.text(&name);
            files.push(made(name, &text));
        }
        Ok(())
    }

    /// The entry feed: what stands on every page, where everything else is, and the newest stories.
    fn entry(&self, store: &Store) -> Result<String> {
        let mut document = Document::of(&self.site.feed, "");
        let edition = document.feed.iman.edition.take();
        document.feed = wire::Feed { items: Vec::new(), ..self.site.feed.clone() };
        document.feed.iman.edition = edition;
        document.feed.next_url = Some([ROOT, &list_name("latest", NEWEST)].concat());
        document.feed.feed_url = None;
        for page in &mut document.feed.iman.pages {
            page.content_html = None;
            page.content_text = None;
        }
        for at in &self.pages {
            let kept = store.kept(self.outlines.stories[*at as usize].number)?;
            document.feed.iman.pages.extend(stub(&kept)?);
        }
        let mut years: Vec<u32> = self.places().map(|place| self.outline(place).day / 10_000).collect();
        years.dedup();
        let edition = document.edition();
        edition.list = Some(LIST.to_owned());
        edition.document = Some(DOCUMENT.to_owned());
        edition.total = u32::try_from(self.stories.len()).ok();
        edition.parts = years.into_iter().filter(|year| *year > 0).map(|year| year.to_string()).collect();
        for place in front::entry(self) {
            document.items.push(store.shown(self.outline(place).number, Shown::Preview)?);
        }
        Ok(document.text("feed.json"))
    }

    /// The text of a file.
    pub(super) fn text(&self, file: &Planned, store: &Store) -> Result<String> {
        match &file.what {
            What::Text(text) => Ok(text.clone()),
            What::Story(place) => self.article(*place, &file.name, store),
            What::List(at, number) => {
                let list = &self.lists[*at];
                let total = list.stories.len();
                let mut document = Document::of(&self.site.feed, &list.title);
                if *number == documents(total) {
                    document.edition().total = u32::try_from(total).ok();
                    document.edition().parts = list.parts.iter().map(u32::to_string).collect();
                }
                let older = next(*number).map(|older| list_name(&list.name, &older.to_string()));
                document.feed.next_url = older.map(|older| [ROOT, &older].concat());
                for place in list.stories[stories_in(*number, total)].iter().rev() {
                    document.items.push(store.shown(self.outline(*place).number, Shown::Preview)?);
                }
                Ok(document.text(&file.name))
            }
        }
    }

    /// An article in full, with what stands beside it in short; all in order of time, newest first.
    fn article(&self, place: u32, name: &str, store: &Store) -> Result<String> {
        let mut document = Document::of(&self.site.feed, "");
        let mut ids = vec![String::new(); self.related[place as usize].len()];
        for other in self.beside(place) {
            let number = self.outline(other).number;
            if other != place {
                document.items.push(store.shown(number, Shown::Brief)?);
            }
            for (related, id) in self.related[place as usize].iter().zip(&mut ids) {
                if *related == other {
                    *id = store.id(number)?;
                }
            }
        }
        let own = store.kept(self.outline(place).number)?;
        let at = self.beside(place).iter().position(|other| *other == place).unwrap_or_default();
        document.items.insert(at, with_related(&own, &ids)?);
        Ok(document.text(name))
    }

    /// The places of a story, its neighbours in time and its related stories, newest first.
    fn beside(&self, place: u32) -> Vec<u32> {
        let mut places = self.related[place as usize].clone();
        places.push(place);
        places.extend(place.checked_sub(1));
        places.extend(Some(place + 1).filter(|next| (*next as usize) < self.stories.len()));
        places.sort_unstable_by(|one, other| other.cmp(one));
        places.dedup();
        places
    }

    fn listed(&self, title: &str, places: &[u32], store: &Store) -> Result<String> {
        let mut document = Document::of(&self.site.feed, title);
        for place in places {
            document.items.push(store.shown(self.outline(*place).number, Shown::Preview)?);
        }
        Ok(document.text(&list_name(FRONT, NEWEST)))
    }

    /// What all documents say alike.
    fn key_around(&self) -> u64 {
        let feed = &self.site.feed;
        let mut key = Key::of(WRITING);
        for text in [Some(&feed.title), feed.home_page_url.as_ref(), feed.language.as_ref()] {
            key.add_text(text.map_or("", String::as_str));
        }
        key.end()
    }
}

/// A file whose text is made already: few are, and their texts are small.
fn made(name: String, text: &str) -> Planned {
    let mut key = Key::of(WRITING);
    key.add_text(text);
    Planned { name, key: key.end(), what: What::Text(text.to_owned()) }
}

fn article_name(path: &str) -> String {
    newsfeed::edition::document_address(DOCUMENT, path)
}

fn list_name(list: &str, page: &str) -> String {
    list_address(LIST, list, page)
}

/// The item with the ids of its related stories.
fn with_related(kept: &Kept, ids: &[String]) -> Result<String> {
    let marker = format!("[\"{RELATED}\"]");
    Ok(kept.item.replacen(&marker, &serde_json::to_string(ids)?, 1))
}

fn without_related(kept: Kept) -> String {
    kept.item.replacen(&format!("[\"{RELATED}\"]"), "[]", 1)
}

/// What the entry says of a static page that came as an item: so that menus find it.
fn stub(kept: &Kept) -> Result<Option<wire::Page>> {
    let slug = kept.path.trim_matches('/');
    if slug.contains(['/', '.']) {
        return Ok(None);
    }
    let item: serde_json::Value = serde_json::from_str(&kept.item)?;
    let title = item.get("title").and_then(|title| title.as_str()).map(str::to_owned);
    Ok(Some(wire::Page { slug: slug.to_owned(), title, ..wire::Page::default() }))
}

/// A key in the making.
struct Key(blake3::Hasher);

impl Key {
    fn of(seed: u64) -> Key {
        let mut key = Key(blake3::Hasher::new());
        key.add(seed);
        key
    }

    fn add(&mut self, number: u64) {
        self.0.update(&number.to_le_bytes());
    }

    fn add_text(&mut self, text: &str) {
        self.add(text.len() as u64);
        self.0.update(text.as_bytes());
    }

    fn end(self) -> u64 {
        u64::from_le_bytes(self.0.finalize().as_bytes()[..8].try_into().expect("eight bytes"))
    }
}
