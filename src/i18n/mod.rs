//! The words of the interface, one catalogue a language, and the browser's own ways with dates and numbers.

mod catalogue;
mod en;
#[cfg_attr(not(target_arch = "wasm32"), path = "format_beforehand.rs")]
mod format;
mod ru;

pub use catalogue::{Catalogue, fill};
pub use format::{count, date, month_name, number, period, today};

/// A language that the interface speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Russian.
    Russian,
    /// English.
    English,
}

impl Language {
    /// The language for a BCP 47 tag (`ru-RU`): its own, or English where there is none.
    pub fn of(tag: &str) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        // Chechen, Ingush and the neighbours' papers are read by people who read Russian, not English.
        if ["ru", "ce", "inh", "av", "be", "uk", "kk", "tt"].iter().any(|tag| primary.eq_ignore_ascii_case(tag)) {
            Self::Russian
        } else {
            Self::English
        }
    }

    /// The words of this language.
    pub fn catalogue(self) -> &'static Catalogue {
        match self {
            Self::Russian => &ru::CATALOGUE,
            Self::English => &en::CATALOGUE,
        }
    }
}

/// The words of the language that the app speaks now.
pub fn words() -> &'static Catalogue {
    leptos::prelude::use_context().unwrap_or(&en::CATALOGUE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_finds_its_language() {
        assert_eq!(Language::of("ru-RU"), Language::Russian);
        assert_eq!(Language::of("RU"), Language::Russian);
        assert_eq!(Language::of("ce"), Language::Russian);
        assert_eq!(Language::of("de"), Language::English);
        assert_eq!(Language::of(""), Language::English);
    }
}
