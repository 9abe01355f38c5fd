//! The outline of a text, as the app makes it.

use super::tags::{Piece, pieces};

/// The element for the next heading, of the given level in the source. The highest becomes `h2`, and no level is skipped,
/// whatever the source skips. `levels`: those that the next one stands under, as bits.
pub(super) fn next(levels: &mut u8, level: u8) -> &'static str {
    *levels = *levels & ((1 << level) - 1) | 1 << level;
    match levels.count_ones() {
        1 => "h2",
        2 => "h3",
        3 => "h4",
        4 => "h5",
        _ => "h6",
    }
}

/// Whether an element shows nothing, whose name is given and whose content begins the HTML.
pub(super) fn is_blank(html: &str, name: &str) -> bool {
    for (piece, _) in pieces(html) {
        match piece {
            Piece::Text(text)
                if !text.replace("&nbsp;", "").trim_matches(['\u{200b}', '\u{feff}']).trim().is_empty() =>
            {
                return false;
            }
            Piece::End(end) if end == name => return true,
            _ => {}
        }
    }
    true
}
