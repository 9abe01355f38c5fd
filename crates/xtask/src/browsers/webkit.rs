//! WebKit in its GTK port, and its driver: what runs Safari's engine outside of Apple's systems.

use super::Drivable;
use super::find::find;
use crate::{debian, process};
use anyhow::{Context, Result};
use std::path::PathBuf;
use std::process::Command;

/// What holds browser, driver and display on Debian and Ubuntu.
const PACKAGES: [&str; 3] = ["webkit2gtk-driver", "xvfb", "fonts-dejavu-core"];

/// Finds browser, driver and display, installing what is missing where that is possible without questions.
pub fn ensure() -> Result<Drivable> {
    let is_missing = find_driver()?.is_none() || find_browser()?.is_none() || find_display()?.is_none();
    if is_missing && debian::is_here() {
        debian::install(&PACKAGES, "for the browser tests in WebKit")?;
    }
    let missing = |what: &str, variable: &str| {
        format!(
            "{what} is not installed: it comes with WebKitGTK (Debian: {}), or set {variable} to its program",
            PACKAGES.join(" ")
        )
    };
    let driver = find_driver()?.with_context(|| missing("WebKitWebDriver", "WEBKITDRIVER"))?;
    let browser = find_browser()?.with_context(|| missing("MiniBrowser", "MINIBROWSER"))?;
    let display = find_display()?.with_context(|| missing("Xvfb, a display for it,", "XVFB"))?;
    Ok(vec![("MINIBROWSER", browser), ("WEBKITDRIVER", driver), ("XVFB", display)])
}

fn find_driver() -> Result<Option<PathBuf>> {
    find("WEBKITDRIVER", &["WebKitWebDriver"], &[])
}

fn find_display() -> Result<Option<PathBuf>> {
    find("XVFB", &["Xvfb"], &[])
}

/// MiniBrowser stands beside the library, off PATH.
fn find_browser() -> Result<Option<PathBuf>> {
    let found = find("MINIBROWSER", &["MiniBrowser"], &[])?;
    Ok(found.or_else(|| {
        let files = process::output(Command::new("dpkg").args(["-L", "libwebkit2gtk-4.1-0"])).ok()?;
        files.lines().map(PathBuf::from).find(|file| file.ends_with("MiniBrowser") && file.is_file())
    }))
}
