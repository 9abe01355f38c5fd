//! Attribute values: what the allowlist names is copied only if its value is one that we know.

use super::dom::{Element, attribute as written, set};
use newsfeed::html_rules;

/// Copies what the allowlist and the values allow from an element of the source to the one built for it. Attributes with
/// a URL or a size are not copied: each has its own builder.
pub(super) fn copy(source: &Element, built: &Element, name: &str) {
    for list in ["lang dir title", html_rules::attributes(name)] {
        for attribute in list.split(' ') {
            if let Some(value) = written(source, attribute)
                && html_rules::value(attribute, &value)
            {
                set(built, attribute, &value);
            }
        }
    }
}
