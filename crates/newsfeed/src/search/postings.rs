//! Which stem stands in which stories.

use std::sync::Arc;

use super::{Term, tokens};
use crate::lexicon::Lexicon;
use crate::model::{Article, Body};
use crate::register::Register;
use crate::text::plain_text;

/// What a word counts where it stands. Each more than all below it together, so that of one word
/// the better place always wins.
const HEADLINE: u32 = 27;
const LABELS: u32 = 9;
const SUMMARY: u32 = 3;
const TEXT: u32 = 1;

/// Stems, and by their numbers the stories that each stands in, with the score of its best place there.
#[derive(Clone, Debug, Default)]
pub(super) struct Postings {
    stems: Register,
    stories: Vec<Vec<(u32, u32)>>,
}

impl Postings {
    pub(super) fn of(stories: &[Arc<Article>]) -> Postings {
        let mut writer = Writer::default();
        for (number, story) in (0..).zip(stories) {
            let preview = &story.preview;
            writer.add(number, &preview.headline, HEADLINE);
            for tag in &preview.tags {
                writer.add(number, &tag.label, LABELS);
            }
            for section in &preview.sections {
                writer.add(number, &section.name, LABELS);
            }
            for author in &preview.authors {
                writer.add(number, &author.name, LABELS);
            }
            writer.add(number, story.lead.as_deref().unwrap_or_default(), SUMMARY);
            match &story.body {
                Body::Html(html) => writer.add(number, &plain_text(html), TEXT),
                Body::Text(text) => writer.add(number, text, TEXT),
                Body::Empty => {}
            }
        }
        Postings { stems: writer.lexicon.into_stems(), stories: writer.stories }
    }

    /// For each of `count` stories the best score of a term there, 0 where it does not stand.
    pub(super) fn scores(&self, term: &Term, count: usize) -> Vec<u32> {
        let mut scores = vec![0; count];
        // All stems are looked at: a million of them would take less time than drawing what is found, and an order to
        // find them by would have to be made first.
        for (stem, number) in self.stems.names() {
            if !term.matches(stem) {
                continue;
            }
            for (story, score) in &self.stories[*number] {
                let best = &mut scores[*story as usize];
                *best = (*best).max(*score);
            }
        }
        scores
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
    #[inline(never)]
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
