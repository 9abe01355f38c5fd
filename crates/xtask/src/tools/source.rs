//! Tools built from source: slow, but possible wherever Rust is.

use crate::console::note;
use crate::process;
use anyhow::Result;
use std::fs;
use std::path::Path;

/// A crate that installs the program.
pub struct Crate {
    /// Its name on crates.io.
    pub name: &'static str,
    /// Whether to go on without its lock file if that cannot be satisfied.
    pub unlocked_too: bool,
    /// How long it takes on two cores, to be told to the one who waits.
    pub minutes: u32,
}

impl Crate {
    /// Builds it into `into/bin`; `build` keeps what is compiled, so that an interrupted build goes on.
    pub fn install(&self, version: &str, into: &Path, build: &Path) -> Result<()> {
        note(&format!("building {} {version} from source, about {} minutes on two cores", self.name, self.minutes));
        let mut result = self.cargo_install(version, into, build, true);
        if result.is_err() && self.unlocked_too {
            note("its lock file cannot be satisfied here; building it without");
            result = self.cargo_install(version, into, build, false);
        }
        result?;
        let _ = fs::remove_dir_all(build);
        Ok(())
    }

    fn cargo_install(&self, version: &str, into: &Path, build: &Path, locked: bool) -> Result<()> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let own = [into.join("bin")].into_iter();
        let path = std::env::join_paths(own.chain(std::env::split_paths(&path)))?;
        let mut command = process::cargo();
        command
            .args(["install", self.name, "--version", version, "--root"])
            .arg(into)
            .arg("--target-dir")
            .arg(build)
            // Else cargo ends by asking the user to put this passing folder on PATH.
            .env("PATH", path)
            // A target set for the app must not make the tool a WebAssembly module.
            .env_remove("CARGO_BUILD_TARGET");
        if locked {
            command.arg("--locked");
        }
        process::run(&mut command)
    }
}
