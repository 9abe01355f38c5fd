//! Finding the tools, and installing those that are missing: once for all clones, never by halves.

use super::Tool;
use super::download::GitHub;
use crate::console::{heading, note, seconds, warning};
use crate::lock::Lock;
use crate::{paths, process};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// What is there after [`ensure`].
#[derive(Debug, Default)]
pub struct Installed {
    /// Folders to put before PATH; tools that are on it in the right version need none.
    pub folders: Vec<PathBuf>,
    /// Names of the tools that could not be had; never an indispensable one.
    pub missing: Vec<&'static str>,
}

/// Finds every tool in its right version, installing what is missing.
pub fn ensure(tools: &[Tool]) -> Result<Installed> {
    let root = paths::cache()?.join("tools");
    let mut found: Vec<Option<Place>> = tools.iter().map(|tool| tool.find(&root)).collect();
    if found.iter().any(Option::is_none) {
        fs::create_dir_all(&root).with_context(|| format!("cannot make the tools' folder {}", root.display()))?;
        let _lock = Lock::take(&root.join(".lock"))?;
        let github = GitHub::default();
        for (tool, place) in tools.iter().zip(&mut found) {
            // Another clone may have installed it while this one waited for the lock.
            if place.is_none() {
                *place = tool.find(&root);
            }
            if place.is_none() {
                *place = tool.install(&root, &github)?;
            }
        }
    }
    let mut installed = Installed::default();
    for (tool, place) in tools.iter().zip(found) {
        match place {
            Some(Place::Cache(folder)) => installed.folders.push(folder),
            Some(Place::Path) => {}
            None => installed.missing.push(tool.program),
        }
    }
    Ok(installed)
}

/// Where a tool of the right version was found.
enum Place {
    /// In this folder of the cache.
    Cache(PathBuf),
    /// On PATH, before anything else of its name.
    Path,
}

impl Tool {
    fn find(&self, root: &Path) -> Option<Place> {
        let folder = self.folder(root).join("bin");
        let cached = paths::program_in(&folder, self.program);
        if cached.is_some_and(|program| self.is_right(&program)) {
            return Some(Place::Cache(folder));
        }
        let program = paths::find_program(self.program)?;
        self.is_right(&program).then_some(Place::Path)
    }

    /// Whether this program runs here and says that it is the right version.
    fn is_right(&self, program: &Path) -> bool {
        process::output(Command::new(program).arg("--version"))
            .is_ok_and(|said| said.split_whitespace().any(|word| word == self.version))
    }

    fn folder(&self, root: &Path) -> PathBuf {
        root.join(format!("{}-{}", self.name, self.version))
    }

    fn install(&self, root: &Path, github: &GitHub) -> Result<Option<Place>> {
        let folder = self.folder(root);
        heading(&format!("Installing {} {} into {}", self.program, self.version, folder.display()));
        let started = Instant::now();
        let mut failures = Vec::new();
        for source in self.sources(root, github) {
            match self.install_from(&source, root) {
                Ok(()) => {
                    note(&format!("done in {}", seconds(started.elapsed())));
                    return Ok(Some(Place::Cache(folder.join("bin"))));
                }
                Err(error) => {
                    note(&format!("{}: {error:#}", source.label));
                    failures.push(format!("- {}: {error:#}", source.label));
                }
            }
        }
        let failures = failures.join("\n");
        let Some(without) = self.without else {
            bail!(
                "{} {} can be had nowhere:\n{failures}\nInstall it by hand so that `{} --version` says {}, and run the command again",
                self.name,
                self.version,
                self.program,
                self.version
            );
        };
        warning(&format!("{} {} can be had nowhere:\n{failures}\n{without}", self.program, self.version));
        Ok(None)
    }

    fn sources<'a>(&'a self, root: &Path, github: &'a GitHub) -> Vec<Source<'a>> {
        let mut sources = Vec::new();
        if let Some((url, side_file)) = &self.release {
            sources.push(Source {
                label: "published binary",
                fetch: Box::new(move |into| github.fetch(url, side_file, self.program, into)),
            });
        }
        if let Some(package) = &self.npm {
            sources.push(Source { label: "npm package", fetch: Box::new(move |into| package.fetch(into)) });
        }
        if let Some(krate) = &self.source {
            let build = root.join(format!(".build-{}-{}", self.name, self.version));
            sources.push(Source {
                label: "source",
                fetch: Box::new(move |into| krate.install(&self.version, into, &build)),
            });
        }
        sources
    }

    /// Installs into a folder aside, tries the program, and only then gives it its real name.
    fn install_from(&self, source: &Source, root: &Path) -> Result<()> {
        note(&format!("trying the {}", source.label));
        let aside = root.join(format!(".partial-{}-{}", self.name, self.version));
        remove(&aside)?;
        fs::create_dir_all(&aside)?;
        let result = (source.fetch)(&aside).and_then(|()| {
            let program = paths::program_in(&aside.join("bin"), self.program)
                .with_context(|| format!("it brought no program `{}`", self.program))?;
            if !self.is_right(&program) {
                bail!("what it brought does not run here as version {}", self.version);
            }
            let folder = self.folder(root);
            remove(&folder)?;
            fs::rename(&aside, &folder).with_context(|| format!("cannot make {}", folder.display()))
        });
        if result.is_err() {
            remove(&aside)?;
        }
        result
    }
}

/// Brings a tool into a folder.
type Fetch<'a> = Box<dyn Fn(&Path) -> Result<()> + 'a>;

/// One way to get a tool.
struct Source<'a> {
    label: &'static str,
    fetch: Fetch<'a>,
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn tool(without: Option<&'static str>) -> Tool {
        Tool {
            name: "iman-probe",
            program: "iman-probe",
            version: "7".to_owned(),
            release: None,
            npm: None,
            source: None,
            without,
        }
    }

    fn scratch(name: &str) -> PathBuf {
        let root = std::env::temp_dir().join(format!("iman-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(&root).unwrap();
        root
    }

    fn write_program(into: &Path, says: &str) -> Result<()> {
        let bin = into.join("bin");
        fs::create_dir_all(&bin)?;
        let program = bin.join("iman-probe");
        fs::write(&program, format!("#!/bin/sh\necho probe {says}\n"))?;
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755))?;
        Ok(())
    }

    #[test]
    fn a_good_install_is_found_again() {
        let (root, tool) = (scratch("good"), tool(None));
        let source = Source { label: "test", fetch: Box::new(|into| write_program(into, "7")) };
        assert!(tool.find(&root).is_none());
        tool.install_from(&source, &root).unwrap();
        assert!(matches!(tool.find(&root), Some(Place::Cache(_))));
        fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn a_wrong_or_broken_one_leaves_nothing() {
        let (root, tool) = (scratch("bad"), tool(None));
        let wrong = Source { label: "test", fetch: Box::new(|into| write_program(into, "6")) };
        let broken = Source { label: "test", fetch: Box::new(|_| bail!("no network")) };
        assert!(tool.install_from(&wrong, &root).is_err());
        assert!(tool.install_from(&broken, &root).is_err());
        assert_eq!(fs::read_dir(&root).unwrap().count(), 0);
        fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn only_a_dispensable_tool_may_be_missing() {
        let root = scratch("missing");
        let github = GitHub::default();
        let spare = tool(Some("slower")).install(&root, &github).unwrap();
        assert!(spare.is_none());
        assert!(tool(None).install(&root, &github).is_err());
        fs::remove_dir_all(root).unwrap();
    }
}
