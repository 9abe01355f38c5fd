//! Keys: numbers that change with everything that a file is made of.

/// Raised when the same stories are written in another way.
const WRITING: u64 = 1;

/// A key in the making.
pub(super) struct Key(blake3::Hasher);

impl Key {
    /// The key of a file that is made of nothing but the way in which files are written.
    pub(super) fn new() -> Key {
        Key::of(WRITING)
    }

    /// A key that begins as another one ended.
    pub(super) fn of(seed: u64) -> Key {
        let mut key = Key(blake3::Hasher::new());
        key.add(seed);
        key
    }

    /// The key of a file that is made of nothing but a text.
    pub(super) fn of_text(text: &str) -> u64 {
        let mut key = Key::new();
        key.add_text(text);
        key.end()
    }

    /// Adds a number.
    pub(super) fn add(&mut self, number: u64) {
        self.0.update(&number.to_le_bytes());
    }

    /// Adds a text.
    pub(super) fn add_text(&mut self, text: &str) {
        self.add(text.len() as u64);
        self.0.update(text.as_bytes());
    }

    /// The key.
    pub(super) fn end(self) -> u64 {
        u64::from_le_bytes(self.0.finalize().as_bytes()[..8].try_into().expect("eight bytes"))
    }
}
