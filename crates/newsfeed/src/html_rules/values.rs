//! Attribute values: an attribute that may stand is kept only if its value is one that we know.

/// Whether the value may stand in the attribute, whose name is in lower case and was let in by [`super::attribute`].
/// Attributes with a URL ([`super::vetted`]) or the size of a picture have rules of their own: none is let in here.
pub fn value(attribute: &str, value: &str) -> bool {
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
pub fn is_number(value: &str, digits: usize) -> bool {
    let bytes = value.as_bytes();
    matches!(bytes.first(), Some(b'1'..=b'9')) && bytes.len() <= digits && bytes.iter().all(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_have_bounds() {
        assert!(value("colspan", "50"));
        assert!(!value("colspan", "100"));
        assert!(!value("rowspan", "0"));
        assert!(!value("rowspan", "+2"));
    }

    #[test]
    fn only_known_values_pass() {
        assert!(value("lang", "zh-Hant"));
        assert!(!value("lang", "en\" onload="));
        assert!(value("dir", "RTL") && !value("dir", "sideways"));
        assert!(value("start", "-3") && value("start", "0"));
        assert!(!value("start", "1e9"));
        assert!(!value("scope", "evil"));
        assert!(!value("href", "https://a.example/") && !value("style", "color: red"));
    }
}
