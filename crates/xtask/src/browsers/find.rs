//! Finding the programs of browsers.

use crate::paths;
use anyhow::{Result, bail};
use std::env;
use std::path::PathBuf;

/// What the variable names, else the first of these programs, else the first of these files.
pub fn find(variable: &str, names: &[&str], files: &[&str]) -> Result<Option<PathBuf>> {
    if let Some(own) = env::var_os(variable).filter(|value| !value.is_empty()) {
        let own = PathBuf::from(own);
        if !own.is_file() {
            bail!("{variable} names {}, which is not there", own.display());
        }
        return Ok(Some(own));
    }
    let on_path = names.iter().find_map(|name| paths::find_program(name));
    let as_file = || files.iter().map(PathBuf::from).find(|file| file.is_file());
    Ok(on_path.or_else(as_file))
}
