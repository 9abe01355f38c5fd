//! Where pictures and files come from: the web, or the folder beside the archive.

use super::missing::Missing;
use crate::http::{Answer, Client, TooLarge};
use crate::local_path::local_path;
use crate::root::ROOT;
use crate::store::Validators;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use url::Url;

/// What is asked for. Servers that choose the format by this answer with one that is read.
const ACCEPT: &str =
    "image/jpeg, image/png, image/gif, image/webp;q=0.9, image/svg+xml;q=0.9, application/pdf, audio/*, */*;q=0.5";

/// A host that has not answered so often is not asked again in this run.
const PATIENCE: u32 = 3;

/// What came of asking.
pub(super) enum Found {
    /// The content, and what to ask with the next time.
    Content(Vec<u8>, Validators),
    /// It is what it was.
    Unchanged,
}

/// The sources.
pub(super) struct Sources {
    client: Client,
    beside: Option<PathBuf>,
    largest: u64,
    /// How often each host has not answered since it did last.
    silent: Mutex<HashMap<String, u32>>,
}

/// What tells requests apart that must not be made at once: the host; nothing for files.
pub(super) fn host(address: &str) -> String {
    if is_beside(address) {
        return String::new();
    }
    Url::parse(address).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default()
}

/// Whether an address is that of a file beside the archive.
pub(super) fn is_beside(address: &str) -> bool {
    address.starts_with(ROOT)
}

impl Sources {
    pub(super) fn new(client: Client, beside: Option<PathBuf>, largest: u64) -> Sources {
        let beside = beside.and_then(|folder| folder.canonicalize().ok());
        Sources { client, beside, largest, silent: Mutex::default() }
    }

    /// Whether there is anything to be asked for an address at all.
    pub(super) fn can_ask(&self, address: &str) -> bool {
        let is_web = address.starts_with("http://") || address.starts_with("https://");
        if is_beside(address) { self.beside.is_some() } else { is_web }
    }

    /// Fetches what stands at an address.
    pub(super) fn get(&self, address: &str, validators: &Validators) -> Result<Found, Missing> {
        if is_beside(address) { self.file(address) } else { self.web(address, validators) }
    }

    fn web(&self, address: &str, validators: &Validators) -> Result<Found, Missing> {
        let host = host(address);
        let silences = |change: &dyn Fn(u32) -> u32| {
            let mut silent = self.silent.lock().unwrap_or_else(PoisonError::into_inner);
            let count = silent.entry(host.clone()).or_default();
            *count = change(*count);
            *count
        };
        if silences(&|count| count) >= PATIENCE {
            return Err(Missing::passing(format!("{host} does not answer; it is not asked again in this run")));
        }
        let mut headers = Vec::new();
        headers.extend(validators.etag.as_deref().map(|etag| ("if-none-match", etag)));
        headers.extend(validators.modified.as_deref().map(|modified| ("if-modified-since", modified)));
        match self.client.get_with(address, ACCEPT, &headers) {
            Ok(answer) => {
                silences(&|_| 0);
                answered(answer)
            }
            Err(error) if error.downcast_ref::<TooLarge>().is_some() => {
                silences(&|_| 0);
                Err(Missing::lasting(self.too_large()))
            }
            Err(error) => {
                silences(&|count| count + 1);
                Err(Missing::passing(format!("{error:#}")))
            }
        }
    }

    fn too_large(&self) -> String {
        format!("larger than {} MB", self.largest >> 20)
    }

    fn file(&self, address: &str) -> Result<Found, Missing> {
        let nothing = || Missing::lasting("no such file beside the archive".to_owned());
        let folder = self.beside.as_deref().ok_or_else(nothing)?;
        // What the folder leads to by links may lie outside; that is none of the archive's business.
        let file = path_of(folder, address).and_then(|file| file.canonicalize().ok()).ok_or_else(nothing)?;
        let length = fs::metadata(&file).ok().filter(fs::Metadata::is_file).ok_or_else(nothing)?.len();
        if !file.starts_with(folder) {
            return Err(nothing());
        }
        if length > self.largest {
            return Err(Missing::lasting(self.too_large()));
        }
        match fs::read(&file) {
            Ok(content) => Ok(Found::Content(content, Validators::default())),
            Err(error) => Err(Missing::passing(format!("cannot read {}: {error}", file.display()))),
        }
    }
}

fn answered(answer: Answer) -> Result<Found, Missing> {
    let header = |name: &str| answer.header(name).map(str::to_owned);
    let validators = Validators { etag: header("etag"), modified: header("last-modified") };
    match answer.status {
        200..=299 => Ok(Found::Content(answer.body, validators)),
        304 => Ok(Found::Unchanged),
        status @ (408 | 425 | 429 | 500..=599) => Err(Missing::passing(format!("the server answers {status}"))),
        status => Err(Missing::lasting(format!("the server answers {status}"))),
    }
}

/// The file of an address below [`ROOT`] in a folder; `None` if it would lie elsewhere.
fn path_of(folder: &Path, address: &str) -> Option<PathBuf> {
    let url = Url::parse(address).ok()?;
    Some(folder.join(local_path(url.path().trim_start_matches('/'))?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_below_the_folder_only() {
        let path = |address: &str| path_of(Path::new("/a"), &format!("{ROOT}{address}"));
        assert_eq!(path("images/%D0%BC%D1%91%D0%B4%201.png?v=1"), Some(PathBuf::from("/a/images/мёд 1.png")));
        assert_eq!(path("../../b.png"), Some(PathBuf::from("/a/b.png")));
        for outside in ["%2E%2E%2Fb.png", "a/..%2F..%2Fb.png", "%2Fetc%2Fhostname", "a%5C..%5Cb", "a%00b", "%FF"] {
            assert_eq!(path(outside), None, "{outside}");
        }
    }
}
