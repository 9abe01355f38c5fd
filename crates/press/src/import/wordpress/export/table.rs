//! What stands in an export and is spoken of elsewhere in it: files, pages, pieces of content, by number.
//!
//! An export names a picture by its number and tells of it anywhere, also behind all the posts that show it. There may be
//! a million of them, so they are noted in a temporary database, which SQLite keeps in memory as long as it is small and
//! in a file that is gone with the process when it is not.

use crate::import::wordpress::content::{File, Surroundings};
use anyhow::{Context, Result};
use rusqlite::{Connection, OptionalExtension, Row, params};

/// Megabytes of the database that stay in memory.
const IN_MEMORY: u32 = 32;

/// What stands in an export.
pub(super) struct Table {
    database: Connection,
}

/// What is noted of a post or a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Document {
    pub(super) link: String,
    pub(super) title: String,
}

const COLUMNS: &str = "url, title, alt, caption, type, width, height";

impl Table {
    pub(super) fn new() -> Result<Table> {
        // SQLite's name for a database that is temporary.
        let database = Connection::open("").context("cannot make a temporary file for the survey of an export")?;
        database.execute_batch(&format!(
            "PRAGMA cache_size = -{}; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
             CREATE TABLE files (number INTEGER PRIMARY KEY, parent INTEGER, position INTEGER, {COLUMNS});
             CREATE TABLE documents (number INTEGER PRIMARY KEY, link TEXT, title TEXT);
             CREATE TABLE reusable (number INTEGER PRIMARY KEY, html TEXT);
             BEGIN;",
            IN_MEMORY * 1024
        ))?;
        Ok(Table { database })
    }

    pub(super) fn put_file(&self, number: u64, parent: u64, position: i64, file: &File) -> Result<()> {
        let sql = format!(
            "INSERT OR REPLACE INTO files (number, parent, position, {COLUMNS})
                           VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
        );
        self.database.prepare_cached(&sql)?.execute(params![
            key(number),
            key(parent),
            position,
            file.url,
            file.title,
            file.alt,
            file.caption,
            file.media_type,
            file.width,
            file.height
        ])?;
        Ok(())
    }

    pub(super) fn put_document(&self, number: u64, document: &Document) -> Result<()> {
        let sql = "INSERT OR REPLACE INTO documents (number, link, title) VALUES (?1, ?2, ?3)";
        self.database.prepare_cached(sql)?.execute(params![key(number), document.link, document.title])?;
        Ok(())
    }

    pub(super) fn put_reusable(&self, number: u64, html: &str) -> Result<()> {
        let sql = "INSERT OR REPLACE INTO reusable (number, html) VALUES (?1, ?2)";
        self.database.prepare_cached(sql)?.execute(params![key(number), html])?;
        Ok(())
    }

    /// To be called when all is noted and before anything is asked.
    pub(super) fn finish(&self) -> Result<()> {
        Ok(self.database.execute_batch("CREATE INDEX of_parents ON files (parent); COMMIT;")?)
    }

    pub(super) fn document(&self, number: u64) -> Result<Option<Document>> {
        let mut statement = self.database.prepare_cached("SELECT link, title FROM documents WHERE number = ?1")?;
        let read = |row: &Row<'_>| Ok(Document { link: row.get(0)?, title: row.get(1)? });
        Ok(statement.query_row([key(number)], read).optional()?)
    }

    /// The files that were uploaded for a post, in the order that the site gives them.
    pub(super) fn files_of(&self, post: u64) -> Result<Vec<File>> {
        let sql = format!("SELECT {COLUMNS} FROM files WHERE parent = ?1 ORDER BY position, number");
        let mut statement = self.database.prepare_cached(&sql)?;
        let files = statement.query_map([key(post)], file)?;
        Ok(files.collect::<rusqlite::Result<_>>()?)
    }

    fn find_file(&self, number: u64) -> Result<Option<File>> {
        let mut statement = self.database.prepare_cached(&format!("SELECT {COLUMNS} FROM files WHERE number = ?1"))?;
        Ok(statement.query_row([key(number)], file).optional()?)
    }

    fn find_reusable(&self, number: u64) -> Result<Option<String>> {
        let mut statement = self.database.prepare_cached("SELECT html FROM reusable WHERE number = ?1")?;
        Ok(statement.query_row([key(number)], |row| row.get(0)).optional()?)
    }
}

/// SQLite counts with a sign.
fn key(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn file(row: &Row<'_>) -> rusqlite::Result<File> {
    Ok(File {
        url: row.get(0)?,
        title: row.get(1)?,
        alt: row.get(2)?,
        caption: row.get(3)?,
        media_type: row.get(4)?,
        width: row.get(5)?,
        height: row.get(6)?,
    })
}

/// A fault of the temporary database means the same as a file that is not in the export: the text is shown without it,
/// and the report says so.
impl Surroundings for Table {
    fn file(&self, number: u64) -> Option<File> {
        self.find_file(number).ok().flatten()
    }

    fn pictures_of(&self, post: u64) -> Vec<File> {
        let mut files = self.files_of(post).unwrap_or_default();
        files.retain(|file| file.media_type.starts_with("image/"));
        files
    }

    fn reusable(&self, number: u64) -> Option<String> {
        self.find_reusable(number).ok().flatten()
    }
}
