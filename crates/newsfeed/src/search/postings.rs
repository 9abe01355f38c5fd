//! Which stem stands in which stories.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Term, tokens};
use crate::model::{Article, Body};
use crate::stem::{normal, stem};
use crate::text::plain_text;

/// What a word counts where it stands. Each more than all below it together, so that of one word
/// the better place always wins.
const HEADLINE: u32 = 27;
const LABELS: u32 = 9;
const SUMMARY: u32 = 3;
const TEXT: u32 = 1;

/// Stems in order, each with the stories it stands in and the score of its best place there.
#[derive(Clone, Debug, Default)]
pub(super) struct Postings {
    stems: Vec<(String, Vec<(u32, u32)>)>,
}

impl Postings {
    pub(super) fn of(stories: &[Arc<Article>]) -> Postings {
        let mut writer = Writer::default();
        for (number, story) in (0..).zip(stories) {
            let preview = &story.preview;
            writer.add(number, &preview.headline, HEADLINE);
            let tags = preview.tags.iter().map(|tag| &tag.label);
            let sections = preview.sections.iter().map(|section| &section.name);
            let authors = preview.authors.iter().map(|author| &author.name);
            for label in tags.chain(sections).chain(authors) {
                writer.add(number, label, LABELS);
            }
            writer.add(number, story.lead.as_deref().unwrap_or_default(), SUMMARY);
            match &story.body {
                Body::Html(html) => writer.add(number, &plain_text(html), TEXT),
                Body::Text(text) => writer.add(number, text, TEXT),
                Body::Empty => {}
            }
        }
        writer.stems.sort();
        Postings { stems: writer.stems }
    }

    /// The stories that a term stands in, in order, with its best score in each.
    pub(super) fn find(&self, term: &Term) -> Vec<(u32, u32)> {
        let exact = self.stems.binary_search_by(|(stem, _)| stem.as_str().cmp(&term.stem));
        let exact = exact.ok().and_then(|at| self.stems.get(at));
        let begun = term.beginning.as_ref().map(|beginning| {
            let first = self.stems.partition_point(|(stem, _)| stem < beginning);
            let rest = self.stems.iter().skip(first);
            rest.take_while(move |(stem, _)| stem.starts_with(beginning.as_str()))
        });
        let lists = exact.into_iter().chain(begun.into_iter().flatten());
        let mut found: Vec<(u32, u32)> = lists.flat_map(|(_, stories)| stories).copied().collect();
        // The best score of each story first, the others go.
        found.sort_by_key(|(story, score)| (*story, u32::MAX - score));
        found.dedup_by_key(|(story, _)| *story);
        found
    }
}

/// Postings in the making.
#[derive(Default)]
struct Writer {
    stems: Vec<(String, Vec<(u32, u32)>)>,
    by_stem: HashMap<String, usize>,
    /// Where each word's stem is: a paper has far more words than different ones, and stemming is
    /// dear.
    by_word: HashMap<String, usize>,
}

impl Writer {
    /// Adds a text of a story. Better places must come first.
    fn add(&mut self, story: u32, text: &str, score: u32) {
        for token in tokens(text) {
            let at = self.place(token);
            if let Some((_, stories)) = self.stems.get_mut(at)
                && stories.last().is_none_or(|(last, _)| *last != story)
            {
                stories.push((story, score));
            }
        }
    }

    fn place(&mut self, token: &str) -> usize {
        let word = normal(token);
        if let Some(at) = self.by_word.get(&word) {
            return *at;
        }
        let stems = &mut self.stems;
        let at = *self.by_stem.entry(stem(&word)).or_insert_with_key(|stem| {
            stems.push((stem.clone(), Vec::new()));
            stems.len() - 1
        });
        self.by_word.insert(word, at);
        at
    }
}
