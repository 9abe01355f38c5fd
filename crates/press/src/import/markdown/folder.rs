//! The files of a folder.

use anyhow::{Context, Result, bail};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use std::fs;
use std::path::{Path, PathBuf};

use crate::local_path::local_path;
use crate::root::ROOT;

/// Folders that hold no texts: what generators make, and what they make it with.
const PASSED_OVER: &[&str] = &[
    "node_modules",
    "vendor",
    "_site",
    "_layouts",
    "_includes",
    "_sass",
    "_data",
    "layouts",
    "themes",
    "templates",
    "archetypes",
    "resources",
    "static",
    "assets",
];
/// Where generators take files from that stand at the root of the site.
const STATIC: [&str; 5] = ["", "static/", "assets/", "public/", "source/"];
/// Files that speak of the folder and not of the paper, if they have no front matter.
const ABOUT: &[&str] = &["readme", "license", "licence", "changelog", "contributing", "code_of_conduct", "security"];

/// What stands in a path as it is.
const PATH: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'<').add(b'>').add(b'?').add(b'`').add(b'%').add(b'{').add(b'}');

/// A folder of texts and what belongs to them.
pub(super) struct Folder {
    pub(super) root: PathBuf,
}

impl Folder {
    pub(super) fn open(root: &Path) -> Result<Folder> {
        if !root.is_dir() {
            bail!("{} is no folder: name the folder of the Markdown files", root.display());
        }
        Ok(Folder { root: root.to_owned() })
    }

    /// The files of texts below a part of the folder, by their paths with slashes, in order.
    pub(super) fn texts(&self, below: &str) -> Result<Vec<String>> {
        let mut texts = Vec::new();
        self.walk(below, &mut texts)?;
        texts.sort();
        Ok(texts)
    }

    fn walk(&self, below: &str, texts: &mut Vec<String>) -> Result<()> {
        let path = self.root.join(below);
        let entries = fs::read_dir(&path).with_context(|| format!("cannot read the folder {}", path.display()))?;
        for entry in entries {
            let entry = entry.with_context(|| format!("cannot read the folder {}", path.display()))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            // A link to a folder may lead in a circle.
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            if name.starts_with('.') {
                continue;
            }
            if is_folder && !PASSED_OVER.contains(&name.as_str()) {
                self.walk(&format!("{below}{name}/"), texts)?;
            } else if !is_folder && is_text(&name) {
                texts.push(format!("{below}{name}"));
            }
        }
        Ok(())
    }

    /// The address below the root of the edition of the file that a text in a folder refers to, if there is one.
    /// `folder`: where the text is, with a slash at its end.
    pub(super) fn file(&self, folder: &str, reference: &str) -> Option<String> {
        let path = reference.split(['?', '#']).next().unwrap_or_default();
        if path.is_empty() || path.ends_with('/') {
            return None;
        }
        let decoded =
            |path: &str| percent_encoding::percent_decode_str(path).decode_utf8().ok().map(|path| path.into_owned());
        let place = match path.strip_prefix('/') {
            Some(path) => STATIC.iter().find_map(|root| self.existing(&format!("{root}{}", decoded(path)?)))?,
            None => {
                let beside = self.existing(&joined(folder, &decoded(path)?)?);
                beside.or_else(|| STATIC.iter().find_map(|root| self.existing(&format!("{root}{}", decoded(path)?))))?
            }
        };
        Some(format!("{ROOT}{}", utf8_percent_encode(&place, PATH)))
    }

    fn existing(&self, place: &str) -> Option<String> {
        let place = joined("", place)?;
        // Nothing outside of the folder is asked for.
        let is_file =
            local_path(&utf8_percent_encode(&place, PATH).to_string()).is_some() && self.root.join(&place).is_file();
        is_file.then_some(place)
    }

    /// The files beside a text whose names begin with one of these, in order.
    pub(super) fn beside(&self, folder: &str, names: &[&str]) -> Option<String> {
        let entries = fs::read_dir(self.root.join(folder)).ok()?;
        let mut files: Vec<String> = entries
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .filter(|name| is_picture(name))
            .collect();
        files.sort();
        names.iter().find_map(|name| files.iter().find(|file| file.to_lowercase().contains(name)).cloned())
    }
}

/// A path from a folder, its dots resolved; `None` if it leads out.
pub(super) fn joined(folder: &str, path: &str) -> Option<String> {
    let mut names: Vec<&str> = folder.split('/').filter(|name| !name.is_empty()).collect();
    for name in path.split('/') {
        match name {
            "" | "." => {}
            ".." => {
                names.pop()?;
            }
            name => names.push(name),
        }
    }
    Some(names.join("/"))
}

/// Whether a file without front matter speaks of the folder.
pub(super) fn is_about(place: &str) -> bool {
    let name = place.rsplit('/').next().unwrap_or_default().to_lowercase();
    ABOUT.contains(&name.split('.').next().unwrap_or_default())
}

fn is_text(name: &str) -> bool {
    let name = name.to_lowercase();
    [".md", ".markdown", ".mdown", ".mkd"].iter().any(|ending| name.ends_with(ending))
}

fn is_picture(name: &str) -> bool {
    let name = name.to_lowercase();
    [".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".svg"].iter().any(|ending| name.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_joined_and_lead_nowhere_else() {
        assert_eq!(joined("posts/a/", "../b/./c.png").as_deref(), Some("posts/b/c.png"));
        assert_eq!(joined("posts/", "../../a"), None);
    }

    #[test]
    fn files_are_found_where_generators_look() {
        let folder = tempfile::tempdir().unwrap();
        for place in ["posts/a b.png", "static/img/c.png"] {
            let path = folder.path().join(place);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        let files = Folder::open(folder.path()).unwrap();
        let of = |reference| files.file("posts/", reference);
        assert_eq!(of("a%20b.png?v=1").as_deref(), Some("https://edition.invalid/posts/a%20b.png"));
        assert_eq!(of("/img/c.png").as_deref(), Some("https://edition.invalid/static/img/c.png"));
        for reference in ["none.png", "/", "", "../../posts/x", "..%2f..%2fetc/passwd", "/posts/"] {
            assert_eq!(of(reference), None, "{reference}");
        }
    }
}
