//! The stems of many words.

use crate::register::Register;
use crate::stem::{normal, stem};

/// Numbers the stems of words, and stems each word once: texts have far more words than different
/// ones, and stemming is dear.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    stems: Register,
    /// The number of each word's stem.
    words: Register,
}

impl Lexicon {
    /// The number of a word's stem. Forms of one word have one number.
    pub(crate) fn number(&mut self, word: &str) -> usize {
        let word = normal(word);
        self.words.get(&word).unwrap_or_else(|| {
            let number = self.stems.number(&stem(&word));
            self.words.set(word, number);
            number
        })
    }

    /// How many stems there are; each number is smaller.
    pub(crate) fn len(&self) -> usize {
        self.stems.len()
    }

    /// The stems with their numbers.
    pub(crate) fn into_stems(self) -> Register {
        self.stems
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_have_one_number() {
        let mut lexicon = Lexicon::default();
        assert_eq!(["Пчёлы", "сад", "пчела", "САДА", "пчелой"].map(|word| lexicon.number(word)), [0, 1, 0, 1, 0]);
        assert_eq!(lexicon.len(), 2);
        assert_eq!(lexicon.into_stems().names(), [("пчел".to_owned(), 0), ("сад".to_owned(), 1)]);
    }
}
