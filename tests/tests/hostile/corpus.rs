//! The payloads below `tests/payloads/`: one file a class of attack.
//!
//! A file begins with a sentence on the class. A line `== name` begins a payload, which ends before the next such line.
//! `[words]` behind a name: there is nothing in it for a parser of HTML to find, and it harms only who reads words as markup
//! or puts it together with other markup. In a payload
//!
//! * `PWN` is the program: it says which payload has run;
//! * `{U+2028}` is a character by its number, `{repeat 3000|<div>}` a text many times over;
//! * `https://evil.example` and `https://pictures.example` are hosts that answer and remember (see `stranger`).

use std::collections::HashSet;
use std::fs;
use std::path::Path;

/// The classes of attack, each with its file.
pub const CLASSES: [&str; 19] = [
    "clobbering",
    "components",
    "deep_nesting",
    "documents",
    "event_handlers",
    "frames",
    "links",
    "mathml",
    "mutations",
    "namespace_confusion",
    "nested_forms",
    "overlays",
    "players",
    "rawtext_breakout",
    "requests",
    "script_addresses",
    "styles",
    "svg",
    "templates",
];

/// An attack.
pub struct Payload {
    /// Its class and its name.
    pub name: String,
    /// Whether it is harmless as long as it stays what it is: words.
    pub is_words: bool,
    written: String,
}

impl Payload {
    /// Its HTML: as the payload of a number, with the stranger at an origin.
    pub fn html(&self, number: usize, stranger: &str) -> String {
        let html = self.written.replace("PWN", &format!("top.pwned={number}"));
        let html = html.replace("https://evil.example", &format!("{stranger}/evil/{number}"));
        expanded(&html.replace("https://pictures.example", &format!("{stranger}/pictures")))
    }
}

/// All payloads of some classes.
pub fn of(classes: &[&str]) -> Vec<Payload> {
    classes.iter().flat_map(|class| read(class)).collect()
}

fn read(class: &str) -> Vec<Payload> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("payloads").join(class).with_extension("txt");
    let text = fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
    let payloads = text.split("\n== ").skip(1).map(|payload| {
        let (name, written) = payload.split_once('\n').unwrap_or_else(|| panic!("{class}: `{payload}` is empty"));
        let bare = name.strip_suffix(" [words]");
        Payload {
            name: format!("{class}/{}", bare.unwrap_or(name)),
            is_words: bare.is_some(),
            written: written.trim_end_matches('\n').to_owned(),
        }
    });
    payloads.collect()
}

/// The text with its characters by number and its repetitions written out; these may stand in each other.
fn expanded(text: &str) -> String {
    let mut whole = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("{U+").into_iter().chain(rest.find("{repeat ")).min() {
        whole.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = closing(rest);
        let inside = &rest[1..end];
        match inside.strip_prefix("U+") {
            Some(number) => {
                let number = u32::from_str_radix(number, 16).unwrap_or_else(|why| panic!("{inside}: {why}"));
                whole.push(char::from_u32(number).expect("the number of a character"));
            }
            None => {
                let (times, what) = inside["repeat ".len()..].split_once('|').expect("a number, a bar and a text");
                let times = times.parse().unwrap_or_else(|why| panic!("{inside}: {why}"));
                whole.push_str(&expanded(what).repeat(times));
            }
        }
        rest = &rest[end + 1..];
    }
    whole + rest
}

/// Where the brace closes that the text begins with.
fn closing(text: &str) -> usize {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => return at,
            '}' => depth -= 1,
            _ => {}
        }
    }
    panic!("a brace is not closed in `{text}`");
}

#[test]
fn there_are_enough_of_each_class() {
    let all = of(&CLASSES);
    assert!(all.len() >= 150, "{} payloads", all.len());
    for class in CLASSES {
        let count = read(class).len();
        assert!(count >= 8, "{class} has only {count}");
    }
    let words = all.iter().filter(|payload| payload.is_words).count();
    assert!(words * 20 < all.len(), "{words} payloads are only words");
}

#[test]
fn no_file_is_left_out() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("payloads");
    let files = fs::read_dir(&folder).expect("the folder of the payloads").flatten();
    let mut stems: Vec<String> =
        files.filter_map(|file| Some(file.path().file_stem()?.to_string_lossy().into_owned())).collect();
    stems.sort();
    assert_eq!(stems, CLASSES);
}

#[test]
fn each_has_a_name_of_its_own() {
    let mut names = HashSet::new();
    for payload in of(&CLASSES) {
        assert!(names.insert(payload.name.clone()), "{} stands there twice", payload.name);
        assert!(!payload.html(1, "https://a.example").trim().is_empty(), "{} is empty", payload.name);
    }
}

#[test]
fn repetitions_and_characters_are_written_out() {
    assert_eq!(expanded("a{repeat 2|b{U+0041}}{c}"), "abAbA{c}");
}
