//! ammonia: parses as browsers do, and keeps elements and attributes by name.

use ammonia::{Builder, UrlRelative};
use newsfeed::html_rules;
use newsfeed::text::{content_end, tag_end};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Stands for `iframe` on the way: the parser takes what an `iframe` holds for raw text, and the writer does not escape
/// raw text. As an element without a meaning it is parsed, washed and written like any other.
pub(super) const PLAYER: &str = "press-player";
/// Stands for `noscript` on the way, for the same reason.
pub(super) const DOUBLE: &str = "press-double";

/// Where scripts that load pictures late keep the address, the likeliest first.
pub(super) const LATE: [&str; 3] = ["data-src", "data-lazy-src", "data-original"];
/// Where the addresses of a picture in several sizes stand; they are asked only if there is no other.
pub(super) const SETS: [&str; 3] = ["data-srcset", "data-lazy-srcset", "srcset"];

static BUILDER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut tags: HashSet<&str> = html_rules::KEPT.split(' ').collect();
    // Their content comes as raw text, and would be written as it came: it is unwrapped, and escaped.
    tags.extend(html_rules::RENAMED.iter().map(|(old, _)| *old).filter(|old| *old != "plaintext"));
    // Told from an element that nobody knows: text on both sides of them must not grow together.
    tags.extend(html_rules::WRAPPERS.split(' '));
    tags.extend(["form", "marquee", PLAYER, DOUBLE]);
    let dropped = html_rules::DROPPED.split(' ').collect();

    let mut attributes: HashMap<&str, HashSet<&str>> = HashMap::new();
    for tag in &tags {
        let names: HashSet<&str> = html_rules::attributes(tag).split(' ').filter(|name| !name.is_empty()).collect();
        if !names.is_empty() {
            attributes.insert(tag, names);
        }
    }
    for tag in ["img", "audio", "video", "source", "track", PLAYER] {
        let names = attributes.entry(tag).or_default();
        names.insert("src");
        names.extend(LATE);
        names.extend(SETS);
    }

    let mut builder = Builder::empty();
    builder
        .tags(tags)
        .clean_content_tags(dropped)
        .tag_attributes(attributes)
        .generic_attributes(HashSet::from(["lang", "dir", "title", "id", "class"]))
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None)
        .strip_comments(true);
    builder
});

/// HTML of known elements with known attributes, well-formed. Values, and what the elements mean, are not looked at yet.
pub(super) fn wash(html: &str) -> String {
    BUILDER.clean(&marked(html)).to_string()
}

/// Elements that may be open in each other, as far as can be told before parsing. The time that a parser takes grows with
/// the square of the depth; an article ends to be nested long before.
const DEEPEST: usize = 600;
/// Elements that end without an end tag, or are no element.
const ENDLESS: &str = "area base br col dd dt embed hr img input li link meta option p param rp rt source tbody td tfoot \
                       th thead tr track wbr";

/// The text with [`PLAYER`] and [`DOUBLE`] for the names that they stand for, and without tags that are nested beyond
/// reason. It is done before the text is parsed, so that nothing can come of it that is not washed.
fn marked(html: &str) -> Cow<'_, str> {
    let mut marked = String::new();
    let mut done = 0;
    // What stands before is code: a `<` in it begins no tag.
    let mut passed = 0;
    let mut depth = 0_usize;
    for (at, _) in html.match_indices('<') {
        if at < done || at < passed {
            continue;
        }
        let is_end = html[at + 1..].starts_with('/');
        let start = at + 1 + usize::from(is_end);
        let length = html[start..].bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = html[start..start + length].to_ascii_lowercase();
        if name.is_empty() {
            continue;
        }
        if !is_end && matches!(name.as_str(), "script" | "style") {
            passed = start + content_end(&html[start..], &name) + 1;
            continue;
        }
        let stand_in = match name.as_str() {
            "iframe" => PLAYER,
            "noscript" => DOUBLE,
            _ => "",
        };
        if !stand_in.is_empty() {
            marked.push_str(&html[done..start]);
            marked.push_str(stand_in);
            done = start + length;
        }
        if html_rules::is_listed(ENDLESS, &name) {
            continue;
        }
        if is_end {
            depth = depth.saturating_sub(1);
        } else if depth < DEEPEST {
            depth += 1;
        } else if stand_in.is_empty() {
            marked.push_str(&html[done..at]);
            done = at + tag_end(&html[at..]);
        }
    }
    if done == 0 {
        return Cow::Borrowed(html);
    }
    marked.push_str(&html[done..]);
    Cow::Owned(marked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_and_doubles_are_marked_in_any_spelling() {
        assert_eq!(
            marked("a<IFRAME src=x></iframe>< iframe><iframes><noscript>b</NoScript"),
            "a<press-player src=x></press-player>< iframe><iframes><press-double>b</press-double"
        );
        assert!(matches!(marked("<p>Пчёлы < мёд"), Cow::Borrowed(_)));
    }

    #[test]
    fn what_is_nested_beyond_reason_loses_its_tags() {
        let deep = format!("{}<b title=\">\"><i it's>дно", "<div>".repeat(DEEPEST + 10));
        assert_eq!(marked(&deep), format!("{}дно", "<div>".repeat(DEEPEST)));
        let long = "<p>а<br><b>б</b><ul><li>в</ul>".repeat(DEEPEST);
        assert_eq!(marked(&long), long);
        let code = format!("<script>{}</script><p>а</p>", "a<b ".repeat(2 * DEEPEST));
        assert_eq!(marked(&code), code);
    }

    #[test]
    fn what_holds_raw_text_is_written_escaped() {
        let washed = wash("<iframe><img src=x onerror=a>&lt;b&gt;</iframe><plaintext><script>");
        assert_eq!(washed, "<press-player><img src=\"x\">&lt;b&gt;</press-player>&lt;script&gt;");
    }
}
