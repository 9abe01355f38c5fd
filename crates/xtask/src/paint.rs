//! `cargo xtask bench paint`: how soon an article is painted, by tests/benches/first_paint.rs.

use crate::browsers::Browser;
use crate::{process, trunk};
use anyhow::Result;
use std::path::Path;

/// Makes the release, and measures it in Chromium.
///
/// # Errors
/// If something does not build or run.
pub fn bench(workspace: &Path) -> Result<()> {
    let browser = Browser::Chromium;
    let drivable = browser.ensure()?;
    trunk::build(workspace)?;
    let mut command = process::cargo();
    command.current_dir(workspace).args([
        "bench",
        "--quiet",
        "--profile",
        "dev",
        "-p",
        "iman-tests",
        "--bench",
        "first_paint",
    ]);
    command.env("IMAN_BROWSER", browser.name()).env("IMAN_DIST", workspace.join("dist")).envs(drivable);
    process::run(&mut command)
}
