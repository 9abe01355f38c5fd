//! What tests look at: an import and what the store holds behind it.

use crate::intake::Intake;
use crate::progress::Progress;
use crate::report::Report;
use crate::store::Store;
use anyhow::Result;
use newsfeed::wire;
use serde_json::Value;

/// An import into a store.
pub(super) fn import(store: &mut Store, take: impl FnOnce(&mut Intake<'_>) -> Result<()>) -> Result<Report> {
    let mut intake = Intake::begin(store, "wordpress", Progress::begin("test", None, true))?;
    take(&mut intake)?;
    intake.end(false)
}

/// The addresses of all stories, oldest first.
pub(super) fn paths(store: &Store) -> Vec<String> {
    let outlines = store.outlines().unwrap();
    outlines.stories.iter().map(|outline| outline.path.to_string()).collect()
}

/// The item at an address, as JSON.
pub(super) fn item(store: &Store, path: &str) -> Value {
    let outlines = store.outlines().unwrap();
    let kept = outlines.stories.iter().map(|outline| store.kept(outline.number).unwrap());
    let found = kept.into_iter().find(|kept| kept.path == path);
    serde_json::from_str(&found.unwrap_or_else(|| panic!("{path} is in {:?}", paths(store))).item).unwrap()
}

/// What is kept of the paper as a whole.
pub(super) fn masthead(store: &Store) -> wire::Feed {
    store.mastheads().unwrap().remove(0)
}
