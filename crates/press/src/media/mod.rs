//! The pictures and files of all stories, carried by the edition itself.
//!
//! ```text
//! story (addresses) --> gather (sources: web or folder; forms: sizes and formats) --> folder, store --> story (rewritten)
//! ```
//!
//! docs/media.md says what is made.

mod asset;
mod copies;
mod decode;
mod drawing;
mod folder;
mod forms;
mod gather;
mod html;
mod missing;
mod opened;
mod orphans;
mod room;
mod sniff;
mod source;
mod story;
#[cfg(test)]
mod testing;

use crate::http::{Client, Manners};
use crate::progress::Progress;
use crate::report::Report;
use crate::store::{Made, Source, Store, Validators};
use anyhow::Result;
use folder::Folder;
use gather::{Order, Outcome, Workshop};
use missing::Missing;
use newsfeed::wire;
use source::{Sources, is_beside};
use std::collections::HashSet;
use std::path::PathBuf;
use story::{Named, Outcomes};

pub use asset::{Asset, FOLDER, Form};
pub(crate) use opened::opened;
pub use orphans::{clear_orphans, note_orphans};

/// The largest file that is taken, in bytes: a printed issue in good quality.
pub const LARGEST: u64 = 128 << 20;

/// Raised when stories say something else of the same pictures: the next import then reads them anew.
const REWRITING: u32 = 2;

/// Where a note says how often files have been lost, so that stories are read anew that name them.
const NOTES: &str = "media";
const LOSSES: &str = "losses";
/// Where a note says in which folder files were written last.
const FOLDER_NOTE: &str = "folder";

/// What is wished.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder that will be [`FOLDER`] of the edition.
    pub folder: PathBuf,
    /// The folder of the archive, where files are that have an address below [`crate::root::ROOT`].
    pub beside: Option<PathBuf>,
    /// Whether attachments are carried, too.
    pub with_files: bool,
    /// Whether servers are asked if what they have is still the same, and again for what was missing.
    pub is_refreshing: bool,
    /// Whether nothing is said of the progress.
    pub is_quiet: bool,
    /// Who asks, for the header `User-Agent`.
    pub user_agent_suffix: String,
    /// How servers are treated. `largest` is the limit for files beside the archive, too.
    pub manners: Manners,
}

impl Options {
    /// Pictures only, for that folder.
    pub fn new(folder: impl Into<PathBuf>) -> Options {
        Options {
            folder: folder.into(),
            beside: None,
            with_files: false,
            is_refreshing: false,
            is_quiet: false,
            user_agent_suffix: String::new(),
            manners: Manners { largest: LARGEST, ..Manners::default() },
        }
    }
}

/// A story on its way into the store.
pub struct Passing<'a> {
    /// Where it stands in its source, for the report.
    pub place: &'a str,
    /// The story, its texts cleaned, its addresses absolute.
    pub item: &'a mut wire::Item,
    /// The hash of its record. Another one is given to it if a picture is missing that may be there the next time: the next
    /// import then takes the record for a changed one.
    pub hash: &'a mut [u8; 32],
}

/// Carries pictures and files into an edition.
pub struct Media {
    options: Options,
    folder: Folder,
    sources: Sources,
    losses: u64,
    /// Hashes of the addresses of the web that have been asked in this run.
    asked: HashSet<u64>,
}

impl Media {
    /// Opens the media folder, and looks whether all is there that the store says.
    ///
    /// # Errors
    /// If the folder or the store cannot be read or written.
    pub fn open(options: Options, store: &Store) -> Result<Media> {
        let folder = Folder::open(&options.folder)?;
        store.set_note(NOTES, FOLDER_NOTE, Some(&folder.name()))?;
        let mut losses = store.note(NOTES, LOSSES)?.and_then(|count| count.parse().ok()).unwrap_or(0);
        if store.forget_assets(&|asset| folder.has(asset))? > 0 {
            losses += 1;
            store.set_note(NOTES, LOSSES, Some(&losses.to_string()))?;
        }
        let client = Client::with_manners(&options.user_agent_suffix, options.manners);
        let sources = Sources::new(client, options.beside.clone(), options.manners.largest);
        Ok(Media { options, folder, sources, losses, asked: HashSet::new() })
    }

    /// What a record's hash depends on besides the record: a story is read anew if other things are wished of it, or if
    /// its files may be gone.
    pub fn mark(&self) -> String {
        format!("{} {REWRITING} {} {}", asset::RECIPE, self.options.with_files, self.losses)
    }

    /// Whether records that have not changed are to be read, too.
    pub fn is_refreshing(&self) -> bool {
        self.options.is_refreshing
    }

    /// Fetches what stories name, makes what is to be made of it, and rewrites them. What is missing is reported, and keeps
    /// its address.
    ///
    /// # Errors
    /// If the folder or the store cannot be written.
    pub fn carry(&mut self, stories: Vec<Passing<'_>>, store: &Store, report: &mut Report) -> Result<()> {
        let with_files = self.options.with_files;
        let mut outcomes = Outcomes::new();
        loop {
            let unknown = stories.iter().flat_map(|story| story::unknown(story.item, with_files, &outcomes));
            let orders = self.orders(unknown.collect(), store, &mut outcomes)?;
            if orders.is_empty() {
                break;
            }
            self.gather(orders, store, &mut outcomes, report)?;
        }
        for story in stories {
            let lack = story::carry(story.item, with_files, &outcomes);
            report.count("media missing", lack.missing.len() as u64);
            if lack.is_passing {
                *story.hash = *blake3::hash(story.hash).as_bytes();
            }
            for (address, why) in lack.missing {
                report.fault(story.place, format!("{address}: {}; its address is kept", why.message));
            }
        }
        self.folder.tidy();
        Ok(())
    }

    /// The same for the static pages that stand in the masthead. `place`: the source, for the report.
    ///
    /// # Errors
    /// If the folder or the store cannot be written.
    pub fn carry_pages(
        &mut self,
        place: &str,
        feed: &mut wire::Feed,
        store: &Store,
        report: &mut Report,
    ) -> Result<()> {
        let pages = feed.iman.pages.iter_mut().filter(|page| page.content_html.is_some());
        let (mut texts, mut items): (Vec<_>, Vec<_>) = pages
            .map(|page| {
                let content_html = page.content_html.take();
                let place = format!("{place}, page {}", page.slug);
                ((place, page), (wire::Item { content_html, ..wire::Item::default() }, [0; 32]))
            })
            .unzip();
        let stories = texts.iter().zip(&mut items).map(|((place, _), (item, hash))| Passing { place, item, hash });
        self.carry(stories.collect(), store, report)?;
        for ((_, page), (item, _)) in texts.iter_mut().zip(items) {
            page.content_html = item.content_html;
        }
        Ok(())
    }

    /// What is to be asked for. The outcome of what is known or cannot be asked is noted at once.
    fn orders(&mut self, named: Vec<Named>, store: &Store, outcomes: &mut Outcomes) -> Result<Vec<Order>> {
        let mut orders: Vec<Order> = Vec::new();
        let mut met = HashSet::new();
        for Named { address, may_be_file } in named {
            if outcomes.contains_key(&address) || !met.insert(address.clone()) {
                continue;
            }
            if !self.sources.can_ask(&address) {
                continue;
            }
            if is_beside(&address) {
                // Reading it is as cheap as remembering what it was.
                orders.push(Order { address, may_be_file, validators: Validators::default() });
                continue;
            }
            let is_first = self.asked.insert(short_hash(&address));
            match store.source(&address)? {
                Some(Source { made: Made::Asset(asset), validators }) => {
                    if is_first && self.options.is_refreshing {
                        orders.push(Order { address: address.clone(), may_be_file, validators });
                    }
                    outcomes.insert(address, Ok(asset));
                }
                Some(Source { made: Made::Nothing { message, is_passing }, .. })
                    if !is_first || !(is_passing || self.options.is_refreshing) =>
                {
                    outcomes.insert(address, Err(Missing { message, is_passing }));
                }
                _ => orders.push(Order { address, may_be_file, validators: Validators::default() }),
            }
        }
        Ok(orders)
    }

    fn gather(&self, orders: Vec<Order>, store: &Store, outcomes: &mut Outcomes, report: &mut Report) -> Result<()> {
        let mut progress = Progress::begin("media", Some(orders.len() as u64), self.options.is_quiet);
        let largest = self.options.manners.largest;
        let workshop = Workshop { sources: &self.sources, folder: &self.folder, largest };
        workshop.gather(orders, store, &mut |order, outcome| {
            progress.advance(1);
            let (made, validators) = match outcome {
                Outcome::Unchanged => {
                    report.count("media unchanged", 1);
                    return Ok(());
                }
                Outcome::Asset { asset, is_new, validators } => {
                    report.count("media fetched", 1);
                    report.count("media made", u64::from(is_new));
                    outcomes.insert(order.address.clone(), Ok((*asset).clone()));
                    (Made::Asset(*asset), validators)
                }
                Outcome::Missing(why) => {
                    // What there was before is better than nothing.
                    if matches!(outcomes.get(&order.address), Some(Ok(_))) {
                        return Ok(());
                    }
                    outcomes.insert(order.address.clone(), Err(why.clone()));
                    (Made::Nothing { message: why.message, is_passing: why.is_passing }, Validators::default())
                }
            };
            if is_beside(&order.address) {
                Ok(())
            } else {
                store.set_source(&order.address, &Source { made, validators })
            }
        })?;
        progress.end();
        Ok(())
    }
}

fn short_hash(address: &str) -> u64 {
    u64::from_le_bytes(blake3::hash(address.as_bytes()).as_bytes()[..8].try_into().expect("eight bytes"))
}

#[cfg(test)]
mod tests;
