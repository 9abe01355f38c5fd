//! Which stories hold all words, and in which order they are shown.

use super::query::{Query, Term};
use crate::order::positions;

/// The numbers of the stories that hold all the words, of `count` that are numbered from the newest: those with the better
/// fields first, equals newest first. No words find nothing.
///
/// `raise` gets the scores of the stories for one word, all 0, and raises those of the stories where it stands to what it
/// counts there.
pub(super) fn rank(query: &Query, count: usize, raise: &mut dyn FnMut(&Term, &mut [u32])) -> Vec<usize> {
    let mut totals = vec![0; count];
    for (at, term) in query.terms.iter().enumerate() {
        let mut scores = vec![0; count];
        raise(term, &mut scores);
        for (total, score) in totals.iter_mut().zip(scores) {
            let holds_all = score > 0 && (at == 0 || *total > 0);
            *total = if holds_all { *total + score } else { 0 };
        }
    }
    let mut found = Vec::new();
    for (at, total) in totals.into_iter().enumerate() {
        if total > 0 {
            found.push((at, total));
        }
    }
    positions(found.len(), &|one, other| found[other].1.cmp(&found[one].1)).into_iter().map(|at| found[at].0).collect()
}
