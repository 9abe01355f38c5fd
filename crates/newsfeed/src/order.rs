//! Sorting, in one small copy of its code.
//!
//! The standard library's sorts are made anew for each type that they sort: eleven of them were 40 kB of the wasm, and
//! one is still ten times as large as what stands here. All lists of this crate are sorted by their positions instead.

use std::cmp::Ordering;

/// The positions of a list of `count` things in the order that `compare` says. Equals stay in the order they were in.
///
/// A merge sort from the bottom up: runs of one, two, four… are merged until one is left.
pub(crate) fn positions(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut sorted: Vec<usize> = (0..count).collect();
    let mut merged = Vec::with_capacity(count);
    let mut run = 1;
    while run < count {
        for pair in sorted.chunks(2 * run) {
            let (mut one, mut other) = pair.split_at(run.min(pair.len()));
            while let (Some(first), Some(second)) = (one.first(), other.first()) {
                let from = if compare(*first, *second) == Ordering::Greater { &mut other } else { &mut one };
                merged.extend_from_slice(&from[..1]);
                *from = &from[1..];
            }
            merged.extend_from_slice(one);
            merged.extend_from_slice(other);
        }
        std::mem::swap(&mut sorted, &mut merged);
        merged.clear();
        run *= 2;
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_stay_in_their_order() {
        let list = [(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        let sorted = positions(list.len(), &|one, other| list[one].0.cmp(&list[other].0));
        assert_eq!(sorted.into_iter().map(|at| list[at].1).collect::<String>(), "bdac");
    }

    #[test]
    fn lists_of_any_length_are_sorted_as_by_the_standard_library() {
        for count in 0..70 {
            let list: Vec<usize> = (0..count).map(|at| at * 37 % 11).collect();
            let mut expected: Vec<usize> = (0..count).collect();
            expected.sort_by_key(|at| list[*at]);
            assert_eq!(positions(count, &|one, other| list[one].cmp(&list[other])), expected);
        }
    }
}
