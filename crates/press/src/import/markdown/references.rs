//! What a text refers to: files beside it, other texts, pages of its site. In HTML, after Markdown has become it, so that
//! both ways to write a link are met.

/// HTML whose references are replaced: `replace` is asked for each `src`, `href` and `poster`, and answers nothing for one
/// that stays.
pub(super) fn replaced(html: &str, replace: &dyn Fn(&str) -> Option<String>) -> String {
    let mut replaced = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        replaced.push_str(before);
        let length = length(tag);
        replace_in_tag(&tag[..length], replace, &mut replaced);
        rest = &tag[length..];
    }
    replaced.push_str(rest);
    replaced
}

fn replace_in_tag(tag: &str, replace: &dyn Fn(&str) -> Option<String>, into: &mut String) {
    let mut rest = tag;
    while let Some((name_end, quote, value)) = next_value(rest) {
        into.push_str(&rest[..name_end]);
        let end = value.find(quote).unwrap_or(value.len());
        let written = value[..end].replace("&amp;", "&").replace("&quot;", "\"");
        match replace(written.trim()) {
            Some(address) => {
                into.push_str(&address.replace('&', "&amp;").replace('"', "&quot;").replace('\'', "&#39;"))
            }
            None => into.push_str(&value[..end]),
        }
        rest = &value[end..];
    }
    into.push_str(rest);
}

/// The place behind the next `src="`, its quote, and what follows.
fn next_value(tag: &str) -> Option<(usize, char, &str)> {
    let small = tag.to_ascii_lowercase();
    let places = ["src", "href", "poster"]
        .into_iter()
        .flat_map(|name| small.match_indices(name).map(move |(at, _)| (at, at + name.len())).collect::<Vec<_>>());
    let mut found: Vec<(usize, char, &str)> = places
        .filter_map(|(at, end)| {
            let is_whole = tag[..at].ends_with(|c: char| c.is_whitespace());
            let value = tag[end..].trim_start().strip_prefix('=')?.trim_start();
            let quote = value.chars().next().filter(|quote| "\"'".contains(*quote))?;
            is_whole.then(|| (tag.len() - value.len() + 1, quote, &value[1..]))
        })
        .collect();
    found.sort_by_key(|(at, ..)| *at);
    found.into_iter().next()
}

/// The length of the tag that a text begins with; 1 if it begins with none.
fn length(text: &str) -> usize {
    if !text[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
        return 1;
    }
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match quote {
            Some(open) if byte == open => quote = None,
            Some(_) => {}
            None if byte == b'>' => return at + 1,
            None if matches!(byte, b'"' | b'\'') => quote = Some(byte),
            None => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_met_in_tags_and_nowhere_else() {
        let replace = |reference: &str| (reference != "#x").then(|| format!("/{reference}&"));
        assert_eq!(
            replaced(
                "<a class=\"x\" href='a&amp;b'>src=\"c\"</a> < <img SRC = \"d\" data-src=\"e\"><a href=\"#x\">",
                &replace
            ),
            "<a class=\"x\" href='/a&amp;b&amp;'>src=\"c\"</a> < <img SRC = \"/d&amp;\" data-src=\"e\"><a href=\"#x\">"
        );
        assert_eq!(replaced("<a href=\"", &replace), "<a href=\"/&amp;");
    }
}
