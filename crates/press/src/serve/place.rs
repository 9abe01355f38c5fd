//! From the path of a request to a file.

use super::Site;
use crate::host::{page, rules};
use crate::local_path::local_path;
use std::path::PathBuf;

/// What stands at an address.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A file; and its path below the paper's folder, which decides its headers.
    File(PathBuf, String),
    /// Nothing but the paper's page, which shows what there is.
    Page(PathBuf),
    /// The same address with the folder of the paper before it.
    Elsewhere(String),
    /// Nothing.
    Nowhere,
}

impl Site {
    /// What stands at a path, percent-encoded as it came.
    pub(super) fn place(&self, path: &str) -> Place {
        let Some(within) = path.strip_prefix(self.base.as_str()) else {
            let is_short = path == "/" || Some(path) == self.base.strip_suffix('/');
            return if is_short { Place::Elsewhere(self.base.clone()) } else { Place::Nowhere };
        };
        let Some(within) = local_path(within) else { return Place::Nowhere };
        let asked = format!("/{within}");
        if rules::is_private(&asked) {
            return Place::Nowhere;
        }
        let is_folder = within.is_empty() || within.ends_with('/');
        if !is_folder && let Some(file) = self.file(&within) {
            return Place::File(file, asked);
        }
        let own = format!("{}/index.html", within.trim_end_matches('/'));
        if let Some(page) = self.file(own.trim_start_matches('/')) {
            return Place::Page(page);
        }
        let shell = page::SHELLS.iter().find_map(|shell| self.file(shell));
        match shell {
            Some(page) if rules::is_page(&asked) => Place::Page(page),
            _ => Place::Nowhere,
        }
    }

    fn file(&self, within: &str) -> Option<PathBuf> {
        self.folders.iter().map(|folder| folder.join(within)).find(|file| file.is_file())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::Path;

    /// An edition and an app, and beside them a file that is nobody's business.
    fn site(base: &str) -> (tempfile::TempDir, Site) {
        let folder = tempfile::tempdir().unwrap();
        let file = |path: &str| {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        };
        for path in ["secret.txt", "app/index.html", "app/feed.json", "app/icon.svg", "edition/feed.json"] {
            file(path);
        }
        for path in [
            "edition/search-index/newest/0.txt",
            "edition/images/сад 1.png",
            "edition/about/index.html",
            "edition/.press-files",
        ] {
            file(path);
        }
        let folders = [folder.path().join("edition"), folder.path().join("app")];
        let site = Site { folders, base: base.to_owned() };
        (folder, site)
    }

    /// Where a path leads, as words.
    fn told(site: &Site, root: &Path, path: &str) -> String {
        let within = |file: &Path| file.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
        match site.place(path) {
            Place::File(file, _) => within(&file),
            Place::Page(file) => format!("page {}", within(&file)),
            Place::Elsewhere(path) => format!("at {path}"),
            Place::Nowhere => "nothing".to_owned(),
        }
    }

    #[test]
    fn the_edition_goes_before_the_app_and_pages_are_the_app() {
        let (root, site) = site("/");
        for (path, expected) in [
            ("/feed.json", "edition/feed.json"),
            ("/icon.svg", "app/icon.svg"),
            ("/", "page app/index.html"),
            ("/index.html", "app/index.html"),
            ("/2025/05/17/sad/", "page app/index.html"),
            ("/2025/05/17/sad", "page app/index.html"),
            ("/2025/05/verse-1.2/", "page app/index.html"),
            ("/old/story.html", "page app/index.html"),
            // A folder of the edition is no page of its own.
            ("/search-index/", "page app/index.html"),
            ("/search/", "page app/index.html"),
            ("/search-index/newest/0.txt", "edition/search-index/newest/0.txt"),
            ("/about/", "page edition/about/index.html"),
            ("/images/%D1%81%D0%B0%D0%B4%201.png", "edition/images/сад 1.png"),
            ("/.press-files", "nothing"),
            ("/feeds/latest/newest.json", "nothing"),
            ("/iman-0123456789abcdef.js", "nothing"),
            ("/images/none.png", "nothing"),
        ] {
            assert_eq!(told(&site, root.path(), path), expected, "{path}");
        }
    }

    #[test]
    fn nothing_leads_out_of_the_folders() {
        let (root, site) = site("/");
        for path in [
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "/images/../../secret.txt",
            "/..%5csecret.txt",
            "/%2f..%2fsecret.txt",
            "//etc/passwd",
            "/%2Fetc%2Fpasswd",
            "/feed.json%00.png",
            "/C:%5csecret.txt",
            "/%zz",
            "/%d1",
            "/%",
        ] {
            assert_eq!(told(&site, root.path(), path), "nothing", "{path}");
        }
    }

    #[test]
    fn a_paper_in_a_folder_is_there_and_nowhere_else() {
        let (root, site) = site("/gazeta/");
        for (path, expected) in [
            ("/gazeta/feed.json", "edition/feed.json"),
            ("/gazeta/2025/", "page app/index.html"),
            ("/gazeta/", "page app/index.html"),
            ("/gazeta", "at /gazeta/"),
            ("/", "at /gazeta/"),
            ("/feed.json", "nothing"),
            ("/gazeta2/", "nothing"),
        ] {
            assert_eq!(told(&site, root.path(), path), expected, "{path}");
        }
    }
}
