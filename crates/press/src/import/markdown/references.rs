//! What a text refers to: files beside it, other texts, pages of its site. In HTML, after Markdown has become it, so that
//! both ways to write a link are met.

use newsfeed::text::Attributes;

/// HTML whose references are replaced: `replace` is asked for each `src`, `href` and `poster`, and answers nothing for one
/// that stays.
pub(super) fn replaced(html: &str, replace: &dyn Fn(&str) -> Option<String>) -> String {
    let mut replaced = String::with_capacity(html.len());
    let (mut at, mut done) = (0, 0);
    while let Some(next) = html[at..].find('<') {
        at += next;
        if !html[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            at += 1;
            continue;
        }
        let mut attributes = Attributes::of_tag(html, at);
        for one in attributes.by_ref() {
            if !["src", "href", "poster"].iter().any(|name| one.name.eq_ignore_ascii_case(name)) {
                continue;
            }
            let Some(address) = replace(one.value().trim()) else { continue };
            replaced.push_str(&html[done..one.place.start]);
            let address = address.replace('&', "&amp;").replace('"', "&quot;").replace('\'', "&#39;");
            replaced.push_str(&format!("{}=\"{address}\"", one.name));
            done = one.place.end;
        }
        at = attributes.end();
    }
    replaced.push_str(&html[done..]);
    replaced
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_met_in_tags_and_nowhere_else() {
        let replace = |reference: &str| (!matches!(reference, "#x" | "")).then(|| format!("/{reference}&"));
        assert_eq!(
            replaced(
                "<a class=\"x\" href='a&amp;b'>src=\"c\"</a> < <img SRC = d data-src=\"e\"><a href=\"#x\">",
                &replace
            ),
            "<a class=\"x\" href=\"/a&amp;b&amp;\">src=\"c\"</a> < <img SRC=\"/d&amp;\" data-src=\"e\"><a href=\"#x\">"
        );
        assert_eq!(replaced("<p title=\" src='a'\" href>", &replace), "<p title=\" src='a'\" href>");
        assert_eq!(replaced("<p it's><a href=b>", &replace), "<p it's><a href=\"/b&amp;\">");
        assert_eq!(replaced("<a href=\"b", &replace), "<a href=\"/b&amp;\"");
    }
}
