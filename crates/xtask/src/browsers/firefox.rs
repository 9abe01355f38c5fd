//! Firefox, and its driver.

use super::Drivable;
use super::find::find;
use crate::{debian, paths, tools};
use anyhow::{Context, Result};
use std::path::PathBuf;

/// Finds browser and driver, installing what is missing where that is possible without questions.
pub fn ensure() -> Result<Drivable> {
    let mut firefox = find_firefox()?;
    if firefox.is_none() && debian::is_here() && !debian::is_ubuntu() {
        debian::install(&["firefox-esr", "fonts-dejavu-core"], "for the browser tests in Firefox")?;
        firefox = find_firefox()?;
    }
    let firefox = firefox
        .context("Firefox is not installed: get it from https://www.firefox.com, or set FIREFOX to its program")?;
    let driver = match find("GECKODRIVER", &[], &[])? {
        Some(own) => own,
        None => geckodriver()?,
    };
    Ok(vec![("FIREFOX", firefox), ("GECKODRIVER", driver)])
}

fn find_firefox() -> Result<Option<PathBuf>> {
    let installed =
        ["/Applications/Firefox.app/Contents/MacOS/firefox", r"C:\Program Files\Mozilla Firefox\firefox.exe"];
    find("FIREFOX", &["firefox-esr", "firefox"], &installed)
}

fn geckodriver() -> Result<PathBuf> {
    let installed = tools::ensure(&[tools::geckodriver()])?;
    let cached = installed.folders.iter().find_map(|folder| paths::program_in(folder, "geckodriver"));
    cached
        .or_else(|| paths::find_program("geckodriver"))
        .context("geckodriver was installed and is gone: run the command again")
}
