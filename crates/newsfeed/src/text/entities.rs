//! Character references of HTML: `&amp;`, `&#8212;`, `&#x2014;`.

use std::borrow::Cow;

/// The names that occur in the texts of newspapers. The other two thousand stay as written: a
/// whole table would outweigh the rest of the crate.
const NAMED: &[(&str, char)] = &[
    ("amp", '&'),
    ("apos", '\''),
    ("bdquo", '„'),
    ("bull", '•'),
    ("copy", '©'),
    ("deg", '°'),
    ("emsp", '\u{2003}'),
    ("ensp", '\u{2002}'),
    ("euro", '€'),
    ("frac12", '½'),
    ("gt", '>'),
    ("hellip", '…'),
    ("laquo", '«'),
    ("larr", '←'),
    ("ldquo", '“'),
    ("lsquo", '‘'),
    ("lt", '<'),
    ("mdash", '—'),
    ("middot", '·'),
    ("minus", '−'),
    ("nbsp", '\u{a0}'),
    ("ndash", '–'),
    ("para", '¶'),
    ("plusmn", '±'),
    ("quot", '"'),
    ("raquo", '»'),
    ("rarr", '→'),
    ("rdquo", '”'),
    ("reg", '®'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("sect", '§'),
    ("shy", '\u{ad}'),
    ("thinsp", '\u{2009}'),
    ("times", '×'),
    ("trade", '™'),
];

/// What browsers read for `&#128;` to `&#159;`: Windows-1252, which old systems write.
const WINDOWS_1252: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// No reference that is known here is longer, `&` and `;` included.
const LONGEST: usize = 12;

/// The character that `text`, which begins with `&`, refers to, and the length of the reference.
pub(super) fn reference(text: &str) -> Option<(char, usize)> {
    let window = &text.as_bytes()[..text.len().min(LONGEST)];
    let end = window.iter().position(|byte| *byte == b';')?;
    let name = text.get(1..end)?;
    let c = match name.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => NAMED.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((c, end + 1))
}

fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    match code {
        0 => None,
        128..=159 => WINDOWS_1252.chars().nth(code as usize - 128),
        _ => char::from_u32(code),
    }
}

/// The text with its references replaced.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        let (c, length) = reference(rest).unwrap_or(('&', 1));
        decoded.push(c);
        rest = &rest[length..];
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_and_numbered() {
        assert_eq!(decode("&laquo;A&amp;B&raquo; &#8212; &#x2014; &#151;"), "«A&B» — — —");
    }

    #[test]
    fn anything_else_stays_as_written() {
        for text in ["&", "&;", "&#;", "&#x;", "&#0;", "&#xd800;", "&unknown;", "&ampersand", "&#99999999;", "&ёж;"] {
            assert_eq!(decode(text), text);
        }
    }

    #[test]
    fn the_windows_table_is_whole() {
        assert_eq!(WINDOWS_1252.chars().count(), 32);
        assert_eq!(decode("&#159;"), "Ÿ");
    }
}
