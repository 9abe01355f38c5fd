//! In which order new files are moved to their places: what leads to others comes after them.

/// Folders of files, in the order in which they lead to each other.
const FILES: [&str; 4] = ["articles", "feeds", "search-index", "share"];
/// What names pages for others comes after the pages.
const SITEMAPS: &str = "sitemaps";
/// Files at the root that name others of them.
const GUIDES: [&str; 2] = ["sitemap.xml", "robots.txt"];
/// What is moved last: everything else is found by it.
const ENTRY: &str = "feed.json";
/// The endings of compressed copies.
const COPIES: [&str; 2] = [".br", ".gz"];

/// The turn of a file or a folder of the edition's own folder: articles, lists, the search index, pictures, all other folders,
/// which are those of pages, then the sitemaps that name the pages, the files beside them, the entry feed at the end.
/// Compressed copies go before what they are copies of.
pub(super) fn turn(name: &str, is_folder: bool) -> (usize, bool) {
    if is_folder {
        let at = FILES.iter().position(|folder| *folder == name);
        let of_pages = FILES.len() + usize::from(name == SITEMAPS);
        return (at.unwrap_or(of_pages), true);
    }
    let original = COPIES.iter().find_map(|ending| name.strip_suffix(ending));
    let own = original.unwrap_or(name);
    let at = GUIDES.iter().position(|guide| *guide == own).map_or(0, |at| at + 1);
    let at = if own == ENTRY { GUIDES.len() + 1 } else { at };
    (FILES.len() + 2 + at, original.is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_to_others_comes_after_them() {
        let expected = [
            ("articles", true),
            ("feeds", true),
            ("search-index", true),
            ("share", true),
            ("2025", true),
            ("sitemaps", true),
            ("404.html", false),
            ("sitemap.xml.gz", false),
            ("sitemap.xml", false),
            ("robots.txt", false),
            ("feed.json.br", false),
            ("feed.json", false),
        ];
        let mut names = expected;
        names.sort();
        names.sort_by_key(|(name, is_folder)| turn(name, *is_folder));
        assert_eq!(names, expected);
    }
}
