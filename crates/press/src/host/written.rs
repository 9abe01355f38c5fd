//! The press's own list of what it has written for a host, so that it changes and takes away nothing of the publisher's.

use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The name of the list in its folder. Hosts answer nobody with it.
const LIST: &str = ".press-host";

/// What became of the files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// New ones, and those that say something else now.
    pub written: u64,
    /// Those that were there already.
    pub unchanged: u64,
    /// Those that another host had wanted.
    pub removed: u64,
}

/// Hashes of the files, by the ways to them from the folder of the list.
type Hashes = BTreeMap<String, String>;

/// Files for one folder and those below and above it, looked at and not yet written.
#[derive(Debug)]
pub struct Writing<'a> {
    folder: &'a Path,
    files: &'a BTreeMap<PathBuf, String>,
    /// What the list said.
    before: Hashes,
    changed: Vec<&'a Path>,
}

impl<'a> Writing<'a> {
    /// Looks what is there. The list lies in `folder`.
    ///
    /// # Errors
    /// If one of the files is there and none that the press has written, unless `is_forced`. If the disk fails.
    pub fn look(folder: &'a Path, files: &'a BTreeMap<PathBuf, String>, is_forced: bool) -> Result<Writing<'a>> {
        let list = folder.join(LIST);
        let before: Hashes = match read(&list)? {
            Some(text) => {
                serde_json::from_slice(&text).with_context(|| format!("{} is damaged: remove it", list.display()))?
            }
            None => Hashes::new(),
        };
        let mut changed = Vec::new();
        for (path, text) in files {
            let there = read(path)?;
            if there.as_deref() == Some(text.as_bytes()) {
                continue;
            }
            let is_own = there.is_none_or(|there| before.get(&way(folder, path)) == Some(&hash(&there)));
            ensure!(
                is_own || is_forced,
                "{} is there and was not written by `press host`, or was changed since: move it away, or overwrite it by \
                 --force",
                path.display()
            );
            changed.push(path.as_path());
        }
        Ok(Writing { folder, files, before, changed })
    }

    /// Writes what has changed, and takes away what the list names and is not wanted any more.
    ///
    /// # Errors
    /// If the disk fails.
    pub fn write(self) -> Result<Count> {
        let Writing { folder, files, before, changed } = self;
        let mut count =
            Count { unchanged: (files.len() - changed.len()) as u64, written: changed.len() as u64, removed: 0 };
        for path in changed {
            put(path, &files[path])?;
        }
        let after: Hashes = files.iter().map(|(path, text)| (way(folder, path), hash(text.as_bytes()))).collect();
        for (way, hash_before) in before.iter().filter(|(way, _)| !after.contains_key(*way)) {
            let path = folder.join(way);
            if read(&path)?.is_some_and(|there| hash(&there) == *hash_before) {
                fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
                count.removed += 1;
                // The folder of the last file goes with it: one that holds something else cannot be removed so.
                let below = path.ancestors().skip(1).take_while(|above| above.starts_with(folder) && *above != folder);
                let _ = below.into_iter().try_for_each(fs::remove_dir);
            }
        }
        if after != before {
            put(&folder.join(LIST), &serde_json::to_string_pretty(&after)?)?;
        }
        Ok(count)
    }
}

/// Writes a file if it does not say that already; whether it did.
///
/// # Errors
/// If the disk fails.
pub fn put_if_changed(path: &Path, text: &str) -> Result<bool> {
    let is_changed = read(path)?.as_deref() != Some(text.as_bytes());
    if is_changed {
        put(path, text)?;
    }
    Ok(is_changed)
}

/// How to come from a folder to a file, both whole paths: the list is published, and says nothing of this computer.
fn way(folder: &Path, path: &Path) -> String {
    let above = folder.ancestors().find(|above| path.starts_with(above)).unwrap_or(folder);
    let up = folder.components().count() - above.components().count();
    let down = path.strip_prefix(above).unwrap_or(path);
    "../".repeat(up) + &down.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}

fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// What stands in a file; nothing if there is none.
fn read(path: &Path) -> Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
    }
}

/// Writes a file whole or not at all.
fn put(path: &Path, text: &str) -> Result<()> {
    let shown = path.display();
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    }
    let beside = path.with_file_name(format!(".press-{}", path.file_name().unwrap_or_default().to_string_lossy()));
    fs::write(&beside, text).with_context(|| format!("cannot write {}", beside.display()))?;
    fs::rename(&beside, path).with_context(|| format!("cannot write {shown}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Desk(tempfile::TempDir);

    impl Desk {
        fn write(&self, files: &[(&str, &str)], is_forced: bool) -> Result<Count> {
            let files = files.iter().map(|(name, text)| (self.0.path().join(name), (*text).to_owned())).collect();
            Writing::look(self.0.path(), &files, is_forced)?.write()
        }

        fn text(&self, name: &str) -> Option<String> {
            fs::read_to_string(self.0.path().join(name)).ok()
        }
    }

    fn count(written: u64, unchanged: u64, removed: u64) -> Count {
        Count { written, unchanged, removed }
    }

    #[test]
    fn what_another_host_wanted_goes() {
        let desk = Desk(tempfile::tempdir().unwrap());
        assert_eq!(desk.write(&[("404.html", "page"), ("feeds/404.html", "none")], false).unwrap(), count(2, 0, 0));
        assert_eq!(desk.write(&[("404.html", "page"), ("feeds/404.html", "none")], false).unwrap(), count(0, 2, 0));
        assert_eq!(desk.write(&[("404.html", "other"), ("_headers", "h")], false).unwrap(), count(2, 0, 1));
        assert_eq!((desk.text("404.html").as_deref(), desk.text("feeds/404.html")), (Some("other"), None));
        assert!(!desk.0.path().join("feeds").exists(), "no empty folders are left");
        assert!(desk.text(LIST).is_some_and(|list| list.contains("\"404.html\"")), "ways, not whole paths");
    }

    #[test]
    fn a_list_says_nothing_of_the_computer() {
        let way = |path: &str| super::way(Path::new("/srv/public/gazeta"), Path::new(path));
        assert_eq!(way("/srv/public/gazeta/moved/0.json"), "moved/0.json");
        assert_eq!(way("/srv/public/_headers"), "../_headers");
        assert_eq!(way("/etc/nginx/paper.conf"), "../../../etc/nginx/paper.conf");
    }

    #[test]
    fn what_is_the_publishers_stays() {
        let desk = Desk(tempfile::tempdir().unwrap());
        fs::write(desk.0.path().join("_headers"), "mine").unwrap();
        let files = [("404.html", "page"), ("_headers", "h")];
        let error = desk.write(&files, false).unwrap_err().to_string();
        assert!(error.contains("_headers") && error.contains("--force"), "{error}");
        assert_eq!(
            (desk.text("_headers").as_deref(), desk.text("404.html")),
            (Some("mine"), None),
            "nothing was begun"
        );
        assert_eq!(desk.write(&files, true).unwrap(), count(2, 0, 0));
        // Changed by hand afterwards.
        fs::write(desk.0.path().join("404.html"), "mine").unwrap();
        assert!(desk.write(&[("404.html", "new")], false).is_err());
        assert_eq!(desk.write(&[], false).unwrap(), count(0, 0, 1));
        assert_eq!((desk.text("404.html").as_deref(), desk.text("_headers")), (Some("mine"), None));
    }
}
