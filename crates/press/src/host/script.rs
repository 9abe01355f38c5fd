//! Words of JavaScript, for the hosts that are told things in it.

/// A text.
pub fn string(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A regular expression of one in the language of [`super::rules`].
pub fn literal(pattern: &str) -> String {
    // In a set of letters a slash may stand, and outside of one it ends the literal: it is escaped in both.
    format!("/{}/", pattern.replace(r"\/", "/").replace('/', r"\/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_patterns_end_where_they_should() {
        assert_eq!(string("a\"\\\n"), r#""a\"\\\n""#);
        assert_eq!(literal(r"^/a[^/]\.json$"), r"/^\/a[^\/]\.json$/");
        assert_eq!(literal(r"^\/a"), r"/^\/a/");
    }
}
