//! What the rules for article HTML say of names and addresses.
//!
//! An input is the name of an element, that of an attribute, and an address, one a line.

use newsfeed::html_rules::{self, Rule};

/// Looks whether everything holds for an input.
pub fn run(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let mut lines = text.splitn(3, '\n');
    let mut line = || lines.next().unwrap_or_default();
    let (element, attribute, url) = (line(), line(), line());

    let built = match html_rules::element(element) {
        Rule::Keep => element,
        Rule::Rename(name) => name,
        Rule::Unwrap | Rule::Drop => "div",
    };
    assert!(!["script", "style", "iframe", "base", "meta", "link", "form", "svg", "math"].contains(&built), "{built}");
    assert_eq!(html_rules::element(built), Rule::Keep, "what is built is what may stand there");
    if html_rules::attribute(built, attribute) {
        let is_known = attribute.bytes().all(|b| b.is_ascii_lowercase()) && !attribute.starts_with("on");
        assert!(is_known && !["id", "class", "style", "name", "srcdoc"].contains(&attribute), "{attribute}");
    }
    address(attribute, url);
    player(url);
}

fn address(attribute: &str, url: &str) {
    let vetted = html_rules::vetted(attribute, url.to_owned());
    if vetted.is_empty() {
        return;
    }
    let (scheme, rest) = vetted.split_once(':').expect("an address has a scheme");
    match scheme {
        "http" | "https" => {
            let address = rest.strip_prefix("//").expect("an address of the web has a host");
            let host = address.split(['/', '?', '#']).next().unwrap_or_default();
            assert!(!host.contains('@'), "{vetted}");
        }
        "mailto" => assert!(
            attribute == "href" && rest.matches('@').count() == 1 && !rest.contains(['?', '%', ',']),
            "{vetted}"
        ),
        "tel" => {
            let digits = rest.strip_prefix('+').unwrap_or(rest);
            assert!(
                attribute == "href" && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()),
                "{vetted}"
            );
        }
        _ => panic!("{vetted} has a scheme that is not allowed"),
    }
    assert_eq!(html_rules::vetted(attribute, vetted.clone()), vetted, "what was vetted stays as it is");
}

fn player(url: &str) {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let (host, rest) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    if let Some(embed) = html_rules::embed(host, path, query) {
        let known = [
            "https://www.youtube-nocookie.com/embed/",
            "https://rutube.ru/play/embed/",
            "https://vkvideo.ru/video_ext.php?oid=",
        ];
        assert!(known.iter().any(|start| embed.player_url.starts_with(start)), "{}", embed.player_url);
        for address in [&embed.player_url, &embed.watch_url] {
            let is_plain = address.bytes().all(|b| b.is_ascii_alphanumeric() || b":/.?=&-_".contains(&b));
            assert!(is_plain && address.matches("//").count() == 1, "{address}");
        }
    }
}
