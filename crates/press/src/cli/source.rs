//! What a source is: by how a file begins, and by what a folder holds.

use super::arguments::Kind;
use super::site;
use anyhow::{Context, Result, bail, ensure};
use flate2::read::GzDecoder;
use press::http::Client;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

/// Bytes in which a file says what it is: exports of WordPress begin with a long comment.
const BEGINNING: u64 = 16 * 1024;
/// Where a source is and what it is.
#[derive(Debug, PartialEq, Eq)]
pub enum Source {
    /// An export of WordPress: a file, or a folder of such files.
    WordpressExport(PathBuf),
    /// A WordPress site.
    Wordpress(String),
    /// A feed: a file or an address.
    Feed(String),
    /// A folder of Markdown.
    Markdown(PathBuf),
}

/// Whether what the user wrote is an address of the web.
pub fn is_address(text: &str) -> bool {
    let begin = text.get(..8).unwrap_or(text).to_ascii_lowercase();
    begin.starts_with("http://") || begin.starts_with("https://")
}

impl Source {
    /// The folder in which files of the source lie, if it is on this computer.
    pub fn folder(&self) -> Option<PathBuf> {
        let path = match self {
            Source::WordpressExport(path) | Source::Markdown(path) => path.clone(),
            Source::Feed(place) if !is_address(place) => PathBuf::from(place),
            Source::Feed(_) | Source::Wordpress(_) => return None,
        };
        if path.is_dir() { Some(path) } else { Some(Path::new(".").join(path.parent()?)) }
    }

    /// Finds out what a source is; `kind` is what the user says of it.
    ///
    /// # Errors
    /// If it is not there, or nothing that can be read.
    pub fn of(text: &str, kind: Kind, client: &Client) -> Result<Source> {
        let path = || PathBuf::from(text);
        let is_address = is_address(text);
        match kind {
            Kind::Wordpress => {
                ensure!(is_address, "{text} is no address of a site, which begins with https:// or http://");
                return Ok(Source::Wordpress(text.to_owned()));
            }
            Kind::JsonFeed | Kind::Rss if is_address => return Ok(Source::Feed(text.to_owned())),
            Kind::WordpressExport | Kind::Markdown if is_address => {
                bail!("{text} is an address: load the file down, and name it as it is called on this computer")
            }
            Kind::Auto if is_address => return site::of_address(text, &|url| client.get(url, site::ACCEPTED)),
            _ => {}
        }
        let there = fs::metadata(text).with_context(|| {
            format!("cannot read {text}: name a file, a folder, or an address that begins with https://")
        })?;
        Ok(match kind {
            Kind::JsonFeed | Kind::Rss => Source::Feed(text.to_owned()),
            Kind::WordpressExport => Source::WordpressExport(path()),
            Kind::Markdown => Source::Markdown(path()),
            _ if there.is_dir() => of_folder(&path())?,
            _ => of_file(&path())?,
        })
    }
}

fn of_folder(folder: &Path) -> Result<Source> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read the folder {}", folder.display()))?;
    let mut exports = entries.flatten().map(|entry| entry.path()).filter(|path| has_ending(path, &["xml"]));
    let is_export = exports.any(|path| matches!(of_file(&path), Ok(Source::WordpressExport(_))));
    let folder = folder.to_owned();
    Ok(if is_export { Source::WordpressExport(folder) } else { Source::Markdown(folder) })
}

fn of_file(path: &Path) -> Result<Source> {
    let name = path.display().to_string();
    let beginning = beginning(path).with_context(|| format!("cannot read {name}"))?;
    if has_ending(path, &["md", "markdown"]) {
        bail!("{name} is one text: name the folder that it stands in");
    }
    match beginning.as_slice() {
        [] => bail!("{name} is empty"),
        [b'P', b'K', 3, 4, ..] => bail!("{name} is packed: unpack it, and import the files in it"),
        _ => {}
    }
    if is_export(&beginning) {
        return Ok(Source::WordpressExport(path.to_owned()));
    }
    let text = beginning.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&beginning).trim_ascii_start();
    let is_utf16 = text.starts_with(b"\xff\xfe") || text.starts_with(b"\xfe\xff");
    if is_utf16 || matches!(text.first(), Some(b'{' | b'[' | b'<')) {
        return Ok(Source::Feed(name));
    }
    bail!(
        "{name} is nothing that the press knows: no export of WordPress, no JSON Feed, RSS or Atom, no Markdown. \
         If it is one of them, say which by --kind"
    )
}

fn is_export(beginning: &[u8]) -> bool {
    let text = String::from_utf8_lossy(beginning);
    text.contains("wordpress.org/export/") || text.contains("WordPress eXtended RSS")
}

/// The first bytes of a file, unpacked if it is packed with gzip.
fn beginning(path: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(BEGINNING).read_to_end(&mut bytes)?;
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Ok(bytes);
    }
    let mut unpacked = Vec::new();
    GzDecoder::new(File::open(path)?).take(BEGINNING).read_to_end(&mut unpacked)?;
    Ok(unpacked)
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    endings.contains(&ending.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    const EXPORT: &str = "<?xml version=\"1.0\"?>\n<!-- This is a WordPress eXtended RSS file -->\n\
        <rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel>";

    fn kind_of(name: &str, bytes: &[u8]) -> Result<Source> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        of_file(&path)
    }

    #[test]
    fn files_are_known_by_their_beginning() {
        let is = |name: &str, bytes: &[u8]| match kind_of(name, bytes).unwrap() {
            Source::WordpressExport(_) => "export",
            Source::Wordpress(_) => "wordpress",
            Source::Feed(_) => "feed",
            Source::Markdown(_) => "a folder",
        };
        assert_eq!(is("газета.xml", EXPORT.as_bytes()), "export");
        assert_eq!(is("feed.xml", b"<?xml version=\"1.0\"?><rss version=\"2.0\">"), "feed");
        assert_eq!(is("feed", "\u{feff} {\"version\": \"\"}".as_bytes()), "feed");
        assert_eq!(is("atom.xml", b"\xff\xfe<\0?\0"), "feed");
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(EXPORT.as_bytes()).unwrap();
        assert_eq!(is("export.xml.gz", &packed.finish().unwrap()), "export");
    }

    #[test]
    fn what_is_nothing_is_told() {
        for (name, bytes, word) in [
            ("a.txt", b"".as_slice(), "empty"),
            ("a.zip", b"PK\x03\x04...", "unpack"),
            ("a.txt", b"plain words", "--kind"),
            ("a.md", b"---\ntitle: A\n---\n", "name the folder"),
        ] {
            let error = kind_of(name, bytes).unwrap_err().to_string();
            assert!(error.contains(word) && error.contains(name), "{error}");
        }
    }

    #[test]
    fn a_folder_holds_exports_or_markdown() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.md"), "Сад").unwrap();
        assert_eq!(of_folder(folder.path()).unwrap(), Source::Markdown(folder.path().to_owned()));
        fs::write(folder.path().join("b.xml"), EXPORT).unwrap();
        assert_eq!(of_folder(folder.path()).unwrap(), Source::WordpressExport(folder.path().to_owned()));
    }

    #[test]
    fn files_of_a_source_lie_beside_it() {
        assert_eq!(Source::Feed("press-feed.json".into()).folder().unwrap().canonicalize().unwrap(), here());
        assert_eq!(Source::WordpressExport("/tmp-export/a.xml".into()).folder(), Some("/tmp-export".into()));
        assert_eq!(Source::Markdown(here()).folder(), Some(here()));
        assert_eq!(Source::Feed("https://gazeta.example/feed.json".into()).folder(), None);
    }

    fn here() -> PathBuf {
        std::env::current_dir().unwrap().canonicalize().unwrap()
    }

    #[test]
    fn what_the_user_says_counts() {
        let client = Client::new("");
        let of = |text: &str, kind| Source::of(text, kind, &client);
        let site = "https://gazeta.example/";
        assert_eq!(of(site, Kind::Rss).unwrap(), Source::Feed(site.to_owned()));
        assert_eq!(of(site, Kind::Wordpress).unwrap(), Source::Wordpress(site.to_owned()));
        assert!(of(site, Kind::Markdown).unwrap_err().to_string().contains("load the file down"));
        assert!(of("gazeta", Kind::Wordpress).unwrap_err().to_string().contains("no address"));
        assert!(of("no-such-file.xml", Kind::Auto).unwrap_err().to_string().contains("cannot read no-such-file.xml"));
    }
}
