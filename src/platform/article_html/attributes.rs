//! Attribute values: what the allowlist names is copied only if its value is one that we know.

use super::dom::set;
use newsfeed::html_rules;
use web_sys::Element;

/// Copies what the allowlist and the values allow from an element of the source to the one built for it. Attributes with
/// a URL or a size are not copied: each has its own builder.
pub(super) fn copy(source: &Element, built: &Element, name: &str) {
    for list in ["lang dir title", html_rules::attributes(name)] {
        for attribute in list.split(' ') {
            if let Some(value) = source.get_attribute(attribute)
                && is_vetted(attribute, &value)
            {
                set(built, attribute, &value);
            }
        }
    }
}

fn is_vetted(attribute: &str, value: &str) -> bool {
    match attribute {
        "lang" => is_word(value, 35),
        // An unknown one is none to the browser: it needs no list.
        "dir" => is_word(value, 4),
        "start" | "value" => value == "0" || is_number(value.strip_prefix('-').unwrap_or(value), 6),
        "colspan" | "rowspan" | "span" => is_number(value, 2),
        "scope" => value.starts_with("row") || value.starts_with("col"),
        "title" | "datetime" | "reversed" | "open" | "type" | "kind" | "srclang" | "label" => true,
        _ => false,
    }
}

/// Whether a value is letters, digits and hyphens, and at most so many.
fn is_word(value: &str, most: usize) -> bool {
    value.len() <= most && value.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// Whether a value is a positive number of at most so many digits.
#[inline(never)]
pub(super) fn is_number(value: &str, digits: usize) -> bool {
    let bytes = value.as_bytes();
    matches!(bytes.first(), Some(b'1'..=b'9')) && bytes.len() <= digits && bytes.iter().all(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_have_bounds() {
        assert!(is_vetted("colspan", "50"));
        assert!(!is_vetted("colspan", "100"));
        assert!(!is_vetted("rowspan", "0"));
        assert!(!is_vetted("rowspan", "+2"));
    }

    #[test]
    fn only_known_values_pass() {
        assert!(is_vetted("lang", "zh-Hant"));
        assert!(!is_vetted("lang", "en\" onload="));
        assert!(is_vetted("dir", "RTL") && !is_vetted("dir", "sideways"));
        assert!(is_vetted("start", "-3") && is_vetted("start", "0"));
        assert!(!is_vetted("start", "1e9"));
        assert!(!is_vetted("scope", "evil"));
        assert!(!is_vetted("href", "https://a.example/") && !is_vetted("style", "color: red"));
    }
}
