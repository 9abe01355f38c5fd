//! The files of an edition.

use super::findings::Findings;
use super::{Options, hash};
use crate::root::ROOT;
use std::collections::HashSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock};

/// The endings of compressed copies.
const COPIES: [&str; 2] = [".br", ".gz"];
/// Where a build puts files until all of them are written.
const STAGING: &str = ".press-staging";

/// The folders that files are looked for in.
pub(super) struct Folder {
    edition: PathBuf,
    app: Option<PathBuf>,
    /// Pictures and other files that were found, by the hashes of their names: the same one stands in many documents.
    found: RwLock<HashSet<u64>>,
}

impl Folder {
    pub(super) fn of(options: &Options) -> Folder {
        Folder { edition: options.edition.clone(), app: options.app.clone(), found: RwLock::default() }
    }

    /// The file of that name in the edition.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.edition.join(name)
    }

    /// The text of a file, compared with its compressed copies.
    pub(super) fn text(&self, name: &str, findings: &mut Findings) -> Option<String> {
        findings.file();
        let bytes = match fs::read(self.path(name)) {
            Ok(bytes) => bytes,
            Err(error) => {
                findings.fault(name, format!("cannot be read: {error}"));
                return None;
            }
        };
        self.compare(name, &bytes, findings);
        let Ok(text) = String::from_utf8(bytes) else {
            findings.fault(name, "is not written in UTF-8");
            return None;
        };
        if text.contains(ROOT) {
            findings.fault(name, format!("has an address below {ROOT}, which stands for the edition's own folder"));
        }
        Some(text)
    }

    fn compare(&self, name: &str, bytes: &[u8], findings: &mut Findings) {
        for ending in COPIES {
            let copy = format!("{name}{ending}");
            let Ok(packed) = fs::read(self.path(&copy)) else { continue };
            findings.copy();
            let limit = bytes.len() as u64 + 1;
            let mut unpacked = Vec::with_capacity(bytes.len() + 1);
            let read = match ending {
                ".br" => {
                    brotli::Decompressor::new(packed.as_slice(), 4096).take(limit).read_to_end(&mut unpacked).is_ok()
                }
                _ => flate2::read::GzDecoder::new(packed.as_slice()).take(limit).read_to_end(&mut unpacked).is_ok(),
            };
            if !read {
                findings.fault(&copy, "cannot be unpacked");
            } else if unpacked != bytes {
                findings.fault(&copy, format!("says something else than {name}"));
            }
        }
    }

    /// Whether a picture or another file is there, in the edition or in the app.
    pub(super) fn holds(&self, name: &str) -> bool {
        let key = hash(name);
        if self.found.read().unwrap_or_else(PoisonError::into_inner).contains(&key) {
            return true;
        }
        let in_app = || self.app.as_ref().is_some_and(|app| app.join(name).is_file());
        let is_there = self.path(name).is_file() || in_app();
        if is_there {
            self.found.write().unwrap_or_else(PoisonError::into_inner).insert(key);
        }
        is_there
    }

    /// How many pictures and other files were found.
    pub(super) fn local_files(&self) -> u64 {
        self.found.read().unwrap_or_else(PoisonError::into_inner).len() as u64
    }

    /// Whether a name is that of a compressed copy of a file that is there: that file is compared with it.
    pub(super) fn is_copy(&self, name: &str) -> bool {
        COPIES.iter().find_map(|ending| name.strip_suffix(ending)).is_some_and(|original| self.path(original).is_file())
    }

    /// What else must and must not be there.
    pub(super) fn check_rest(&self, findings: &mut Findings) {
        if self.path(STAGING).exists() {
            findings.fault(STAGING, "a build was stopped here; the next one clears it away");
        }
        let Some(app) = &self.app else { return };
        let page = app.join("index.html");
        let place = page.display().to_string();
        match fs::read_to_string(&page) {
            Err(error) => findings.fault(&place, format!("the page of the app cannot be read: {error}")),
            Ok(text) if !text.contains("application/feed+json") => {
                findings
                    .fault(&place, "the page names no feed: <link rel=\"alternate\" type=\"application/feed+json\">");
            }
            Ok(_) => {}
        }
    }

    /// The names of all documents below a folder of the edition: of its files but for compressed copies, and for pages of HTML,
    /// whose addresses may lie there.
    pub(super) fn documents(&self, under: &str) -> impl Iterator<Item = String> {
        self.walk(under).filter(|name| !self.is_copy(name) && !name.ends_with(".html"))
    }

    /// The names of all files below a folder of the edition, in the order of names; of all its files, if it has no name.
    pub(super) fn walk(&self, under: &str) -> Walk<'_> {
        Walk { root: &self.edition, waiting: vec![(under.trim_end_matches('/').to_owned(), true)] }
    }
}

/// The names of files, folder by folder.
pub(super) struct Walk<'a> {
    root: &'a Path,
    /// Names with whether they are folders, the next one last.
    waiting: Vec<(String, bool)>,
}

impl Iterator for Walk<'_> {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        loop {
            let (name, is_folder) = self.waiting.pop()?;
            if !is_folder {
                return Some(name);
            }
            // A folder that is missing or closed has no files: those that are looked for in it are told.
            let Ok(entries) = fs::read_dir(self.root.join(&name)) else { continue };
            let mut inner: Vec<(String, bool)> = entries
                .flatten()
                .map(|entry| {
                    let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
                    let own = entry.file_name().to_string_lossy().into_owned();
                    (if name.is_empty() { own } else { [&name, "/", &own].concat() }, is_folder)
                })
                .collect();
            inner.sort_unstable_by(|one, other| other.cmp(one));
            self.waiting.append(&mut inner);
        }
    }
}
