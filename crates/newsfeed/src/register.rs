//! Names with numbers, in one copy of its code.
//!
//! The standard library's maps are made anew for each pair of types, 2 kB of wasm each. All maps of this crate lead
//! from a name to a number instead, which is a place in a list; and as no name is ever taken out again, a plain table
//! does, which is a quarter of the code of the standard library's.

/// Names with a number each.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Register {
    /// The names in the order they came, with their numbers.
    names: Vec<(String, usize)>,
    /// For each name, at the place that its letters tell or the next free one behind it, its position in `names`; else
    /// [`FREE`]. A power of two of places, at most half of them taken.
    table: Vec<usize>,
}

const FREE: usize = usize::MAX;

/// A number of 32 bits for a name, the same everywhere and always.
///
/// FNV-1a (Fowler, Noll, Vo), which is short; who writes a feed so that its names collide makes only the own readers wait.
pub(crate) fn hash(name: &str) -> usize {
    let mut hash = 0x811c_9dc5_u32;
    for byte in name.bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    // The last bits, by which places are told, depend on the last letters only in part.
    (hash ^ (hash >> 15)) as usize
}

impl Register {
    /// The number of a name.
    pub(crate) fn get(&self, name: &str) -> Option<usize> {
        let at = *self.table.get(self.place(name))?;
        self.names.get(at).map(|(_, number)| *number)
    }

    /// Gives a name a number, instead of the one that it may have.
    pub(crate) fn set(&mut self, name: String, number: usize) {
        if 2 * self.names.len() >= self.table.len() {
            self.grow();
        }
        let place = self.place(&name);
        match self.names.get_mut(self.table[place]) {
            Some(known) => known.1 = number,
            None => {
                self.table[place] = self.names.len();
                self.names.push((name, number));
            }
        }
    }

    /// The place of a name in the table, or the free one where it belongs.
    #[inline(never)]
    fn place(&self, name: &str) -> usize {
        let mut place = hash(name);
        loop {
            place &= self.table.len().wrapping_sub(1);
            match self.table.get(place).and_then(|at| self.names.get(*at)) {
                Some((known, _)) if known != name => place += 1,
                _ => return place,
            }
        }
    }

    fn grow(&mut self) {
        let size = (2 * self.table.len()).max(16);
        self.table.clear();
        self.table.resize(size, FREE);
        for at in 0..self.names.len() {
            let place = self.place(&self.names[at].0);
            self.table[place] = at;
        }
    }

    /// The number of a name. A new name gets the count of those before it, so that names without gaps number a list.
    pub(crate) fn number(&mut self, name: &str) -> usize {
        self.get(name).unwrap_or_else(|| {
            let number = self.len();
            self.set(name.to_owned(), number);
            number
        })
    }

    /// Takes a name in; whether it is new.
    pub(crate) fn add(&mut self, name: &str) -> bool {
        let before = self.len();
        self.number(name);
        self.len() > before
    }

    /// How many names there are.
    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }

    /// The names in the order they came, which is that of their numbers if [`Register::number`] gave them.
    pub(crate) fn names(&self) -> &[(String, usize)] {
        &self.names
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
        let names: Vec<&str> = register.names().iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["мёд", "сад", "лес"]);
    }

    #[test]
    fn a_name_is_new_once() {
        let mut register = Register::default();
        assert!(register.add("мёд"));
        assert!(!register.add("мёд"));
        register.set("мёд".into(), 7);
        assert_eq!(register.get("мёд"), Some(7));
    }

    #[test]
    fn many_names_are_kept_apart() {
        let mut register = Register::default();
        assert_eq!(register.get(""), None);
        let names: Vec<String> = (0..1000).map(|number| format!("/2025/05/{number}")).collect();
        assert!((0..).zip(&names).all(|(number, name)| register.number(name) == number));
        assert!((0..).zip(&names).all(|(number, name)| register.get(name) == Some(number)));
        assert_eq!((register.get("/2025/05/"), register.len()), (None, 1000));
    }
}
