//! What a word is, and how long words take to read.

/// Words a minute: an adult's reading of Russian prose on a screen, on the slow side.
const WORDS_A_MINUTE: usize = 180;

/// Minutes to read that many words, rounded, at least 1.
pub fn minutes(words: usize) -> u32 {
    let minutes = words.saturating_add(WORDS_A_MINUTE / 2) / WORDS_A_MINUTE;
    u32::try_from(minutes).unwrap_or(u32::MAX).max(1)
}

/// The words of a text: runs of letters and digits, in any script, joined by single hyphens and
/// apostrophes within (`кое-что`, `l’eau`, `Covid-19`).
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    Words { rest: text }
}

struct Words<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Words<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let start = self.rest.find(is_word_char)?;
        let text = &self.rest[start..];
        let mut state = State::Outside;
        let mut end = 0;
        for (at, c) in text.char_indices() {
            state = state.after(c);
            match state {
                State::Inside => end = at + c.len_utf8(),
                State::Joint => {}
                State::Outside => break,
            }
        }
        self.rest = &text[end..];
        Some(&text[..end])
    }
}

/// Where a reader of characters stands.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum State {
    /// Between words.
    #[default]
    Outside,
    /// In a word.
    Inside,
    /// Behind a joiner within a word: the word goes on if a letter follows.
    Joint,
}

impl State {
    pub(super) fn begins_word(self, next: State) -> bool {
        self == State::Outside && next == State::Inside
    }

    pub(super) fn after(self, c: char) -> State {
        let is_inside = self == State::Inside;
        if is_word_char(c) || is_inside && is_mark(c) {
            State::Inside
        } else if is_inside && is_joiner(c) {
            State::Joint
        } else {
            State::Outside
        }
    }
}

/// Letters and digits. The two commonest alphabets are told at once; the rest asks the tables.
fn is_word_char(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        '\u{400}'..='\u{481}' | '\u{48a}'..='\u{4ff}' => true,
        _ => c.is_alphanumeric(),
    }
}

/// Hyphens and apostrophes.
pub(crate) fn is_joiner(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\'' | '’')
}

/// Combining marks, such as the stress of `за́мок`, and the soft hyphen belong to the word.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(text: &str) -> Vec<&str> {
        words(text).collect()
    }

    #[test]
    fn words_of_several_scripts() {
        assert_eq!(list("«Иман» — газета, №33-34: l’eau & 東京!"), ["Иман", "газета", "33-34", "l’eau", "東京"]);
    }

    #[test]
    fn joiners_only_within() {
        assert_eq!(list("-кое-что- a--b 'c' d-"), ["кое-что", "a", "b", "c", "d"]);
    }

    #[test]
    fn stress_marks_stay_in_the_word() {
        assert_eq!(list("за\u{301}мок и замо\u{301}к").len(), 3);
    }

    #[test]
    fn nothing_has_no_words() {
        assert_eq!(list(" … — "), [""; 0]);
    }

    #[test]
    fn minutes_are_rounded_and_never_none() {
        let of = [0, 1, 180, 269, 270, 2000].map(minutes);
        assert_eq!(of, [1, 1, 1, 1, 2, 11]);
        assert!(minutes(usize::MAX) > 1);
    }
}
