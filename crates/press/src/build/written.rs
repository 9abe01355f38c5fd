//! What an edition's folder holds: the names of its files with the keys that they were written with.

use anyhow::{Context, Result};
use std::collections::HashMap;
use std::fs;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;

/// The name of the list in the edition's folder. It is of no use to readers, and does no harm beside the rest.
pub(super) const NAME: &str = ".press-files";

/// Names and keys.
#[derive(Default)]
pub(super) struct Written {
    /// By the hash of the name: a million names are long.
    keys: HashMap<u64, u64>,
}

impl Written {
    /// Reads the list of a folder; an empty one if there is none.
    pub(super) fn read(folder: &Path) -> Result<Written> {
        let mut written = Written::default();
        each(folder, |name, key| {
            written.keys.insert(hash(name), key);
        })?;
        Ok(written)
    }

    /// Whether a file is there with that key.
    pub(super) fn is_same(&self, name: &str, key: u64) -> bool {
        self.keys.get(&hash(name)) == Some(&key)
    }
}

/// Gives on the names and keys of a folder.
pub(super) fn each(folder: &Path, mut take: impl FnMut(&str, u64)) -> Result<()> {
    let path = folder.join(NAME);
    if !path.exists() {
        return Ok(());
    }
    let file = fs::File::open(&path).with_context(|| format!("cannot read {}", path.display()))?;
    for line in BufReader::new(file).lines() {
        let line = line.with_context(|| format!("cannot read {}", path.display()))?;
        if let Some((key, name)) = line.split_once(' ')
            && let Ok(key) = u64::from_str_radix(key, 16)
        {
            take(name, key);
        }
    }
    Ok(())
}

/// Writes the list into a folder.
pub(super) fn write(folder: &Path, files: &mut [(String, u64)]) -> Result<()> {
    // In the order of names: the same edition, the same list.
    files.sort_unstable();
    let path = folder.join(NAME);
    let context = || format!("cannot write {}", path.display());
    let mut file = BufWriter::new(fs::File::create(&path).with_context(context)?);
    for (name, key) in files {
        writeln!(file, "{key:016x} {name}").with_context(context)?;
    }
    file.flush().with_context(context)
}

/// What a name is remembered by.
pub(super) fn hash(name: &str) -> u64 {
    u64::from_le_bytes(blake3::hash(name.as_bytes()).as_bytes()[..8].try_into().expect("eight bytes"))
}
