//! A file of a pressed archive's search index: which stems stand in which stories. See docs/edition.md.
//!
//! Its first line names the places that its segment covers. Each other line is a stem, a space, and the stories that it
//! stands in, as numbers without anything between them: four times the way from the place before (at first from the
//! segment's first), and the [`Field`]. A number is written in digits of five bits, the highest first, as the characters
//! from `0` on; 32 is added to each digit that another one follows.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use super::fields::{Field, each_text};
use super::query::{Query, Term, tokens};
use super::rank::rank;
use crate::edition::{covered, shard};
use crate::lexicon::Lexicon;
use crate::model::Article;
use crate::stem::stem;

/// Bits of a digit.
const BITS: u32 = 5;
/// What is added to a digit that another one follows.
const MORE: usize = 1 << BITS;
/// The digit 0.
const ZERO: u8 = b'0';
/// The places that a file's segment covers; `None` if the text is no such file, or has lost its end.
pub fn coverage(text: &str) -> Option<Range<usize>> {
    let (start, end) = text.lines().next()?.split_once('-')?;
    let place = |number: &str| number.parse::<u32>().ok().map(|place| place as usize);
    text.ends_with('\n').then_some(place(start)?..place(end)?)
}

/// The stems of a file with where they stand, see [`each_story`].
pub fn lines(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.lines().skip(1).filter_map(|line| line.split_once(' '))
}

/// Gives on the stories that a stem stands in, their places and the best field of each. `start`: the first place of the
/// segment. Says whether all could be read.
pub fn each_story(stories: &str, start: usize, take: &mut dyn FnMut(usize, Field)) -> bool {
    let (mut place, mut number) = (start, 0_usize);
    let mut is_whole = true;
    for byte in stories.bytes() {
        let digit = usize::from(byte.wrapping_sub(ZERO));
        if digit >= 2 * MORE {
            return false;
        }
        number = (number << BITS) | (digit % MORE);
        is_whole = digit < MORE;
        if is_whole {
            place = place.wrapping_add(number / Field::ALL.len());
            take(place, Field::ALL[number % Field::ALL.len()]);
            number = 0;
        }
    }
    is_whole
}

/// The places of the stories that hold all the words, in the order of [`super::SearchIndex::find`]: of those that `places`
/// covers, by the files of the segments there that have the words. What cannot be read finds nothing.
pub fn find(query: &Query, places: &Range<usize>, files: &[Arc<String>]) -> Vec<usize> {
    let newest = |place: usize| places.end.wrapping_sub(place).wrapping_sub(1);
    let mut raise = |term: &Term, scores: &mut [u32]| {
        for text in files {
            let Some(covered) = coverage(text) else { continue };
            for (_, stories) in lines(text).filter(|(stem, _)| term.matches(stem)) {
                each_story(stories, covered.start, &mut |place, field| {
                    if let Some(best) = scores.get_mut(newest(place)) {
                        *best = (*best).max(field.score());
                    }
                });
            }
        }
    };
    rank(query, places.len(), &mut raise).into_iter().map(newest).collect()
}

/// The stems of a story, each once with its best field, the better ones first.
pub fn stems(story: &Article) -> Vec<(String, Field)> {
    let mut lexicon = Lexicon::default();
    let mut fields = Vec::new();
    each_text(story, &mut |text, field| {
        for token in tokens(text) {
            if lexicon.number(token) == fields.len() {
                fields.push(field);
            }
        }
    });
    lexicon.into_stems().names().iter().map(|(stem, _)| stem.clone()).zip(fields).collect()
}

/// The stems of a name.
pub fn stems_of(name: &str) -> Vec<String> {
    tokens(name).map(stem).collect()
}

/// The files of a segment in the making.
pub struct Writer {
    places: Range<usize>,
    /// For each stem the last story that it stands in, and the numbers so far.
    lines: HashMap<String, (usize, String)>,
}

impl Writer {
    /// Begins a segment that covers these places.
    pub fn new(places: Range<usize>) -> Writer {
        Writer { places, lines: HashMap::new() }
    }

    /// Adds a stem of a story. Stories come in the order of their places, and of one story the better fields first.
    pub fn add(&mut self, place: usize, stem: &str, field: Field) {
        let Some((last, numbers)) = self.lines.get_mut(stem) else {
            let mut numbers = String::new();
            push(&mut numbers, (place - self.places.start) * Field::ALL.len() + field as usize);
            self.lines.insert(stem.to_owned(), (place, numbers));
            return;
        };
        if *last != place {
            push(numbers, (place - *last) * Field::ALL.len() + field as usize);
            *last = place;
        }
    }

    /// The texts of so many shards (a power of two), the same whatever the order of a story's stems.
    pub fn end(self, shards: usize) -> Vec<String> {
        let mut texts = vec![covered(&self.places) + "\n"; shards];
        let sorted: BTreeMap<String, (usize, String)> = self.lines.into_iter().collect();
        for (stem, (_, numbers)) in sorted {
            let text = &mut texts[shard(&stem, shards)];
            text.extend([stem.as_str(), " ", numbers.as_str(), "\n"]);
        }
        texts
    }
}

/// Writes a number behind others.
fn push(numbers: &mut String, number: usize) {
    let digits = (usize::BITS - number.leading_zeros()).div_ceil(BITS).max(1);
    for at in (0..digits).rev() {
        let digit = (number >> (at * BITS)) % MORE + if at > 0 { MORE } else { 0 };
        numbers.push(char::from(ZERO + digit as u8));
    }
}

#[cfg(test)]
mod tests;
