//! Reading TOML written by people: every complaint names the file, the line and what to write.

use anyhow::{Result, anyhow};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A piece of TOML and where it stands.
pub struct Source<'a> {
    /// The file, as the user knows it.
    pub file: &'a str,
    /// The TOML itself.
    pub toml: &'a str,
    /// The line of the file on which it begins.
    pub first_line: usize,
}

impl Source<'_> {
    /// Parses it.
    pub fn parse(&self) -> Result<Spanned<DeTable<'_>>> {
        DeTable::parse(self.toml).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            self.error(at, error.message())
        })
    }

    /// An error about the byte at this offset.
    pub fn error(&self, offset: usize, message: &str) -> anyhow::Error {
        let before = &self.toml.as_bytes()[..offset.min(self.toml.len())];
        let line = self.first_line + before.iter().filter(|&&byte| byte == b'\n').count();
        anyhow!("{}, line {line}: {message}", self.file)
    }
}

/// The keys of one table.
#[derive(Clone, Copy)]
pub struct Fields<'a> {
    source: &'a Source<'a>,
    table: &'a DeTable<'a>,
    /// Where the table begins, for complaints about what is not there.
    start: usize,
}

impl<'a> Fields<'a> {
    /// The fields of a parsed source; a key outside of `known` is a slip of the pen.
    pub fn of(source: &'a Source<'a>, table: &'a Spanned<DeTable<'a>>, known: &[&str]) -> Result<Self> {
        Self::new(source, table.get_ref(), 0, known)
    }

    fn new(source: &'a Source<'a>, table: &'a DeTable<'a>, start: usize, known: &[&str]) -> Result<Self> {
        for (key, _) in table {
            let name: &str = key.get_ref();
            if !known.contains(&name) {
                let list = known.join(", ");
                let message = format!("no such key: {name}; the keys here are {list}");
                return Err(source.error(key.span().start, &message));
            }
        }
        Ok(Self { source, table, start })
    }

    /// An error about this table as a whole.
    pub fn error(&self, message: &str) -> anyhow::Error {
        self.source.error(self.start, message)
    }

    /// An error about one of its keys.
    pub fn error_at(&self, key: &str, message: &str) -> anyhow::Error {
        let at = self.table.get(key).map_or(self.start, |v| v.span().start);
        self.source.error(at, &format!("{key}: {message}"))
    }

    /// Text, if the key is there; blank text counts as a mistake.
    pub fn text(&self, key: &str) -> Result<Option<String>> {
        let Some(value) = self.value(key) else {
            return Ok(None);
        };
        match value.as_str().map(str::trim) {
            Some("") => Err(self.error_at(key, "is empty; write something or leave it out")),
            Some(text) => Ok(Some(text.to_owned())),
            None => Err(self.wrong(key, value, "text in quotes")),
        }
    }

    /// Text that must be there.
    pub fn required(&self, key: &str) -> Result<String> {
        self.text(key)?.ok_or_else(|| self.error(&format!("{key} is missing; add {key} = \"…\"")))
    }

    /// `true` or `false`; absent is false.
    pub fn flag(&self, key: &str) -> Result<bool> {
        match self.value(key) {
            None => Ok(false),
            Some(value) => value.as_bool().ok_or_else(|| self.wrong(key, value, "true or false, without quotes")),
        }
    }

    /// A list of texts; absent is empty.
    pub fn texts(&self, key: &str) -> Result<Vec<String>> {
        let wrong = |value| self.wrong(key, value, "a list such as [\"one\", \"two\"]");
        let Some(value) = self.value(key) else {
            return Ok(Vec::new());
        };
        let list = value.as_array().ok_or_else(|| wrong(value))?;
        list.iter()
            .map(|entry| {
                let text = entry.get_ref().as_str().ok_or_else(|| wrong(value))?;
                Ok(text.to_owned())
            })
            .collect()
    }

    /// A table, if the key is there.
    pub fn table(&self, key: &str, known: &[&str]) -> Result<Option<Fields<'a>>> {
        let Some(entry) = self.table.get(key) else {
            return Ok(None);
        };
        let DeValue::Table(table) = entry.get_ref() else {
            return Err(self.wrong(key, entry.get_ref(), "a table"));
        };
        Fields::new(self.source, table, entry.span().start, known).map(Some)
    }

    /// A list of tables; absent is empty.
    pub fn tables(&self, key: &str, known: &[&str]) -> Result<Vec<Fields<'a>>> {
        let Some(value) = self.value(key) else {
            return Ok(Vec::new());
        };
        let wrong = || self.wrong(key, value, "a list of tables");
        let list = value.as_array().ok_or_else(wrong)?;
        list.iter()
            .map(|entry| {
                let DeValue::Table(table) = entry.get_ref() else {
                    return Err(wrong());
                };
                Fields::new(self.source, table, entry.span().start, known)
            })
            .collect()
    }

    fn value(&self, key: &str) -> Option<&'a DeValue<'a>> {
        self.table.get(key).map(Spanned::get_ref)
    }

    fn wrong(&self, key: &str, value: &DeValue, expected: &str) -> anyhow::Error {
        let message = format!("is of type {}; write {expected}", value.type_str());
        self.error_at(key, &message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaint(toml: &str, read: impl Fn(Fields) -> Result<()>) -> String {
        let source = Source { file: "edition/items/x.md", toml, first_line: 2 };
        let run = || {
            let table = source.parse()?;
            read(Fields::of(&source, &table, &["title", "tags", "pinned"])?)
        };
        run().unwrap_err().to_string()
    }

    #[test]
    fn complaints_name_file_line_and_remedy() {
        let text = complaint("title = 'a'\ntags = 'b'", |f| f.texts("tags").map(drop));
        assert_eq!(
            text,
            "edition/items/x.md, line 3: tags: is of type string; write a list such as [\"one\", \"two\"]"
        );
        let text = complaint("title = ''", |f| f.text("title").map(drop));
        assert!(text.contains("line 2: title: is empty"), "{text}");
        let text = complaint("pinned = true", |f| f.required("title").map(drop));
        assert!(text.ends_with("add title = \"…\""), "{text}");
    }

    #[test]
    fn unknown_keys_and_broken_toml_are_found() {
        let text = complaint("title = 'a'\n\ntagz = []", |_| Ok(()));
        assert!(text.contains("line 4: no such key: tagz"), "{text}");
        let text = complaint("title = 'a'\ntags = [", |_| Ok(()));
        assert!(text.contains("x.md, line 3: "), "{text}");
    }

    #[test]
    fn what_is_there_is_read() {
        let source = Source { file: "x", toml: "title = ' a '\ntags = ['b', 'c']\npinned = true", first_line: 1 };
        let table = source.parse().unwrap();
        let fields = Fields::of(&source, &table, &["title", "tags", "pinned"]).unwrap();
        assert_eq!(fields.required("title").unwrap(), "a");
        assert_eq!(fields.texts("tags").unwrap(), ["b", "c"]);
        assert!(fields.flag("pinned").unwrap());
    }
}
