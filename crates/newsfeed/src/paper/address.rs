//! The address of a story within the paper.
//!
//! A story that has a page under the feed's home page keeps the path of that page, so that a paper
//! put in the place of a site answers the site's old links; any other gets its date and its slug.

use super::urls::{Parts, percent_decode};
use crate::date::Date;
use crate::register::Register;
use crate::slug::slugify;

/// First segments under which the paper has lists and pages of its own.
const RESERVED: &[&str] = &["category", "tag", "author", "search", "saved"];

/// The path that an item's own URL gives it: percent-decoded, with a slash at the end unless it
/// ends in a file name. `None` if the URL lies under none of the home pages, if what it names
/// hangs on a query, or if the path is one of the paper's own.
pub fn own_path(url: &str, homes: &[Option<&str>]) -> Option<String> {
    let segments = segments_under(url, homes)?;
    if is_reserved(&segments) {
        return None;
    }
    let mut path = ["/", &segments.join("/")].concat();
    if !names_file(&path) {
        path.push('/');
    }
    Some(path)
}

/// Whether a path without a slash at its end names a file (`/news/old.html`) and no folder (`/news/version-1.2`): its address
/// has no slash at the end then.
pub fn names_file(path: &str) -> bool {
    extension_start(path).is_some()
}

/// The names of a URL's path below the first of the home pages that it lies under, decoded; `None` if it lies under none, or
/// if what it names hangs on a query.
pub(super) fn segments_under(url: &str, homes: &[Option<&str>]) -> Option<Vec<String>> {
    let parts = Parts::of(url)?;
    if parts.has_meaning_in_query() {
        return None;
    }
    let relative = homes.iter().find_map(|home| path_under(parts, (*home)?))?;
    relative.split('/').filter(|segment| !segment.is_empty()).map(decode_segment).collect()
}

/// What of the path lies under a home page on the same host.
fn path_under<'a>(parts: Parts<'a>, home: &str) -> Option<&'a str> {
    let home = Parts::of(home)?;
    if !home.host.eq_ignore_ascii_case(parts.host) {
        return None;
    }
    // A home page may be a file, `/blog/index.html`: its folder is meant.
    let folder = match extension_start(home.path) {
        Some(_) => home.path.rsplit_once('/').map_or("", |(folder, _)| folder),
        None => home.path.trim_end_matches('/'),
    };
    let rest = parts.path.strip_prefix(folder)?;
    (rest.is_empty() || rest.starts_with('/')).then_some(rest)
}

/// A segment decoded, unless it then holds what would change the meaning of the path.
fn decode_segment(encoded: &str) -> Option<String> {
    let segment = percent_decode(encoded)?;
    let is_sound =
        segment != "." && segment != ".." && !segment.contains(|c: char| c.is_control() || "/\\%?#".contains(c));
    is_sound.then_some(segment)
}

/// Whether the paper itself has something at the path: front page, lists, date archives.
fn is_reserved(segments: &[String]) -> bool {
    let Some(first) = segments.first() else {
        return true;
    };
    let is_date =
        |segment: &String| segment.len() <= 4 && !segment.is_empty() && segment.bytes().all(|b| b.is_ascii_digit());
    let is_archive = first.len() == 4 && segments.len() <= 3 && segments.iter().all(is_date);
    is_archive || RESERVED.contains(&first.as_str())
}

/// Where the extension of a file name begins, `.html`: up to 5 letters and digits, a letter first.
fn extension_start(path: &str) -> Option<usize> {
    let name = path.rsplit('/').next().unwrap_or_default();
    let (stem, extension) = name.rsplit_once('.')?;
    let is_extension = !stem.is_empty()
        && extension.len() <= 5
        && extension.starts_with(|c: char| c.is_ascii_alphabetic())
        && extension.bytes().all(|b| b.is_ascii_alphanumeric());
    is_extension.then(|| path.len() - extension.len() - 1)
}

/// The path of a story without a page of its own: `/2025/05/17/slug/`, or `/slug/` without a date.
pub(super) fn dated_path(date: Option<Date>, name: &str) -> String {
    let slug = slugify(name);
    match date {
        Some(date) => format!("/{:04}/{:02}/{:02}/{slug}/", date.year, date.month, date.day),
        None => ["/", &slug, "/"].concat(),
    }
}

/// A path with a number behind its last name.
pub(super) fn numbered(path: &str, number: usize) -> String {
    let at = extension_start(path).unwrap_or(key(path).len());
    let (stem, end) = path.split_at(at);
    [stem, "-", &number.to_string(), end].concat()
}

/// What paths are compared by: a slash at the end makes no difference.
pub(super) fn key(path: &str) -> &str {
    path.trim_end_matches('/')
}

/// Gives each story a path that no other has.
#[derive(Default)]
pub(super) struct Allocator {
    taken: Register,
    /// The number to try next for a path that was asked for before: without it, a feed that calls
    /// all its items the same would take time in the square of their number.
    next: Register,
}

impl Allocator {
    /// Notes that a path is no longer free.
    pub(super) fn take(&mut self, path: &str) {
        self.taken.add(key(path));
    }

    /// The path, if it is free, else with `-2`, `-3`… behind its last name.
    pub(super) fn allocate(&mut self, wanted: String) -> String {
        let segments: Vec<String> = key(&wanted).split('/').skip(1).map(str::to_owned).collect();
        if !is_reserved(&segments) && self.taken.add(key(&wanted)) {
            return wanted;
        }
        let mut number = self.next.get(&wanted).unwrap_or(2);
        loop {
            let path = numbered(&wanted, number);
            number += 1;
            if self.taken.add(key(&path)) {
                self.next.set(wanted, number);
                return path;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOME: &[Option<&str>] = &[Some("http://iman.example/")];

    fn own(url: &str) -> Option<String> {
        own_path(url, HOME)
    }

    #[test]
    fn a_page_under_the_home_page_keeps_its_path() {
        for (url, path) in [
            ("https://www.iman.example/2025/05/17/pchyoly", "/2025/05/17/pchyoly/"),
            ("https://iman.example/2025/05/17/%D0%BC%D1%91%D0%B4/?utm_source=rss", "/2025/05/17/мёд/"),
            ("https://iman.example/story.html", "/story.html"),
            ("https://iman.example/iman-2.0", "/iman-2.0/"),
            ("https://iman.example//a//b/#c", "/a/b/"),
            ("https://iman.example/2025/05/17/18", "/2025/05/17/18/"),
        ] {
            assert_eq!(own(url).as_deref(), Some(path), "{url}");
        }
    }

    #[test]
    fn the_papers_own_addresses_are_not_given_away() {
        for path in [
            "",
            "/",
            "?p=12",
            "/?p=12",
            "/index.php?id=3",
            "/category/sport/",
            "/tag/x",
            "/author/x/",
            "/search/",
            "/saved/",
            "/2025/",
            "/2025/05",
            "/2025/05/17/",
            "/2025/5/7/",
        ] {
            assert_eq!(own(&format!("https://iman.example{path}")), None, "{path}");
        }
    }

    #[test]
    fn paths_that_would_mean_something_else_are_not_kept() {
        for path in ["/a%2Fb/", "/%2e%2e/a", "/a%3Fb", "/a%23", "/100%25", "/%00", "/%ff", "/a%5Cb"] {
            assert_eq!(own(&format!("https://iman.example{path}")), None, "{path}");
        }
    }

    #[test]
    fn other_hosts_and_folders_are_not_ours() {
        assert_eq!(own("https://other.example/a/"), None);
        assert_eq!(own("https://sub.iman.example/a/"), None);
        assert_eq!(own_path("https://iman.example/a/", &[]), None);
        let blog = |url| own_path(url, &[Some("https://iman.example/blog")]);
        assert_eq!(blog("https://iman.example/blog/a").as_deref(), Some("/a/"));
        assert_eq!(blog("https://iman.example/blogger/a"), None);
        assert_eq!(blog("https://iman.example/blog/"), None);
        let file = own_path("https://iman.example/blog/a", &[Some("https://iman.example/blog/index.html")]);
        assert_eq!(file.as_deref(), Some("/a/"));
    }

    #[test]
    fn date_and_slug() {
        assert_eq!(dated_path(Date::new(2025, 5, 7), "Мёд"), "/2025/05/07/myod/");
        assert_eq!(dated_path(None, "Мёд"), "/myod/");
    }

    #[test]
    fn the_second_of_a_name_gets_a_number() {
        let mut allocator = Allocator::default();
        allocator.take("/a-3/");
        let mut allocate = |path: &str| allocator.allocate(path.to_owned());
        assert_eq!(allocate("/a/"), "/a/");
        assert_eq!(allocate("/a/"), "/a-2/");
        assert_eq!(allocate("/a/"), "/a-4/");
        assert_eq!(allocate("/b.html"), "/b.html");
        assert_eq!(allocate("/b.html"), "/b-2.html");
        assert_eq!(allocate("/search/"), "/search-2/");
        assert_eq!(allocate("/2025/"), "/2025-2/");
    }
}
