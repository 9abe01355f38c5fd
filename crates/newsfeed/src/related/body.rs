//! Likeness by the words of the text.

use std::sync::Arc;

use crate::lexicon::Lexicon;
use crate::model::{Article, Body};
use crate::text::{plain_text, words};

/// What the same text is worth, see [`super::likeness`] for the other weights.
const SAME_TEXT: f32 = 12.0;
/// Words of a text that are read: what it is about shows early.
const WORDS: usize = 400;

/// Adds to the scores of the stories at some positions how like the story's text theirs are, 0 to [`SAME_TEXT`]: the
/// cosine of their stems, weighted by how rare each stem is among these texts.
pub(super) fn add_likeness(story: &Article, stories: &[Arc<Article>], at: &[usize], scores: &mut [f32]) {
    let mut lexicon = Lexicon::default();
    let own = count(story, &mut lexicon);
    let mut others = Vec::with_capacity(at.len());
    for at in at {
        others.push(count(&stories[*at], &mut lexicon));
    }

    let mut texts = vec![0_u32; lexicon.len()];
    for counts in others.iter().chain([&own]) {
        for (stem, _) in counts {
            texts[*stem] += 1;
        }
    }
    let all = (1 + others.len()) as f32;
    let weigh = |stem: usize, count: u32| {
        let rarity = (all / texts[stem] as f32).ln();
        // The tenth mention of a word says less than the first.
        (1.0 + (count as f32).ln()) * rarity
    };
    let mut own_weights = vec![0.0_f32; lexicon.len()];
    let mut own_squares = 0.0;
    for (stem, count) in own {
        let weight = weigh(stem, count);
        own_weights[stem] = weight;
        own_squares += weight * weight;
    }
    for (at, counts) in at.iter().zip(others) {
        let (mut product, mut squares) = (0.0, 0.0);
        for (stem, count) in counts {
            let weight = weigh(stem, count);
            product += weight * own_weights[stem];
            squares += weight * weight;
        }
        let lengths = own_squares.sqrt() * squares.sqrt();
        if lengths > 0.0 {
            scores[*at] += SAME_TEXT * product / lengths;
        }
    }
}

/// How often each stem, by number, stands in a text. In the order of the text: fractions add up
/// differently in another order, and the answer is to be the same every time.
type Counts = Vec<(usize, u32)>;

fn count(story: &Article, lexicon: &mut Lexicon) -> Counts {
    let text = match &story.body {
        Body::Html(html) => plain_text(html),
        Body::Text(text) => text.clone(),
        Body::Empty => String::new(),
    };
    let mut stems = Vec::new();
    let mut room = WORDS;
    for part in [&story.preview.headline, &story.preview.excerpt, &text] {
        for word in words(part) {
            if room == 0 {
                break;
            }
            room -= 1;
            // Short words are mostly particles.
            if word.chars().nth(2).is_some() {
                stems.push(lexicon.number(word));
            }
        }
    }
    let mut counts = vec![0; lexicon.len()];
    for stem in &stems {
        counts[*stem] += 1;
    }
    let mut counted = Vec::new();
    for stem in stems {
        let count = std::mem::take(&mut counts[stem]);
        if count > 0 {
            counted.push((stem, count));
        }
    }
    counted
}
