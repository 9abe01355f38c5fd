//! The rules that a host answers by: which addresses are pages and which are files, how long each file is kept, of which
//! type it is, what is said with every answer. docs/hosting.md states them, `press serve` follows them, and each host's
//! own file prints them in that host's language.

use regex::Regex;
use std::sync::LazyLock;

/// A kind of files, and how long they are kept.
#[derive(Debug)]
pub struct Rule {
    /// What the files are, for comments.
    pub what: &'static str,
    /// Which they are: a pattern for the path below the paper's folder, with a slash before it.
    pub pattern: &'static str,
    /// The value of `Cache-Control`.
    pub cache: &'static str,
}

/// Asked for each time, and mostly answered with "not modified".
pub const PAGE: &str = "no-cache";
/// The name says what is in it.
pub const HASHED: &str = "public, max-age=31536000, immutable";
/// A list's full document, or a file of the search index whose name says what it covers: it changes when an old story does.
pub const FULL: &str = "public, max-age=86400, stale-while-revalidate=604800";
/// The entry and the newest documents of lists: the news.
pub const NEWS: &str = "public, max-age=60, stale-while-revalidate=600";
/// An article.
pub const ARTICLE: &str = "public, max-age=300, stale-while-revalidate=86400";
/// Pictures, printed issues, fonts.
pub const OTHER: &str = "public, max-age=86400, stale-while-revalidate=604800";

/// Addresses of pages: their last part has no extension, or one that old addresses of stories end in. Where there is no
/// such file they are answered with the paper's page. All others are files, or nothing.
pub const PAGES: &str = r"/([^/.]*|[^/]*\.(html?|xhtml|shtml|php|aspx?|jsp))$";

/// Names that are the press's own business. Nobody is answered with them.
pub const PRIVATE: &str = r"/\.press-";

/// Documents of the feed.
pub const FEEDS: &str = r"^/(feed|feeds/.+|articles/.+)\.json$";

/// Their type.
pub const FEED_TYPE: &str = "application/feed+json";

/// What browsers are told of the app: the service worker and the manifest (docs/offline.md).
const ABOUT: &str = r"^/(service-worker\.js|manifest\.webmanifest)$";

/// The manifest. <https://www.w3.org/TR/appmanifest/#media-type-registration>
pub const MANIFEST: &str = r"^/manifest\.webmanifest$";
/// Its type.
pub const MANIFEST_TYPE: &str = "application/manifest+json";

/// All files whose type the extension does not tell, and their types: the feeds of the app, RSS, Atom, the manifest.
pub const TYPES: [(&str, &str); 4] = [
    (FEEDS, FEED_TYPE),
    (r"^/feeds/.+/rss\.xml$", "application/rss+xml"),
    (r"^/feeds/.+/atom\.xml$", "application/atom+xml"),
    (MANIFEST, MANIFEST_TYPE),
];

/// Files of the search index, and their type.
const INDEX: &str = r"^/search-index/.+\.txt$";
const INDEX_TYPE: &str = "text/plain; charset=utf-8";

/// Who may show the paper in a frame, which the policy in the page cannot say (docs/security.md).
pub const FRAMES: &str = "frame-ancestors 'self'";

/// What is said with every answer.
pub const HEADERS: [(&str, &str); 2] = [("X-Content-Type-Options", "nosniff"), ("Content-Security-Policy", FRAMES)];

/// All kinds of files; the first that fits counts, and the last one fits all. The patterns are written in what the regular
/// expressions of nginx, Go and JavaScript have in common, and begin with `^/` where they begin at the paper's folder.
pub const RULES: [Rule; 7] = [
    Rule { what: "pages", pattern: PAGES, cache: PAGE },
    Rule { what: "what browsers are told of the app", pattern: ABOUT, cache: PAGE },
    Rule {
        what: "named by their content: the program, and what `press import --media` makes",
        pattern: r"^/media/|-[0-9a-f]{16}(_bg)?\.[^/.]+$",
        cache: HASHED,
    },
    Rule {
        what: "full documents of lists, full segments of the search index",
        pattern: r"^/feeds/.+/[0-9]+\.json$|^/search-index/[0-9]",
        cache: FULL,
    },
    Rule { what: "articles", pattern: r"^/articles/.+\.json$", cache: ARTICLE },
    Rule {
        what: "the news, and what names it to others",
        pattern: r"\.(json|xml)$|^/search-index/|^/robots\.txt$",
        cache: NEWS,
    },
    Rule { what: "all else", pattern: "", cache: OTHER },
];

/// How long the files of a whole folder are kept at a host that tells files by the beginnings of their paths alone, and
/// gives the same to a file that is missing: never longer than the shortest of them, and never for ever.
pub fn folder_cache(folder: &str) -> &'static str {
    match folder {
        "feeds" | "moved" | "search-index" | "sitemaps" => NEWS,
        "articles" => ARTICLE,
        _ => OTHER,
    }
}

/// Compiled patterns.
static PATTERNS: LazyLock<[Regex; 7]> = LazyLock::new(|| RULES.each_ref().map(|rule| compiled(rule.pattern)));
static PAGES_PATTERN: LazyLock<Regex> = LazyLock::new(|| compiled(PAGES));
static PRIVATE_PATTERN: LazyLock<Regex> = LazyLock::new(|| compiled(PRIVATE));
static TYPE_PATTERNS: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
    TYPES.iter().chain(&[(INDEX, INDEX_TYPE)]).map(|(pattern, kind)| (compiled(pattern), *kind)).collect()
});

fn compiled(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern of this file")
}

/// The `Cache-Control` of a file, by its path below the paper's folder, with a slash before it.
pub fn cache(path: &str) -> &'static str {
    let at = PATTERNS.iter().position(|pattern| pattern.is_match(path));
    RULES[at.unwrap_or(RULES.len() - 1)].cache
}

/// The `Content-Type` of a file where the extension alone does not tell it.
pub fn content_type(path: &str) -> Option<&'static str> {
    TYPE_PATTERNS.iter().find(|(pattern, _)| pattern.is_match(path)).map(|(_, kind)| *kind)
}

/// Whether an address is one of a page, if there is no such file.
pub fn is_page(path: &str) -> bool {
    PAGES_PATTERN.is_match(path)
}

/// Whether an address is nobody's but the press's.
pub fn is_private(path: &str) -> bool {
    PRIVATE_PATTERN.is_match(path)
}

/// A pattern for addresses of the host, of one for paths below the paper's folder. `base`: with a slash at both ends.
pub fn below(pattern: &str, base: &str) -> String {
    match pattern.strip_prefix("^/") {
        Some(rest) => format!("^{}{rest}", base.replace('.', r"\.")),
        None => pattern.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_kept_as_long_as_they_stay_the_same() {
        for (path, expected) in [
            ("/iman-285a166a35c97d9c_bg.wasm", HASHED),
            ("/iman-6339a4c314c8d04a.js", HASHED),
            ("/images/a-285a166a35c97d9c.webp", HASHED),
            ("/media/ab/abcdef/800.webp", HASHED),
            ("/index.html", PAGE),
            ("/about/index.html", PAGE),
            ("/feed.json", NEWS),
            ("/feeds/latest/newest.json", NEWS),
            ("/feeds/latest/17.json", FULL),
            ("/articles/2025/05/17.json", ARTICLE),
            ("/articles/2025/05/17/sad.json", ARTICLE),
            ("/images/a.png", OTHER),
            ("/search-index/newest/0.txt", NEWS),
            ("/search-index/0-256/7.txt", FULL),
            ("/feeds/latest/rss.xml", NEWS),
            ("/sitemap.xml", NEWS),
            ("/sitemaps/stories-1.xml", NEWS),
            ("/robots.txt", NEWS),
            ("/share/2025/05/17/sad.jpg", OTHER),
            ("/.well-known/security.txt", OTHER),
            ("/icon.svg", OTHER),
            ("/service-worker.js", PAGE),
            ("/manifest.webmanifest", PAGE),
            ("/offline-6339a4c314c8d04a.js", HASHED),
            ("/issues/service-worker.js", OTHER),
            ("/issues/2025-1.pdf", OTHER),
        ] {
            assert_eq!(cache(path), expected, "{path}");
        }
    }

    #[test]
    fn feeds_are_told_from_other_json() {
        for path in ["/feed.json", "/feeds/tag/med/1.json", "/articles/2025/05/17/sad.json"] {
            assert_eq!(content_type(path), Some(FEED_TYPE), "{path}");
        }
        assert_eq!(content_type("/search-index/0-256/7.txt"), Some(INDEX_TYPE));
        assert_eq!(content_type("/manifest.webmanifest"), Some(MANIFEST_TYPE));
        assert_eq!(content_type("/feeds/category/sport/rss.xml"), Some("application/rss+xml"));
        assert_eq!(content_type("/feeds/latest/atom.xml"), Some("application/atom+xml"));
        for path in ["/search-index/a.json", "/feeds/a.png", "/icon.svg", "/old/feed.json", "/sitemap.xml", "/rss.xml"]
        {
            assert_eq!(content_type(path), None, "{path}");
        }
    }

    #[test]
    fn pages_are_told_from_files() {
        for path in ["/", "/2025/05/17/sad/", "/2025/05/17/sad", "/2025/verse-1.2/", "/old/story.html", "/index.php"] {
            assert!(is_page(path), "{path}");
        }
        for path in ["/robots.txt", "/sitemap.xml", "/.well-known/security.txt"] {
            assert!(!is_page(path), "{path}");
        }
        for path in ["/feeds/latest/newest.json", "/iman-0.js", "/images/none.png", "/a/.htaccess", "/v1.2"] {
            assert!(!is_page(path), "{path}");
        }
        assert!(is_private("/.press-files") && is_private("/.press-staging/feed.json") && !is_private("/press-a/"));
    }

    #[test]
    fn a_pattern_is_moved_into_a_folder() {
        let pattern = compiled(&below(FEEDS, "/v1.2/"));
        assert!(pattern.is_match("/v1.2/feed.json") && !pattern.is_match("/feed.json"));
        assert!(!pattern.is_match("/v1x2/feed.json"), "a dot is a dot");
        assert_eq!(below(PAGES, "/v1.2/"), PAGES);
    }

    #[test]
    fn the_documentation_asks_hosts_for_the_same() {
        let documentation = include_str!("../../../../docs/hosting.md");
        let headers = HEADERS.map(|(name, value)| format!("{name}: {value}"));
        let rules = RULES
            .iter()
            .map(|rule| rule.cache)
            .chain(TYPES.map(|(_, kind)| kind))
            .chain(["text/plain"])
            .chain(headers.iter().map(String::as_str));
        for rule in rules {
            assert!(documentation.contains(rule), "docs/hosting.md does not say {rule}");
        }
    }
}
