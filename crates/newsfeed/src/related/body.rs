//! Likeness by the words of the text.

use std::collections::HashMap;

use crate::model::{Article, Body};
use crate::stem::{normal, stem};
use crate::text::{plain_text, words};

/// What the same text is worth, see [`super::likeness`] for the other weights.
const SAME_TEXT: f32 = 12.0;
/// Words of a text that are read: what it is about shows early.
const WORDS: usize = 400;

/// How like the story's text each of the candidates' texts is, 0 to [`SAME_TEXT`]: the cosine of
/// their stems, weighted by how rare each stem is among these texts.
pub(super) fn likeness<'a>(story: &Article, candidates: impl Iterator<Item = &'a Article>) -> Vec<f32> {
    let mut lexicon = Lexicon::default();
    let own = lexicon.count(story);
    let others: Vec<Counts> = candidates.map(|candidate| lexicon.count(candidate)).collect();
    let worth = lexicon.worth(1 + others.len());
    let weigh = |counts: &Counts| -> Vec<(u32, f32)> {
        let weighed = counts.iter().filter_map(|(stem, count)| {
            // The tenth mention of a word says less than the first.
            Some((*stem, (1.0 + (*count as f32).ln()) * worth.get(*stem as usize)?))
        });
        weighed.collect()
    };
    // Sums run over lists, never over a map: fractions add up differently in another order, and
    // the answer is to be the same every time.
    let own = weigh(&own);
    let own_length = length(&own);
    let own: HashMap<u32, f32> = own.into_iter().collect();
    let cosine = |counts: &Counts| {
        let other = weigh(counts);
        let lengths = own_length * length(&other);
        let common = other.iter().filter_map(|(stem, weight)| Some(weight * own.get(stem)?));
        let product: f32 = common.sum();
        if lengths > 0.0 { SAME_TEXT * product / lengths } else { 0.0 }
    };
    others.iter().map(cosine).collect()
}

fn length(weighed: &[(u32, f32)]) -> f32 {
    weighed.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt()
}

/// How often each stem, by number, stands in a text; in the order of the text.
type Counts = Vec<(u32, u32)>;

/// The stems of a handful of texts.
#[derive(Default)]
struct Lexicon {
    /// The number of each word's stem: most words come again, and stemming is dear.
    words: HashMap<String, u32>,
    stems: HashMap<String, u32>,
    /// In how many texts each stem stands.
    texts: Vec<u32>,
}

impl Lexicon {
    fn count(&mut self, story: &Article) -> Counts {
        let text = match &story.body {
            Body::Html(html) => plain_text(html),
            Body::Text(text) => text.clone(),
            Body::Empty => String::new(),
        };
        let mut counts: Counts = Vec::new();
        let mut places: HashMap<u32, usize> = HashMap::new();
        let parts = [&story.preview.headline, &story.preview.excerpt, &text];
        for word in parts.into_iter().flat_map(|part| words(part)).take(WORDS) {
            let Some(stem) = self.number(word) else {
                continue;
            };
            let place = *places.entry(stem).or_insert_with(|| {
                counts.push((stem, 0));
                counts.len() - 1
            });
            counts[place].1 += 1;
        }
        for (stem, _) in &counts {
            self.texts[*stem as usize] += 1;
        }
        counts
    }

    /// The number of a word's stem; short words are mostly particles.
    fn number(&mut self, word: &str) -> Option<u32> {
        let word = normal(word);
        if word.chars().count() < 3 {
            return None;
        }
        if let Some(number) = self.words.get(&word) {
            return Some(*number);
        }
        let texts = &mut self.texts;
        let number = *self.stems.entry(stem(&word)).or_insert_with(|| {
            texts.push(0);
            texts.len() as u32 - 1
        });
        self.words.insert(word, number);
        Some(number)
    }

    /// The inverse document frequency of each stem among so many texts.
    fn worth(&self, texts: usize) -> Vec<f32> {
        let worth = self.texts.iter().map(|count| (texts as f32 / *count as f32).ln());
        worth.collect()
    }
}
