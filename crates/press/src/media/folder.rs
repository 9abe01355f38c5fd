//! The folder of an edition's pictures and files.

use super::asset::Asset;
use super::forms::Made;
use anyhow::{Context, Result};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// Where files stand while they are being written. What a killed run has left in it is thrown away by the next.
const UNFINISHED: &str = ".unfinished";

/// The media folder.
pub(super) struct Folder {
    path: PathBuf,
    count: AtomicU64,
}

impl Folder {
    /// Opens the folder, and makes it if there is none.
    ///
    /// # Errors
    /// If it cannot be made.
    pub(super) fn open(path: &Path) -> Result<Folder> {
        let unfinished = path.join(UNFINISHED);
        if unfinished.exists() {
            fs::remove_dir_all(&unfinished).with_context(|| format!("cannot remove {}", unfinished.display()))?;
        }
        fs::create_dir_all(path).with_context(|| format!("cannot make the media folder {}", path.display()))?;
        Ok(Folder { path: path.to_owned(), count: AtomicU64::new(0) })
    }

    /// Where it is, wherever the press is started the next time.
    pub(super) fn name(&self) -> String {
        self.path.canonicalize().unwrap_or_else(|_| self.path.clone()).display().to_string()
    }

    /// Removes the files of an asset from a media folder, and the folders that are empty then. What is gone already is none
    /// of its business.
    ///
    /// # Errors
    /// If a file cannot be removed.
    pub(super) fn remove(path: &Path, asset: &Asset) -> Result<()> {
        let folder = path.join(&asset.folder);
        for name in asset.names() {
            let file = folder.join(name);
            match fs::remove_file(&file) {
                Err(error) if error.kind() != ErrorKind::NotFound => {
                    return Err(error).with_context(|| format!("cannot remove {}", file.display()));
                }
                _ => {}
            }
        }
        // With something else in them they stay.
        let _ = fs::remove_dir(&folder).and_then(|()| fs::remove_dir(folder.parent().unwrap_or(path)));
        Ok(())
    }

    /// Whether the files of an asset are there: its main file, which is written last.
    pub(super) fn has(&self, asset: &Asset) -> bool {
        let file = self.path.join(&asset.folder).join(&asset.main.name);
        fs::metadata(file).is_ok_and(|file| file.len() == asset.main.bytes)
    }

    /// Writes the files of an asset, each of them whole or not at all, the main file last.
    ///
    /// # Errors
    /// If they cannot be written.
    pub(super) fn write(&self, made: &Made) -> Result<()> {
        let folder = self.path.join(&made.asset.folder);
        let unfinished = self.path.join(UNFINISHED);
        for folder in [&folder, &unfinished] {
            fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
        }
        let is_main = |name: &String| *name == made.asset.main.name;
        let (main, others): (Vec<_>, Vec<_>) = made.files.iter().partition(|(name, _)| is_main(name));
        for (name, content) in others.into_iter().chain(main) {
            let number = self.count.fetch_add(1, Ordering::Relaxed);
            let part = unfinished.join(number.to_string());
            let file = folder.join(name);
            fs::write(&part, content).with_context(|| format!("cannot write {}", part.display()))?;
            fs::rename(&part, &file).with_context(|| format!("cannot write {}", file.display()))?;
        }
        Ok(())
    }

    /// Ends a piece of work.
    pub(super) fn tidy(&self) {
        // It is empty. If not, the next run throws it away.
        let _ = fs::remove_dir(self.path.join(UNFINISHED));
    }
}
