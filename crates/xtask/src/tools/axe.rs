//! axe-core, by which the browser tests look for what keeps readers out. It is run in the tested page, and is no part of
//! the newspaper.

use super::npm::Package;
use crate::console::heading;
use crate::lock::Lock;
use crate::paths;
use anyhow::{Context, Result};
use std::fs;
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
    let root = paths::cache()?.join("tools");
    let folder = root.join(format!("{}-{}", PACKAGE.name, PACKAGE.version));
    let script = folder.join("axe.min.js");
    if script.is_file() {
        return Ok(script);
    }
    fs::create_dir_all(&root).with_context(|| format!("cannot make the tools' folder {}", root.display()))?;
    let _lock = Lock::take(&root.join(".lock"))?;
    // Another clone may have fetched it while this one waited for the lock.
    if !script.is_file() {
        heading(&format!("Fetching {} {} into {}", PACKAGE.name, PACKAGE.version, folder.display()));
        // Fetched aside: what bears the real name is whole.
        let aside = root.join(format!(".partial-{}-{}", PACKAGE.name, PACKAGE.version));
        if aside.exists() {
            fs::remove_dir_all(&aside)?;
        }
        fs::create_dir_all(&aside)?;
        let fetched = PACKAGE
            .fetch_files(&aside)
            .and_then(|()| fs::rename(&aside, &folder).with_context(|| format!("cannot make {}", folder.display())));
        fetched.with_context(|| {
            format!("{} {} could not be had, without which the browser tests cannot run", PACKAGE.name, PACKAGE.version)
        })?;
    }
    Ok(script)
}
