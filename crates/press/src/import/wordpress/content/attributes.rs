//! The attributes of tags and shortcodes.

use newsfeed::text::{self as html, plain_text};

/// Names and values in the order they are written; what has no name has an empty one.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Attributes(Vec<(String, String)>);

/// Quotation marks that editors and plugins make of straight ones.
const QUOTES: &[&str] =
    &["&quot;", "&#8220;", "&#8221;", "&#8222;", "&#8243;", "&#034;", "&#34;", "“", "”", "„", "″", "«", "»"];

impl Attributes {
    /// Reads what stands between the name and the closing bracket. Values are decoded.
    pub(super) fn of(text: &str) -> Attributes {
        let mut found = Vec::new();
        let mut rest = text.trim_start_matches(is_between);
        while !rest.is_empty() {
            let end = rest.find(|c: char| c.is_whitespace() || c == '=' || c == '"' || c == '\'').unwrap_or(rest.len());
            let (name, after) = rest.split_at(end);
            let (name, given) = match after.trim_start().strip_prefix('=') {
                // An address with a query.
                _ if name.contains('/') => ("", rest),
                Some(value) => (name, value.trim_start()),
                // A value that stands alone.
                None if name.is_empty() => ("", after),
                None => ("", rest),
            };
            let (value, after) = value(given);
            found.push((name.to_ascii_lowercase(), decoded(value)));
            rest = after.trim_start_matches(is_between);
        }
        Attributes(found)
    }

    /// The value of an attribute, unless it is blank; the first one counts.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(known, _)| known == name && !name.is_empty());
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// The first of several attributes that is given.
    pub(super) fn first(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.get(name))
    }

    /// The first value without a name.
    pub(super) fn bare(&self) -> Option<&str> {
        self.0.iter().find(|(name, value)| name.is_empty() && !value.is_empty()).map(|(_, value)| value.as_str())
    }

    /// Whether any has a name.
    pub(super) fn has_named(&self) -> bool {
        self.0.iter().any(|(name, _)| !name.is_empty())
    }

    /// The numbers of a list, `1,2, 3`.
    pub(super) fn numbers(&self, names: &[&str]) -> Vec<u64> {
        let list = self.first(names).unwrap_or_default();
        list.split([',', ' ']).filter_map(|number| number.trim().parse().ok()).collect()
    }
}

fn is_between(c: char) -> bool {
    c.is_whitespace() || c == '/' || c == ','
}

/// The value that a text begins with, and what comes after it. Takes at least one character of what is not empty.
fn value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(quoted) = text.strip_prefix(quote) {
            return quoted.split_once(quote).unwrap_or((quoted, ""));
        }
    }
    if let Some(quoted) = QUOTES.iter().find_map(|quote| text.strip_prefix(quote)) {
        let ends = QUOTES.iter().filter_map(|quote| quoted.find(quote).map(|at| (at, at + quote.len())));
        let (end, next) = ends.min().unwrap_or((quoted.len(), quoted.len()));
        return (&quoted[..end], &quoted[next..]);
    }
    text.split_at(text.find(char::is_whitespace).unwrap_or(text.len()))
}

fn decoded(value: &str) -> String {
    // A value with tags in it is HTML, and stays it.
    if value.contains('<') || !value.contains('&') { value.to_owned() } else { plain_text(value) }
}

/// The value of an attribute of a tag, unless it is blank, decoded.
pub(super) fn of_tag(tag: &str, name: &str) -> Option<String> {
    let value = html::Attributes::of_tag(tag, 0).find(|one| one.name.eq_ignore_ascii_case(name))?.value();
    Some(value.trim()).filter(|value| !value.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_them() {
        let attributes =
            Attributes::of(r#" id="a_1" ids='1, 2,x,3' width=640 "bare value" plain caption="A &amp; B" /"#);
        assert_eq!((attributes.get("id"), attributes.get("width")), (Some("a_1"), Some("640")));
        assert_eq!(attributes.numbers(&["include", "ids"]), [1, 2, 3]);
        assert_eq!((attributes.bare(), attributes.get("caption")), (Some("bare value"), Some("A & B")));
        assert!(attributes.has_named() && !Attributes::of(" a b").has_named());
    }

    #[test]
    fn printed_quotation_marks() {
        for text in ["ids=”1,2″", "ids=&quot;1,2&quot;", "ids=&#8221;1,2&#8243;", "ids=«1,2»"] {
            assert_eq!(Attributes::of(text).numbers(&["ids"]), [1, 2], "{text}");
        }
    }

    #[test]
    fn nothing_to_read_ends() {
        for text in ["", "=", "==", "\"", "'", "a=", "=\"", "a==b", "\"\"\"", "= ="] {
            let _ = Attributes::of(text);
        }
        assert_eq!(of_tag("<img SRC=\"a.png\">", "src").as_deref(), Some("a.png"));
        assert_eq!(of_tag("<img>", "src"), None);
    }
}
