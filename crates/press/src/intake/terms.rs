//! What a text is about, in a few numbers: the stems that say most.

use newsfeed::model::Preview;
use newsfeed::stem::stem;
use newsfeed::text::words;
use std::collections::HashMap;

/// Words of a text that are read: what it is about shows early.
const WORDS: usize = 400;
/// Stems that are kept of each story.
const KEPT: usize = 48;
/// How many times a word of the text a word of the headline counts, and a tag.
const HEADLINE: f32 = 3.0;
const TAG: f32 = 4.0;
/// A section says roughly what a story is about.
const SECTION: f32 = 1.5;

/// The stems of a story with their weights, the heaviest first.
pub(super) fn of(preview: &Preview, sections: &[String], text: &str) -> Vec<(u32, f32)> {
    let mut weights: HashMap<u32, f32> = HashMap::new();
    let mut add = |word: &str, weight: f32| {
        // Short words are mostly particles.
        if word.chars().nth(2).is_some() {
            *weights.entry(hash(&stem(word))).or_default() += weight;
        }
    };
    for word in words(text).take(WORDS) {
        add(word, 1.0);
    }
    for word in words(&preview.headline) {
        add(word, HEADLINE);
    }
    for tag in &preview.tags {
        *weights.entry(hash(&format!("tag/{}", tag.slug))).or_default() += TAG;
    }
    for section in sections {
        *weights.entry(hash(&format!("section/{section}"))).or_default() += SECTION;
    }
    let mut terms: Vec<(u32, f32)> = weights.into_iter().map(|(term, weight)| (term, 1.0 + weight.ln())).collect();
    terms.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    terms.truncate(KEPT);
    terms
}

fn hash(stem: &str) -> u32 {
    u32::from_le_bytes(blake3::hash(stem.as_bytes()).as_bytes()[..4].try_into().expect("four bytes"))
}
