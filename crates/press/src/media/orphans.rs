//! Pictures and files that nothing names any more.
//!
//! An import finds them and notes them in the store; the next build takes their files out, when the edition that named them
//! is replaced. What is noted is what the press has made: no other file is ever touched. Whoever is killed on the way leaves
//! a note or files that are taken out by the next build.

use super::asset::{Asset, FOLDER};
use super::folder::Folder;
use super::{FOLDER_NOTE, NOTES};
use crate::store::Store;
use anyhow::Result;
use newsfeed::encode::encode;
use newsfeed::wire;
use std::collections::HashSet;
use std::path::Path;

/// The length of an asset's folder in an address: `ab/`, and 32 digits of the hash.
const LENGTH: usize = 35;

/// Finds what no story and no static page of the store names, and notes it. Every text is read for it.
///
/// # Errors
/// If the store cannot be read or written.
pub fn note_orphans(store: &mut Store) -> Result<()> {
    let assets = store.assets()?;
    if assets.is_empty() {
        return Ok(());
    }
    let mut unnamed: HashSet<&str> = assets.iter().map(|asset| asset.folder.as_str()).collect();
    store.each_text(&mut |text| named(text).for_each(|folder| _ = unnamed.remove(folder)))?;
    let orphans: Vec<&Asset> = assets.iter().filter(|asset| unnamed.contains(asset.folder.as_str())).collect();
    store.set_orphans(&orphans)
}

/// Takes out the files of what was noted, but for what has been made again since, and for what the publisher's own masthead
/// names. The answer is how many pictures and files that were.
///
/// # Errors
/// If the store cannot be read or written, or if a file cannot be taken out.
pub fn clear_orphans(store: &Store, masthead: Option<&wire::Feed>) -> Result<u64> {
    let Some(folder) = store.note(NOTES, FOLDER_NOTE)?.filter(|folder| Path::new(folder).is_dir()) else {
        return Ok(0);
    };
    let own = masthead.map(|masthead| encode(masthead).to_string()).unwrap_or_default();
    let kept: HashSet<&str> = named(&own).collect();
    let mut cleared = 0;
    for asset in store.orphans()? {
        if kept.contains(asset.folder.as_str()) {
            continue;
        }
        if !store.has_asset(&asset.place())? {
            Folder::remove(Path::new(&folder), &asset)?;
            cleared += 1;
        }
        store.forget_orphan(&asset)?;
    }
    Ok(cleared)
}

/// The folders of all assets that a text names by an address.
fn named(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices(FOLDER).filter_map(|(at, found)| text.get(at + found.len()..at + found.len() + LENGTH))
}
