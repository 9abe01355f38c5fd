//! Short texts from strangers, as they may stand among those of the paper.

use super::excerpt;
use super::scan::scan_text;

/// The longest name or title, in characters.
const LONGEST: usize = 300;

/// The longest language tag: what the grammar of BCP 47 wants room for at least.
const LONGEST_TAG: usize = 35;

/// A text of a few sentences: white space collapsed, and nothing that turns the direction of what stands beside it.
pub(crate) fn tidy(text: &str) -> String {
    scan_text(text, usize::MAX).opening
}

/// A name or a title: tidy, and with an end where it has none.
pub(crate) fn line(text: &str) -> String {
    excerpt(text, LONGEST)
}

/// The same, or another text where nothing is left of it.
pub(crate) fn line_or(text: &str, other: &str) -> String {
    let line = line(text);
    if line.is_empty() { other.to_owned() } else { line }
}

/// The language that a document names, if it can be one: subtags of letters and digits (BCP 47).
pub(crate) fn language(given: &mut Option<String>) -> Option<String> {
    given.take().filter(|tag| tag.len() <= LONGEST_TAG && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_one_line_with_an_end() {
        assert_eq!(line(" Иман\u{202e}:\n газета\u{0} "), "Иман: газета");
        assert_eq!(line(&"ы".repeat(1_000_000)).chars().count(), LONGEST + 1);
    }

    #[test]
    fn nothing_is_nameless() {
        assert_eq!((line_or("\u{202e}\u{1}", "slug").as_str(), line_or("a", "b").as_str()), ("slug", "a"));
    }

    #[test]
    fn a_language_is_a_tag() {
        let of = |tag: &str| language(&mut Some(tag.to_owned()));
        assert_eq!(of("zh-Hant-TW").as_deref(), Some("zh-Hant-TW"));
        for tag in ["\"><script>", "ru_RU", "ru ru", &"x".repeat(36)] {
            assert_eq!(of(tag), None, "{tag}");
        }
    }
}
