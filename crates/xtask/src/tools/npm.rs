//! Tools out of npm packages: reached wherever the user's own npm registry is.

use super::checksum::Checksum;
use super::download::unpack;
use crate::console::heading;
use crate::lock::Lock;
use crate::{debian, paths, process};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// npm packs everything into a folder of this name.
const FOLDER: &str = "package/";

/// An npm package that ships a program which runs on Node.js, or a script for the browser.
pub struct Package {
    /// Its name.
    pub name: &'static str,
    /// Its exact version.
    pub version: &'static str,
    /// Its sum, as `npm view NAME@VERSION dist.integrity` prints it.
    pub integrity: &'static str,
    /// The program or script inside the package; a program stands in its folder `bin`.
    pub program: &'static str,
    /// Files of the package that it needs, wherever they stand in it.
    pub companions: &'static [&'static str],
}

impl Package {
    /// Fetches the package and puts its program into `into/bin`, with its companions around it as in the package.
    pub fn fetch(&self, into: &Path) -> Result<()> {
        self.fetch_files(into)?;
        let bin = into.join("bin");
        if cfg!(windows) {
            // Windows does not read the `#!/usr/bin/env node` line that starts the program.
            let name = Path::new(self.program).file_name().unwrap_or_default();
            let name = name.to_string_lossy();
            let launcher = format!("@node \"%~dp0{name}\" %*\r\n");
            fs::write(bin.join(format!("{name}.cmd")), launcher)?;
        }
        Ok(())
    }

    /// The program or script, in the cache; fetched when it is missing.
    pub fn cached(&self) -> Result<PathBuf> {
        let named = format!("{}-{}", self.name, self.version);
        let root = paths::cache()?.join("tools");
        let folder = root.join(&named);
        let file = folder.join(self.program.trim_start_matches(FOLDER));
        if file.is_file() {
            return Ok(file);
        }
        fs::create_dir_all(&root).with_context(|| format!("cannot make the tools' folder {}", root.display()))?;
        let _lock = Lock::take(&root.join(".lock"))?;
        // Another clone may have fetched it while this one waited for the lock.
        if !file.is_file() {
            heading(&format!("Fetching {} {} into {}", self.name, self.version, folder.display()));
            // Fetched aside: what bears the real name is whole.
            let aside = root.join(format!(".partial-{named}"));
            for old in [&aside, &folder] {
                if old.exists() {
                    fs::remove_dir_all(old)?;
                }
            }
            fs::create_dir_all(&aside)?;
            let fetched = self.fetch_files(&aside).and_then(|()| {
                fs::rename(&aside, &folder).with_context(|| format!("cannot make {}", folder.display()))
            });
            fetched.with_context(|| {
                format!("{} {} could not be had, without which the browser tests cannot run", self.name, self.version)
            })?;
        }
        Ok(file)
    }

    /// Fetches the package and puts what is wanted of it into `into`, as it stands in the package.
    pub fn fetch_files(&self, into: &Path) -> Result<()> {
        let npm = npm()?;
        process::output(
            Command::new(npm)
                .args(["pack", "--silent", "--pack-destination"])
                .arg(into)
                .arg(format!("{}@{}", self.name, self.version)),
        )?;
        let archive = into.join(format!("{}-{}.tgz", self.name, self.version));
        Checksum::NpmIntegrity(self.integrity).verify(&archive)?;
        let unpacked = into.join("unpacked");
        let members: Vec<&str> = std::iter::once(self.program).chain(self.companions.iter().copied()).collect();
        unpack(&archive, &unpacked, &members)?;
        for member in members {
            let to = into.join(member.trim_start_matches(FOLDER));
            fs::create_dir_all(to.parent().context("a member without a folder")?)?;
            fs::rename(unpacked.join(member), to)?;
        }
        fs::remove_dir_all(unpacked)?;
        fs::remove_file(archive)?;
        Ok(())
    }
}

/// npm, with the Node.js that both it and its tools run on; on Debian installed when missing.
fn npm() -> Result<PathBuf> {
    let find = || paths::find_program("node").and_then(|_| paths::find_program("npm"));
    if let Some(npm) = find() {
        return Ok(npm);
    }
    if !debian::is_here() {
        bail!("Node.js and npm are not installed (https://nodejs.org)");
    }
    debian::install(&["nodejs", "npm"], "for tools out of npm packages")?;
    find().context("npm is still missing after its installation")
}
