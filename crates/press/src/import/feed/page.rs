//! The feed that a page of HTML names, as feed readers find it.

/// The address in the best `<link rel="alternate">` of a page: a JSON Feed before Atom before RSS, the first of its kind.
pub(super) fn feed_of(html: &[u8]) -> Option<String> {
    let html = String::from_utf8_lossy(html);
    let mut best: Option<(usize, String)> = None;
    for (at, _) in html.match_indices('<') {
        let Some(tag) = html[at..].split('>').next() else { continue };
        let Some(attributes) = tag.get(..5).filter(|name| name.eq_ignore_ascii_case("<link")).map(|_| &tag[5..]) else {
            continue;
        };
        let value = |name| attribute(attributes, name);
        let is_alternate =
            value("rel").is_some_and(|rel| rel.to_lowercase().split_whitespace().any(|r| r == "alternate"));
        let rank = value("type").and_then(|kind| rank(&kind.to_lowercase()));
        if let (true, Some(rank), Some(href)) = (is_alternate, rank, value("href"))
            && best.as_ref().is_none_or(|(best, _)| rank < *best)
        {
            best = Some((rank, href));
        }
    }
    best.map(|(_, href)| href)
}

fn rank(kind: &str) -> Option<usize> {
    let kind = kind.split(';').next().unwrap_or_default().trim();
    let kinds = ["application/feed+json", "application/json", "application/atom+xml", "application/rss+xml"];
    kinds.iter().position(|known| *known == kind)
}

/// The value of an attribute, `&amp;` replaced.
fn attribute(attributes: &str, name: &str) -> Option<String> {
    let small = attributes.to_ascii_lowercase();
    for (at, _) in small.match_indices(name) {
        let is_whole = small[..at].ends_with(|c: char| c.is_ascii_whitespace());
        let Some(value) = attributes[at + name.len()..].trim_start().strip_prefix('=') else { continue };
        if !is_whole {
            continue;
        }
        let value = value.trim_start();
        let value = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value[1..].split(quote).next(),
            _ => value.split(|c: char| c.is_ascii_whitespace()).next(),
        };
        return value.map(|value| value.replace("&amp;", "&"));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_of_the_feeds_is_found() {
        let page = "<html><LINK rel='stylesheet' href=a.css><link rel=\"alternate\" type=\"application/rss+xml\" href=/feed/>\
                    <link type=application/feed+json href='/feed/json?a=1&amp;b=2' rel='alternate home'>\
                    <link rel=alternate hreflang=en href=/en/>";
        assert_eq!(feed_of(page.as_bytes()).as_deref(), Some("/feed/json?a=1&b=2"));
        assert_eq!(feed_of(b"<link rel=alternate type=application/rss+xml href=/feed/>").as_deref(), Some("/feed/"));
        assert_eq!(feed_of(b"<link rel=alternate href=/en/><p>"), None);
    }
}
