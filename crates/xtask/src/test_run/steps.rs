//! The steps of a test run, cheap ones first.

use super::Options;
use super::count::{self, Count};
use crate::console::{heading, note, warning};
use crate::{edition, process, servers, size, toolchain, tools, trunk};
use anyhow::{Context, Result, bail};
use std::path::Path;
use std::process::Command;

/// A step of the test run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Formatting.
    Fmt,
    /// Lints.
    Clippy,
    /// The documentation of the libraries.
    Doc,
    /// Tests without a browser.
    Unit,
    /// Whether the bundled edition is what its sources give.
    Edition,
    /// The release build.
    Build,
    /// The size budget.
    Size,
    /// Tests in a browser.
    Browser,
}

/// Packages that build natively. Not `--workspace`: one build would switch on the features of the
/// app for all, and the app's `csr` and `ssr` exclude each other.
const NATIVE: [&str; 8] = ["-p", "newsfeed", "-p", "press", "-p", "xtask", "-p", "iman-tests"];

impl Step {
    /// All steps in the order of a run.
    pub const ALL: [Self; 8] =
        [Self::Fmt, Self::Clippy, Self::Doc, Self::Unit, Self::Edition, Self::Build, Self::Size, Self::Browser];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fmt => "fmt",
            Self::Clippy => "clippy",
            Self::Doc => "doc",
            Self::Unit => "unit",
            Self::Edition => "edition",
            Self::Build => "build",
            Self::Size => "size",
            Self::Browser => "browser",
        }
    }

    /// The step of that name.
    pub fn named(name: &str) -> Result<Self> {
        let Some(step) = Self::ALL.into_iter().find(|step| step.name() == name) else {
            let names = Self::ALL.map(Self::name).join(", ");
            bail!("no step `{name}`: there are {names}");
        };
        Ok(step)
    }

    /// What it does.
    pub fn title(self) -> &'static str {
        match self {
            Self::Fmt => "is the code formatted?",
            Self::Clippy => "lints, natively and for the browser",
            Self::Doc => "warnings of rustdoc",
            Self::Unit => "tests without a browser",
            Self::Edition => "is public/feed.json what edition/ gives?",
            Self::Build => "the release build",
            Self::Size => "the code of a first visit against its budget",
            Self::Browser => "tests in a browser",
        }
    }

    /// Whether it runs tests that can be filtered by name.
    pub fn has_tests(self) -> bool {
        matches!(self, Self::Unit | Self::Browser)
    }

    /// Runs it and counts its tests.
    pub fn run(self, workspace: &Path, options: &Options) -> Result<Count> {
        let none = Count::default();
        match self {
            Self::Fmt => {
                toolchain::ensure_linters()?;
                process::run(cargo(workspace).args(["fmt", "--all", "--check"]))
                    .context("not as rustfmt has it, and `cargo fmt --all` puts that right")?;
                Ok(none)
            }
            Self::Clippy => clippy(workspace).map(|()| none),
            Self::Doc => {
                let mut doc = cargo(workspace);
                doc.args(["doc", "--no-deps", "-p", "newsfeed", "-p", "press"]);
                process::run(doc.env("RUSTDOCFLAGS", "-D warnings"))?;
                Ok(none)
            }
            Self::Unit => {
                let mut count = tests(workspace, &["newsfeed", "press", "xtask"], options, &[])?;
                count += tests(workspace, &["iman"], options, &[])?;
                Ok(count)
            }
            Self::Edition => edition::check(workspace).map(|()| none),
            Self::Build => trunk::build(workspace).map(|()| none),
            Self::Size => size::check(&workspace.join("dist")).map(|()| none),
            Self::Browser => browser(workspace, options),
        }
    }
}

fn clippy(workspace: &Path) -> Result<()> {
    toolchain::ensure_linters()?;
    toolchain::ensure_wasm()?;
    let deny = ["--all-targets", "--", "-D", "warnings"];
    process::run(cargo(workspace).arg("clippy").args(NATIVE).args(deny))?;
    let app = ["clippy", "-p", "iman", "-p", "wasm-streams", "--target", toolchain::WASM];
    process::run(cargo(workspace).args(app).args(deny))
}

/// Runs the browser tests in the browsers asked for. One of all that cannot be had is left out, but not in CI.
fn browser(workspace: &Path, options: &Options) -> Result<Count> {
    let dist = workspace.join("dist");
    if !dist.join("index.html").is_file() {
        bail!("there is no dist/: `cargo xtask build` makes it");
    }
    let must = options.browsers.len() == 1 || std::env::var_os("CI").is_some();
    let axe = tools::axe_core()?;
    let vnu = tools::vnu()?;
    let servers = servers::ensure();
    if std::env::var_os("CI").is_some() {
        servers::demand(&servers)?;
    }
    let mut total = Count::default();
    let mut left_out = servers.missing.clone();
    let mut run = 0;
    for browser in &options.browsers {
        heading(&format!("Tests in {}", browser.name()));
        let drivable = match browser.ensure() {
            Ok(drivable) => drivable,
            Err(error) if must => return Err(error),
            Err(error) => {
                left_out.push(format!("{}: {error:#}", browser.name()));
                continue;
            }
        };
        let mut variables = vec![("IMAN_BROWSER", Path::new(browser.name())), ("IMAN_DIST", &dist), ("IMAN_AXE", &axe)];
        // It looks at files, and needs no browser: once is enough.
        if run == 0 {
            variables.push(("IMAN_VNU", &vnu));
        }
        let programs = drivable.iter().chain(&servers.variables);
        variables.extend(programs.map(|(name, path)| (*name, path.as_path())));
        let count = tests(workspace, &["iman-tests"], options, &variables)
            .with_context(|| format!("in {}; alone: --browser {}", browser.name(), browser.name()))?;
        note(&format!("{}: {count}", browser.name()));
        total += count;
        run += 1;
    }
    if !left_out.is_empty() {
        warning(&format!("NOT TESTED, because it cannot be had here:\n{}", left_out.join("\n")));
    }
    if run == 0 {
        bail!("no browser can be had here");
    }
    Ok(total)
}

fn tests(workspace: &Path, packages: &[&str], options: &Options, variables: &[(&str, &Path)]) -> Result<Count> {
    let mut command = cargo(workspace);
    command.arg("test");
    for package in packages {
        command.args(["-p", package]);
    }
    if let Some(filter) = &options.filter {
        command.args(["--", filter]);
    }
    for (name, value) in variables {
        command.env(name, value);
    }
    count::run(&mut command)
}

fn cargo(workspace: &Path) -> Command {
    let mut command = process::cargo();
    command.current_dir(workspace);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_found_by_their_names() {
        for step in Step::ALL {
            assert_eq!(Step::named(step.name()).unwrap(), step);
        }
    }
}
