//! The words of stories, for search.

use super::Store;
use anyhow::Result;
use newsfeed::search::Field;

/// A line for each field, the better ones first: the stems with a space between them.
pub(super) fn lines(stems: &[(String, Field)]) -> String {
    let line = |field: Field| {
        let own = stems.iter().filter(|(_, of)| *of == field).map(|(stem, _)| stem.as_str());
        own.collect::<Vec<_>>().join(" ")
    };
    Field::ALL.into_iter().rev().map(line).collect::<Vec<_>>().join("\n")
}

impl Store {
    /// Gives on the stems of a story, each with the best field that it stands in, the better fields first. The names of its
    /// sections are not among them: `labels` gives on the stems of these, in their turn.
    ///
    /// # Errors
    /// If the file cannot be read, or there is no such story.
    pub fn each_stem<'a>(
        &self,
        number: i64,
        labels: impl IntoIterator<Item = &'a String>,
        take: &mut dyn FnMut(&str, Field),
    ) -> Result<()> {
        let mut statement = self.database.prepare_cached("SELECT stems FROM words WHERE story = ?1")?;
        let text: String = statement.query_row([number], |row| row.get(0))?;
        let mut labels = Some(labels);
        for (line, field) in text.split('\n').zip(Field::ALL.into_iter().rev()) {
            line.split(' ').filter(|stem| !stem.is_empty()).for_each(|stem| take(stem, field));
            if field == Field::Labels {
                labels.take().into_iter().flatten().for_each(|stem| take(stem, field));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Story;

    #[test]
    fn stems_are_kept_by_field_and_go_with_their_story() {
        let mut store = Store::in_memory().unwrap();
        let stems = [("мед", Field::Text), ("сад", Field::Headline), ("луг", Field::Text), ("отдел", Field::Labels)];
        let stems = stems.map(|(stem, field)| (stem.to_owned(), field)).to_vec();
        store.put(&[Story { id: "1".into(), stems, ..Story::default() }], 1).unwrap();
        let number = store.outlines().unwrap().stories[0].number;
        let mut read = Vec::new();
        store.each_stem(number, &["село".to_owned()], &mut |stem, field| read.push((stem.to_owned(), field))).unwrap();
        let expected = [
            ("сад", Field::Headline),
            ("отдел", Field::Labels),
            ("село", Field::Labels),
            ("мед", Field::Text),
            ("луг", Field::Text),
        ];
        assert_eq!(read, expected.map(|(stem, field)| (stem.to_owned(), field)));
        store.remove_unseen("", 2).unwrap();
        assert!(store.each_stem(number, &[], &mut |_, _| {}).is_err());
    }
}
