//! Writing an edition so that it is whole at every moment.
//!
//! What is new or changed is written into a folder beside the edition's files. When all of it is there, a mark says so,
//! and the files are moved to their places: articles first, then lists and the search index, the entry feed last, so that nothing ever leads to
//! what is not there yet. A build that is ended before the mark has changed nothing; one that is ended after it is
//! finished by the next.

use super::written::{self, Written};
use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::collections::HashSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The folder in the edition's folder that new files are written into.
const STAGING: &str = ".press-staging";
/// The mark that all of them are there. It holds the names of the files to be taken out.
const COMPLETE: &str = "complete";
/// What is moved last: everything else is found by it.
const ENTRY: &str = "feed.json";
/// Brotli's quality for copies: 11 takes ten times as long and saves a twentieth.
const BROTLI_QUALITY: u32 = 9;

/// An edition being written.
pub(super) struct Staging {
    out: PathBuf,
    folder: PathBuf,
    before: Written,
    precompresses: bool,
    files: Vec<(String, u64)>,
}

impl Staging {
    /// Begins. What an earlier build has left is finished or thrown away.
    pub(super) fn begin(out: &Path, afresh: bool, precompresses: bool) -> Result<Staging> {
        let folder = out.join(STAGING);
        fs::create_dir_all(out).with_context(|| format!("cannot make the folder {}", out.display()))?;
        finish(out, &folder)?;
        fs::create_dir_all(&folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
        let before = if afresh { Written::default() } else { Written::read(out)? };
        Ok(Staging { out: out.to_owned(), folder, before, precompresses, files: Vec::new() })
    }

    /// Whether a file has to be written; it belongs to the edition in any case.
    pub(super) fn is_changed(&mut self, name: &str, key: u64) -> bool {
        // With or without compressed copies is a difference, too.
        let key = key ^ u64::from(self.precompresses);
        self.files.push((name.to_owned(), key));
        !self.before.is_same(name, key)
    }

    /// Writes a file; its length in bytes.
    pub(super) fn write(&self, name: &str, text: &str) -> Result<u64> {
        let path = self.folder.join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
        }
        put(&path, text.as_bytes())?;
        if self.precompresses {
            put(&with_ending(&path, "br"), &brotli(text)?)?;
            put(&with_ending(&path, "gz"), &gzip(text)?)?;
        }
        Ok(text.len() as u64)
    }

    /// Puts everything in its place; how many files were taken out.
    pub(super) fn end(mut self) -> Result<u64> {
        let mut gone = Vec::new();
        let names: HashSet<u64> = self.files.iter().map(|(name, _)| written::hash(name)).collect();
        written::each(&self.out, |name, _| {
            if !names.contains(&written::hash(name)) {
                gone.push(name.to_owned());
            }
        })?;
        written::write(&self.folder, &mut self.files)?;
        put(&self.folder.join(COMPLETE), gone.join("\n").as_bytes())?;
        finish(&self.out, &self.folder)?;
        Ok(gone.len() as u64)
    }
}

/// Finishes what a build has begun, if it had come far enough; else throws it away.
fn finish(out: &Path, folder: &Path) -> Result<()> {
    if !folder.exists() {
        return Ok(());
    }
    let mark = folder.join(COMPLETE);
    if mark.exists() {
        let gone = fs::read_to_string(&mark).with_context(|| format!("cannot read {}", mark.display()))?;
        for first in ["articles", "feeds", "search-index"] {
            move_into(&folder.join(first), &out.join(first))?;
        }
        for ending in ["br", "gz", ""] {
            let name = if ending.is_empty() { ENTRY.to_owned() } else { format!("{ENTRY}.{ending}") };
            move_into(&folder.join(&name), &out.join(&name))?;
        }
        for name in gone.lines() {
            let path = out.join(name);
            for path in [with_ending(&path, "br"), with_ending(&path, "gz"), path] {
                if path.exists() {
                    fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
                }
            }
            remove_empty(out, name);
        }
        move_into(&folder.join(written::NAME), &out.join(written::NAME))?;
    }
    fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))
}

/// Moves a file or a folder. A folder that is not there yet is moved whole, else what is in it.
fn move_into(from: &Path, to: &Path) -> Result<()> {
    if !from.exists() {
        return Ok(());
    }
    let context = || format!("cannot write {}", to.display());
    if from.is_dir() && to.is_dir() {
        for entry in fs::read_dir(from).with_context(context)? {
            let entry = entry.with_context(context)?;
            move_into(&entry.path(), &to.join(entry.file_name()))?;
        }
        return Ok(());
    }
    fs::rename(from, to).with_context(context)
}

/// Removes the folders that a file leaves empty.
fn remove_empty(out: &Path, name: &str) {
    let mut folder = Path::new(name).parent();
    while let Some(inner) = folder.filter(|inner| !inner.as_os_str().is_empty()) {
        // Fails if there is something in it, and then there is nothing to do.
        if fs::remove_dir(out.join(inner)).is_err() {
            break;
        }
        folder = inner.parent();
    }
}

fn put(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

fn brotli(text: &str) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: i32::try_from(BROTLI_QUALITY)?,
        size_hint: text.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut text.as_bytes(), &mut packed, &parameters)?;
    Ok(packed)
}

fn gzip(text: &str) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(text.as_bytes())?;
    Ok(encoder.finish()?)
}
