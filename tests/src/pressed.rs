//! A feed as the press makes an edition of it.

use crate::built::{Files, read_folder};
use newsfeed::decode::decode;
use newsfeed::edition::LEVELS;
use newsfeed::wire;
use press::build::{Options, build};
use press::intake::Intake;
use press::progress::Progress;
use press::root::ROOT;
use press::store::Store;
use std::path::Path;

/// The files of the edition that the press makes of a feed. `levels`: those of its search index, none for no index.
pub(crate) fn press(feed: &str, levels: &[u32]) -> Files {
    let options = Options { search_levels: levels.to_vec(), ..Options::default() };
    let files = files(feed, |_| options);
    assert!(files.contains_key("/feed.json"), "an edition has an entry feed");
    files
}

/// Where a rendered site says that it stands; a test's server puts its own address in this one's place.
pub const HOST: &str = "https://paper.example";

/// The files of the site that the press renders of a feed, in a folder of the host. `index`: the page of the app.
pub(crate) fn render(feed: &str, index: &str, folder: &str) -> Files {
    files(feed, |out| {
        std::fs::create_dir_all(out).expect("a folder for the site");
        std::fs::write(out.join("index.html"), index).expect("a page for the site");
        let home = Some(format!("{HOST}{folder}/"));
        let masthead = Some(wire::Feed { home_page_url: home, ..wire::Feed::default() });
        Options { site: Some(out.to_owned()), masthead, search_levels: LEVELS.to_vec(), ..Options::default() }
    })
}

fn files(feed: &str, options: impl FnOnce(&Path) -> Options) -> Files {
    let folder = tempfile::tempdir().expect("a temporary folder for the edition");
    let mut feed = decode(feed).expect("a feed that the press can read").feed;
    let items = std::mem::take(&mut feed.items);
    let mut store = Store::open(&folder.path().join("press.db")).expect("a new store");
    let mut intake = Intake::begin(&mut store, "feed.json", Progress::begin("feed.json", None, true)).expect("a store");
    intake.masthead(feed, ROOT);
    for item in items {
        intake.item("feed.json", item).expect("a store that takes items");
    }
    intake.end(true).expect("a store that keeps items");
    let out = folder.path().join("edition");
    let options = Options { out: out.clone(), is_quiet: true, ..options(&out) };
    build(&mut store, &options).expect("an edition of the feed");
    let mut files = Files::new();
    read_folder(&out, "", &mut files);
    files
}
