//! axe-core, by which the browser tests look for what keeps readers out. It is run in the tested page, and is no part of
//! the newspaper.

use super::npm::Package;
use anyhow::Result;
use std::path::PathBuf;

/// The exact package. A newer one may find more: raise the version by itself, and mend what it finds.
const PACKAGE: Package = Package {
    name: "axe-core",
    version: "4.14.1",
    integrity: "sha512-FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==",
    program: "package/axe.min.js",
    companions: &[],
};

/// The script, which is fetched into the cache when it is missing.
pub fn axe_core() -> Result<PathBuf> {
    PACKAGE.cached()
}
