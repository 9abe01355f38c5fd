//! Front matter: what stands above the text of a file, in YAML (between lines of `---`), TOML (`+++`) or JSON (`{ }`).

use serde_json::{Map, Value};

/// The fields of a front matter. Names are in lower case at every level: generators do not tell them apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Fields(Map<String, Value>);

/// A file in its parts.
#[derive(Debug, PartialEq)]
pub(super) struct Parts<'a> {
    /// `None` if the file has no front matter.
    pub(super) fields: Option<Fields>,
    pub(super) body: &'a str,
}

/// What is wrong with a front matter, and on which line of the file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) line: usize,
    pub(super) message: String,
}

/// Takes a file apart.
pub(super) fn split(text: &str) -> Result<Parts<'_>, Fault> {
    let text = text.trim_start_matches('\u{feff}');
    let fence = text.lines().next().unwrap_or_default().trim_end();
    if text.starts_with('{') {
        return json(text);
    }
    if !matches!(fence, "---" | "+++") {
        return Ok(Parts { fields: None, body: text });
    }
    let start = text.find('\n').map_or(text.len(), |at| at + 1);
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == fence {
            let written = &text[start..at];
            let values = if fence == "---" { yaml(written) } else { toml(written) };
            let values = values.map_err(|fault| Fault { line: fault.line + 1, ..fault })?;
            return Ok(Parts { fields: Some(Fields::of(values)), body: &text[at + line.len()..] });
        }
        at += line.len();
    }
    if fence == "---" {
        // A rule above a text, and no front matter.
        return Ok(Parts { fields: None, body: text });
    }
    Err(Fault { line: 1, message: format!("the front matter has no end: a second line {fence} is missing") })
}

/// Reads a file that is all fields, by the ending of its name.
pub(super) fn file(name: &str, text: &str) -> Result<Fields, Fault> {
    let text = text.trim_start_matches('\u{feff}');
    let values = match name.rsplit('.').next().unwrap_or_default() {
        "toml" => toml(text)?,
        "json" => match serde_json::from_str(text) {
            Ok(values) => values,
            Err(error) => return Err(Fault { line: error.line(), message: error.to_string() }),
        },
        _ => yaml(text)?,
    };
    Ok(Fields::of(values))
}

fn json(text: &str) -> Result<Parts<'_>, Fault> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<Map<String, Value>>();
    match values.next() {
        Some(Ok(fields)) => Ok(Parts { fields: Some(Fields::of(fields)), body: &text[values.byte_offset()..] }),
        // A text that begins with a brace, `{{ a template }}`.
        Some(Err(_)) if !text[1..].trim_start().starts_with('"') => Ok(Parts { fields: None, body: text }),
        Some(Err(error)) => Err(Fault { line: error.line(), message: error.to_string() }),
        None => Ok(Parts { fields: None, body: text }),
    }
}

fn yaml(text: &str) -> Result<Map<String, Value>, Fault> {
    if text.trim().is_empty() {
        return Ok(Map::new());
    }
    let value: serde_yaml_ng::Value = serde_yaml_ng::from_str(text).map_err(|error| Fault {
        line: error.location().map_or(1, |place| place.line()),
        message: error.to_string(),
    })?;
    match from_yaml(value) {
        Value::Object(fields) => Ok(fields),
        Value::Null => Ok(Map::new()),
        _ => Err(Fault { line: 1, message: "the front matter is no list of names and values".to_owned() }),
    }
}

fn from_yaml(value: serde_yaml_ng::Value) -> Value {
    use serde_yaml_ng::Value as Yaml;
    match value {
        Yaml::Null => Value::Null,
        Yaml::Bool(flag) => flag.into(),
        Yaml::Number(number) => serde_json::to_value(number).unwrap_or_default(),
        Yaml::String(text) => text.into(),
        Yaml::Sequence(values) => values.into_iter().map(from_yaml).collect(),
        Yaml::Mapping(fields) => {
            fields.into_iter().map(|(key, value)| (text(&from_yaml(key)), from_yaml(value))).collect()
        }
        Yaml::Tagged(tagged) => from_yaml(tagged.value),
    }
}

fn toml(text: &str) -> Result<Map<String, Value>, Fault> {
    let table: toml::Table = text.parse().map_err(|error: toml::de::Error| Fault {
        line: error.span().map_or(1, |span| text[..span.start.min(text.len())].matches('\n').count() + 1),
        message: error.message().to_owned(),
    })?;
    Ok(table.into_iter().map(|(key, value)| (key, from_toml(value))).collect())
}

fn from_toml(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(flag) => flag.into(),
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(values) => values.into_iter().map(from_toml).collect(),
        toml::Value::Table(fields) => fields.into_iter().map(|(key, value)| (key, from_toml(value))).collect(),
    }
}

impl Fields {
    fn of(values: Map<String, Value>) -> Fields {
        let Value::Object(fields) = lowered(Value::Object(values)) else { return Fields::default() };
        Fields(fields)
    }

    /// The first of these fields that says something. `cover.image` is a field of a field.
    pub(super) fn get(&self, names: &[&str]) -> Option<&Value> {
        names.iter().find_map(|name| {
            let mut steps = name.split('.');
            let mut value = self.0.get(steps.next()?)?;
            for step in steps {
                value = value.get(step)?;
            }
            let says_nothing = value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty());
            (!says_nothing).then_some(value)
        })
    }

    /// The first of these fields that is a text, or can be one.
    pub(super) fn text(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.get(&[name]).map(text).filter(|text| !text.trim().is_empty()))
    }

    /// The texts of the first of these fields: of a list, or between the commas of a text.
    pub(super) fn texts(&self, names: &[&str]) -> Vec<String> {
        match self.get(names) {
            Some(Value::Array(values)) => values.iter().map(text).filter(|text| !text.trim().is_empty()).collect(),
            Some(value) => {
                let text = text(value);
                text.split(',').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
            }
            None => Vec::new(),
        }
    }

    /// The first of these fields that says yes or no.
    pub(super) fn flag(&self, names: &[&str]) -> Option<bool> {
        names.iter().find_map(|name| match self.get(&[name])? {
            Value::Bool(flag) => Some(*flag),
            Value::String(text) => text.trim().to_lowercase().parse().ok(),
            _ => None,
        })
    }

    /// All of it.
    pub(super) fn values(&self) -> &Map<String, Value> {
        &self.0
    }
}

/// A value as a text; nothing for what has parts.
pub(super) fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(flag) => flag.to_string(),
        Value::Object(fields) => fields.get("name").or_else(|| fields.get("title")).map(text).unwrap_or_default(),
        Value::Null | Value::Array(_) => String::new(),
    }
}

fn lowered(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            fields.into_iter().map(|(key, value)| (key.to_lowercase(), lowered(value))).collect::<Map<_, _>>().into()
        }
        Value::Array(values) => values.into_iter().map(lowered).collect(),
        value => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(text: &str) -> Fields {
        split(text).unwrap().fields.unwrap()
    }

    #[test]
    fn three_languages_say_the_same() {
        let yaml = "---\ntitle: Мёд\ndate: 2025-05-17T09:30:00+03:00\ntags: [а, 2]\ncover:\n  Image: a.png\n---\nТекст";
        let toml = "+++\ntitle = 'Мёд'\ndate = 2025-05-17T09:30:00+03:00\ntags = ['а', '2']\n[cover]\nImage = 'a.png'\n+++\nТекст";
        let json = r#"{"title": "Мёд", "date": "2025-05-17T09:30:00+03:00", "tags": ["а", 2], "cover": {"Image": "a.png"}}Текст"#;
        for text in [yaml, toml, json, &yaml.replace('\n', "\r\n")] {
            let parts = split(text).unwrap();
            assert_eq!(parts.body, "Текст");
            let fields = parts.fields.unwrap();
            assert_eq!(fields.text(&["name", "title"]).as_deref(), Some("Мёд"));
            assert_eq!(fields.text(&["date"]).as_deref(), Some("2025-05-17T09:30:00+03:00"));
            assert_eq!(fields.texts(&["tags"]), ["а", "2"]);
            assert_eq!(fields.text(&["cover.image"]).as_deref(), Some("a.png"));
        }
    }

    #[test]
    fn texts_without_front_matter_stay_whole() {
        for text in ["Текст", "---\nТекст под чертой", "{{ site.title }}", ""] {
            assert_eq!(split(text).unwrap(), Parts { fields: None, body: text });
        }
        assert_eq!(split("---\n---\nТекст").unwrap().fields, Some(Fields::default()));
    }

    #[test]
    fn faults_have_a_line_and_a_word() {
        let fault = |text| split(text).unwrap_err();
        assert_eq!(fault("---\ntitle: a\nb: [\n---\n").line, 4);
        assert_eq!(fault("+++\ntitle = 'a'\nb =\n+++\n").line, 3);
        assert!(fault("+++\ntitle = 'a'\n").message.contains("no end"));
        assert_eq!(fault("{\"title\": }").line, 1);
        assert!(fault("---\n- a\n---\n").message.contains("names and values"));
    }

    #[test]
    fn flags_and_lists_in_other_clothes() {
        let fields = fields("---\ndraft: 'True'\ntags: мёд, сад\nauthors:\n- name: Ботаник\n- Отдел\n---\n");
        assert_eq!(fields.flag(&["draft"]), Some(true));
        assert_eq!(
            (fields.texts(&["tags"]), fields.texts(&["authors"])),
            (vec!["мёд".to_owned(), "сад".into()], vec!["Ботаник".to_owned(), "Отдел".into()])
        );
    }
}
