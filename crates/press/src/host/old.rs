//! Addresses of the WordPress site that the paper was before, as far as they are not those of stories, which stay.

use super::redirect::{Redirect, decoded, plain};
use crate::root::ROOT;
use crate::store::Store;
use anyhow::Result;
use newsfeed::edition::LATEST;
use std::collections::BTreeMap;
use url::Url;

/// The parameters by which WordPress finds a record by its number; each finds all kinds of records.
pub const NUMBERED: [&str; 3] = ["p", "page_id", "attachment_id"];

/// Where WordPress keeps pictures and files.
const UPLOADS: &str = "/wp-content/uploads/";

/// Feeds, as WordPress names them: in RSS, or in Atom by a name behind. `base`: the folder of the paper; `has_lists`: whether
/// it has the documents of lists; `has_rss`: whether it has feeds in RSS and Atom, too, of the whole paper and of sections.
pub fn feeds(base: &str, has_lists: bool, has_rss: bool) -> Vec<Redirect> {
    let redirect = |from: &str, to: &str| Redirect::lasting(format!("{base}{from}"), format!("{base}{to}"));
    let mut feeds = Vec::new();
    let mut both = |from: &str, list: &str, json: &str| {
        if has_rss {
            feeds.push(redirect(&format!("{from}atom/"), &format!("feeds/{list}/atom.xml")));
            feeds.push(redirect(from, &format!("feeds/{list}/rss.xml")));
        } else {
            feeds.push(redirect(from, json));
        }
    };
    both("feed/", LATEST, "feed.json");
    if has_lists {
        for from in ["category/:slug/feed/", "category/:parent/:slug/feed/"] {
            both(from, "category/:slug", "feeds/category/:slug/newest.json");
        }
        feeds.extend([
            redirect("tag/:slug/feed/", "feeds/tag/:slug/newest.json"),
            redirect("author/:slug/feed/", "feeds/author/:slug/newest.json"),
        ]);
    }
    feeds
}

/// Stories and pages by the numbers that WordPress has given them: their paths below the folder of the paper.
///
/// # Errors
/// If the store cannot be read.
pub fn numbered(store: &Store) -> Result<BTreeMap<u64, String>> {
    let mut found = BTreeMap::new();
    store.each_address(|id, path| {
        if let Some(number) = number(id) {
            // Of two sites with the same numbers, nobody knows which one is meant: the first stays.
            found.entry(number).or_insert_with(|| plain(path.trim_start_matches('/')));
        }
    })?;
    Ok(found)
}

/// The number in an id, which is the record's `guid`: `https://gazeta.example/?p=12`.
fn number(id: &str) -> Option<u64> {
    let url = Url::parse(id).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let (_, value) = url.query_pairs().find(|(name, _)| NUMBERED.contains(&name.as_ref()))?;
    value.parse().ok()
}

/// Pictures and files that the edition carries itself.
///
/// # Errors
/// If the store cannot be read.
pub fn uploads(store: &Store, base: &str) -> Result<Vec<Redirect>> {
    let mut found = Vec::new();
    store.each_carried(|address, asset| {
        let Some(url) = Url::parse(address).ok().filter(|url| url.query().is_none()) else { return };
        let Some(at) = url.path().find(UPLOADS) else { return };
        let from = format!("{}{}", base.trim_end_matches('/'), plain(&url.path()[at..]));
        if decoded(&from).is_some() {
            let file = asset.address(&asset.main);
            found.push(Redirect::lasting(from, format!("{base}{}", plain(file.trim_start_matches(ROOT)))));
        }
    })?;
    // The same file is known by https: and by http:.
    found.dedup_by(|one, other| one.from == other.from);
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::{Asset, Form};
    use crate::store::{Made, Source, Story, Validators};

    #[test]
    fn feeds_of_lists_lead_to_their_newest_documents() {
        let feeds = feeds("/gazeta/", true, false);
        assert_eq!(feeds[0], Redirect::lasting("/gazeta/feed/", "/gazeta/feed.json"));
        assert_eq!(feeds[2].names(), ["parent", "slug"]);
        assert_eq!(super::feeds("/", false, false).len(), 1);
    }

    #[test]
    fn readers_of_rss_get_rss_where_there_is_any() {
        let feeds = feeds("/", true, true);
        for (from, to) in [
            ("/feed/", "/feeds/latest/rss.xml"),
            ("/feed/atom/", "/feeds/latest/atom.xml"),
            ("/category/:slug/feed/", "/feeds/category/:slug/rss.xml"),
            ("/category/:parent/:slug/feed/atom/", "/feeds/category/:slug/atom.xml"),
            ("/tag/:slug/feed/", "/feeds/tag/:slug/newest.json"),
        ] {
            assert!(feeds.contains(&Redirect::lasting(from, to)), "{from}: {feeds:?}");
        }
    }

    #[test]
    fn numbers_come_from_guids() {
        let mut store = Store::in_memory().unwrap();
        let story = |id: &str, path: &str| Story { id: id.into(), path: path.into(), ..Story::default() };
        let stories = [
            story("http://gazeta.example/?p=12", "/2025/05/17/honey/"),
            story("https://gazeta.example/?page_id=7", "/о-газете/"),
            story("https://gazeta.example/?post_type=issue&p=9", "/2025/1/"),
            story("https://gazeta.example/2009/05/17/bees/", "/2009/05/17/bees/"),
            story("urn:p=5", "/five/"),
        ];
        store.put(&stories, 1).unwrap();
        let numbered = numbered(&store).unwrap();
        let expected = [(7, "%D0%BE-%D0%B3%D0%B0%D0%B7%D0%B5%D1%82%D0%B5/"), (9, "2025/1/"), (12, "2025/05/17/honey/")];
        assert_eq!(numbered, expected.map(|(number, path)| (number, path.to_owned())).into());
    }

    #[test]
    fn uploads_lead_to_what_was_made_of_them() {
        let store = Store::in_memory().unwrap();
        let main = Form { name: "a.jpg".into(), mime: "image/jpeg".into(), bytes: 1, size: None };
        let asset = Asset { folder: "ab/abcdef".into(), main, body: None, widths: Vec::new() };
        store.set_asset(&asset).unwrap();
        for address in [
            "http://old.example/blog/wp-content/uploads/2025/05/a.jpg",
            "https://old.example/pictures/a.jpg",
            "https://old.example/wp-content/uploads/b.jpg?resize=1",
        ] {
            let source = Source { made: Made::Asset(asset.clone()), validators: Validators::default() };
            store.set_source(address, &source).unwrap();
        }
        let expected = Redirect::lasting("/gazeta/wp-content/uploads/2025/05/a.jpg", "/gazeta/media/ab/abcdef/a.jpg");
        assert_eq!(uploads(&store, "/gazeta/").unwrap(), [expected]);
    }
}
