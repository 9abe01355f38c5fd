//! What the files of an edition say.

use super::announce;
use super::contents::Contents;
use super::document::Document;
use super::front;
use super::index;
use super::lists::List;
use super::plan::{Archive, DOCUMENT, LIST, Planned, What, list_name};
use super::share;
use crate::root::ROOT;
use crate::store::{Kept, RELATED, Shown, Store};
use anyhow::Result;
use newsfeed::edition::{FRONT, LATEST, NEWEST, documents, next, stories_in};
use newsfeed::model::Section;
use newsfeed::wire;

impl Archive<'_> {
    /// What a file holds.
    pub(super) fn contents(&self, file: &Planned, store: &Store) -> Result<Contents> {
        match &file.what {
            What::Text(text) => Ok(text.clone().into()),
            What::Feed(feed) => Ok(feed.text(self, store)?.into()),
            What::Sitemap(places) => Ok(announce::sitemap(self, places.clone(), store)?.into()),
            What::Share(at) => share::picture(self, *at, store),
            What::Story(place) => Ok(self.article(*place, &file.name, store)?.into()),
            What::List(at, number) => {
                let list = &self.lists[*at];
                let total = list.stories.len();
                let mut document = Document::of(&self.site.feed, &list.title);
                if *number == documents(total) {
                    document.feed.feed_url = self.own_address(&file.name);
                    document.edition().total = u32::try_from(total).ok();
                    document.edition().parts = list.parts.iter().map(u32::to_string).collect();
                }
                let older = next(*number).map(|older| list_name(&list.name, &older.to_string()));
                document.feed.next_url = older.map(|older| [ROOT, &older].concat());
                for place in list.stories[stories_in(*number, total)].iter().rev() {
                    document.items.push(store.shown(self.outline(*place).number, Shown::Preview)?);
                }
                Ok(document.text(&file.name).into())
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

    /// The entry feed: what stands on every page, where everything else is, and the newest stories.
    /// `levels`: those of the search index, none if there is no index.
    pub(super) fn entry(&self, store: &Store, levels: &[u32]) -> Result<String> {
        let mut document = self.entry_document(store)?;
        let edition = document.edition();
        edition.search = (!levels.is_empty()).then(|| index::SHARD.to_owned());
        edition.search_levels = levels.to_vec();
        for place in front::entry(self) {
            document.items.push(store.shown(self.outline(place).number, Shown::Preview)?);
        }
        Ok(document.text("feed.json"))
    }

    /// The entry feed without its stories and the way to the search index.
    fn entry_document(&self, store: &Store) -> Result<Document> {
        let mut document = Document::of(&self.site.feed, "");
        let edition = document.feed.iman.edition.take();
        document.feed = wire::Feed { items: Vec::new(), ..self.site.feed.clone() };
        document.feed.iman.edition = edition;
        document.feed.next_url = Some([ROOT, &list_name(LATEST, NEWEST)].concat());
        document.feed.feed_url = self.own_address("feed.json");
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
        Ok(document)
    }

    /// The part of the entry that comes with each page: what changes with every story is not in it.
    pub(super) fn entry_around(&self, store: &Store) -> Result<String> {
        let mut document = self.entry_document(store)?;
        document.feed.next_url = None;
        document.edition().total = None;
        for section in &mut document.feed.iman.sections {
            section.count = None;
        }
        Ok(document.text("feed.json"))
    }

    /// What the newest document of a list says, but for its stories: for a page that shows others. `total`: how many stories
    /// the list has for that page.
    pub(super) fn newest_around(&self, list: &List, total: usize, name: &str) -> String {
        let mut document = Document::of(&self.site.feed, &list.title);
        document.edition().total = u32::try_from(total).ok();
        document.edition().parts = list.parts.iter().map(u32::to_string).collect();
        document.text(name)
    }

    /// The path of a list's first page in the paper: the front page, for the list of all.
    pub(super) fn list_path(&self, list: &List) -> String {
        let Some((kind, rest)) = list.name.split_once('/') else { return "/".to_owned() };
        let section = |section: &&Section| section.path.last().is_some_and(|slug| slug == rest);
        match (kind, self.site.sections.iter().find(section)) {
            // Sections stand below those that they belong to.
            ("category", Some(section)) => ["/category/", &section.path.join("/"), "/"].concat(),
            ("date", _) => ["/", rest, "/"].concat(),
            _ => ["/", &list.name, "/"].concat(),
        }
    }

    /// The whole address of a document that a feed reader may be given, if it is known where the paper stands.
    fn own_address(&self, name: &str) -> Option<String> {
        self.site.place.as_ref().map(|place| place.address(name))
    }

    /// The stories that the front page is laid out of.
    pub(super) fn front(&self, places: &[u32], store: &Store) -> Result<String> {
        let mut document = Document::of(&self.site.feed, "");
        for place in places {
            document.items.push(store.shown(self.outline(*place).number, Shown::Preview)?);
        }
        Ok(document.text(&list_name(FRONT, NEWEST)))
    }
}

/// The item with the ids of its related stories.
fn with_related(kept: &Kept, ids: &[String]) -> Result<String> {
    let marker = format!("[\"{RELATED}\"]");
    Ok(kept.item.replacen(&marker, &serde_json::to_string(ids)?, 1))
}

/// The item of a static page, which has no related stories.
pub(super) fn without_related(kept: Kept) -> String {
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
