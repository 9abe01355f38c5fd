//! Reads what ammonia has written: well-formed HTML, values in double quotes, `<` nowhere but where a tag begins.

use std::borrow::Cow;

/// A piece of washed HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Text, escaped as it was written.
    Text(&'a str),
    /// `<name attributes>`.
    Start { name: &'a str, attributes: &'a str },
    /// `</name>`.
    End(&'a str),
}

/// The pieces of washed HTML, with the place behind each.
pub(super) fn pieces(html: &str) -> impl Iterator<Item = (Piece<'_>, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &html[at..];
        let Some(tag) = rest.strip_prefix('<') else {
            if rest.is_empty() {
                return None;
            }
            let end = rest.find('<').unwrap_or(rest.len());
            at += end;
            return Some((Piece::Text(&rest[..end]), at));
        };
        // The writer escapes `>` in values as well.
        let end = tag.find('>').unwrap_or(tag.len());
        at += (end + 2).min(rest.len());
        let tag = &tag[..end];
        if let Some(name) = tag.strip_prefix('/') {
            return Some((Piece::End(name), at));
        }
        let (name, attributes) = tag.split_at(tag.find(' ').unwrap_or(tag.len()));
        Some((Piece::Start { name, attributes }, at))
    })
}

/// The value of an attribute, references replaced.
pub(super) fn value<'a>(attributes: &'a str, wanted: &str) -> Option<Cow<'a, str>> {
    let mut rest = attributes;
    while let Some((name, after)) = rest.split_once("=\"") {
        let (value, after) = after.split_once('"')?;
        if name.trim_start() == wanted {
            return Some(unescaped(value));
        }
        rest = after;
    }
    None
}

/// Text without the references that the writer knows.
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&nbsp;", "\u{a0}");
    Cow::Owned(text.replace("&amp;", "&"))
}

/// Writes an attribute as the writer would.
pub(super) fn write(into: &mut String, name: &str, value: &str) {
    into.push(' ');
    into.push_str(name);
    into.push_str("=\"");
    for c in value.chars() {
        match c {
            '&' => into.push_str("&amp;"),
            '"' => into.push_str("&quot;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '\u{a0}' => into.push_str("&nbsp;"),
            _ => into.push(c),
        }
    }
    into.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_texts_are_told_apart() {
        let html = "a<p lang=\"ru\">b &lt;</p><br>";
        let found: Vec<Piece> = pieces(html).map(|(piece, _)| piece).collect();
        let start = |name, attributes| Piece::Start { name, attributes };
        assert_eq!(
            found,
            [Piece::Text("a"), start("p", " lang=\"ru\""), Piece::Text("b &lt;"), Piece::End("p"), start("br", ""),]
        );
    }

    #[test]
    fn values_come_out_as_they_were_meant() {
        let mut tag = String::new();
        write(&mut tag, "alt", "a=\"b\" & <c>\u{a0}");
        write(&mut tag, "src", "x");
        assert_eq!(value(&tag, "alt").as_deref(), Some("a=\"b\" & <c>\u{a0}"));
        assert_eq!((value(&tag, "src").as_deref(), value(&tag, "b")), (Some("x"), None));
        assert_eq!(unescaped("&amp;lt;"), "&lt;");
    }
}
