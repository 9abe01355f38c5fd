//! Scripts and styles made small by esbuild: comments and indentation go, and names get short.

use crate::console::note;
use crate::{paths, tools};
use anyhow::{Context, Result, bail};
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// What the browsers must understand that a minified script is written for: those that the app itself needs.
const TARGET: &str = "--target=es2022";

/// esbuild, or nothing where it cannot be had.
pub struct Minifier(Option<PathBuf>);

impl Minifier {
    /// Finds esbuild, installing it where it is missing.
    pub fn find() -> Result<Self> {
        let installed = tools::ensure(&[tools::esbuild()])?;
        if !installed.missing.is_empty() {
            return Ok(Self(None));
        }
        let cached = installed.folders.iter().find_map(|folder| paths::program_in(folder, "esbuild"));
        let program = cached.or_else(|| paths::find_program("esbuild"));
        Ok(Self(Some(program.context("esbuild was installed and is gone: run the command again")?)))
    }

    /// One that leaves everything as it is.
    #[cfg(test)]
    pub fn none() -> Self {
        Self(None)
    }

    /// A script that is a module.
    pub fn module(&self, text: &str) -> Result<String> {
        self.run(&["--loader=js", "--format=esm", TARGET], text)
    }

    /// A script that stands in the page.
    pub fn snippet(&self, text: &str) -> Result<String> {
        self.run(&["--loader=js", TARGET], text)
    }

    /// A style sheet.
    pub fn styles(&self, text: &str) -> Result<String> {
        self.run(&["--loader=css"], text)
    }

    fn run(&self, arguments: &[&str], text: &str) -> Result<String> {
        let Some(program) = &self.0 else {
            note("esbuild is not here: scripts and styles stay as they are written");
            return Ok(text.to_owned());
        };
        let mut child = Command::new(program)
            .args(["--minify", "--charset=utf8", "--log-level=warning"])
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("could not start esbuild")?;
        if let Some(mut input) = child.stdin.take() {
            input.write_all(text.as_bytes())?;
        }
        let output = child.wait_with_output()?;
        if !output.status.success() {
            bail!("esbuild failed ({})", output.status);
        }
        Ok(String::from_utf8(output.stdout)?.trim_end().to_owned())
    }
}
