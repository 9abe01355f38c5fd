//! Bytes to text.

use encoding_rs::{Encoding, UTF_8};

/// The text of an XML document without its declaration, and what is wrong with it. The encoding is the one that the byte
/// order mark says, else the declaration, else the server (RFC 7303), else UTF-8.
pub(super) fn decoded(bytes: &[u8], content_type: &str) -> (String, Option<String>) {
    let beginning = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).into_owned();
    let declaration = beginning.trim_start_matches('\u{feff}').trim_start();
    let declaration = declaration.strip_prefix("<?xml").and_then(|rest| rest.split("?>").next()).unwrap_or_default();
    let declared = label(declaration, "encoding").and_then(|name| Encoding::for_label(name.as_bytes()));
    let served = label(content_type, "charset").and_then(|name| Encoding::for_label(name.as_bytes()));
    let encoding = declared.or(served).unwrap_or(UTF_8);
    let (text, encoding, is_faulty) = encoding.decode(bytes);
    let fault = is_faulty.then(|| format!("holds bytes that are no text in {}; they were replaced", encoding.name()));
    let text = text.trim_start();
    // It names an encoding that the text no longer has.
    let body = text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")).map_or(text, |(_, body)| body);
    // Lines are counted from the first one of the file.
    let lines = text[..text.len() - body.len()].matches('\n').count();
    (format!("{}{body}", "\n".repeat(lines)), fault)
}

/// The value behind a name and a `=`, with or without quotes.
fn label<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let value = text.split_once(name)?.1.trim_start().strip_prefix('=')?;
    let value = value.trim_start().trim_start_matches(['"', '\'']);
    value.split(|c: char| !c.is_ascii_alphanumeric() && !"-_:.".contains(c)).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_that_is_named_is_the_one() {
        let declared = [b"<?xml version='1.0' encoding='windows-1251'?>\n<a>".as_slice(), &[0xcc, 0xb8, 0xe4]].concat();
        assert_eq!(decoded(&declared, "text/xml; charset=utf-8"), ("\n<a>Мёд".to_owned(), None));
        let served = [b"<a>".as_slice(), &[0xcc, 0xb8, 0xe4]].concat();
        assert_eq!(decoded(&served, "application/xml; charset=\"windows-1251\"").0, "<a>Мёд");
        assert!(decoded(&served, "").1.unwrap().contains("UTF-8"));
        let utf_16: Vec<u8> = "\u{feff}<a>Мёд".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decoded(&utf_16, "").0, "<a>Мёд");
    }
}
