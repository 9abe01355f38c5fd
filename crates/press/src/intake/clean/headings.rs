//! Headings that show nothing.

use super::tags::{Piece, pieces};

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
