//! Versions from `Cargo.lock`: wasm-bindgen's command line must match its library exactly.

use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;
use toml::de::{DeTable, DeValue};

/// The locked version of a package of the workspace.
pub fn version_of(package: &str, workspace: &Path) -> Result<String> {
    let file = workspace.join("Cargo.lock");
    let text = fs::read_to_string(&file)
        .with_context(|| format!("cannot read {}: `cargo generate-lockfile` makes it", file.display()))?;
    locked_version(&text, package).with_context(|| format!("in {}", file.display()))
}

fn locked_version(lock: &str, package: &str) -> Result<String> {
    let table = DeTable::parse(lock).map_err(|error| anyhow::anyhow!("{error}"))?;
    let packages = match table.get_ref().get("package").map(toml::Spanned::get_ref) {
        Some(DeValue::Array(packages)) => packages,
        _ => bail!("no [[package]] entries: not a lock file"),
    };
    let field = |entry: &DeValue, key: &str| {
        let value = entry.get(key)?.get_ref().as_str()?;
        Some(value.to_owned())
    };
    let mut versions = packages
        .iter()
        .map(toml::Spanned::get_ref)
        .filter(|entry| field(entry, "name").as_deref() == Some(package))
        .filter_map(|entry| field(entry, "version"));
    let version = versions.next().with_context(|| format!("no package `{package}`"))?;
    if let Some(second) = versions.next() {
        bail!("`{package}` is locked twice ({version} and {second}): `cargo tree -i {package}` says by whom");
    }
    Ok(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
version = 4
[[package]]
name = "wasm-bindgen"
version = "0.2.130"
source = "registry+x"
[[package]]
name = "wasm-bindgen-macro"
version = "0.2.131"
[[package]]
name = "twice"
version = "1.0.0"
[[package]]
name = "twice"
version = "2.0.0"
"#;

    #[test]
    fn the_exact_package_counts() {
        assert_eq!(locked_version(LOCK, "wasm-bindgen").unwrap(), "0.2.130");
    }

    #[test]
    fn absent_and_double_packages_are_errors() {
        let error = locked_version(LOCK, "leptos").unwrap_err().to_string();
        assert!(error.contains("no package `leptos`"), "{error}");
        let error = locked_version(LOCK, "twice").unwrap_err().to_string();
        assert!(error.contains("1.0.0 and 2.0.0"), "{error}");
        assert!(locked_version("x", "leptos").is_err());
    }

    #[test]
    fn trunk_is_told_the_same_versions() {
        let workspace = crate::paths::workspace();
        let text = fs::read_to_string(workspace.join("Trunk.toml")).unwrap();
        let config = DeTable::parse(&text).unwrap();
        let tools = config.get_ref().get("tools").unwrap().get_ref();
        let pinned = |key: &str| tools.get(key).unwrap().get_ref().as_str().unwrap().to_owned();
        let locked = version_of("wasm-bindgen", &workspace).unwrap();
        assert_eq!(pinned("wasm_bindgen"), locked, "Trunk.toml [tools] wasm_bindgen must be what Cargo.lock says");
        assert_eq!(pinned("wasm_opt"), format!("version_{}", crate::tools::BINARYEN));
    }

    #[test]
    fn the_empty_stand_in_is_what_is_built() {
        let lock = fs::read_to_string(crate::paths::workspace().join("Cargo.lock")).unwrap();
        let entries: Vec<&str> = lock.split("[[").filter(|entry| entry.contains("name = \"wasm-streams\"")).collect();
        let is_ours = entries.iter().all(|entry| entry.starts_with("package]]") && !entry.contains("source = "));
        assert!(
            is_ours && entries.len() == 1,
            "crates/wasm-streams needs the version that Leptos wants now: {entries:?}"
        );
    }
}
