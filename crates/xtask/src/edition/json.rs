//! JSON for people to read: keys stay in the order in which they were put.
//!
//! `serde_json` sorts them, or remembers their order by a feature that would be switched on for the
//! app as well where both are built together.

use std::fmt::Write;

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Number(u64),
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object.
    Object(Object),
}

/// A JSON object in the making; what is absent or empty is left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Object(Vec<(&'static str, Json)>);

impl Object {
    /// Adds a member.
    pub fn put(&mut self, key: &'static str, value: Json) {
        self.0.push((key, value));
    }

    /// Adds text.
    pub fn text(&mut self, key: &'static str, value: &str) {
        self.put(key, Json::Text(value.to_owned()));
    }

    /// Adds text if there is any.
    pub fn maybe(&mut self, key: &'static str, value: Option<&str>) {
        if let Some(value) = value {
            self.text(key, value);
        }
    }

    /// Adds `true`; `false` is what absence means.
    pub fn flag(&mut self, key: &'static str, value: bool) {
        if value {
            self.put(key, Json::Bool(true));
        }
    }

    /// Adds a list if it is not empty.
    pub fn list(&mut self, key: &'static str, values: impl IntoIterator<Item = Json>) {
        let values: Vec<Json> = values.into_iter().collect();
        if !values.is_empty() {
            self.put(key, Json::List(values));
        }
    }

    /// Adds an object if it is not empty.
    pub fn object(&mut self, key: &'static str, value: Object) {
        if !value.0.is_empty() {
            self.put(key, Json::Object(value));
        }
    }
}

impl From<&String> for Json {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl Json {
    /// The value as indented text with a line end.
    pub fn pretty(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, 0);
        out.push('\n');
        out
    }

    fn write(&self, out: &mut String, depth: usize) {
        match self {
            Self::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Self::Number(value) => {
                let _ = write!(out, "{value}");
            }
            Self::Text(text) => write_text(out, text),
            Self::List(values) if values.iter().all(Self::is_short) => {
                // Tags and section names read best on one line.
                out.push('[');
                for (index, value) in values.iter().enumerate() {
                    out.push_str(if index > 0 { ", " } else { "" });
                    value.write(out, depth);
                }
                out.push(']');
            }
            Self::List(values) => block(out, depth, ['[', ']'], values, |out, value| {
                value.write(out, depth + 1);
            }),
            Self::Object(Object(members)) => {
                block(out, depth, ['{', '}'], members, |out, (key, value)| {
                    write_text(out, key);
                    out.push_str(": ");
                    value.write(out, depth + 1);
                });
            }
        }
    }

    fn is_short(&self) -> bool {
        match self {
            Self::Text(text) => text.len() < 80,
            Self::Bool(_) | Self::Number(_) => true,
            Self::List(_) | Self::Object(_) => false,
        }
    }
}

fn block<T>(out: &mut String, depth: usize, [open, close]: [char; 2], entries: &[T], write: impl Fn(&mut String, &T)) {
    out.push(open);
    for (index, entry) in entries.iter().enumerate() {
        out.push_str(if index > 0 { ",\n" } else { "\n" });
        out.push_str(&"  ".repeat(depth + 1));
        write(out, entry);
    }
    if !entries.is_empty() {
        out.push('\n');
        out.push_str(&"  ".repeat(depth));
    }
    out.push(close);
}

fn write_text(out: &mut String, text: &str) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            control if u32::from(control) < 0x20 => {
                let _ = write!(out, "\\u{:04x}", u32::from(control));
            }
            other => out.push(other),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_and_layout() {
        let mut item = Object::default();
        item.text("title", "Мост «А»");
        item.list("tags", [Json::Text("б".into()), Json::Text("в".into())]);
        item.list("none", []);
        item.maybe("language", None);
        item.flag("pinned", false);
        let mut feed = Object::default();
        feed.text("version", "1.1");
        feed.list("items", [Json::Object(item)]);
        assert_eq!(
            Json::Object(feed).pretty(),
            "{\n  \"version\": \"1.1\",\n  \"items\": [\n    {\n      \"title\": \"Мост «А»\",\n      \"tags\": [\"б\", \"в\"]\n    }\n  ]\n}\n"
        );
    }

    #[test]
    fn text_is_escaped() {
        let text = Json::Text("a\"b\\c\nd\te\u{1}".to_owned()).pretty();
        assert_eq!(text, "\"a\\\"b\\\\c\\nd\\te\\u0001\"\n");
    }
}
