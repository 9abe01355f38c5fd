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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_stay_in_their_order() {
        let list = [(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        let sorted = positions(list.len(), &|one, other| list[one].0.cmp(&list[other].0));
        assert_eq!(sorted.into_iter().map(|at| list[at].1).collect::<String>(), "bdac");
    }
}
