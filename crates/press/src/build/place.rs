//! Where the paper is published: what pages and feeds that name whole addresses have to know.

use crate::local_path::local_path;
use crate::root::ROOT;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use url::Url;

/// The page of the app, in its folder.
const TEMPLATE: &str = "index.html";

/// What lacks for a paper to be published from what there is: a matter of what was read, not of what is written.
#[derive(Debug)]
pub struct Unready(String);

impl Unready {
    /// `what`: what lacks, and what to do about it.
    pub(super) fn new(what: String) -> Unready {
        Unready(what)
    }
}

impl fmt::Display for Unready {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unready {}

/// Where the paper is published.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The paper's home page. Its path ends in a slash, and it has neither query nor fragment.
    pub(super) home: Url,
    /// The folders that hold its files: that of the edition, and that of the app.
    folders: [PathBuf; 2],
}

impl Place {
    /// `site`: the folder of the built app. `out`: that of the edition. `home`: the home page as the paper says it.
    pub(super) fn of(site: &Path, out: &Path, home: Option<&str>) -> Result<Place, Unready> {
        if !site.join(TEMPLATE).is_file() {
            return Err(Unready(format!(
                "there is no {TEMPLATE} in {}: --site is the folder that `cargo xtask build` writes the app into",
                site.display()
            )));
        }
        let home = home.and_then(folder).ok_or_else(|| {
            let said = home.filter(|home| !home.starts_with(ROOT)).map(|home| format!(" (it says {home})"));
            Unready(format!(
                "the paper does not say where it stands{}, and a site names its pages by their whole addresses: say \
                 --base https://gazeta.example/, or write it into the file of --masthead as \"home_page_url\"",
                said.unwrap_or_default()
            ))
        })?;
        Ok(Place { home, folders: [out.to_owned(), site.to_owned()] })
    }

    /// The whole address of a page or a file. `path`: below the home page, not percent-encoded, with a slash before it or not.
    pub(super) fn address(&self, path: &str) -> String {
        let mut url = self.home.clone();
        url.set_path(&[self.home.path(), path.trim_start_matches('/')].concat());
        url.into()
    }

    /// A text of the store with whole addresses in it.
    pub(super) fn whole(&self, text: &str) -> String {
        text.replace(ROOT, self.home.as_str())
    }

    /// The file that an address of the store means, if the site has it.
    pub(super) fn file(&self, address: &str) -> Option<PathBuf> {
        let path = address.strip_prefix(ROOT)?.split(['?', '#']).next()?;
        let name = local_path(path).filter(|name| !name.is_empty())?;
        self.folders.iter().map(|folder| folder.join(&name)).find(|file| file.is_file())
    }

    /// The size of that file in bytes; 0 if nobody knows.
    pub(super) fn bytes(&self, address: &str) -> u64 {
        self.file(address).and_then(|file| fs::metadata(file).ok()).map_or(0, |file| file.len())
    }
}

/// The folder of a home page, if that is a whole address of the web.
fn folder(home: &str) -> Option<Url> {
    let mut url = Url::parse(home).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    // What stands for the folder of the edition is no address.
    if url.as_str().starts_with(ROOT) {
        return None;
    }
    url.set_query(None);
    url.set_fragment(None);
    let (above, last) = url.path().rsplit_once('/').unwrap_or_default();
    // `/gazeta` is a folder, `/gazeta/index.html` is in one.
    let path = if last.is_empty() || last.contains('.') { format!("{above}/") } else { format!("{above}/{last}/") };
    url.set_path(&path);
    Some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_home_page_is_a_whole_address_of_a_folder() {
        for (home, expected) in [
            ("https://gazeta.example", Some("https://gazeta.example/")),
            ("https://gazeta.example/paper?a=b#c", Some("https://gazeta.example/paper/")),
            ("https://gazeta.example/paper/index.html", Some("https://gazeta.example/paper/")),
            ("/paper/", None),
            ("https://edition.invalid/", None),
            ("ftp://gazeta.example/", None),
        ] {
            assert_eq!(folder(home).as_ref().map(Url::as_str), expected, "{home}");
        }
    }

    #[test]
    fn what_lacks_is_told_with_what_to_do() {
        let site = tempfile::tempdir().unwrap();
        let error = |home| Place::of(site.path(), site.path(), home).unwrap_err().to_string();
        assert!(error(None).contains("cargo xtask build"), "{}", error(None));
        fs::write(site.path().join(TEMPLATE), "<p>").unwrap();
        assert!(error(None).contains("--base https://"), "{}", error(None));
        assert!(error(Some("gazeta")).contains("(it says gazeta)"), "{}", error(Some("gazeta")));
        assert!(!error(Some(ROOT)).contains("it says"), "{}", error(Some(ROOT)));
    }

    #[test]
    fn addresses_are_whole_and_files_are_found() {
        let site = tempfile::tempdir().unwrap();
        fs::write(site.path().join(TEMPLATE), "<p>").unwrap();
        fs::write(site.path().join("сад 1.png"), "picture").unwrap();
        let place = Place::of(site.path(), Path::new("none"), Some("https://gazeta.example/paper")).unwrap();
        assert_eq!(place.address("/"), "https://gazeta.example/paper/");
        assert_eq!(place.address("feeds/a.xml"), "https://gazeta.example/paper/feeds/a.xml");
        assert_eq!(place.address("/сад/"), "https://gazeta.example/paper/%D1%81%D0%B0%D0%B4/");
        let picture = [ROOT, "%D1%81%D0%B0%D0%B4%201.png"].concat();
        assert_eq!(place.whole(&picture), "https://gazeta.example/paper/%D1%81%D0%B0%D0%B4%201.png");
        assert_eq!((place.bytes(&picture), place.bytes("https://gazeta.example/a.png")), (7, 0));
        assert_eq!(place.file(&[ROOT, "../none"].concat()), None);
    }
}
