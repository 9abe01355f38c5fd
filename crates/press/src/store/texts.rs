//! The texts of single stories.

use super::Store;
use anyhow::Result;
use std::path::PathBuf;

/// A story in full, with what says where its document stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its id.
    pub id: String,
    /// Its address within the paper.
    pub path: String,
    /// The item, JSON, with [`super::RELATED`] in it.
    pub item: String,
}

/// How much of a story is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// As lists show it.
    Preview,
    /// As sidebars show it.
    Brief,
}

impl Store {
    /// The file of the store, for who opens it once more in another thread; empty for a store in memory.
    pub fn file(&self) -> PathBuf {
        PathBuf::from(self.database.path().unwrap_or_default())
    }

    /// A story in full.
    ///
    /// # Errors
    /// If the file cannot be read, or there is no such story.
    pub fn kept(&self, number: i64) -> Result<Kept> {
        let mut statement = self
            .database
            .prepare_cached("SELECT id, path, item FROM stories JOIN texts ON story = number WHERE number = ?1")?;
        let read = |row: &rusqlite::Row<'_>| Ok(Kept { id: row.get(0)?, path: row.get(1)?, item: row.get(2)? });
        Ok(statement.query_row([number], read)?)
    }

    /// The id of a story.
    ///
    /// # Errors
    /// If the file cannot be read, or there is no such story.
    pub fn id(&self, number: i64) -> Result<String> {
        let mut statement = self.database.prepare_cached("SELECT id FROM stories WHERE number = ?1")?;
        Ok(statement.query_row([number], |row| row.get(0))?)
    }

    /// A story in short, JSON.
    ///
    /// # Errors
    /// If the file cannot be read, or there is no such story.
    pub fn shown(&self, number: i64, how: Shown) -> Result<String> {
        let sql = match how {
            Shown::Preview => "SELECT preview FROM texts WHERE story = ?1",
            Shown::Brief => "SELECT brief FROM texts WHERE story = ?1",
        };
        let mut statement = self.database.prepare_cached(sql)?;
        Ok(statement.query_row([number], |row| row.get(0))?)
    }
}
