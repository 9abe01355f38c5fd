//! Where things stood before they came into the archive, and where they stand in it.

use super::Store;
use crate::media::Asset;
use anyhow::Result;

impl Store {
    /// Gives the id and the path of each story to `take`, in the order of ids.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn each_address(&self, mut take: impl FnMut(&str, &str)) -> Result<()> {
        let mut statement = self.database.prepare("SELECT id, path FROM stories ORDER BY id")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            take(row.get_ref(0)?.as_str()?, row.get_ref(1)?.as_str()?);
        }
        Ok(())
    }

    /// Gives the address of each picture and file of the web that the edition carries itself to `take`, and what was made
    /// of it, in the order of addresses.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn each_carried(&self, mut take: impl FnMut(&str, &Asset)) -> Result<()> {
        let mut statement = self
            .database
            .prepare("SELECT address, document FROM media_sources JOIN media_assets USING (place) ORDER BY address")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            take(row.get_ref(0)?.as_str()?, &serde_json::from_str(row.get_ref(1)?.as_str()?)?);
        }
        Ok(())
    }
}
