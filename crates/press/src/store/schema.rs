//! The tables.

use anyhow::{Result, bail};
use rusqlite::Connection;

/// Which tables these are: a store of another version is refused, it is made anew by an import.
const VERSION: i64 = 3;

const TABLES: &str = "
    CREATE TABLE mastheads (source TEXT PRIMARY KEY, document TEXT NOT NULL);
    CREATE TABLE notes (source TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (source, key));
    -- What a build reads of every story, whatever is new: short rows.
    CREATE TABLE stories (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        source TEXT NOT NULL,
        -- Of the record as it came: the same again is not read anew.
        hash BLOB NOT NULL,
        -- The import that saw it last.
        seen INTEGER NOT NULL,
        path TEXT NOT NULL UNIQUE,
        -- Seconds since 1970, and the day as the paper writes it.
        moment INTEGER,
        day TEXT,
        kind TEXT NOT NULL,
        pinned INTEGER NOT NULL,
        -- JSON: slugs; pairs of slug and label; pairs of slug and name.
        sections TEXT NOT NULL,
        tags TEXT NOT NULL,
        authors TEXT NOT NULL,
        -- Changes with anything that documents say of the story.
        stamp INTEGER NOT NULL,
        -- JSON: the ids of related stories that the editors name.
        named TEXT NOT NULL
    );
    CREATE INDEX stories_in_time ON stories (moment, id);
    -- Pairs of a stem's hash and its weight, 4 and 4 bytes: what the text is about.
    CREATE TABLE terms (story INTEGER PRIMARY KEY, terms BLOB NOT NULL);
    -- JSON: the item as sidebars show it, as lists show it, in full. The longest last: what stands behind it in a row is
    -- slow to reach.
    CREATE TABLE texts (story INTEGER PRIMARY KEY, brief TEXT NOT NULL, preview TEXT NOT NULL, item TEXT NOT NULL);
    -- The stems of a story, for search: a line for each field, the better ones first.
    CREATE TABLE words (story INTEGER PRIMARY KEY, stems TEXT NOT NULL);
    -- What came of an address of the web: the place of an asset, or why there is none.
    CREATE TABLE media_sources (
        address TEXT PRIMARY KEY,
        place TEXT,
        message TEXT,
        is_passing INTEGER NOT NULL,
        etag TEXT,
        modified TEXT
    ) WITHOUT ROWID;
    -- JSON: the files that there are in the media folder.
    CREATE TABLE media_assets (place TEXT PRIMARY KEY, document TEXT NOT NULL) WITHOUT ROWID;
    -- Numbers of stories, 8 bytes each.
    CREATE TABLE relations (story INTEGER PRIMARY KEY, related BLOB NOT NULL);
    CREATE TRIGGER story_gone AFTER DELETE ON stories BEGIN
        DELETE FROM terms WHERE story = old.number;
        DELETE FROM texts WHERE story = old.number;
        DELETE FROM words WHERE story = old.number;
        DELETE FROM relations WHERE story = old.number;
    END;
";

pub(super) fn prepare(database: &Connection) -> Result<()> {
    database.pragma_update(None, "page_size", 8192)?;
    database.pragma_update(None, "journal_mode", "WAL")?;
    // What a crash may cost is the last import, which is then done again.
    database.pragma_update(None, "synchronous", "NORMAL")?;
    let version: i64 = database.pragma_query_value(None, "user_version", |row| row.get(0))?;
    match version {
        VERSION => {}
        0 => {
            database.execute_batch(&format!("BEGIN; {TABLES} COMMIT;"))?;
            database.pragma_update(None, "user_version", VERSION)?;
        }
        other => bail!("its version is {other}, this press writes {VERSION}: import into a new file"),
    }
    Ok(())
}
