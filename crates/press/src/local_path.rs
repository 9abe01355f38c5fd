//! From the path of an address to the name of a file.

use std::path::{Component, Path};

/// A path without percents; `None` if it leads out of the folder that it is looked for in, or is no text.
pub(crate) fn local_path(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => (hex(rest.next()?)? << 4) | hex(rest.next()?)?,
            byte => byte,
        });
    }
    let path = String::from_utf8(bytes).ok()?;
    let is_plain = |component: Component<'_>| matches!(component, Component::Normal(_));
    // A backslash and a colon are letters here and lead elsewhere on Windows.
    let is_safe = !path.contains(['\\', ':', '\0']) && Path::new(&path).components().all(is_plain);
    is_safe.then_some(path)
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percents_are_read_and_nothing_leads_out() {
        assert_eq!(local_path("images/%D1%81%D0%B0%D0%B4%201.png").as_deref(), Some("images/сад 1.png"));
        assert_eq!(local_path("").as_deref(), Some(""));
        for path in ["../a", "a/../../b", "%2e%2e/a", "..%5ca", "/etc", "%2Fetc", "a%00", "C:a", "%zz", "%d1", "%"] {
            assert_eq!(local_path(path), None, "{path}");
        }
    }
}
