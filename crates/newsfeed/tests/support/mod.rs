//! Help for the tests beside the crate.

use std::path::{Path, PathBuf};

use jsonschema::Validator;
use serde_json::Value;

/// A path below the root of the repository.
pub fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// The text of a file, without a byte order mark.
pub fn text(path: &Path) -> String {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)
}

/// The checker of docs/feed.schema.json, dates and addresses included.
pub fn schema() -> Validator {
    let schema = serde_json::from_str(&text(&root("docs/feed.schema.json"))).expect("the schema is JSON");
    jsonschema::options().should_validate_formats(true).build(&schema).expect("the schema is a schema")
}

/// What the schema says against a document.
pub fn faults(schema: &Validator, document: &Value) -> Vec<String> {
    schema.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect()
}
