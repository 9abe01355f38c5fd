//! Tolerant readers of the fields of an object: what is missing, `null` or an empty string is not
//! there; what has a wrong type is reported and not there.

use std::cell::RefCell;

use super::Problem;
use super::json::{self, Part, Raw};
use super::number::number;
use crate::date::Moment;

/// Collects the problems of a document.
#[derive(Default)]
pub(super) struct Log(RefCell<Vec<Problem>>);

impl Log {
    pub(super) fn document<'a>(&'a self, object: Raw<'a>) -> Fields<'a> {
        Fields { parts: json::parts(object), place: Place::Document, log: self }
    }

    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.0.into_inner()
    }
}

/// Where in the document a value is; spelled out only when there is something to report.
#[derive(Clone, Copy)]
enum Place<'a> {
    Document,
    Key(&'a Place<'a>, &'a str),
    Index(&'a Place<'a>, usize),
}

impl Place<'_> {
    fn path(&self) -> String {
        match self {
            Place::Document => String::new(),
            Place::Key(Place::Document, key) => (*key).to_owned(),
            Place::Key(parent, key) => [&parent.path(), ".", key].concat(),
            Place::Index(parent, index) => [&parent.path(), "[", &index.to_string(), "]"].concat(),
        }
    }
}

/// The fields of one object.
pub(super) struct Fields<'a> {
    parts: Vec<Part<'a>>,
    place: Place<'a>,
    log: &'a Log,
}

impl Fields<'_> {
    /// Reports something about the object as a whole.
    pub(super) fn problem(&self, message: &[&str]) {
        self.report(self.place, message);
    }

    /// Reports something about one of its fields.
    pub(super) fn problem_at(&self, key: &str, message: &[&str]) {
        self.report(Place::Key(&self.place, key), message);
    }

    // Messages come in parts: a format string for each costs more than all that is done here.
    fn report(&self, place: Place<'_>, message: &[&str]) {
        self.log.0.borrow_mut().push(Problem { path: place.path(), message: message.concat() });
    }

    fn wrong_type(&self, place: Place<'_>, expected: &str, found: Raw<'_>) {
        self.report(place, &["should be ", expected, ", is ", type_name(found)]);
    }

    fn wrong_field(&self, key: &str, expected: &str, found: Raw<'_>) {
        self.wrong_type(Place::Key(&self.place, key), expected, found);
    }

    /// Anything, as it was written. Of several values with one key the last counts, as everywhere.
    pub(super) fn raw(&self, key: &str) -> Option<Raw<'_>> {
        let last = self.parts.iter().rev().find(|(own, _)| own == key);
        last.map(|(_, value)| *value).filter(|value| *value != "null")
    }

    pub(super) fn text(&self, key: &str) -> Option<String> {
        let value = self.raw(key)?;
        let text = json::string(value);
        if text.is_none() {
            self.wrong_field(key, "a string", value);
        }
        unless_blank(text?)
    }

    /// A text without which the object is of no use: its absence is reported.
    pub(super) fn required_text(&self, key: &str) -> Option<String> {
        self.required(key, self.text(key))
    }

    /// An id, whose absence is reported. A number is taken as it is written.
    pub(super) fn required_id(&self, key: &str) -> Option<String> {
        self.required(key, self.raw(key).and_then(id).and_then(unless_blank))
    }

    fn required(&self, key: &str, text: Option<String>) -> Option<String> {
        if text.is_none() {
            let fault = if self.raw(key).is_some() { "has an unusable " } else { "has no " };
            self.problem(&[fault, key, "; left out"]);
        }
        text
    }

    pub(super) fn flag(&self, key: &str) -> bool {
        match self.raw(key) {
            None | Some("false") => false,
            Some("true") => true,
            Some(other) => {
                self.wrong_field(key, "true or false", other);
                false
            }
        }
    }

    pub(super) fn count(&self, key: &str) -> Option<u64> {
        let value = self.raw(key)?;
        let count = value.parse().ok();
        if count.is_none() {
            self.wrong_field(key, "a whole number, 0 or more", value);
        }
        count
    }

    pub(super) fn small_count(&self, key: &str) -> Option<u32> {
        let count = self.count(key)?;
        let small = u32::try_from(count).ok();
        if small.is_none() {
            self.problem_at(key, &["is too large"]);
        }
        small
    }

    pub(super) fn seconds(&self, key: &str) -> Option<f64> {
        let value = self.raw(key)?;
        let seconds = number(value);
        if seconds.is_none() {
            self.wrong_field(key, "a number, 0 or more", value);
        }
        seconds
    }

    pub(super) fn moment(&self, key: &str) -> Option<Moment> {
        let text = self.text(key)?;
        let moment = Moment::parse(&text);
        if moment.is_none() {
            let end = text.char_indices().nth(40).map_or(text.len(), |(at, _)| at);
            let shown = text.get(..end).unwrap_or_default();
            self.problem_at(key, &["\"", shown, "\" is not a date; RFC 3339 writes 2025-05-17T09:30:00+03:00"]);
        }
        moment
    }

    fn list(&self, key: &str) -> Vec<Part<'_>> {
        let value = self.raw(key).unwrap_or("[]");
        if !value.starts_with('[') {
            self.wrong_field(key, "a list", value);
            return Vec::new();
        }
        json::parts(value)
    }

    pub(super) fn texts(&self, key: &str) -> Vec<String> {
        self.strings(key, json::string)
    }

    /// A list of ids, see [`Fields::required_id`].
    pub(super) fn ids(&self, key: &str) -> Vec<String> {
        self.strings(key, id)
    }

    fn strings(&self, key: &str, read: fn(Raw<'_>) -> Option<String>) -> Vec<String> {
        let list = Place::Key(&self.place, key);
        let mut texts = Vec::new();
        for (index, (_, value)) in self.list(key).into_iter().enumerate() {
            match read(value) {
                Some(text) => texts.extend(unless_blank(text)),
                None => self.wrong_type(Place::Index(&list, index), "a string", value),
            }
        }
        texts
    }

    pub(super) fn object<T>(&self, key: &str, read: fn(&Fields<'_>) -> T) -> Option<T> {
        let value = self.raw(key)?;
        self.fields(value, Place::Key(&self.place, key)).map(|fields| read(&fields))
    }

    /// A list of objects; what `read` answers `None` to is left out (and reported by it).
    pub(super) fn objects<T>(&self, key: &str, read: fn(&Fields<'_>) -> Option<T>) -> Vec<T> {
        let mut objects = Vec::new();
        self.each(key, &mut |fields| {
            if let Some(object) = read(fields) {
                objects.push(object);
            }
        });
        objects
    }

    fn each(&self, key: &str, read: &mut dyn FnMut(&Fields<'_>)) {
        let list = Place::Key(&self.place, key);
        for (index, (_, value)) in self.list(key).into_iter().enumerate() {
            if let Some(fields) = self.fields(value, Place::Index(&list, index)) {
                read(&fields);
            }
        }
    }

    fn fields<'b>(&'b self, value: Raw<'b>, place: Place<'b>) -> Option<Fields<'b>> {
        if !value.starts_with('{') {
            self.wrong_type(place, "an object", value);
            return None;
        }
        Some(Fields { parts: json::parts(value), place, log: self.log })
    }
}

fn unless_blank(text: String) -> Option<String> {
    if text.trim().is_empty() { None } else { Some(text) }
}

/// A string, or a number as it is written.
fn id(value: Raw<'_>) -> Option<String> {
    if type_name(value) == NUMBER { Some(value.to_owned()) } else { json::string(value) }
}

const NUMBER: &str = "a number";

/// What a value is, with its article.
pub(super) fn type_name(value: Raw<'_>) -> &'static str {
    match value.as_bytes().first() {
        Some(b'n') => "null",
        Some(b't' | b'f') => "a boolean",
        Some(b'"') => "a string",
        Some(b'[') => "a list",
        Some(b'{') => "an object",
        _ => NUMBER,
    }
}
