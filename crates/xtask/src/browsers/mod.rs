//! The browsers of the browser tests, and their drivers.

mod chromium;
mod find;
mod firefox;
mod webkit;

pub use chromium::chrome;

use anyhow::{Result, bail};
use std::path::PathBuf;

/// A browser that the tests can drive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    /// Chromium or Google Chrome.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKit in its GTK port, which stands for Safari.
    WebKit,
}

/// What the tests are told of a browser that is there: environment variables with the paths of its programs.
pub type Drivable = Vec<(&'static str, PathBuf)>;

impl Browser {
    /// All of them, in the order of a run that names none.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The browser of that name.
    pub fn named(name: &str) -> Result<Self> {
        let Some(browser) = Self::ALL.into_iter().find(|browser| browser.name() == name) else {
            bail!("no browser `{name}`: there are {}", Self::ALL.map(Self::name).join(", "));
        };
        Ok(browser)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Finds browser and driver, installing what is missing where that is possible without questions.
    pub fn ensure(self) -> Result<Drivable> {
        match self {
            Self::Chromium => chromium::ensure(),
            Self::Firefox => firefox::ensure(),
            Self::WebKit => webkit::ensure(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_by_name() {
        for browser in Browser::ALL {
            assert_eq!(Browser::named(browser.name()).unwrap(), browser);
        }
        assert!(Browser::named("Netscape").is_err());
    }
}
