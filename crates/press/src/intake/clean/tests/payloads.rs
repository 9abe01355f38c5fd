//! The hostile articles of the app's tests, cleaned by the press.

use super::cleaned;
use newsfeed::html_rules::{self, Rule};
use std::fs;
use std::path::Path;
use url::Url;

/// Each payload with its name.
fn payloads() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/payloads");
    let mut payloads = Vec::new();
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        for payload in text.split("\n== ").skip(1) {
            let (name, html) = payload.split_once('\n').unwrap();
            let class = path.file_stem().unwrap().to_string_lossy();
            payloads.push((format!("{class}/{name}"), expanded(html.trim_end_matches('\n'))));
        }
    }
    payloads
}

/// `{U+2028}` and `{repeat 30|text}` written out, the innermost first.
fn expanded(text: &str) -> String {
    let mut text = text.to_owned();
    while let Some(at) = text.rfind("{U+").into_iter().chain(text.rfind("{repeat ")).max() {
        let end = at + text[at..].find('}').unwrap();
        let inside = &text[at + 1..end];
        let whole = match inside.strip_prefix("U+") {
            Some(number) => char::from_u32(u32::from_str_radix(number, 16).unwrap()).unwrap().to_string(),
            None => {
                let (times, what) = inside["repeat ".len()..].split_once('|').unwrap();
                what.repeat(times.parse().unwrap())
            }
        };
        text.replace_range(at..=end, &whole);
    }
    text
}

/// Reads HTML and finds what must not be in it. A `<` that begins no tag of the strictest form is a finding, too: what is
/// written has none.
fn findings(html: &str) -> Vec<String> {
    let mut findings = Vec::new();
    for piece in html.split('<').skip(1) {
        let Some((tag, text)) = piece.split_once('>') else {
            findings.push(format!("an open tag: {piece}"));
            continue;
        };
        if text.contains('>') {
            findings.push(format!("a loose bracket: {text}"));
        }
        let (name, mut attributes) = tag.split_at(tag.find(' ').unwrap_or(tag.len()));
        let name = name.strip_prefix('/').unwrap_or(name);
        if html_rules::element(name) != Rule::Keep && name != "iframe" {
            findings.push(format!("an element: {tag}"));
        }
        while let Some((attribute, rest)) = attributes.trim_start().split_once("=\"") {
            let Some((value, rest)) = rest.split_once('"') else {
                findings.push(format!("an open value: {tag}"));
                break;
            };
            attributes = rest;
            let value = value.replace("&amp;", "&").replace("&quot;", "\"");
            if !may_stand(name, attribute, &value) {
                findings.push(format!("an attribute: {tag}"));
            }
        }
        if !attributes.trim().is_empty() {
            findings.push(format!("attributes: {tag}"));
        }
    }
    findings
}

fn may_stand(element: &str, attribute: &str, value: &str) -> bool {
    let is_player = || {
        let url = Url::parse(value).unwrap();
        let embed = html_rules::embed(url.host_str().unwrap(), url.path(), url.query().unwrap_or_default());
        embed.is_some_and(|embed| embed.player_url == value)
    };
    match (element, attribute) {
        ("iframe", "src") => is_player(),
        ("iframe", "title") => true,
        ("iframe", _) => false,
        (_, "id") => value.starts_with("a-"),
        (_, "class") => ["gallery", "gallery-caption", "footnotes", "footnote-definition"].contains(&value),
        ("a", "href") if value.starts_with("#a-") => true,
        (_, "href" | "src" | "poster" | "cite") => {
            html_rules::attribute(element, attribute) && html_rules::vetted(attribute, value.to_owned()) == value
        }
        (_, "alt") => element == "img",
        (_, "width" | "height") => html_rules::attribute(element, attribute) && html_rules::is_number(value, 4),
        _ => html_rules::attribute(element, attribute) && html_rules::value(attribute, value),
    }
}

#[test]
fn nothing_is_left_of_the_attacks_and_a_second_cleaning_changes_nothing() {
    let payloads = payloads();
    assert!(payloads.len() > 250);
    let mut wrong = Vec::new();
    for (name, html) in payloads {
        let once = cleaned(&html);
        wrong.extend(findings(&once).into_iter().map(|finding| format!("{name}: {finding}")));
        let twice = cleaned(&once);
        if twice != once {
            let place = once.bytes().zip(twice.bytes()).take_while(|(one, other)| one == other).count();
            let from = (0..=place.saturating_sub(40)).rev().find(|at| once.is_char_boundary(*at)).unwrap();
            let part = |text: &str| text[from..].chars().take(120).collect::<String>();
            wrong.push(format!("{name} changes: {}\n    {}", part(&once), part(&twice)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_search_for_attacks_finds_them() {
    for html in [
        "<script>x</script>",
        "<p onclick=\"x\">",
        "<img src=\"javascript:x\">",
        "<a href=\"https://a@b.example/\">",
        "<p id=\"x\">",
        "<iframe src=\"https://evil.example/\"></iframe>",
        "<p title=\"x\" class=\"player\">",
        "<b",
        "<b title=x>",
    ] {
        assert!(!findings(html).is_empty(), "{html}");
    }
}
