//! Names with numbers, in one copy of its code.
//!
//! The standard library's maps are made anew for each pair of types, 2 kB of wasm each. All maps of this crate lead
//! from a name to a number instead, which is a place in a list.

use std::collections::HashMap;

/// Names with a number each.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Register(HashMap<String, usize>);

impl Register {
    /// The number of a name.
    pub(crate) fn get(&self, name: &str) -> Option<usize> {
        self.0.get(name).copied()
    }

    /// Gives a name a number, instead of the one that it may have.
    pub(crate) fn set(&mut self, name: String, number: usize) {
        self.0.insert(name, number);
    }

    /// The number of a name. A new name gets the count of those before it, so that names without gaps number a list.
    pub(crate) fn number(&mut self, name: &str) -> usize {
        self.get(name).unwrap_or_else(|| {
            let number = self.0.len();
            self.set(name.to_owned(), number);
            number
        })
    }

    /// Takes a name in; whether it is new.
    pub(crate) fn add(&mut self, name: &str) -> bool {
        let before = self.0.len();
        self.number(name);
        self.0.len() > before
    }

    /// How many names there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The names in the order of their numbers, if these have no gaps.
    pub(crate) fn into_names(self) -> Vec<String> {
        let mut names = vec![String::new(); self.0.len()];
        for (name, number) in self.0 {
            if let Some(place) = names.get_mut(number) {
                *place = name;
            }
        }
        names
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_numbered_as_they_come() {
        let mut register = Register::default();
        assert_eq!(["мёд", "сад", "мёд", "лес"].map(|name| register.number(name)), [0, 1, 0, 2]);
        assert_eq!((register.get("сад"), register.get("луг"), register.len()), (Some(1), None, 3));
        assert_eq!(register.into_names(), ["мёд", "сад", "лес"]);
    }

    #[test]
    fn a_name_is_new_once() {
        let mut register = Register::default();
        assert!(register.add("мёд"));
        assert!(!register.add("мёд"));
        register.set("мёд".into(), 7);
        assert_eq!(register.get("мёд"), Some(7));
    }
}
