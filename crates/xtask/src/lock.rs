//! One installation at a time on this machine, whatever clone asks for it.

use crate::console::note;
use anyhow::{Context, Result};
use std::fs::{File, TryLockError};
use std::path::Path;

/// An exclusive lock, held until dropped; the system lets go of it when the program dies.
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock, waiting for whoever holds it.
    pub fn take(path: &Path) -> Result<Self> {
        let file = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(path)
            .with_context(|| format!("cannot open the lock file {}", path.display()))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                note("another cargo xtask is installing tools: waiting for it");
                file.lock().with_context(|| format!("cannot lock {}", path.display()))?;
            }
            Err(TryLockError::Error(error)) => {
                return Err(error).with_context(|| format!("cannot lock {}", path.display()));
            }
        }
        Ok(Self { _file: file })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn held_until_dropped() {
        let path = std::env::temp_dir().join(format!("iman-lock-{}", std::process::id()));
        let lock = Lock::take(&path).unwrap();
        let other = File::options().write(true).open(&path).unwrap();
        assert!(other.try_lock().is_err());
        drop(lock);
        assert!(other.try_lock().is_ok());
        std::fs::remove_file(path).unwrap();
    }
}
