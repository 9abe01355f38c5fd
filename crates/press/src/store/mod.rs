//! The archive as the press keeps it between two imports: an SQLite file.

mod addresses;
mod media;
mod outlines;
mod relations;
mod schema;
mod stories;
mod texts;
mod words;

use anyhow::{Context, Result};
use newsfeed::{decode::decode, encode::encode, wire};
use rusqlite::{Connection, OptionalExtension, params};
use std::path::Path;

pub use media::{Made, Source, Validators};
pub use outlines::{Outline, Outlines};
pub use relations::Terms;
pub use stories::{Known, RELATED, Story};
pub use texts::{Kept, Shown};

/// The store.
pub struct Store {
    database: Connection,
}

impl Store {
    /// Opens the store in a file, and makes it if there is none.
    ///
    /// # Errors
    /// If the file cannot be opened or is none of this version.
    pub fn open(file: &Path) -> Result<Store> {
        let database = Connection::open(file).with_context(|| format!("cannot open the store {}", file.display()))?;
        schema::prepare(&database).with_context(|| format!("{} is no store of this press", file.display()))?;
        Ok(Store { database })
    }

    /// A store that is gone with the process.
    ///
    /// # Errors
    /// If there is no memory for it.
    pub fn in_memory() -> Result<Store> {
        let database = Connection::open_in_memory()?;
        schema::prepare(&database)?;
        Ok(Store { database })
    }

    /// Keeps what a source says of the paper as a whole; items are left out.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn set_masthead(&self, source: &str, feed: &wire::Feed) -> Result<()> {
        let bare = wire::Feed { items: Vec::new(), ..feed.clone() };
        let text = encode(&bare).to_string();
        let sql = "INSERT INTO mastheads (source, document) VALUES (?1, ?2)
                   ON CONFLICT (source) DO UPDATE SET document = excluded.document";
        self.database.execute(sql, params![source, text])?;
        Ok(())
    }

    /// What the sources say of the paper as a whole, in the order they came in first.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn mastheads(&self) -> Result<Vec<wire::Feed>> {
        let mut statement = self.database.prepare("SELECT document FROM mastheads ORDER BY rowid")?;
        let texts = statement.query_map([], |row| row.get::<_, String>(0))?;
        texts.map(|text| Ok(decode(&text?)?.feed)).collect()
    }

    /// Something that a source wants to remember for the next import: how far it came, when it was last asked.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn note(&self, source: &str, key: &str) -> Result<Option<String>> {
        let sql = "SELECT value FROM notes WHERE source = ?1 AND key = ?2";
        Ok(self.database.query_row(sql, params![source, key], |row| row.get(0)).optional()?)
    }

    /// Remembers something for a source; `None` forgets it.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn set_note(&self, source: &str, key: &str, value: Option<&str>) -> Result<()> {
        match value {
            Some(value) => self.database.execute(
                "INSERT INTO notes (source, key, value) VALUES (?1, ?2, ?3)
                 ON CONFLICT (source, key) DO UPDATE SET value = excluded.value",
                params![source, key, value],
            )?,
            None => self.database.execute("DELETE FROM notes WHERE source = ?1 AND key = ?2", params![source, key])?,
        };
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mastheads_and_notes_are_kept_by_source() {
        let store = Store::in_memory().unwrap();
        let feed = |title: &str| wire::Feed {
            version: wire::VERSION.into(),
            title: title.into(),
            items: vec![wire::Item { id: "1".into(), ..wire::Item::default() }],
            ..wire::Feed::default()
        };
        store.set_masthead("a", &feed("А")).unwrap();
        store.set_masthead("b", &feed("Б")).unwrap();
        store.set_masthead("a", &feed("Иман")).unwrap();
        let titles: Vec<String> = store.mastheads().unwrap().into_iter().map(|feed| feed.title).collect();
        assert_eq!(titles, ["Иман", "Б"]);
        store.set_note("a", "page", Some("7")).unwrap();
        assert_eq!((store.note("a", "page").unwrap().as_deref(), store.note("b", "page").unwrap()), (Some("7"), None));
        store.set_note("a", "page", None).unwrap();
        assert_eq!(store.note("a", "page").unwrap(), None);
    }
}
