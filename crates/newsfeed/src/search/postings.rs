//! Which stem stands in which stories.

use std::sync::Arc;

use super::{Term, tokens};
use crate::lexicon::Lexicon;
use crate::model::{Article, Body};
use crate::order::{positions, sorted};
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
        let mut stems: Vec<_> = writer.lexicon.into_stems().into_iter().zip(writer.stories).collect();
        let order = positions(stems.len(), &|one, other| stems[one].0.cmp(&stems[other].0));
        Postings { stems: order.into_iter().map(|at| std::mem::take(&mut stems[at])).collect() }
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
        let found: Vec<(u32, u32)> = lists.flat_map(|(_, stories)| stories).copied().collect();
        // The best score of each story first, the others go.
        let mut found = sorted(&found, |one, other| one.0.cmp(&other.0).then(other.1.cmp(&one.1)));
        found.dedup_by_key(|(story, _)| *story);
        found
    }
}

/// Postings in the making.
#[derive(Default)]
struct Writer {
    lexicon: Lexicon,
    /// By the numbers of the stems.
    stories: Vec<Vec<(u32, u32)>>,
}

impl Writer {
    /// Adds a text of a story. Better places must come first.
    fn add(&mut self, story: u32, text: &str, score: u32) {
        for token in tokens(text) {
            let stem = self.lexicon.number(token);
            if stem == self.stories.len() {
                self.stories.push(Vec::new());
            }
            if let Some(stories) = self.stories.get_mut(stem)
                && stories.last().is_none_or(|(last, _)| *last != story)
            {
                stories.push((story, score));
            }
        }
    }
}
