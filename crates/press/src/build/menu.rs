//! The menu, where it leads to what the archive has.

use crate::store::Store;
use anyhow::Result;
use newsfeed::paper::own_path;
use newsfeed::wire::MenuEntry;

/// Says of entries that name a story or a static page of the archive by its address, as the menus of sites do, that they lead
/// there: the app reads but one document of the archive, and could not know. `home`: the home page of the paper.
///
/// # Errors
/// If the store cannot be read.
pub(super) fn lead_within(menu: &mut [MenuEntry], home: Option<&str>, store: &Store) -> Result<()> {
    for entry in menu {
        let path = entry.url.as_deref().filter(|_| entry.page.is_none()).and_then(|url| own_path(url, &[home]));
        if let Some(path) = path
            && store.has_path(&path)?
        {
            entry.page = Some(path);
        }
        lead_within(&mut entry.children, home, store)?;
    }
    Ok(())
}
