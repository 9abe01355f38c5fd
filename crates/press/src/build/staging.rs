//! Writing an edition so that it is whole at every moment.
//!
//! What is new or changed is written into a folder beside the edition's files. When all of it is there, a mark says so,
//! and the files are moved to their places in an [order](turn) in which nothing ever leads to what is not there yet. A build
//! that is ended before the mark has changed nothing; one that is ended after it is finished by the next.

use super::contents::Contents;
use super::key::Key;
use super::order::turn;
use super::written::{self, Written};
use anyhow::{Context, Result};
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder in the edition's folder that a build works in.
const STAGING: &str = ".press-staging";
/// The folder in it for new files: a page may have any name, also that of the mark.
const FILES: &str = "files";
/// The mark that all of them are there. It holds the names of the files to be taken out.
const COMPLETE: &str = "complete";

/// An edition being written.
pub(super) struct Staging {
    out: PathBuf,
    folder: PathBuf,
    before: Written,
    afresh: bool,
    precompresses: bool,
    files: Vec<(String, u64)>,
    /// Names of files that are somebody else's.
    left: HashSet<String>,
}

impl Staging {
    /// Begins. What an earlier build has left is finished or thrown away.
    pub(super) fn begin(out: &Path, afresh: bool, precompresses: bool) -> Result<Staging> {
        let folder = out.join(STAGING);
        fs::create_dir_all(out).with_context(|| format!("cannot make the folder {}", out.display()))?;
        finish(out, &folder)?;
        fs::create_dir_all(&folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
        let before = Written::read(out)?;
        let (files, left) = (Vec::new(), HashSet::new());
        Ok(Staging { out: out.to_owned(), folder, before, afresh, precompresses, files, left })
    }

    /// Whether the publisher has a file of that name: one that no build has written, or that was changed since. It is left
    /// alone then, also when an earlier build had written it. Only for files whose key is that of their text.
    pub(super) fn leaves(&mut self, name: &str) -> bool {
        let path = self.out.join(name);
        let is_own = match fs::read_to_string(&path) {
            Ok(text) => {
                [false, true].iter().any(|packs| self.before.is_same(name, packed(Key::of_text(&text), *packs)))
            }
            Err(_) => !path.exists(),
        };
        if !is_own {
            self.left.insert(name.to_owned());
        }
        !is_own
    }

    /// Whether a file has to be written; it belongs to the edition in any case.
    pub(super) fn is_changed(&mut self, name: &str, key: u64) -> bool {
        let key = packed(key, self.precompresses);
        self.files.push((name.to_owned(), key));
        self.afresh || !self.before.is_same(name, key)
    }

    /// Writes a file; its length in bytes.
    pub(super) fn write(&self, name: &str, contents: &Contents) -> Result<u64> {
        let path = self.folder.join(FILES).join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
        }
        put(&path, contents.bytes())?;
        if self.precompresses {
            for (ending, copy) in contents.copies()? {
                put(&with_ending(&path, ending), &copy)?;
            }
        }
        Ok(contents.bytes().len() as u64)
    }

    /// Puts everything in its place; how many files were taken out.
    pub(super) fn end(mut self) -> Result<u64> {
        let mut gone = Vec::new();
        let names: HashSet<u64> = self.files.iter().map(|(name, _)| written::hash(name)).collect();
        written::each(&self.out, |name, _| {
            if !names.contains(&written::hash(name)) && !self.left.contains(name) {
                gone.push(name.to_owned());
            }
        })?;
        written::write(&self.folder, &mut self.files)?;
        put(&self.folder.join(COMPLETE), gone.join("\n").as_bytes())?;
        finish(&self.out, &self.folder)?;
        Ok(gone.len() as u64)
    }
}

/// The key of a file with or without compressed copies: that is a difference, too.
fn packed(key: u64, precompresses: bool) -> u64 {
    key ^ u64::from(precompresses)
}

/// Finishes what a build has begun, if it had come far enough; else throws it away.
fn finish(out: &Path, folder: &Path) -> Result<()> {
    if !folder.exists() {
        return Ok(());
    }
    let mark = folder.join(COMPLETE);
    if mark.exists() {
        let gone = fs::read_to_string(&mark).with_context(|| format!("cannot read {}", mark.display()))?;
        for name in in_turn(&folder.join(FILES))? {
            move_into(&folder.join(FILES).join(&name), &out.join(&name))?;
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

/// The names of what stands in a folder, in the order in which it is moved.
fn in_turn(folder: &Path) -> Result<Vec<String>> {
    let context = || format!("cannot read the folder {}", folder.display());
    let mut names = Vec::new();
    // Where nothing was new, there is no folder.
    if folder.exists() {
        for entry in fs::read_dir(folder).with_context(context)? {
            let entry = entry.with_context(context)?;
            names.push((entry.file_name().to_string_lossy().into_owned(), entry.path().is_dir()));
        }
    }
    names.sort_by_cached_key(|(name, is_folder)| turn(name, *is_folder));
    Ok(names.into_iter().map(|(name, _)| name).collect())
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
