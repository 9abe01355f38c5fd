//! Published binaries from GitHub, through the system's own `curl` and `tar`.
//!
//! Some networks have no GitHub, so this gives up after five seconds and for the whole run.

use super::checksum::Checksum;
use crate::{paths, process};
use anyhow::{Context, Result, bail};
use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// GitHub as this machine sees it.
#[derive(Default)]
pub struct GitHub {
    out_of_reach: Cell<bool>,
}

impl GitHub {
    /// Downloads an archive, checks its sum and unpacks it so that `into/bin` holds the program.
    pub fn fetch(&self, url: &str, side_file: &str, program: &str, into: &Path) -> Result<()> {
        let curl = paths::find_program("curl").context("curl is not installed")?;
        if self.out_of_reach.get() {
            bail!("github.com is out of reach from here");
        }
        // The sum comes first: it is small, and without it the archive is of no use.
        let sum = Checksum::from_side_file(&self.text(&curl, side_file)?)?;
        let archive = into.join(url.rsplit('/').next().unwrap_or("archive"));
        self.file(&curl, url, &archive)?;
        sum.verify(&archive)?;
        let unpacked = into.join("unpacked");
        unpack(&archive, &unpacked, &[])?;
        fs::remove_file(&archive)?;
        settle(&unpacked, program, into)
    }

    fn text(&self, curl: &Path, url: &str) -> Result<String> {
        let output = Command::new(curl)
            .args(["--silent", "--max-time", "30"])
            .args(COMMON)
            .arg(url)
            .output()
            .context("could not start curl")?;
        self.judge(output.status.code(), url)?;
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    fn file(&self, curl: &Path, url: &str, to: &Path) -> Result<()> {
        let status = Command::new(curl)
            // A connection that stands still for 20 seconds is given up.
            .args(["--progress-bar", "--speed-limit", "1000", "--speed-time"])
            .args(["20", "--output"])
            .arg(to)
            .args(COMMON)
            .arg(url)
            .stdin(Stdio::null())
            .status()
            .context("could not start curl")?;
        self.judge(status.code(), url)
    }

    fn judge(&self, code: Option<i32>, url: &str) -> Result<()> {
        match code {
            Some(0) => Ok(()),
            Some(22) => bail!("{url} does not exist"),
            // No proxy, no name, no connection, timed out, no TLS: it will not get better today.
            Some(5 | 6 | 7 | 28 | 35 | 56 | 60) => {
                self.out_of_reach.set(true);
                bail!("github.com is out of reach from here")
            }
            other => bail!("curl failed on {url} (exit code {other:?})"),
        }
    }
}

const COMMON: &[&str] = &["--fail", "--location", "--connect-timeout", "5", "--proto", "=https"];

/// Unpacks an archive (or some of its members) into a new folder.
pub fn unpack(archive: &Path, into: &Path, members: &[&str]) -> Result<()> {
    fs::create_dir_all(into)?;
    process::output(Command::new("tar").arg("-xf").arg(archive).arg("-C").arg(into).args(members))?;
    Ok(())
}

/// Brings an unpacked archive into the layout of `cargo install`: programs in `bin`.
fn settle(unpacked: &Path, program: &str, into: &Path) -> Result<()> {
    let home = folder_of(unpacked, program)?.with_context(|| format!("the archive holds no program `{program}`"))?;
    if home.ends_with("bin") {
        // Its libraries may lie beside `bin`: take the whole family.
        let family = home.parent().unwrap_or(unpacked);
        for entry in fs::read_dir(family)? {
            let entry = entry?;
            fs::rename(entry.path(), into.join(entry.file_name()))?;
        }
    } else {
        fs::rename(&home, into.join("bin"))?;
    }
    if unpacked.exists() {
        fs::remove_dir_all(unpacked)?;
    }
    Ok(())
}

fn folder_of(folder: &Path, program: &str) -> Result<Option<PathBuf>> {
    if paths::program_in(folder, program).is_some() {
        return Ok(Some(folder.to_path_buf()));
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir()
            && let Some(found) = folder_of(&path, program)?
        {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn scratch(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("iman-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    fn program(path: &Path) {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "#!/bin/sh\n").unwrap();
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    }

    #[test]
    fn a_bare_folder_becomes_bin() {
        let folder = scratch("bare");
        program(&folder.join("unpacked/tool-1.0-linux/tool"));
        settle(&folder.join("unpacked"), "tool", &folder).unwrap();
        assert!(folder.join("bin/tool").is_file());
        assert!(!folder.join("unpacked").exists());
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_program_at_the_top_becomes_bin() {
        let folder = scratch("top");
        program(&folder.join("unpacked/tool"));
        settle(&folder.join("unpacked"), "tool", &folder).unwrap();
        assert!(folder.join("bin/tool").is_file());
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn libraries_stay_beside_bin() {
        let folder = scratch("lib");
        program(&folder.join("unpacked/x-1/bin/tool"));
        fs::create_dir_all(folder.join("unpacked/x-1/lib")).unwrap();
        settle(&folder.join("unpacked"), "tool", &folder).unwrap();
        assert!(folder.join("bin/tool").is_file() && folder.join("lib").is_dir());
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn an_archive_without_the_program_is_an_error() {
        let folder = scratch("none");
        fs::create_dir_all(folder.join("unpacked/x")).unwrap();
        assert!(settle(&folder.join("unpacked"), "tool", &folder).is_err());
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn no_connection_is_remembered() {
        let github = GitHub::default();
        assert!(github.judge(Some(22), "u").is_err());
        assert!(!github.out_of_reach.get());
        assert!(github.judge(Some(7), "u").is_err());
        assert!(github.out_of_reach.get());
    }
}
