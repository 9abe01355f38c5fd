//! Where things are: the workspace, the user's cache, programs on PATH.

use anyhow::{Context, Result};
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The root of the workspace: the folder that holds `Trunk.toml`.
pub fn workspace() -> PathBuf {
    // Set by cargo at run time too, so that a moved or renamed clone is found where it is now.
    let own =
        env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    own.ancestors().nth(2).map_or(own.clone(), Path::to_path_buf)
}

/// The folder for what every clone on this machine can share.
pub fn cache() -> Result<PathBuf> {
    cache_from(|name| env::var_os(name).filter(|value| !value.is_empty()))
        .context("no folder for the tools: neither IMAN_CACHE nor HOME is set; set IMAN_CACHE to a folder of yours")
}

fn cache_from(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    if let Some(own) = variable("IMAN_CACHE") {
        return Some(PathBuf::from(own));
    }
    let base = if cfg!(windows) {
        PathBuf::from(variable("LOCALAPPDATA")?)
    } else if let Some(xdg) = variable("XDG_CACHE_HOME") {
        PathBuf::from(xdg)
    } else if cfg!(target_os = "macos") {
        PathBuf::from(variable("HOME")?).join("Library/Caches")
    } else {
        PathBuf::from(variable("HOME")?).join(".cache")
    };
    Some(base.join("iman"))
}

/// The first program of that name on PATH.
pub fn find_program(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).find_map(|folder| program_in(&folder, name))
}

/// The program of that name in one folder, by the naming rules of this system.
pub fn program_in(folder: &Path, name: &str) -> Option<PathBuf> {
    let suffixes: &[&str] = if cfg!(windows) { &[".exe", ".cmd", ".bat"] } else { &[""] };
    suffixes.iter().map(|suffix| folder.join(format!("{name}{suffix}"))).find(|path| is_executable(path))
}

#[cfg(unix)]
fn is_executable(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_executable(path: &Path) -> bool {
    path.is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with<'a>(set: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Option<OsString> + 'a {
        move |name| set.iter().find(|(key, _)| *key == name).map(|(_, value)| OsString::from(value))
    }

    #[test]
    fn own_variable_wins() {
        let cache = cache_from(with(&[("IMAN_CACHE", "/a"), ("HOME", "/h")]));
        assert_eq!(cache, Some(PathBuf::from("/a")));
    }

    #[test]
    #[cfg(all(unix, not(target_os = "macos")))]
    fn xdg_then_home() {
        let xdg = cache_from(with(&[("XDG_CACHE_HOME", "/x"), ("HOME", "/h")]));
        assert_eq!(xdg, Some(PathBuf::from("/x/iman")));
        let home = cache_from(with(&[("HOME", "/h")]));
        assert_eq!(home, Some(PathBuf::from("/h/.cache/iman")));
        assert_eq!(cache_from(with(&[])), None);
    }

    #[test]
    fn the_workspace_holds_this_crate() {
        assert!(workspace().join("crates/xtask/Cargo.toml").is_file());
    }
}
