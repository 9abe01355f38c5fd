//! Packages of Debian and its relatives: installed when that needs no question to the user.

use crate::console::{heading, note};
use crate::{paths, process};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Whether this system installs packages by apt-get.
pub fn is_here() -> bool {
    cfg!(target_os = "linux") && paths::find_program("apt-get").is_some()
}

/// Whether it is Ubuntu, where some packages have other names.
pub fn is_ubuntu() -> bool {
    fs::read_to_string("/etc/os-release").is_ok_and(|text| id(&text) == Some("ubuntu"))
}

fn id(os_release: &str) -> Option<&str> {
    let value = os_release.lines().find_map(|line| line.strip_prefix("ID="))?;
    Some(value.trim_matches('"'))
}

/// Installs packages as root, or by sudo if that asks for no password; else says what to type.
pub fn install(packages: &[&str], why: &str) -> Result<()> {
    let list = packages.join(" ");
    heading(&format!("Installing Debian packages: {list} ({why})"));
    let Some(by_sudo) = way_to_root() else {
        bail!(
            "missing {why}: {list}\nInstall by typing\n\n    sudo apt-get update && sudo apt-get install {list}\n\nand run the command again"
        );
    };
    update(by_sudo);
    process::run(apt_get(by_sudo).args(["install", "-y", "-q", "--no-install-recommends"]).args(packages))
        .with_context(|| format!("could not install {list} ({why})"))
}

/// Unpacks packages into a folder, and installs nothing.
pub fn unpack(packages: &[&str], folder: &Path, why: &str) -> Result<()> {
    let list = packages.join(" ");
    heading(&format!("Fetching Debian packages: {list} ({why})"));
    if let Some(by_sudo) = way_to_root() {
        update(by_sudo);
    }
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot clear {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    process::run(apt_get(false).args(["download", "-q"]).args(packages).current_dir(folder))
        .with_context(|| format!("could not fetch {list} ({why}); `sudo apt-get update` makes their list new"))?;
    for entry in fs::read_dir(folder)? {
        let package = entry?.path();
        if package.extension().is_some_and(|ending| ending == "deb") {
            process::run(Command::new("dpkg-deb").arg("--extract").arg(&package).arg(folder))?;
            fs::remove_file(&package)?;
        }
    }
    Ok(())
}

/// Whether root is reached by sudo; nothing if it is not reached without a question.
fn way_to_root() -> Option<bool> {
    if is_root() {
        return Some(false);
    }
    process::output(Command::new("sudo").args(["-n", "true"])).is_ok().then_some(true)
}

fn update(by_sudo: bool) {
    // A stale list asks for package versions that the server no longer has.
    if let Err(error) = process::run(apt_get(by_sudo).args(["update", "-q"])) {
        note(&format!("{error:#}; going on with the old package lists"));
    }
}

fn apt_get(by_sudo: bool) -> Command {
    let mut command = Command::new(if by_sudo { "sudo" } else { "env" });
    if by_sudo {
        command.args(["-n", "env"]);
    }
    // Another apt-get may be running (a fresh machine updates itself): wait for it.
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=300"]);
    command
}

fn is_root() -> bool {
    process::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distributions_by_their_id() {
        assert_eq!(id("NAME=x\nID=debian\nVERSION_ID=\"12\""), Some("debian"));
        assert_eq!(id("ID=\"ubuntu\"\n"), Some("ubuntu"));
        assert_eq!(id("NAME=x"), None);
    }
}
