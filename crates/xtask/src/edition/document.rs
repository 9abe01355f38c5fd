//! A source file: TOML front matter between `+++` lines, then Markdown.

use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

/// A source file in memory.
pub struct Document {
    /// Its path from the root of the workspace, for messages.
    pub file: String,
    /// Its name without extension.
    pub stem: String,
    text: String,
}

/// The two parts of a source file.
#[derive(Debug)]
pub struct Parts<'a> {
    /// The front matter, from the second line of the file on.
    pub toml: &'a str,
    /// The Markdown after it.
    pub body: &'a str,
    /// The line on which the Markdown begins.
    pub body_line: usize,
}

impl Document {
    /// Reads a file of the workspace.
    pub fn read(workspace: &Path, path: &Path) -> Result<Self> {
        let shown = path.strip_prefix(workspace).unwrap_or(path);
        let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        let stem = path.file_stem().unwrap_or_default();
        Ok(Self {
            file: shown.to_string_lossy().replace('\\', "/"),
            stem: stem.to_string_lossy().into_owned(),
            // A checkout with Windows line ends must compose the same feed.
            text: text.trim_start_matches('\u{feff}').replace("\r\n", "\n"),
        })
    }

    /// Every Markdown file of a folder, in the order of their names.
    pub fn read_all(workspace: &Path, folder: &Path) -> Result<Vec<Self>> {
        let entries = fs::read_dir(folder).with_context(|| {
            format!("cannot read the folder {}: the edition's sources belong there", folder.display())
        })?;
        let mut files = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<PathBuf>>>()?;
        files.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
        files.sort();
        files.iter().map(|path| Self::read(workspace, path)).collect()
    }

    /// Splits it.
    pub fn parts(&self) -> Result<Parts<'_>> {
        split(&self.text).with_context(|| self.file.clone())
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }
}

fn split(text: &str) -> Result<Parts<'_>> {
    let Some(rest) = text.strip_prefix("+++\n") else {
        bail!("line 1: the file must begin with a line +++, then title = \"…\" and so on");
    };
    let end = if rest.starts_with("+++\n") { Some(0) } else { rest.find("\n+++\n").map(|at| at + 1) };
    let Some(end) = end else {
        bail!("line 1: the front matter never ends; close it with a second line +++");
    };
    let toml = &rest[..end];
    Ok(Parts { toml, body: &rest[end + 4..], body_line: 3 + toml.matches('\n').count() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_and_body() {
        let parts = split("+++\ntitle = 'a'\ndate = 'b'\n+++\nText\n+++\n").unwrap();
        assert_eq!(parts.toml, "title = 'a'\ndate = 'b'\n");
        assert_eq!(parts.body, "Text\n+++\n");
        assert_eq!(parts.body_line, 5);
        assert_eq!(split("+++\n+++\nText").unwrap().body, "Text");
    }

    #[test]
    fn missing_fences_say_what_to_do() {
        let error = split("title = 'a'\n").unwrap_err().to_string();
        assert!(error.contains("must begin with a line +++"), "{error}");
        let error = split("+++\ntitle = 'a'\n").unwrap_err().to_string();
        assert!(error.contains("close it"), "{error}");
    }
}
