//! The folder that is published: the app and the edition in one.

use super::{moved, page};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use url::Url;

/// Folders of the app that are addresses of pages and not of files.
const PAGE_FOLDERS: [&str; 5] = ["author", "category", "saved", "search", "tag"];

/// Folders in which there may be files, whether or not they are there now: what numbers of an old site mean, and where
/// WordPress kept files, to which links of other sites lead for years.
const SOMETIMES: [&str; 2] = [moved::FOLDER, "wp-content"];

/// Files by which hosts are told things, and which they answer nobody with.
const TOLD: [&str; 3] = ["vercel.json", "worker.js", "wrangler.jsonc"];

/// The folder, and where it will stand.
#[derive(Debug)]
pub struct Site {
    /// The folder, as a whole path.
    pub folder: PathBuf,
    /// The address of the paper; its path ends in a slash.
    pub url: Url,
    /// The page, with the folder that it will stand in.
    pub page: String,
    /// The name of its file.
    pub shell: &'static str,
    /// Whether `press build` has rendered a page for addresses at which there is nothing.
    pub has_missing_page: bool,
    /// Names of the folders directly in it that hold files, but for those that come and go.
    pub folders: Vec<String>,
    /// Names of the files directly in it, without pages and compressed copies.
    pub files: Vec<String>,
}

impl Site {
    /// Looks what is there.
    ///
    /// # Errors
    /// If there is no folder, or no page of this app in it.
    pub fn read(folder: &Path, url: &Url) -> Result<Site> {
        let shown = folder.display();
        let index = folder.join("index.html");
        let front = fs::read_to_string(&index).with_context(|| {
            format!(
                "cannot read {}: --site is the folder that you publish, the app and the edition in one",
                index.display()
            )
        })?;
        let base = page::base(&front)
            .with_context(|| format!("{} has no <base href=\"…\">: it is no page of this app", index.display()))?;
        let is_rendered = page::is_rendered(&front);
        ensure!(
            !is_rendered || base == url.path(),
            "the pages in {shown} were rendered for {base}, and are to stand at {}: say that to `press build \
             --base`, and build anew",
            url.path()
        );
        let shell = page::SHELLS[usize::from(!is_rendered)];
        let html = fs::read_to_string(folder.join(shell)).with_context(|| format!("cannot read {shown}/{shell}"))?;
        let page = page::with_base(&html, url.path()).unwrap_or(html);
        let has_missing_page = fs::read_to_string(folder.join("404.html")).is_ok_and(|page| page::is_rendered(&page));
        let folder = folder.canonicalize().with_context(|| format!("cannot read the folder {shown}"))?;
        ensure!(folder.to_str().is_some(), "the name of the folder {shown} is no text in UTF-8");
        let mut site =
            Site { folder, url: url.clone(), page, shell, has_missing_page, folders: Vec::new(), files: Vec::new() };
        let entries = fs::read_dir(&site.folder).with_context(|| format!("cannot read the folder {shown}"))?;
        for entry in entries {
            let entry = entry.with_context(|| format!("cannot read the folder {shown}"))?;
            let Ok(name) = entry.file_name().into_string() else { continue };
            if !is_plain(&name) {
                continue;
            }
            if !entry.path().is_dir() {
                let is_other = ["html", "br", "gz"].iter().all(|ending| !name.ends_with(&format!(".{ending}")));
                let is_served = is_other && !TOLD.contains(&name.as_str());
                site.files.extend(is_served.then_some(name));
            } else if !is_of_pages(&name) && !entry.path().join("index.html").is_file() {
                site.folders.push(name);
            }
        }
        site.folders.retain(|folder| !SOMETIMES.contains(&folder.as_str()));
        site.folders.sort();
        site.files.sort();
        Ok(site)
    }

    /// The folder of the paper at its host, with a slash at both ends.
    pub fn base(&self) -> &str {
        self.url.path()
    }

    /// The folder whose content stands at the root of the host, where a host takes folders as they lie.
    ///
    /// # Errors
    /// If the paper should stand in a folder of the host, and lies in none of that name.
    pub fn root(&self) -> Result<PathBuf> {
        let names: Vec<&str> = self.base().split('/').filter(|name| !name.is_empty()).collect();
        let mut root = self.folder.as_path();
        for name in names.iter().rev() {
            let lies_so = root.file_name().is_some_and(|own| own == *name);
            let above = root.parent().filter(|_| lies_so);
            root = above.with_context(|| {
                format!(
                    "this host shows folders as they lie: for {} move the paper to a folder public/{} and name that by \
                     --site; what is published is then public",
                    self.url,
                    names.join("/")
                )
            })?;
        }
        Ok(root.to_owned())
    }

    /// The folders whose files are kept by a rule for the whole folder.
    pub fn kept_folders(&self) -> impl Iterator<Item = &str> {
        self.folders.iter().map(String::as_str).chain([moved::FOLDER])
    }

    /// The folders in which there are files and nothing else.
    pub fn folders_of_files(&self) -> impl Iterator<Item = &str> {
        self.folders.iter().map(String::as_str).chain(SOMETIMES)
    }

    /// The address of the page at its host.
    pub fn page_address(&self) -> String {
        self.at(self.shell)
    }

    /// The address of a file of the paper at its host.
    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.base())
    }
}

/// Whether a name needs no quotation marks anywhere, and is not hidden.
fn is_plain(name: &str) -> bool {
    let is_letter = |char: char| char.is_ascii_alphanumeric() || "-._~".contains(char);
    // `_headers` and `_redirects` are read by hosts and answered to nobody.
    !name.starts_with('.') && !name.starts_with('_') && name.chars().all(|char| is_letter(char) || char == '_')
}

fn is_of_pages(folder: &str) -> bool {
    let is_year = folder.len() == 4 && folder.bytes().all(|byte| byte.is_ascii_digit());
    is_year || PAGE_FOLDERS.contains(&folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(folder: &Path, url: &str) -> Result<Site> {
        Site::read(folder, &Url::parse(url).unwrap())
    }

    #[test]
    fn what_lies_in_the_folder_is_told_apart() {
        let root = tempfile::tempdir().unwrap();
        let paper = root.path().join("public/gazeta");
        for folder in ["feeds", "articles", "search-index/0-16", "2025/05", "tag/bees", "about", ".git"] {
            fs::create_dir_all(paper.join(folder)).unwrap();
        }
        for file in
            ["feed.json", "feed.json.br", "icon.svg", "vercel.json", "about/index.html", "_headers", ".press-files"]
        {
            fs::write(paper.join(file), "x").unwrap();
        }
        let url = "https://paper.example/gazeta/";
        assert!(format!("{:#}", site(&paper, url).unwrap_err()).contains("index.html"));
        fs::write(paper.join("index.html"), "<p>").unwrap();
        assert!(format!("{:#}", site(&paper, url).unwrap_err()).contains("no page of this app"));
        fs::write(paper.join("index.html"), "<base href=\"/\">").unwrap();
        let site = site(&paper, url).unwrap();
        assert_eq!(
            (site.folders.join(" "), site.files.join(" ")),
            ("articles feeds search-index".into(), "feed.json icon.svg".into())
        );
        assert_eq!(
            (site.page.as_str(), site.at("feed.json").as_str()),
            ("<base href=\"/gazeta/\">", "/gazeta/feed.json")
        );
    }

    #[test]
    fn rendered_pages_stand_where_they_were_rendered_for() {
        let paper = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| fs::write(paper.path().join(name), text).unwrap();
        write("index.html", "<html data-rendered=\"/gazeta/\"><base href=\"/gazeta/\">");
        write("shell.html", "<html><base href=\"/gazeta/\">");
        let read = site(paper.path(), "https://paper.example/gazeta/").unwrap();
        assert_eq!((read.page_address().as_str(), read.has_missing_page), ("/gazeta/shell.html", false));
        write("404.html", "<base href=\"/gazeta/\"><div class=\"standing\">");
        assert!(site(paper.path(), "https://paper.example/gazeta/").unwrap().has_missing_page);
        let error = site(paper.path(), "https://paper.example/").unwrap_err().to_string();
        assert!(error.contains("/gazeta/") && error.contains("press build"), "{error}");
    }

    #[test]
    fn a_host_that_shows_folders_as_they_lie_shows_the_one_above() {
        let root = tempfile::tempdir().unwrap();
        let paper = root.path().join("public/a/b");
        fs::create_dir_all(&paper).unwrap();
        fs::write(paper.join("index.html"), "<base href=\"/\">").unwrap();
        let root = |url: &str| site(&paper, url).unwrap().root();
        assert!(root("https://paper.example/").unwrap().ends_with("public/a/b"));
        assert!(root("https://paper.example/a/b/").unwrap().ends_with("public"));
        let error = root("https://paper.example/a/c/").unwrap_err().to_string();
        assert!(error.contains("public/a/c"), "{error}");
    }
}
