//! Likeness by the words of the text.

use crate::lexicon::Lexicon;
use crate::model::{Article, Body};
use crate::text::{plain_text, words};

/// What the same text is worth, see [`super::likeness`] for the other weights.
const SAME_TEXT: f32 = 12.0;
/// Words of a text that are read: what it is about shows early.
const WORDS: usize = 400;

/// How like the story's text each of the candidates' texts is, 0 to [`SAME_TEXT`]: the cosine of
/// their stems, weighted by how rare each stem is among these texts.
pub(super) fn likeness<'a>(story: &Article, candidates: impl Iterator<Item = &'a Article>) -> Vec<f32> {
    let mut lexicon = Lexicon::default();
    let own = count(story, &mut lexicon);
    let others: Vec<Counts> = candidates.map(|candidate| count(candidate, &mut lexicon)).collect();

    let mut texts = vec![0_u32; lexicon.len()];
    for (stem, _) in others.iter().chain([&own]).flatten() {
        texts[*stem] += 1;
    }
    let all = (1 + others.len()) as f32;
    let weigh = |(stem, count): &(usize, u32)| {
        let rarity = (all / texts[*stem] as f32).ln();
        // The tenth mention of a word says less than the first.
        (1.0 + (*count as f32).ln()) * rarity
    };
    let length = |counts: &Counts| counts.iter().map(weigh).map(|weight| weight * weight).sum::<f32>().sqrt();
    let mut own_weights = vec![0.0; lexicon.len()];
    for counted in &own {
        own_weights[counted.0] = weigh(counted);
    }
    let own_length = length(&own);
    let cosine = |counts: &Counts| {
        let product: f32 = counts.iter().map(|counted| weigh(counted) * own_weights[counted.0]).sum();
        let lengths = own_length * length(counts);
        if lengths > 0.0 { SAME_TEXT * product / lengths } else { 0.0 }
    };
    others.iter().map(cosine).collect()
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
    let parts = [&story.preview.headline, &story.preview.excerpt, &text];
    let words = parts.into_iter().flat_map(|part| words(part)).take(WORDS);
    // Short words are mostly particles.
    let words = words.filter(|word| word.chars().count() > 2);
    let stems: Vec<usize> = words.map(|word| lexicon.number(word)).collect();

    let mut counts = vec![0; lexicon.len()];
    for stem in &stems {
        counts[*stem] += 1;
    }
    let counted = stems.into_iter().map(|stem| (stem, std::mem::take(&mut counts[stem])));
    counted.filter(|(_, count)| *count > 0).collect()
}
