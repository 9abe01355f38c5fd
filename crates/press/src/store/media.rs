//! What is known of the pictures and files that an edition carries itself.

use super::Store;
use crate::media::Asset;
use anyhow::Result;
use rusqlite::{OptionalExtension, params};

/// The source of the notes that hold the assets whose files are to be removed. No source is called so: names are trimmed.
const ORPHANS: &str = " orphans";

/// What a server said of a file, to ask with the next time (RFC 9110, 13.1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Validators {
    /// The header `ETag`.
    pub etag: Option<String>,
    /// The header `Last-Modified`.
    pub modified: Option<String>,
}

/// What came of an address when it was asked last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// What is made of it.
    pub made: Made,
    /// What to ask with the next time.
    pub validators: Validators,
}

/// What is made of what stands at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Made {
    /// An asset.
    Asset(Asset),
    /// Nothing, and why; and whether it may go better the next time.
    Nothing {
        /// In words for the report.
        message: String,
        /// Whether it may go better without anybody doing anything.
        is_passing: bool,
    },
}

impl Store {
    /// What is known of an address of the web; `None` if it is to be asked.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn source(&self, address: &str) -> Result<Option<Source>> {
        let mut statement = self.database.prepare_cached(
            "SELECT document, message, is_passing, etag, modified FROM media_sources
             LEFT JOIN media_assets ON media_assets.place = media_sources.place WHERE address = ?1",
        )?;
        let row = statement.query_row([address], |row| {
            let validators = Validators { etag: row.get(3)?, modified: row.get(4)? };
            Ok((row.get::<_, Option<String>>(0)?, row.get::<_, Option<String>>(1)?, row.get(2)?, validators))
        });
        let Some((document, message, is_passing, validators)) = row.optional()? else { return Ok(None) };
        let made = match (document, message) {
            (Some(document), _) => Made::Asset(serde_json::from_str(&document)?),
            (None, Some(message)) => Made::Nothing { message, is_passing },
            // Its files are gone.
            (None, None) => return Ok(None),
        };
        Ok(Some(Source { made, validators }))
    }

    /// Remembers what came of an address.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn set_source(&self, address: &str, source: &Source) -> Result<()> {
        let (place, message, is_passing) = match &source.made {
            Made::Asset(asset) => (Some(asset.place()), None, false),
            Made::Nothing { message, is_passing } => (None, Some(message), *is_passing),
        };
        let sql = "INSERT OR REPLACE INTO media_sources (address, place, message, is_passing, etag, modified)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let Validators { etag, modified } = &source.validators;
        self.database.prepare_cached(sql)?.execute(params![address, place, message, is_passing, etag, modified])?;
        Ok(())
    }

    /// Remembers that the files of an asset have been made.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn set_asset(&self, asset: &Asset) -> Result<()> {
        let sql = "INSERT OR REPLACE INTO media_assets (place, document) VALUES (?1, ?2)";
        self.database.prepare_cached(sql)?.execute(params![asset.place(), serde_json::to_string(asset)?])?;
        Ok(())
    }

    /// The asset at a place, or whose place begins so.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn asset(&self, place: &str) -> Result<Option<Asset>> {
        // No name holds a tilde, which comes after all that they hold.
        let sql = "SELECT document FROM media_assets WHERE place >= ?1 AND place < ?1 || '~' LIMIT 1";
        let mut statement = self.database.prepare_cached(sql)?;
        let document: Option<String> = statement.query_row([place], |row| row.get(0)).optional()?;
        Ok(document.map(|document| serde_json::from_str(&document)).transpose()?)
    }

    /// Forgets the assets whose files are not there; how many they were.
    ///
    /// # Errors
    /// If the file cannot be read or written.
    pub fn forget_assets(&self, is_there: &dyn Fn(&Asset) -> bool) -> Result<usize> {
        let mut statement = self.database.prepare("SELECT place, document FROM media_assets")?;
        let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
        let mut gone = Vec::new();
        for row in rows {
            let (place, document) = row?;
            if !serde_json::from_str(&document).is_ok_and(|asset| is_there(&asset)) {
                gone.push(place);
            }
        }
        for place in &gone {
            self.database.execute("DELETE FROM media_assets WHERE place = ?1", [place])?;
        }
        Ok(gone.len())
    }

    /// All assets.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn assets(&self) -> Result<Vec<Asset>> {
        self.documents("SELECT document FROM media_assets")
    }

    /// Whether there is an asset at a place.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn has_asset(&self, place: &str) -> Result<bool> {
        Ok(self.database.prepare_cached("SELECT 1 FROM media_assets WHERE place = ?1")?.exists([place])?)
    }

    /// Gives on all that names assets: stories and mastheads, as JSON.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn each_text(&self, take: &mut dyn FnMut(&str)) -> Result<()> {
        let mut statement = self.database.prepare("SELECT item FROM texts UNION ALL SELECT document FROM mastheads")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            take(row.get_ref(0)?.as_str()?);
        }
        Ok(())
    }

    /// Forgets assets, but for their files, which are to be removed.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn set_orphans(&mut self, assets: &[&Asset]) -> Result<()> {
        let transaction = self.database.transaction()?;
        for asset in assets {
            let place = asset.place();
            transaction.execute("DELETE FROM media_assets WHERE place = ?1", [&place])?;
            transaction.execute("DELETE FROM media_sources WHERE place = ?1", [&place])?;
            transaction.execute(
                "INSERT OR REPLACE INTO notes (source, key, value) VALUES (?1, ?2, ?3)",
                params![ORPHANS, place, serde_json::to_string(asset)?],
            )?;
        }
        Ok(transaction.commit()?)
    }

    /// The assets whose files are to be removed.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn orphans(&self) -> Result<Vec<Asset>> {
        self.documents(&format!("SELECT value FROM notes WHERE source = '{ORPHANS}'"))
    }

    /// Forgets an asset whose files have been removed.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn forget_orphan(&self, asset: &Asset) -> Result<()> {
        self.set_note(ORPHANS, &asset.place(), None)
    }

    fn documents(&self, sql: &str) -> Result<Vec<Asset>> {
        let mut statement = self.database.prepare(sql)?;
        let documents = statement.query_map([], |row| row.get::<_, String>(0))?;
        documents.map(|document| Ok(serde_json::from_str(&document?)?)).collect()
    }
}
