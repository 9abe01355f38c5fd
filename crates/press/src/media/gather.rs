//! Fetching many addresses and making what is to be made of them: several hosts at once, all processors, bounded memory.

use super::asset::{Asset, folder_of};
use super::decode::MOST_BYTES;
use super::folder::Folder;
use super::forms::{self, Made};
use super::missing::Missing;
use super::room::{Part, Room};
use super::sniff::{Content, FileType, content};
use super::source::{Found, Sources, host};
use crate::local_path::local_path;
use crate::store::{Store, Validators};
use anyhow::Result;
use newsfeed::slug::slugify;
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// How many hosts are asked at once. Each is asked one thing at a time.
const HOSTS: usize = 4;

/// What is to be made of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Order {
    pub(super) address: String,
    /// Whether it is a file to be copied if it is no picture.
    pub(super) may_be_file: bool,
    /// What to ask with, if it is known already.
    pub(super) validators: Validators,
}

/// What came of an order.
pub(super) enum Outcome {
    /// An asset, and whether it is new in the folder.
    Asset { asset: Box<Asset>, is_new: bool, validators: Validators },
    /// It is what it was.
    Unchanged,
    /// Nothing.
    Missing(Missing),
}

/// What fetching and making need.
pub(super) struct Workshop<'a> {
    pub(super) sources: &'a Sources,
    pub(super) folder: &'a Folder,
    /// The most bytes of what has been fetched and waits.
    pub(super) largest: u64,
}

/// Content that has been fetched.
struct Parcel<'a> {
    folder: String,
    /// What to copy it as; `None`: it is a picture.
    copy: Option<(String, FileType)>,
    bytes: Vec<u8>,
    validators: Validators,
    _part: Part<'a>,
}

impl Parcel<'_> {
    /// What is the same of parcels of which the same is made.
    fn place(&self) -> String {
        let name = self.copy.as_ref().map_or("picture", |(name, _)| name);
        format!("{}/{name}", self.folder)
    }
}

enum Event<'a> {
    /// With the way back for what is made of it: when nobody has one any more, all is done.
    Fetched(Order, Parcel<'a>, Sender<Event<'a>>),
    Settled(Order, Outcome),
    Made(String, Result<Result<Asset, Missing>>),
}

impl Workshop<'_> {
    /// Carries orders out. `settle` is told of each as soon as it is done.
    ///
    /// # Errors
    /// If the folder or the store cannot be written.
    pub(super) fn gather(
        &self,
        orders: Vec<Order>,
        store: &Store,
        settle: &mut dyn FnMut(Order, Outcome) -> Result<()>,
    ) -> Result<()> {
        let mut hosts: BTreeMap<String, Vec<Order>> = BTreeMap::new();
        for order in orders {
            hosts.entry(host(&order.address)).or_default().push(order);
        }
        let count = hosts.len().min(HOSTS);
        let hosts = Mutex::new(hosts.into_values().collect::<VecDeque<_>>());
        let waiting = Room::new(2 * self.largest);
        let decoding = Room::new(MOST_BYTES);
        let (sender, receiver) = channel();
        thread::scope(|threads| {
            for _ in 0..count {
                let (sender, hosts, waiting) = (sender.clone(), &hosts, &waiting);
                threads.spawn(move || self.fetch(hosts, waiting, &sender));
            }
            drop(sender);
            rayon::in_place_scope(|makers| {
                // Dropped on a fault, with all that is in it: nobody is to wait for a place in it then.
                let receiver = receiver;
                // Orders whose content is being made something of, for this or another address.
                let mut pending: HashMap<String, Vec<(Order, Validators)>> = HashMap::new();
                for event in &receiver {
                    match event {
                        Event::Settled(order, outcome) => settle(order, outcome)?,
                        Event::Fetched(order, parcel, sender) => {
                            let place = parcel.place();
                            let validators = parcel.validators.clone();
                            if let Some(others) = pending.get_mut(&place) {
                                others.push((order, validators));
                            } else if let Some(asset) = store.asset(&place)? {
                                settle(order, Outcome::Asset { asset: Box::new(asset), is_new: false, validators })?;
                            } else {
                                pending.insert(place.clone(), vec![(order, validators)]);
                                let decoding = &decoding;
                                makers.spawn(move |_| {
                                    let made = self.make(parcel, decoding);
                                    // Nobody listens any more after a fault.
                                    let _ = sender.send(Event::Made(place, made));
                                });
                            }
                        }
                        Event::Made(place, made) => {
                            let made = made?;
                            if let Ok(asset) = &made {
                                store.set_asset(asset)?;
                            }
                            let mut is_new = true;
                            for (order, validators) in pending.remove(&place).into_iter().flatten() {
                                let outcome = match made.clone() {
                                    Ok(asset) => Outcome::Asset { asset: Box::new(asset), is_new, validators },
                                    Err(missing) => Outcome::Missing(missing),
                                };
                                is_new = false;
                                settle(order, outcome)?;
                            }
                        }
                    }
                }
                Ok(())
            })
        })
    }

    /// Asks one host after another.
    fn fetch<'a>(&self, hosts: &Mutex<VecDeque<Vec<Order>>>, waiting: &'a Room, sender: &Sender<Event<'a>>) {
        loop {
            let Some(orders) = hosts.lock().unwrap_or_else(PoisonError::into_inner).pop_front() else { return };
            for order in orders {
                let event = match self.sources.get(&order.address, &order.validators) {
                    Ok(Found::Unchanged) => Event::Settled(order, Outcome::Unchanged),
                    Ok(Found::Content(bytes, validators)) => match kind(&order, &bytes) {
                        Ok(copy) => {
                            let folder = folder_of(&bytes);
                            let part = waiting.take((bytes.len() as u64).min(self.largest));
                            let parcel = Parcel { folder, copy, bytes, validators, _part: part };
                            Event::Fetched(order, parcel, sender.clone())
                        }
                        Err(message) => Event::Settled(order, Outcome::Missing(Missing::lasting(message))),
                    },
                    Err(missing) => Event::Settled(order, Outcome::Missing(missing)),
                };
                if sender.send(event).is_err() {
                    return;
                }
            }
        }
    }

    fn make(&self, parcel: Parcel<'_>, decoding: &Room) -> Result<Result<Asset, Missing>> {
        let made: Result<Made, String> = match &parcel.copy {
            Some((name, file)) => Ok(forms::copy(&parcel.bytes, name, file.mime, None)),
            None => forms::make(&parcel.bytes, &|bytes| decoding.take(bytes)),
        };
        match made {
            Ok(made) => {
                self.folder.write(&made)?;
                Ok(Ok(made.asset))
            }
            Err(message) => Ok(Err(Missing::lasting(message))),
        }
    }
}

/// What to copy the content of an order as; `None` if it is a picture.
fn kind(order: &Order, bytes: &[u8]) -> Result<Option<(String, FileType)>, String> {
    match content(bytes) {
        Content::File(file) if order.may_be_file => Ok(Some((name(&order.address, file), file))),
        Content::Other if order.may_be_file => Err("a file of a kind that is not copied".to_owned()),
        Content::Html if order.may_be_file => Err("a web page, not a file".to_owned()),
        Content::Html => Err("a web page, not a picture".to_owned()),
        Content::File(_) | Content::Other => {
            Err("no picture of a kind that is read (JPEG, PNG, GIF, WebP, SVG)".to_owned())
        }
        Content::Picture(_) | Content::Svg => Ok(None),
    }
}

/// The name under which a reader keeps a file: the one that it had, in letters that every system has.
fn name(address: &str, file: FileType) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let name = local_path(path.rsplit('/').next().unwrap_or_default()).unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    let slug = if stem.is_empty() { "file".to_owned() } else { slugify(stem) };
    format!("{slug}.{}", file.ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_keeps_its_name() {
        let pdf = FileType { mime: "application/pdf", ending: "pdf" };
        let named = |address| name(address, pdf);
        assert_eq!(named("https://a.example/2025/Iman%20%E2%84%96%203.PDF?x=/y.z"), "iman-3.pdf");
        assert_eq!(named("https://a.example/%D0%9C%D1%91%D0%B4"), "myod.pdf");
        assert_eq!(named("https://a.example/"), "file.pdf");
    }
}
