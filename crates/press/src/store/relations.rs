//! What stories are about, and which are related: found once, and kept.

use super::Store;
use anyhow::Result;
use rusqlite::params;
use std::collections::HashMap;

/// What a story is about: stems by their hashes, with their weights.
pub type Terms = Vec<(u32, f32)>;

impl Store {
    /// Gives on what each story is about (see [`super::Story::terms`]), with its number. In no order that means anything.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn each_terms(&self, mut take: impl FnMut(i64, &[(u32, f32)])) -> Result<()> {
        let mut statement = self.database.prepare("SELECT story, terms FROM terms")?;
        let mut rows = statement.query([])?;
        let mut terms = Vec::new();
        while let Some(row) = rows.next()? {
            read_terms(row.get_ref(1)?.as_blob()?, &mut terms);
            take(row.get(0)?, &terms);
        }
        Ok(())
    }

    /// What one story is about; nothing if there is no such story.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn terms(&self, number: i64) -> Result<Terms> {
        let mut terms = Vec::new();
        let mut statement = self.database.prepare_cached("SELECT terms FROM terms WHERE story = ?1")?;
        let mut rows = statement.query([number])?;
        if let Some(row) = rows.next()? {
            read_terms(row.get_ref(0)?.as_blob()?, &mut terms);
        }
        Ok(terms)
    }

    /// The related stories that were found before: numbers by number.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn relations(&self) -> Result<HashMap<i64, Vec<i64>>> {
        let mut statement = self.database.prepare("SELECT story, related FROM relations")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, Vec<u8>>(1)?)))?;
        rows.map(|row| {
            let (story, related) = row?;
            let numbers = related.chunks_exact(8).map(|bytes| i64::from_le_bytes(bytes.try_into().unwrap_or_default()));
            Ok((story, numbers.collect()))
        })
        .collect()
    }

    /// Keeps related stories that were found.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn set_relations(&mut self, relations: &[(i64, Vec<i64>)]) -> Result<()> {
        let transaction = self.database.transaction()?;
        {
            let mut statement = transaction.prepare_cached(
                "INSERT INTO relations (story, related) VALUES (?1, ?2)
                 ON CONFLICT (story) DO UPDATE SET related = excluded.related",
            )?;
            for (story, related) in relations {
                let bytes: Vec<u8> = related.iter().flat_map(|number| number.to_le_bytes()).collect();
                statement.execute(params![story, bytes])?;
            }
        }
        transaction.commit()?;
        Ok(())
    }

    /// The related stories that the editors name: for each story that names some its number and theirs.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn named_relations(&self) -> Result<HashMap<i64, Vec<i64>>> {
        let mut named = HashMap::new();
        let mut statement = self.database.prepare("SELECT number, named FROM stories WHERE named <> '[]'")?;
        let mut by_id = self.database.prepare("SELECT number FROM stories WHERE id = ?1 AND kind <> 'page'")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let ids: Vec<String> = serde_json::from_str(row.get_ref(1)?.as_str()?)?;
            let mut numbers = Vec::with_capacity(ids.len());
            for id in ids {
                numbers.extend(by_id.query_map([id], |row| row.get::<_, i64>(0))?.collect::<Result<Vec<_>, _>>()?);
            }
            named.insert(row.get(0)?, numbers);
        }
        Ok(named)
    }
}

fn read_terms(bytes: &[u8], terms: &mut Terms) {
    terms.clear();
    for pair in bytes.chunks_exact(8) {
        let (term, weight) = pair.split_at(4);
        let number = u32::from_le_bytes(term.try_into().unwrap_or_default());
        terms.push((number, f32::from_le_bytes(weight.try_into().unwrap_or_default())));
    }
}
