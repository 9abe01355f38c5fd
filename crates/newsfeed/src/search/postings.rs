//! Which stem stands in which stories.

use std::sync::Arc;

use super::fields::each_text;
use super::query::{Term, tokens};
use crate::lexicon::Lexicon;
use crate::model::Article;
use crate::register::Register;

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
            each_text(story, &mut |text, field| writer.add(number, text, field.score()));
        }
        Postings { stems: writer.lexicon.into_stems(), stories: writer.stories }
    }

    /// Raises the scores of the stories where a term stands to that of its best place there.
    pub(super) fn raise(&self, term: &Term, scores: &mut [u32]) {
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
