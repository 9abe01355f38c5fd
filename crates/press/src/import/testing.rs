//! What the tests of the sources share: an import into a store that is gone with the test.

use crate::http::{Client, Manners};
use crate::intake::Intake;
use crate::progress::Progress;
use crate::report::Report;
use crate::store::{RELATED, Store};
use newsfeed::{decode::decode, wire};
use std::path::PathBuf;

/// A store, and what came of the import into it.
pub(super) struct Imported {
    pub(super) store: Store,
    pub(super) report: Report,
}

/// Imports by a source into a new store.
pub(super) fn import(source: impl FnOnce(&mut Intake) -> anyhow::Result<()>) -> anyhow::Result<Imported> {
    let mut store = Store::in_memory()?;
    let report = import_into(&mut store, source)?;
    Ok(Imported { store, report })
}

/// Imports by a source; what it did not bring again is removed.
pub(super) fn import_into(
    store: &mut Store,
    source: impl FnOnce(&mut Intake) -> anyhow::Result<()>,
) -> anyhow::Result<Report> {
    let mut intake = Intake::begin(store, "test", Progress::begin("test", None, true))?;
    source(&mut intake)?;
    intake.end(true)
}

/// Imports a feed, from a file or from the web.
pub(super) fn feed(place: &str) -> anyhow::Result<Imported> {
    import(|intake| super::feed(place, &client(), intake))
}

/// A client that waits for nothing.
pub(super) fn client() -> Client {
    Client::with_manners("test", Manners { tries: 1, ..Manners::hasty() })
}

/// A file of the repository.
pub(super) fn repository(path: &str) -> String {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join(path).to_string_lossy().into_owned()
}

impl Imported {
    /// The items as they are kept, by their ids.
    pub(super) fn items(&self) -> Vec<wire::Item> {
        let mut items = Vec::new();
        for outline in self.store.outlines().unwrap().stories {
            let text = self.store.kept(outline.number).unwrap().item.replace(&format!("\"{RELATED}\""), "");
            let text = text.replace(RELATED, "");
            let feed = format!(r#"{{"version":"{}","title":"-","items":[{text}]}}"#, wire::VERSION);
            items.extend(decode(&feed).unwrap().feed.items);
        }
        items.sort_by(|one, other| one.id.cmp(&other.id));
        items
    }

    /// The item of an id.
    pub(super) fn item(&self, id: &str) -> wire::Item {
        self.items().into_iter().find(|item| item.id == id).unwrap_or_else(|| panic!("there is no {id}"))
    }

    /// The paths of all stories, oldest first.
    pub(super) fn paths(&self) -> Vec<String> {
        let stories = self.store.outlines().unwrap().stories;
        stories.into_iter().map(|outline| outline.path.to_string()).collect()
    }

    /// What is said of the paper.
    pub(super) fn masthead(&self) -> wire::Feed {
        self.store.mastheads().unwrap().remove(0)
    }

    /// The faults, each in a line.
    pub(super) fn faults(&self) -> Vec<String> {
        self.report.faults.iter().map(ToString::to_string).collect()
    }
}
