//! Word stems, for comparing words across their endings.

use crate::text::small;
use frostem::{Algorithm, Stemmer};

/// The stem of a word: `пчёлами` and `пчела` give `пчел`, `hives` gives `hive`.
///
/// Lower case; `ё` as `е`; stress marks and soft hyphens dropped. Cyrillic words by the
/// [Snowball stemmer for Russian](https://snowballstem.org/algorithms/russian/stemmer.html), Latin
/// ones lose an English plural ending. A stem is for comparing, not for showing.
///
/// The stemmer is the `frostem` crate, which is generated from Snowball's own sources, follows them
/// and brings no other language along: it adds 10 kB to the wasm, 3.6 kB compressed (opt-level z,
/// fat LTO, brotli). Own code would save about 2 kB of that and would have to follow by hand.
pub fn stem(word: &str) -> String {
    let word = normal(word);
    if word.bytes().all(|byte| byte.is_ascii()) {
        return singular(word);
    }
    Stemmer::new(Algorithm::Russian).stem(&word).into_owned()
}

/// The word as it is compared: what can be written in more than one way in one.
pub(crate) fn normal(word: &str) -> String {
    let spoken = word.chars().filter(|c| !matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}'));
    let lower = spoken.map(small);
    lower.map(|c| if c == 'ё' { 'е' } else { c }).collect()
}

/// Donna Harman's "S stemmer" (How effective is suffixing?, JASIS 42, 1991): plural endings only,
/// because English words in a Russian paper are mostly names. Its second rule, `es` to `e`, does what
/// the third does and needs no line of its own.
fn singular(mut word: String) -> String {
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    if word.len() < 4 {
        return word;
    }
    if ends(&["ies"]) && !ends(&["eies", "aies"]) {
        word.truncate(word.len() - 3);
        word.push('y');
    } else if ends(&["s"]) && !ends(&["us", "ss"]) {
        word.pop();
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pairs of the vocabulary that Snowball publishes with the algorithm.
    #[test]
    fn known_russian_pairs() {
        for (word, expected) in [
            ("в", "в"),
            ("вавиловка", "вавиловк"),
            ("важнейшими", "важн"),
            ("важничал", "важнича"),
            ("важность", "важност"),
            ("валяются", "валя"),
            ("абонировался", "абонирова"),
            ("акклиматизация", "акклиматизац"),
            ("автомобили", "автомоб"),
            ("администратор", "администратор"),
            ("адвокатского", "адвокатск"),
            ("анализирующей", "анализир"),
            ("анна", "ан"),
            ("павильонам", "павильон"),
        ] {
            assert_eq!(stem(word), expected, "{word}");
        }
    }

    #[test]
    fn forms_of_one_word_meet() {
        for forms in [
            ["пчёлы", "ПЧЁЛАМИ", "пчелой"],
            ["газета", "газеты", "газетой"],
            ["борьба", "борьбы", "борьбе"],
            ["районный", "районного", "районные"],
            ["за\u{301}мок", "замок", "за\u{ad}мок"],
        ] {
            let stems = forms.map(stem);
            assert!(stems.iter().all(|stem| *stem == stems[0]), "{forms:?}: {stems:?}");
        }
    }

    #[test]
    fn english_plurals() {
        for (word, expected) in [
            ("Hives", "hive"),
            ("bees", "bee"),
            ("stories", "story"),
            ("glass", "glass"),
            ("virus", "virus"),
            ("gas", "gas"),
            ("news", "new"),
            ("2025", "2025"),
        ] {
            assert_eq!(stem(word), expected, "{word}");
        }
    }
}
