//! The one way into the store: what every source gives its records to.

mod batch;
pub mod clean;
mod terms;

use crate::media::{Media, note_orphans};
use crate::progress::Progress;
use crate::report::Report;
use crate::root::{ROOT, resolve};
use crate::store::Store;
use anyhow::Result;
use batch::{Batch, Record};
use newsfeed::wire;
use std::collections::HashSet;

/// Takes records in: cleans them, gives them their address, and keeps what is new or changed.
pub struct Intake<'a> {
    store: &'a mut Store,
    /// What came of it. A source notes here, too, what it has left out.
    pub report: Report,
    /// Whether the source was asked only for what is new, or could not be read to its end: what it did not bring may still
    /// be there, and is not removed.
    pub is_partial: bool,
    source: String,
    import: i64,
    masthead: wire::Feed,
    /// The absolute URL that relative ones of the source resolve against.
    address: String,
    /// Hashes of the ids that this import has met.
    met: HashSet<u64>,
    waiting: Vec<Record>,
    progress: Progress,
    media: Option<Media>,
    /// The paper's home page, whatever the source says.
    home: Option<String>,
    /// The one that the source says.
    former_home: Option<String>,
}

impl<'a> Intake<'a> {
    /// Begins the import of a source, which is known by that name from one import to the next.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub fn begin(store: &'a mut Store, source: &str, progress: Progress) -> Result<Intake<'a>> {
        let import = store.next_import()?;
        Ok(Intake {
            store,
            report: Report::default(),
            is_partial: false,
            source: source.to_owned(),
            import,
            masthead: wire::Feed::default(),
            address: ROOT.to_owned(),
            met: HashSet::new(),
            waiting: Vec::new(),
            progress,
            media: None,
            home: None,
            former_home: None,
        })
    }

    /// Lets the edition carry the pictures of all items itself. To be called before the first item.
    #[must_use]
    pub fn with_media(self, media: Media) -> Intake<'a> {
        Intake { media: Some(media), ..self }
    }

    /// Says where the paper's home page is, whatever the source says: the paths below either stay. To be called before the
    /// first item.
    #[must_use]
    pub fn with_home(self, home: Option<&str>) -> Intake<'a> {
        Intake { home: home.map(str::to_owned), ..self }
    }

    /// The store, for what a source remembers from one import to the next.
    pub fn store(&self) -> &Store {
        self.store
    }

    /// The name of the source.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Says what the paper as a whole is: name, language, home page, menu, sections, pages. To be called before the first
    /// item, as items keep their addresses below the home page; and again when more is known. Items in it are not taken.
    /// `address`: the absolute URL that relative ones resolve against; [`ROOT`] for files that
    /// stand beside the archive.
    pub fn masthead(&mut self, feed: wire::Feed, address: &str) {
        self.masthead = wire::Feed { items: Vec::new(), ..feed };
        if self.home.is_some() {
            let said = std::mem::replace(&mut self.masthead.home_page_url, self.home.clone());
            self.former_home = said.and_then(|said| resolve(address, &said));
        }
        clean::masthead(&mut self.masthead, address).tell("the paper as a whole", &mut self.report);
        address.clone_into(&mut self.address);
    }

    /// Takes an item in. `place`: where it stands in the source, for the report (`export.xml:120`, `id 42`).
    ///
    /// # Errors
    /// If the store cannot be written. What is wrong with the item is no error: it is noted in the report.
    pub fn item(&mut self, place: &str, item: wire::Item) -> Result<()> {
        self.report.count("records", 1);
        self.progress.advance(1);
        let hash = blake3::hash(item.id.as_bytes());
        let short = u64::from_le_bytes(hash.as_bytes()[..8].try_into().expect("eight bytes"));
        if item.id.trim().is_empty() {
            self.report.fault(place, "has no id; left out");
            return Ok(());
        }
        if !self.met.insert(short) {
            self.report.fault(place, format!("a record before it has the id \"{}\", too; left out", item.id));
            return Ok(());
        }
        self.waiting.push(Record { place: place.to_owned(), item });
        if self.waiting.len() >= Batch::SIZE { self.take() } else { Ok(()) }
    }

    /// Writes what has been taken in so far into the store: for a source that notes how far it has come.
    ///
    /// # Errors
    /// If the store cannot be written.
    pub fn flush(&mut self) -> Result<()> {
        self.take()
    }

    fn take(&mut self) -> Result<()> {
        let records = std::mem::take(&mut self.waiting);
        let batch = Batch {
            source: &self.source,
            import: self.import,
            masthead: &self.masthead,
            address: &self.address,
            former_home: self.former_home.as_deref(),
            media: self.media.as_mut(),
        };
        batch.take(records, self.store, &mut self.report)
    }

    /// Ends the import. `removes_missing`: stories of this source that it did not bring again are taken out, unless it was
    /// read [in part](Intake::is_partial).
    ///
    /// # Errors
    /// If the store cannot be written.
    pub fn end(mut self, removes_missing: bool) -> Result<Report> {
        self.take()?;
        if let Some(media) = &mut self.media {
            media.carry_pages(&self.source, &mut self.masthead, self.store, &mut self.report)?;
        }
        self.store.set_masthead(&self.source, &self.masthead)?;
        if removes_missing && !self.is_partial {
            let removed = self.store.remove_unseen(&self.source, self.import)?;
            self.report.count("removed", removed as u64);
        }
        // New stories take nothing away from those that there were.
        let has_pages = !self.masthead.iman.pages.is_empty();
        if has_pages || self.report.counted("changed") + self.report.counted("removed") > 0 {
            note_orphans(self.store)?;
        }
        self.progress.end();
        Ok(self.report)
    }
}

#[cfg(test)]
mod tests;
