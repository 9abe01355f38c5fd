//! What a build holds in memory of every story: as little as it can be laid out with.

use super::Store;
use anyhow::Result;
use std::collections::HashMap;

/// A story without its texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// Its number in the store.
    pub number: i64,
    /// Its address within the paper.
    pub path: Box<str>,
    /// Changes with anything that documents say of it.
    pub stamp: i64,
    /// The day of publication as a number, `20250517`; 0 if there is none.
    pub day: u32,
    /// Whether it is a static page, and stands in no list.
    pub is_page: bool,
    /// Whether it is a printed issue.
    pub is_issue: bool,
    /// Whether the editors put it forward.
    pub is_pinned: bool,
    /// Its sections, as positions in [`Outlines::sections`].
    pub sections: Vec<u32>,
    /// Its tags, as positions in [`Outlines::tags`].
    pub tags: Vec<u32>,
    /// Its authors, as positions in [`Outlines::authors`].
    pub authors: Vec<u32>,
}

/// All stories without their texts.
#[derive(Clone, Debug, Default)]
pub struct Outlines {
    /// The stories, oldest first: the undated, then by time, equal times by id.
    pub stories: Vec<Outline>,
    /// The slugs of the sections that stories name.
    pub sections: Names,
    /// The tags: slugs, with the label that the newest story gives.
    pub tags: Names,
    /// The authors: slugs, with the name that the newest story gives.
    pub authors: Names,
}

/// Names with numbers, in the order that they were met.
#[derive(Clone, Debug, Default)]
pub struct Names {
    numbers: HashMap<String, u32>,
    /// Slug and label of each.
    pub list: Vec<(String, String)>,
}

impl Names {
    /// The number of a slug, which is given the label from now on.
    fn number(&mut self, slug: String, label: String) -> u32 {
        if let Some(number) = self.numbers.get(&slug) {
            self.list[*number as usize].1 = label;
            return *number;
        }
        let number = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        self.numbers.insert(slug.clone(), number);
        self.list.push((slug, label));
        number
    }

    /// The number of a slug.
    pub fn get(&self, slug: &str) -> Option<u32> {
        self.numbers.get(slug).copied()
    }
}

impl Store {
    /// All stories without their texts.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn outlines(&self) -> Result<Outlines> {
        let mut outlines = Outlines::default();
        let mut statement = self.database.prepare(
            "SELECT number, stamp, day, kind, pinned, sections, tags, authors, path FROM stories ORDER BY moment, id",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let day: Option<String> = row.get(2)?;
            let kind: String = row.get(3)?;
            let sections: Vec<String> = serde_json::from_str(row.get_ref(5)?.as_str()?)?;
            let tags: Vec<(String, String)> = serde_json::from_str(row.get_ref(6)?.as_str()?)?;
            let authors: Vec<(String, String)> = serde_json::from_str(row.get_ref(7)?.as_str()?)?;
            let number_all = |names: &mut Names, pairs: Vec<(String, String)>| {
                let mut numbers = Vec::with_capacity(pairs.len());
                for (slug, label) in pairs {
                    let number = names.number(slug, label);
                    if !numbers.contains(&number) {
                        numbers.push(number);
                    }
                }
                numbers
            };
            let sections = sections.into_iter().map(|slug| (slug, String::new())).collect();
            outlines.stories.push(Outline {
                number: row.get(0)?,
                path: row.get(8)?,
                stamp: row.get(1)?,
                day: day.and_then(|day| day.replace('/', "").parse().ok()).unwrap_or(0),
                is_page: kind == "page",
                is_issue: kind == "issue",
                is_pinned: row.get(4)?,
                sections: number_all(&mut outlines.sections, sections),
                tags: number_all(&mut outlines.tags, tags),
                authors: number_all(&mut outlines.authors, authors),
            });
        }
        Ok(outlines)
    }
}
