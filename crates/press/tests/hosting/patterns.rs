//! Compiled patterns, each compiled once: without optimisation that takes long.

use regex::Regex;
use std::collections::HashMap;
use std::sync::{Mutex, OnceLock};

/// A regular expression.
pub fn compiled(pattern: &str) -> Regex {
    static KNOWN: OnceLock<Mutex<HashMap<String, Regex>>> = OnceLock::new();
    let mut known = KNOWN.get_or_init(Mutex::default).lock().expect("no test panics while it compiles");
    if let Some(regex) = known.get(pattern) {
        return regex.clone();
    }
    let regex = Regex::new(pattern).unwrap_or_else(|error| panic!("{pattern}: {error}"));
    known.insert(pattern.to_owned(), regex.clone());
    regex
}
