//! Finding browsers and drivers.

use std::env;
use std::path::PathBuf;

/// The program that a variable names, else the first of these on PATH.
pub(crate) fn program(variable: &str, names: &[&str]) -> PathBuf {
    let hint = "`cargo xtask test --only browser` looks for browser and driver, and installs them where it can";
    if let Some(own) = env::var_os(variable).filter(|own| !own.is_empty()) {
        let own = PathBuf::from(own);
        assert!(own.is_file(), "{variable} names {}, which is no file; {hint}", own.display());
        return own;
    }
    let path = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    let found = names.iter().find_map(|name| {
        let file = format!("{name}{}", env::consts::EXE_SUFFIX);
        folders.iter().map(|folder| folder.join(&file)).find(|path| path.is_file())
    });
    found.unwrap_or_else(|| panic!("none of {names:?} is on PATH: set {variable} to the program; {hint}"))
}
