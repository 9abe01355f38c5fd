//! Likeness by what texts are about, over an archive of any size.
//!
//! An inverted index: for each stem the stories that it says much of, in order of time. A story is compared only with
//! stories that share one of its rarest stems, and of those only with the last ones; so the time grows with the number of
//! stories, and not with its square.

use super::related::{COUNT, SMALL};
use crate::store::{Store, Terms};
use anyhow::Result;
use rayon::prelude::*;
use std::collections::HashMap;

/// Stems by which a story looks for others: those that say most of it.
const ASKED: usize = 16;
/// Stories with one stem that are looked at, the last ones before the story.
const LOOKED_AT: usize = 192;

/// What all stories are about, as far as it is asked for.
pub(super) struct Likeness {
    /// How many stories there are.
    count: usize,
    /// For each stem the places of its stories, oldest first.
    by_term: HashMap<u32, Vec<u32>>,
    /// What the stories that look for others are about.
    asking: HashMap<u32, Terms>,
}

impl Likeness {
    /// Reads what is needed to find the related stories of those at the places `asking`. `numbers`: those of all stories,
    /// oldest first; `places`: the other way round.
    pub(super) fn read(store: &Store, numbers: &[i64], places: &HashMap<i64, u32>, asking: &[u32]) -> Result<Likeness> {
        let mut likeness = Likeness { count: numbers.len(), by_term: HashMap::new(), asking: HashMap::new() };
        for place in asking {
            likeness.asking.insert(*place, store.terms(numbers[*place as usize])?);
        }
        // Few that ask share few stems: the others need no index.
        let terms = likeness.asking.values().flatten();
        likeness.by_term = terms.map(|(term, _)| (*term, Vec::new())).collect();
        store.each_terms(|number, terms| {
            // A static page has none.
            let Some(place) = places.get(&number) else { return };
            for (term, _) in terms {
                if let Some(stories) = likeness.by_term.get_mut(term) {
                    stories.push(*place);
                }
            }
        })?;
        // Imports need not come in order of time.
        likeness.by_term.values_mut().for_each(|stories| stories.sort_unstable());
        Ok(likeness)
    }

    /// For each story the places of the most alike before it, the best first. The oldest stories look among themselves.
    pub(super) fn find(&self, asking: &[u32]) -> Vec<Vec<u32>> {
        let found = asking.par_iter().map_init(
            || (vec![0.0_f32; self.count], Vec::new()),
            |(scores, touched), place| self.find_one(*place, scores, touched),
        );
        found.collect()
    }

    fn find_one(&self, place: u32, scores: &mut [f32], touched: &mut Vec<u32>) -> Vec<u32> {
        // Among how many of the oldest it looks: all before it.
        let horizon = (place as usize).max(SMALL.min(self.count));
        let before = u32::try_from(horizon).unwrap_or(u32::MAX);
        let mut terms: Vec<(f32, &[u32])> = Vec::new();
        for (term, weight) in self.asking.get(&place).map(Vec::as_slice).unwrap_or_default() {
            let places = self.by_term.get(term).map(Vec::as_slice).unwrap_or_default();
            let places = &places[..places.partition_point(|other| *other < before)];
            if places.iter().any(|other| *other != place) {
                let rarity = ((horizon + 1) as f32 / places.len() as f32).ln();
                terms.push((weight * rarity * rarity, places));
            }
        }
        terms.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.len().cmp(&other.1.len())));
        for (worth, places) in terms.iter().take(ASKED) {
            for other in &places[places.len().saturating_sub(LOOKED_AT)..] {
                let score = &mut scores[*other as usize];
                if *score == 0.0 {
                    touched.push(*other);
                }
                *score += worth;
            }
        }
        touched.retain(|other| *other != place);
        // Equals: the newer first.
        touched.sort_unstable_by(|one, other| {
            scores[*other as usize].total_cmp(&scores[*one as usize]).then(other.cmp(one))
        });
        let mut found: Vec<u32> = touched.iter().copied().take(COUNT).collect();
        scores[place as usize] = 0.0;
        for other in touched.drain(..) {
            scores[other as usize] = 0.0;
        }
        // A story that shares nothing with any other is followed by the last ones before it.
        for other in (0..before).rev().take(COUNT + 1) {
            if found.len() < COUNT && other != place && !found.contains(&other) {
                found.push(other);
            }
        }
        found
    }
}
