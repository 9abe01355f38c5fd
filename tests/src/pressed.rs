//! A feed as the press makes an edition of it.

use crate::site::{Files, read_folder};
use newsfeed::decode::decode;
use press::build::{Options, build};
use press::intake::Intake;
use press::progress::Progress;
use press::root::ROOT;
use press::store::Store;

/// The files of the edition that the press makes of a feed. `levels`: those of its search index, none for no index.
pub(crate) fn press(feed: &str, levels: &[u32]) -> Files {
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
    let search_levels = levels.to_vec();
    let options = Options { out: out.clone(), search_levels, is_quiet: true, ..Options::default() };
    build(&mut store, &options).expect("an edition of the feed");
    let mut files = Files::new();
    read_folder(&out, "", &mut files);
    assert!(files.contains_key("/feed.json"), "an edition has an entry feed");
    files
}
