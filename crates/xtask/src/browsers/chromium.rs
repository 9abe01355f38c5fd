//! Chromium, and its driver.

use super::Drivable;
use super::find::find;
use crate::{debian, paths, process};
use anyhow::{Context, Result, bail};
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Chromium with the driver of its version.
struct Chromium {
    chrome: PathBuf,
    driver: PathBuf,
}

/// Finds browser and driver, installing what is missing where that is possible without questions.
pub fn ensure() -> Result<Drivable> {
    let Chromium { chrome, driver } = Chromium::ensure()?;
    Ok(vec![("CHROME", chrome), ("CHROMEDRIVER", driver)])
}

impl Chromium {
    fn ensure() -> Result<Self> {
        let (mut chrome, mut driver) = (find_chrome()?, find_driver()?);
        if (chrome.is_none() || driver.is_none()) && debian::is_here() {
            let packages: &[&str] = if debian::is_ubuntu() {
                &["chromium-browser", "chromium-chromedriver"]
            } else {
                // Without a font of its own, a small installation shows boxes for letters.
                &["chromium", "chromium-driver", "fonts-dejavu-core"]
            };
            debian::install(packages, "for the browser tests")?;
            (chrome, driver) = (find_chrome()?, find_driver()?);
        }
        let found = Self {
            chrome: chrome.with_context(|| missing("Chromium or Google Chrome", "CHROME"))?,
            driver: driver.with_context(|| missing("ChromeDriver", "CHROMEDRIVER"))?,
        };
        found.check_match()?;
        Ok(found)
    }

    /// A driver refuses a browser of another major version, with a message that helps nobody.
    fn check_match(&self) -> Result<()> {
        let (Some(chrome), Some(driver)) = (major_of(&self.chrome), major_of(&self.driver)) else {
            return Ok(());
        };
        if chrome != driver {
            bail!(
                "{} is version {chrome}, but {} is for version {driver}: install the ChromeDriver of version {chrome} (https://googlechromelabs.github.io/chrome-for-testing/) and set CHROMEDRIVER to it",
                self.chrome.display(),
                self.driver.display()
            );
        }
        Ok(())
    }
}

/// The browser alone, for printing pages.
pub fn chrome() -> Result<PathBuf> {
    if find_chrome()?.is_none() && debian::is_here() && !debian::is_ubuntu() {
        debian::install(&["chromium"], "to print pages")?;
    }
    find_chrome()?.with_context(|| missing("Chromium or Google Chrome", "CHROME"))
}

fn find_chrome() -> Result<Option<PathBuf>> {
    let installed = [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    ];
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    find("CHROME", &names, &installed)
}

fn find_driver() -> Result<Option<PathBuf>> {
    if let Some(folder) = env::var_os("CHROMEWEBDRIVER") {
        // GitHub's machines keep it here, off PATH.
        if let Some(driver) = paths::program_in(Path::new(&folder), "chromedriver") {
            return find("CHROMEDRIVER", &[], &[]).map(|own| own.or(Some(driver)));
        }
    }
    let installed = ["/usr/lib/chromium/chromedriver"];
    find("CHROMEDRIVER", &["chromedriver"], &installed)
}

fn missing(what: &str, variable: &str) -> String {
    let how = match (env::consts::OS, variable) {
        ("macos", "CHROME") => "brew install --cask google-chrome",
        ("macos", _) => "brew install --cask chromedriver",
        ("windows", "CHROME") => "winget install Google.Chrome",
        ("windows", _) => "winget install Chromium.ChromeDriver",
        _ => "use your system's packages",
    };
    format!("{what} is not installed: {how}, or set {variable} to its path")
}

fn major_of(program: &Path) -> Option<u32> {
    major(&process::output(Command::new(program).arg("--version")).ok()?)
}

/// The major version in `Chromium 156.0.8078.73 built on Debian`.
fn major(version: &str) -> Option<u32> {
    let is_version = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
    let version = version.split_whitespace().find(is_version)?;
    version.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_as_the_programs_print_them() {
        for text in [
            "Chromium 156.0.8078.73 built on Debian GNU/Linux 12",
            "ChromeDriver 156.0.8078.73 (abcdef-refs/heads/1@{#1})",
            "Google Chrome 156.0.8078.73 ",
        ] {
            assert_eq!(major(text), Some(156), "{text}");
        }
        assert_eq!(major(""), None);
    }
}
