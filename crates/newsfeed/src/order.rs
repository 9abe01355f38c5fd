//! Sorting, in one copy of its code.
//!
//! The standard library's sorts are made anew for each type that they sort: eleven of them were 40 kB of the wasm. All
//! lists of this crate are short enough to be sorted by their positions instead.

use std::cmp::Ordering;

/// The positions of a list of `count` things in the order that `compare` says. Equals stay in the order they were in.
pub(crate) fn positions(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..count).collect();
    positions.sort_by(|one, other| compare(*one, *other));
    positions
}

/// The things of a list in the order that `compare` says. Equals stay in the order they were in.
pub(crate) fn sorted<T: Clone>(list: &[T], compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let positions = positions(list.len(), &|one, other| compare(&list[one], &list[other]));
    positions.into_iter().map(|at| list[at].clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_stay_in_their_order() {
        let list = [(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        assert_eq!(sorted(&list, |one, other| one.0.cmp(&other.0)), [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
    }
}
