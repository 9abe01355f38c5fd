//! The stories in the store.

use super::{Store, words};
use anyhow::Result;
use newsfeed::search::Field;
use rusqlite::{OptionalExtension, params};

/// Stands in the item in full where the build writes the ids of related stories.
pub const RELATED: &str = "related.edition.invalid";

/// A story as it is kept.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Story {
    /// The id that its source gives it.
    pub id: String,
    /// The source that it came from.
    pub source: String,
    /// The hash of the record as it came.
    pub hash: [u8; 32],
    /// Its address within the paper, `/2025/05/17/slug/`.
    pub path: String,
    /// When it was published, in seconds since 1970.
    pub moment: Option<i64>,
    /// The day of publication as the paper writes it, `2025/05/17`.
    pub day: Option<String>,
    /// Its kind, by its name in a feed.
    pub kind: String,
    /// Whether the editors put it forward.
    pub pinned: bool,
    /// The slugs of its sections, the main one first.
    pub sections: Vec<String>,
    /// Its tags: slug and label.
    pub tags: Vec<(String, String)>,
    /// Its authors: slug and name.
    pub authors: Vec<(String, String)>,
    /// The ids of related stories that the editors name.
    pub named: Vec<String>,
    /// What it is about: hashes of stems with their weights, the heaviest first.
    pub terms: Vec<(u32, f32)>,
    /// Its stems, each with the best field that it stands in; the names of its sections left out.
    pub stems: Vec<(String, Field)>,
    /// What sidebars show of it, JSON. Addresses below [`crate::root::ROOT`] are made relative by the build.
    pub brief: String,
    /// What lists show of it, JSON.
    pub preview: String,
    /// The item in full, JSON; in the place of its related stories stands [`RELATED`].
    pub item: String,
}

impl Story {
    /// Changes with anything that documents say of the story.
    fn stamp(&self) -> i64 {
        let mut hasher = blake3::Hasher::new();
        for part in [&self.path, &self.brief, &self.preview, &self.item] {
            hasher.update(part.as_bytes());
            hasher.update(&[0]);
        }
        i64::from_le_bytes(hasher.finalize().as_bytes()[..8].try_into().expect("eight bytes"))
    }
}

/// What an import asks of a story that is in the store already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The hash of the record as it came last.
    pub hash: [u8; 32],
    /// The address that it has, and keeps.
    pub path: String,
}

impl Store {
    /// What is known of a story.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn known(&self, id: &str) -> Result<Option<Known>> {
        let mut statement = self.database.prepare_cached("SELECT hash, path FROM stories WHERE id = ?1")?;
        let known = statement.query_row([id], |row| Ok(Known { hash: row.get(0)?, path: row.get(1)? }));
        Ok(known.optional()?)
    }

    /// Whether no other story has that path.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn is_free(&self, path: &str, id: &str) -> Result<bool> {
        let mut statement = self.database.prepare_cached("SELECT 1 FROM stories WHERE path = ?1 AND id <> ?2")?;
        Ok(!statement.exists(params![path, id])?)
    }

    /// Whether a story or a static page has that path.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn has_path(&self, path: &str) -> Result<bool> {
        let mut statement = self.database.prepare_cached("SELECT 1 FROM stories WHERE path = ?1")?;
        Ok(statement.exists([path])?)
    }

    /// Takes stories in, instead of those with the same id. `import`: the number of this import.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn put(&mut self, stories: &[Story], import: i64) -> Result<()> {
        let transaction = self.database.transaction()?;
        {
            let mut statement = transaction.prepare_cached(
                "INSERT INTO stories (id, source, hash, seen, path, moment, day, kind, pinned, sections, tags, authors,
                                      stamp, named)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
                 ON CONFLICT (id) DO UPDATE SET source = excluded.source, hash = excluded.hash, seen = excluded.seen,
                     path = excluded.path, moment = excluded.moment, day = excluded.day, kind = excluded.kind,
                     pinned = excluded.pinned, sections = excluded.sections, tags = excluded.tags,
                     authors = excluded.authors, stamp = excluded.stamp, named = excluded.named
                 RETURNING number",
            )?;
            let mut about =
                transaction.prepare_cached("INSERT OR REPLACE INTO terms (story, terms) VALUES (?1, ?2)")?;
            let mut texts = transaction
                .prepare_cached("INSERT OR REPLACE INTO texts (story, brief, preview, item) VALUES (?1, ?2, ?3, ?4)")?;
            let mut stems =
                transaction.prepare_cached("INSERT OR REPLACE INTO words (story, stems) VALUES (?1, ?2)")?;
            for story in stories {
                let terms: Vec<u8> = story
                    .terms
                    .iter()
                    .flat_map(|(term, weight)| term.to_le_bytes().into_iter().chain(weight.to_le_bytes()))
                    .collect();
                let own = params![
                    story.id,
                    story.source,
                    story.hash,
                    import,
                    story.path,
                    story.moment,
                    story.day,
                    story.kind,
                    story.pinned,
                    serde_json::to_string(&story.sections)?,
                    serde_json::to_string(&story.tags)?,
                    serde_json::to_string(&story.authors)?,
                    story.stamp(),
                    serde_json::to_string(&story.named)?,
                ];
                let number: i64 = statement.query_row(own, |row| row.get(0))?;
                about.execute(params![number, terms])?;
                texts.execute(params![number, story.brief, story.preview, story.item])?;
                stems.execute(params![number, words::lines(&story.stems)])?;
            }
        }
        transaction.commit()?;
        Ok(())
    }

    /// Notes that an import has seen stories that it need not take in anew.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn see(&mut self, ids: &[String], import: i64) -> Result<()> {
        let transaction = self.database.transaction()?;
        {
            let mut statement = transaction.prepare_cached("UPDATE stories SET seen = ?1 WHERE id = ?2")?;
            for id in ids {
                statement.execute(params![import, id])?;
            }
        }
        transaction.commit()?;
        Ok(())
    }

    /// The number for the next import.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn next_import(&self) -> Result<i64> {
        Ok(self.database.query_row("SELECT coalesce(max(seen), 0) + 1 FROM stories", [], |row| row.get(0))?)
    }

    /// Takes out the stories of a source that an import has not seen; how many they were.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn remove_unseen(&mut self, source: &str, import: i64) -> Result<usize> {
        let sql = "DELETE FROM stories WHERE source = ?1 AND seen <> ?2";
        Ok(self.database.execute(sql, params![source, import])?)
    }

    /// How many stories there are.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn count(&self) -> Result<u64> {
        let count: i64 = self.database.query_row("SELECT count(*) FROM stories", [], |row| row.get(0))?;
        Ok(count.unsigned_abs())
    }
}
