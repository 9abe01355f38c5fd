//! The beginning of a text.

use super::scan::scan_text;

/// The beginning of a text, at most `chars` characters and an ellipsis: white space collapsed, cut
/// between words. A text that is short enough is given whole.
pub fn excerpt(text: &str, chars: usize) -> String {
    let opening = scan_text(text, chars.saturating_add(1)).opening;
    let Some((limit, next)) = opening.char_indices().nth(chars) else {
        return opening;
    };
    // A space right behind the limit ends a word that fits.
    let end = if next.is_whitespace() { Some(limit) } else { opening[..limit].rfind(char::is_whitespace) };
    // A text without spaces is cut where it must be.
    let kept = &opening[..end.unwrap_or(limit)];
    let kept = kept.trim_end_matches(|c: char| c.is_whitespace() || ".,;:—–-(«…".contains(c));
    [kept, "…"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_texts_stay_whole() {
        assert_eq!(excerpt("  Мёд \n и воск. ", 100), "Мёд и воск.");
        assert_eq!(excerpt("мёд", 3), "мёд");
        assert_eq!(excerpt("", 3), "");
    }

    #[test]
    fn long_texts_are_cut_between_words() {
        assert_eq!(excerpt("Мёд и воск", 8), "Мёд и…");
        assert_eq!(excerpt("Мёд и воск", 5), "Мёд и…");
        assert_eq!(excerpt("Мёд — это", 6), "Мёд…");
        assert_eq!(excerpt("Превысокомногорассмотрительствующий", 6), "Превыс…");
        assert_eq!(excerpt("мёд", 0), "…");
    }

    #[test]
    fn never_longer_than_asked() {
        let text = "слово и ещё одно слово ".repeat(20);
        for chars in 0..120 {
            assert!(excerpt(&text, chars).chars().count() <= chars + 1);
        }
    }
}
