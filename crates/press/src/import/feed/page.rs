//! The feed that a page of HTML names, as feed readers find it.

use newsfeed::text::{attribute, tag_end};

/// How the tag begins.
const LINK: &str = "<link";

/// The address in the best `<link rel="alternate">` of a page: a JSON Feed before Atom before RSS, the first of its kind.
pub(super) fn feed_of(html: &[u8]) -> Option<String> {
    let html = String::from_utf8_lossy(html);
    let mut best: Option<(usize, String)> = None;
    for (at, _) in html.match_indices('<') {
        if !html.get(at..at + LINK.len()).is_some_and(|name| name.eq_ignore_ascii_case(LINK)) {
            continue;
        }
        let tag = &html[at..at + tag_end(&html[at..])];
        let value = |name| attribute(&tag[LINK.len()..], name);
        let is_alternate =
            value("rel").is_some_and(|rel| rel.to_lowercase().split_whitespace().any(|r| r == "alternate"));
        let rank = value("type").and_then(|kind| rank(&kind.to_lowercase()));
        if let (true, Some(rank), Some(href)) = (is_alternate, rank, value("href"))
            && best.as_ref().is_none_or(|(best, _)| rank < *best)
        {
            best = Some((rank, href.into_owned()));
        }
    }
    best.map(|(_, href)| href)
}

fn rank(kind: &str) -> Option<usize> {
    let kind = kind.split(';').next().unwrap_or_default().trim();
    let kinds = ["application/feed+json", "application/json", "application/atom+xml", "application/rss+xml"];
    kinds.iter().position(|known| *known == kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_of_the_feeds_is_found() {
        let page = "<html><LINK rel='stylesheet' href=a.css><link rel=\"alternate\" type=\"application/rss+xml\" href=/feed/>\
                    <link type=application/feed+json title='a > b' href='/feed/json?a=1&amp;b=2' rel='alternate home'>\
                    <link rel=alternate hreflang=en href=/en/>";
        assert_eq!(feed_of(page.as_bytes()).as_deref(), Some("/feed/json?a=1&b=2"));
        assert_eq!(feed_of(b"<link rel=alternate type=application/rss+xml href=/feed/>").as_deref(), Some("/feed/"));
        assert_eq!(feed_of(b"<link rel=alternate href=/en/><p>"), None);
    }
}
