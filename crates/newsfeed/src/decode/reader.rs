//! Tolerant readers of the fields of an object: what is missing, `null` or an empty string is not
//! there; what has a wrong type is reported and not there.

use std::cell::RefCell;

use serde_json::{Map, Value};

use super::Problem;
use crate::date::Moment;

/// Collects the problems of a document.
#[derive(Default)]
pub(super) struct Log(RefCell<Vec<Problem>>);

impl Log {
    pub(super) fn document(&self, object: Map<String, Value>) -> Fields<'_> {
        Fields { object, place: Place::Document, log: self }
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
            Place::Key(parent, key) => format!("{}.{key}", parent.path()),
            Place::Index(parent, index) => format!("{}[{index}]", parent.path()),
        }
    }
}

/// The fields of one object that are still unread.
pub(super) struct Fields<'a> {
    object: Map<String, Value>,
    place: Place<'a>,
    log: &'a Log,
}

impl Fields<'_> {
    /// Reports something about the object as a whole.
    pub(super) fn problem(&self, message: impl Into<String>) {
        self.report(self.place, message.into());
    }

    /// Reports something about one of its fields.
    pub(super) fn problem_at(&self, key: &str, message: impl Into<String>) {
        self.report(Place::Key(&self.place, key), message.into());
    }

    fn report(&self, place: Place<'_>, message: String) {
        self.log.0.borrow_mut().push(Problem { path: place.path(), message });
    }

    fn wrong_type(&self, place: Place<'_>, expected: &str, found: &Value) {
        let found = type_name(found);
        self.report(place, format!("should be {expected}, is {found}"));
    }

    /// Takes a value out and leaves `null`: to remove its key would cost 5 kB of code for
    /// balancing the tree of a map that is thrown away anyway.
    fn take(&mut self, key: &str) -> Option<Value> {
        let value = self.object.get_mut(key)?.take();
        Some(value).filter(|value| !value.is_null())
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.object.get(key).is_some_and(|value| !value.is_null())
    }

    pub(super) fn text(&mut self, key: &str) -> Option<String> {
        match self.take(key)? {
            Value::String(text) => Some(text).filter(|text| !text.trim().is_empty()),
            other => {
                self.wrong_type(Place::Key(&self.place, key), "a string", &other);
                None
            }
        }
    }

    /// A text without which the object is of no use: its absence is reported.
    pub(super) fn required_text(&mut self, key: &str) -> Option<String> {
        let given = self.has(key);
        let text = self.text(key);
        if text.is_none() {
            let fault = if given { "has an unusable" } else { "has no" };
            self.problem(format!("{fault} {key}; left out"));
        }
        text
    }

    /// An id: a number is taken for its digits.
    pub(super) fn id(&mut self, key: &str) -> Option<String> {
        match self.take(key)? {
            Value::Number(number) => Some(number.to_string()),
            Value::String(text) => Some(text).filter(|text| !text.trim().is_empty()),
            _ => None,
        }
    }

    pub(super) fn flag(&mut self, key: &str) -> bool {
        match self.take(key) {
            None => false,
            Some(Value::Bool(flag)) => flag,
            Some(other) => {
                self.wrong_type(Place::Key(&self.place, key), "true or false", &other);
                false
            }
        }
    }

    pub(super) fn count(&mut self, key: &str) -> Option<u64> {
        let value = self.take(key)?;
        let count = value.as_u64();
        if count.is_none() {
            let place = Place::Key(&self.place, key);
            self.wrong_type(place, "a whole number, 0 or more", &value);
        }
        count
    }

    pub(super) fn pixels(&mut self, key: &str) -> Option<u32> {
        let count = self.count(key)?;
        let pixels = u32::try_from(count).ok();
        if pixels.is_none() {
            self.problem_at(key, "is too large");
        }
        pixels
    }

    pub(super) fn seconds(&mut self, key: &str) -> Option<f64> {
        let value = self.take(key)?;
        let seconds = value.as_f64().filter(|seconds| *seconds >= 0.0);
        if seconds.is_none() {
            let place = Place::Key(&self.place, key);
            self.wrong_type(place, "a number, 0 or more", &value);
        }
        seconds
    }

    pub(super) fn moment(&mut self, key: &str) -> Option<Moment> {
        let text = self.text(key)?;
        let moment = Moment::parse(&text);
        if moment.is_none() {
            let shown: String = text.chars().take(40).collect();
            self.problem_at(key, format!("\"{shown}\" is not a date; RFC 3339 writes 2025-05-17T09:30:00+03:00"));
        }
        moment
    }

    /// Anything, as it was written.
    pub(super) fn raw(&mut self, key: &str) -> Option<Value> {
        self.take(key)
    }

    fn array(&mut self, key: &str) -> Vec<Value> {
        match self.take(key) {
            None => Vec::new(),
            Some(Value::Array(values)) => values,
            Some(other) => {
                self.wrong_type(Place::Key(&self.place, key), "a list", &other);
                Vec::new()
            }
        }
    }

    pub(super) fn texts(&mut self, key: &str) -> Vec<String> {
        self.strings(key, false)
    }

    /// A list of ids, see [`Fields::id`].
    pub(super) fn ids(&mut self, key: &str) -> Vec<String> {
        self.strings(key, true)
    }

    fn strings(&mut self, key: &str, numbers: bool) -> Vec<String> {
        let values = self.array(key);
        let list = Place::Key(&self.place, key);
        let mut texts = Vec::with_capacity(values.len());
        for (index, value) in values.into_iter().enumerate() {
            match value {
                Value::String(text) if text.trim().is_empty() => {}
                Value::String(text) => texts.push(text),
                Value::Number(number) if numbers => texts.push(number.to_string()),
                other => self.wrong_type(Place::Index(&list, index), "a string", &other),
            }
        }
        texts
    }

    pub(super) fn object<T>(&mut self, key: &str, read: fn(Fields<'_>) -> T) -> Option<T> {
        let value = self.take(key)?;
        self.fields(value, Place::Key(&self.place, key)).map(read)
    }

    /// A list of objects; what `read` answers `None` to is left out (and reported by it).
    pub(super) fn objects<T>(&mut self, key: &str, read: fn(Fields<'_>) -> Option<T>) -> Vec<T> {
        let values = self.array(key);
        let list = Place::Key(&self.place, key);
        let mut objects = Vec::with_capacity(values.len());
        for (index, value) in values.into_iter().enumerate() {
            let place = Place::Index(&list, index);
            objects.extend(self.fields(value, place).and_then(read));
        }
        objects
    }

    fn fields<'b>(&'b self, value: Value, place: Place<'b>) -> Option<Fields<'b>> {
        match value {
            Value::Object(object) => Some(Fields { object, place, log: self.log }),
            other => {
                self.wrong_type(place, "an object", &other);
                None
            }
        }
    }
}

/// What a value is, with its article.
pub(super) fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
