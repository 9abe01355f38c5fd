//! The house has floors, and imports run downward only. docs/where-code-lives.md draws them; this holds them.

use std::fs;
use std::path::{Path, PathBuf};

/// What each floor of the app may import from the app, besides itself.
const FLOORS: &[(&str, &[&str])] = &[
    // JavaScript, before there is an app, and beside it.
    ("start.js", &[]),
    ("offline", &[]),
    ("main.rs", &[]),
    ("lib.rs", &[]),
    ("start.rs", &["app", "ui", "data", "platform", "i18n", "route"]),
    ("prerender", &["app", "ui", "data", "platform", "i18n", "route"]),
    ("app.rs", &["pages", "ui", "data", "platform", "i18n", "route"]),
    ("pages", &["ui", "data", "platform", "i18n", "route"]),
    ("ui", &["platform", "i18n", "route"]),
    ("data", &["platform", "i18n", "route"]),
    ("platform", &[]),
    ("i18n", &[]),
    ("route.rs", &[]),
];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src")
}

/// Every file below a path that is a file or a folder.
fn files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let entries = fs::read_dir(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    entries.flat_map(|entry| files(&entry.expect("an entry of the folder").path())).collect()
}

/// The first names after `crate::` in a file.
fn imports(text: &str) -> Vec<&str> {
    text.split("crate::")
        .skip(1)
        .filter_map(|rest| rest.split(|char: char| !char.is_alphanumeric() && char != '_').next())
        .filter(|name| !name.is_empty())
        .collect()
}

#[test]
fn imports_run_downward_only() {
    let mut wrong = Vec::new();
    for (floor, below) in FLOORS {
        let own = floor.trim_end_matches(".rs");
        for file in files(&source().join(floor)) {
            let text = fs::read_to_string(&file).expect("a source file");
            for name in imports(&text) {
                if name != own && !below.contains(&name) {
                    wrong.push(format!("{}: crate::{name}", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "imports that run upward or sideways:\n{}", wrong.join("\n"));
}

#[test]
fn every_source_file_stands_on_a_floor() {
    let entries = fs::read_dir(source()).expect("src");
    for entry in entries {
        let name = entry.expect("an entry of src").file_name().into_string().expect("a name in UTF-8");
        assert!(FLOORS.iter().any(|(floor, _)| *floor == name), "src/{name} is on no floor");
    }
}

#[test]
fn only_the_platform_knows_the_browser() {
    for file in files(&source()) {
        let text = fs::read_to_string(&file).expect("a source file");
        let is_platform = file.components().any(|part| part.as_os_str() == "platform");
        assert!(is_platform || !text.contains("web_sys"), "{} uses web_sys", file.display());
    }
}
