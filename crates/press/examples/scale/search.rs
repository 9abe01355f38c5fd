//! What a search loads.

use super::archive::Archive;
use super::measure::packed;
use anyhow::{Context, Result};
use newsfeed::edition::{ENTRY, LATEST, LEVELS, documents_with, list_address, name, segments, shard_address};
use newsfeed::search::Query;
use newsfeed::search::index_file::find;
use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// Searches whose mean is given.
const SEARCHES: u64 = 100;
/// Hits that are shown at first.
const HITS: usize = 20;

/// What searches for one and for two words of headlines load besides the entry, in bytes as brotli sends them: to look the
/// words up, and with the first hits of the one word. Means over stories from all over the archive.
pub fn row(edition: &Path, archive: &Archive, count: u64) -> Result<String> {
    let mut reader = Reader { edition, total: usize::try_from(count + 1)?, sizes: HashMap::new() };
    let (mut one, mut two, mut with_hits, mut documents) = (0, 0, 0, 0);
    for at in 0..SEARCHES {
        let title = archive.story((2 * at + 1) * count / (2 * SEARCHES)).title.context("a headline")?;
        // The longest words say most; a space ends them.
        let mut words: Vec<&str> = title.split(' ').collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let (bytes, hits) = reader.search(&format!("{} ", words[0]))?;
        let (both, _) = reader.search(&format!("{} {} ", words[0], words[1]))?;
        let lists = reader.documents(&hits);
        let mut shown = 0;
        for file in &lists {
            shown += reader.size(file)?;
        }
        one += bytes;
        two += both;
        with_hits += bytes + shown;
        documents += lists.len();
    }
    let searches = usize::try_from(SEARCHES)?;
    let folder = edition.join("search-index");
    let (mut files, mut size) = (0_u64, 0);
    for segment in fs::read_dir(&folder)? {
        for file in fs::read_dir(segment?.path())? {
            files += 1;
            size += file?.metadata()?.len();
        }
    }
    Ok(format!(
        "| {count} | {files} | {:.1} | {} | {} | {} ({:.1} documents) |",
        size as f64 / 1e6,
        one / searches,
        two / searches,
        with_hits / searches,
        documents as f64 / searches as f64,
    ))
}

struct Reader<'a> {
    edition: &'a Path,
    total: usize,
    /// Sizes of files, packed.
    sizes: HashMap<String, usize>,
}

impl Reader<'_> {
    /// Looks words up among the newest stories, as the app does at first: how much that loads, and what it finds.
    fn search(&mut self, words: &str) -> Result<(usize, Vec<usize>)> {
        let query = Query::of_archive(words);
        let (mut bytes, mut texts, mut start) = (0, Vec::new(), self.total);
        for segment in segments(self.total, &LEVELS).iter().rev() {
            start = segment.places.start;
            for shard in query.shards(segment.shards) {
                let file = shard_address("search-index/{segment}/{shard}.txt", &segment.name, shard);
                bytes += self.size(&file)?;
                texts.push(Arc::new(fs::read_to_string(self.edition.join(&file))?));
            }
            if self.total - start >= LEVELS[0] as usize {
                break;
            }
        }
        Ok((bytes, find(&query, &(start..self.total), &texts)))
    }

    /// The documents that hold the first of the hits, but for those that the entry has.
    fn documents(&self, hits: &[usize]) -> BTreeSet<String> {
        let mut files: BTreeSet<String> = BTreeSet::new();
        for place in hits.iter().take(HITS).filter(|place| self.total - **place > ENTRY) {
            let both = documents_with(*place, self.total)
                .map(|number| list_address("feeds/{list}/{page}.json", LATEST, &name(number, self.total)));
            if both.iter().all(|file| !files.contains(file)) {
                files.extend(both.into_iter().next());
            }
        }
        files
    }

    fn size(&mut self, file: &str) -> Result<usize> {
        if let Some(size) = self.sizes.get(file) {
            return Ok(*size);
        }
        let size = packed(&self.edition.join(file))?;
        self.sizes.insert(file.to_owned(), size);
        Ok(size)
    }
}
