//! The Nu Html Checker, which validates pages for the W3C: the tests hold rendered pages to it.

use super::npm::Package;
use crate::{debian, paths};
use anyhow::{Context, Result, bail};
use std::path::PathBuf;

/// The exact package. A newer one may find more: raise the version by itself, and mend what it finds.
const PACKAGE: Package = Package {
    name: "vnu-jar",
    version: "26.9.27",
    integrity: "sha512-TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgli0SghgBX6RJRNea0KA==",
    program: "package/build/dist/vnu.jar",
    companions: &[],
};

/// The program, a file for Java, which is fetched into the cache when it is missing; Java is installed where that needs no
/// question.
pub fn vnu() -> Result<PathBuf> {
    let java = || paths::find_program("java");
    if java().is_none() {
        if !debian::is_here() {
            bail!("Java is not installed (https://adoptium.net), on which the checker of HTML runs");
        }
        debian::install(&["default-jre-headless"], "for the checker of HTML")?;
        java().context("java is still missing after its installation")?;
    }
    PACKAGE.cached()
}
