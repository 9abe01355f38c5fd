//! The outline of a text.

/// The element for the next heading, of the given level in the source. The highest becomes `h2`, and no level is
/// skipped, whatever the source skips. `levels`: those that the next one stands under, as bits.
pub fn next_heading(levels: &mut u8, level: u8) -> &'static str {
    *levels = *levels & ((1 << level) - 1) | 1 << level;
    match levels.count_ones() {
        1 => "h2",
        2 => "h3",
        3 => "h4",
        4 => "h5",
        _ => "h6",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(source: &[u8]) -> Vec<&'static str> {
        let mut levels = 0;
        source.iter().map(|level| next_heading(&mut levels, *level)).collect()
    }

    #[test]
    fn the_highest_becomes_h2() {
        assert_eq!(outline(&[1, 2, 2, 1]), ["h2", "h3", "h3", "h2"]);
        assert_eq!(outline(&[3, 4, 3]), ["h2", "h3", "h2"]);
    }

    #[test]
    fn no_level_is_skipped() {
        assert_eq!(outline(&[2, 4, 6, 4, 3, 2]), ["h2", "h3", "h4", "h3", "h3", "h2"]);
        assert_eq!(outline(&[4, 2, 4]), ["h2", "h2", "h3"]);
        assert_eq!(outline(&[1, 2, 3, 4, 5, 6]), ["h2", "h3", "h4", "h5", "h6", "h6"]);
    }
}
