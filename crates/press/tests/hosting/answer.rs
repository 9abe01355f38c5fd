//! What a host answers, and whether it is what it should be.

use super::table::{Expected, Line, cache};

/// An answer.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    pub status: u16,
    pub body: String,
    /// `Cache-Control`; empty for the host's own.
    pub cache: String,
    pub location: String,
}

impl Answer {
    pub fn moved(status: u16, location: String) -> Answer {
        Answer { status, location, ..Answer::default() }
    }
}

/// In what a host is weaker than the table.
#[derive(Clone, Copy, Debug, Default)]
pub struct Weakness {
    /// Files are told by the beginnings of their paths alone: those that may be kept longer are kept shorter.
    pub is_coarse: bool,
    /// What is missing at the top of the paper is answered with the page, and never kept.
    pub top_is_page: bool,
    /// Pages come with status 404, there are neither redirects nor headers.
    pub is_bare: bool,
    /// It does not look at queries; the page itself does.
    pub is_blind: bool,
    /// Nothing keeps it from answering with the press's own lists.
    pub tells_all: bool,
}

/// Whether an answer is what the table says. `base`: the folder of the paper.
#[track_caller]
pub fn check(line: &Line, answer: &Answer, base: &str, weakness: Weakness) {
    let told = format!("{} in {base}: {answer:?}", line.address);
    let is_page = answer.body.contains(&format!("<base href=\"{base}\""));
    // What a host says of itself, which asks each time.
    let is_asked = matches!(answer.cache.as_str(), "" | "no-cache");
    let is_top = line.path().matches('/').count() == 1;
    match &line.expected {
        Expected::Hidden if weakness.tells_all => {}
        Expected::Moved(..) if weakness.is_bare => assert_eq!(answer.status == 404, line.path() != "/", "{told}"),
        Expected::Moved(..) if weakness.is_blind && line.address.contains('?') => assert!(is_page, "{told}"),
        Expected::Nothing | Expected::Hidden if weakness.top_is_page && is_top => {
            assert!(is_page && is_asked, "{told}");
        }
        Expected::Nothing | Expected::Hidden => {
            assert_eq!(answer.status, 404, "{told}");
            assert!(weakness.is_bare || !is_page, "{told}");
            assert!(!answer.cache.contains("immutable"), "{told}");
        }
        Expected::Page => {
            let is_file = matches!(line.path(), "/" | "/index.html");
            assert_eq!(answer.status, if weakness.is_bare && !is_file { 404 } else { 200 }, "{told}");
            assert!(is_page && is_asked, "{told}");
        }
        Expected::File { cache: kept, .. } => {
            assert_eq!((answer.status, answer.body.as_str()), (200, line.path()), "{told}");
            let shorter = match line.path() {
                path if path.starts_with("/feeds/") || path.starts_with("/search-index/") => cache("news"),
                path if path.starts_with("/media/") => cache("other"),
                _ => kept,
            };
            match (weakness.is_bare, weakness.is_coarse) {
                (true, _) => assert_eq!(answer.cache, "", "{told}"),
                (_, true) => assert_eq!(answer.cache, shorter, "{told}"),
                _ => assert_eq!(answer.cache, *kept, "{told}"),
            }
        }
        Expected::Moved(status, to) => {
            // Hosts may hand the query on.
            let location = answer.location.split('?').next().unwrap_or_default();
            assert_eq!((answer.status, location), (*status, format!("{base}{to}").as_str()), "{told}");
        }
    }
}
