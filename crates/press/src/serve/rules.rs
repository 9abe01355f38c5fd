//! Which file is of which type, and how long it is kept: what docs/hosting.md asks of every host.

/// Asked for each time, and mostly answered with "not modified".
pub(super) const PAGE: &str = "no-cache";
/// The name says what is in it.
const HASHED: &str = "public, max-age=31536000, immutable";
/// A list's full document, or a file of the search index whose name says what it covers: it changes when an old story does.
const FULL: &str = "public, max-age=86400, stale-while-revalidate=604800";
/// The entry and the newest documents of lists: the news.
const NEWS: &str = "public, max-age=60, stale-while-revalidate=600";
/// An article.
const ARTICLE: &str = "public, max-age=300, stale-while-revalidate=86400";
/// Pictures, printed issues, fonts.
const OTHER: &str = "public, max-age=86400, stale-while-revalidate=604800";

/// The type of JSON Feed.
const FEED: &str = "application/feed+json";
/// The type of the search index.
const INDEX: &str = "text/plain; charset=utf-8";

/// The `Cache-Control` of a file, by its path within the site.
pub(super) fn cache(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or_default();
    match name.rsplit_once('.') {
        Some((_, "html")) => PAGE,
        // What `press import --media` makes is called by its content.
        Some(_) if path.starts_with("media/") => HASHED,
        Some((stem, _)) if is_hashed(stem) => HASHED,
        Some((stem, "json")) if path.starts_with("feeds/") && is_number(stem) => FULL,
        Some((_, "json")) if path.starts_with("articles/") => ARTICLE,
        Some((_, "json")) => NEWS,
        Some((_, "txt")) if path.starts_with("search-index/newest/") => NEWS,
        _ => OTHER,
    }
}

/// The `Content-Type` of a file where the extension alone does not tell it.
pub(super) fn content_type(path: &str) -> Option<&'static str> {
    let is_feed = path == "feed.json" || path.starts_with("feeds/") || path.starts_with("articles/");
    if path.starts_with("search-index/") && path.ends_with(".txt") {
        return Some(INDEX);
    }
    (is_feed && path.ends_with(".json")).then_some(FEED)
}

/// Sixteen hexadecimal digits after a hyphen: what the build of the app puts into names.
fn is_hashed(stem: &str) -> bool {
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
    })
}

fn is_number(stem: &str) -> bool {
    !stem.is_empty() && stem.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_kept_as_long_as_they_stay_the_same() {
        for (path, expected) in [
            ("iman-285a166a35c97d9c_bg.wasm", HASHED),
            ("iman-6339a4c314c8d04a.js", HASHED),
            ("images/a-285a166a35c97d9c.webp", HASHED),
            ("media/ab/abcdef/800.webp", HASHED),
            ("index.html", PAGE),
            ("about/index.html", PAGE),
            ("feed.json", NEWS),
            ("feeds/latest/newest.json", NEWS),
            ("feeds/latest/17.json", FULL),
            ("articles/2025/05/17.json", ARTICLE),
            ("articles/2025/05/17/sad.json", ARTICLE),
            ("images/a.png", OTHER),
            ("search-index/newest/0.txt", NEWS),
            ("search-index/0-256/7.txt", FULL),
            ("icon.svg", OTHER),
            ("issues/2025-1.pdf", OTHER),
        ] {
            assert_eq!(cache(path), expected, "{path}");
        }
    }

    #[test]
    fn feeds_are_told_from_other_json() {
        for path in ["feed.json", "feeds/tag/med/1.json", "articles/2025/05/17/sad.json"] {
            assert_eq!(content_type(path), Some(FEED), "{path}");
        }
        for path in ["search-index/a.json", "feeds/a.png", "icon.svg"] {
            assert_eq!(content_type(path), None, "{path}");
        }
        assert_eq!(content_type("search-index/0-256/7.txt"), Some(INDEX));
    }

    #[test]
    fn the_documentation_asks_hosts_for_the_same() {
        let documentation = include_str!("../../../../docs/hosting.md");
        for rule in [PAGE, HASHED, FULL, NEWS, ARTICLE, OTHER, FEED, "text/plain"] {
            assert!(documentation.contains(rule), "docs/hosting.md does not say {rule}");
        }
    }
}
