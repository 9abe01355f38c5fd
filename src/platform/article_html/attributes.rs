//! Attribute values: what the allowlist names is copied only if its value is one that we know.

use super::dom::set;
use newsfeed::html_rules;
use web_sys::Element;

/// The attributes that are copied as they are. Those with a URL, an id or a class are not among them: each has its own
/// builder.
const COPIED: [&str; 13] = [
    "lang", "dir", "title", "datetime", "start", "reversed", "type", "value", "colspan", "rowspan", "span", "scope",
    "open",
];

/// Copies what the allowlist and the values allow from an element of the source to the one built for it.
pub(super) fn copy(source: &Element, built: &Element) {
    if !source.has_attributes() {
        return;
    }
    let name = built.local_name();
    for attribute in COPIED {
        // A language and a direction belong to text, wherever it stands.
        if !matches!(attribute, "lang" | "dir") && !html_rules::attribute(&name, attribute) {
            continue;
        }
        if let Some(value) = source.get_attribute(attribute)
            && is_vetted(attribute, &value)
        {
            set(built, attribute, &value);
        }
    }
}

/// Copies language and direction to an element that does not say its own.
pub(super) fn copy_language(source: &Element, built: &Element) {
    for attribute in ["lang", "dir"] {
        if let Some(value) = source.get_attribute(attribute)
            && is_vetted(attribute, &value)
            && !built.has_attribute(attribute)
        {
            set(built, attribute, &value);
        }
    }
}

/// Whether an element says a language or a direction that counts.
pub(super) fn has_language(source: &Element) -> bool {
    source.has_attributes()
        && ["lang", "dir"].iter().any(|name| source.get_attribute(name).is_some_and(|value| is_vetted(name, &value)))
}

fn is_vetted(attribute: &str, value: &str) -> bool {
    match attribute {
        "lang" => (2..=35).contains(&value.len()) && value.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'),
        "dir" => ["ltr", "rtl", "auto"].iter().any(|known| value.eq_ignore_ascii_case(known)),
        "title" => !value.trim().is_empty() && value.len() <= 1000,
        "datetime" => value.len() <= 60 && value.bytes().all(|b| b.is_ascii_alphanumeric() || b" :+-.".contains(&b)),
        "start" | "value" => value.parse::<i32>().is_ok(),
        "type" => matches!(value, "1" | "a" | "A" | "i" | "I"),
        "colspan" | "rowspan" | "span" => number(value).is_some_and(|count| (1..=50).contains(&count)),
        "scope" => matches!(value, "row" | "col" | "rowgroup" | "colgroup"),
        "reversed" | "open" => true,
        _ => false,
    }
}

/// A number written in digits alone.
pub(super) fn number(value: &str) -> Option<u32> {
    let value = value.trim();
    if value.bytes().all(|b| b.is_ascii_digit()) { value.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_have_bounds() {
        assert!(is_vetted("colspan", "50"));
        assert!(!is_vetted("colspan", "51"));
        assert!(!is_vetted("rowspan", "0"));
        assert!(!is_vetted("rowspan", "+2"));
    }

    #[test]
    fn only_known_values_pass() {
        assert!(is_vetted("lang", "zh-Hant"));
        assert!(!is_vetted("lang", "en\" onload="));
        assert!(is_vetted("dir", "RTL"));
        assert!(is_vetted("start", "-3"));
        assert!(!is_vetted("type", "text"));
        assert!(is_vetted("datetime", "2025-05-17T09:30:00+03:00"));
        assert!(!is_vetted("style", "color: red"));
    }
}
