//! Small files by which the page itself finds what an old address like `/?p=12` means, at hosts that do not look at
//! queries. `src/start.js` of the app asks for one of them, and only at such an address.

use anyhow::Result;
use std::collections::BTreeMap;

/// The folder of the files.
pub const FOLDER: &str = "moved";

/// How many numbers stand in one file: `src/start.js` divides by it.
const NUMBERS: u64 = 1000;

/// Names and texts of the files: JSON, paths below the folder of the paper by number.
///
/// # Errors
/// None that is known: paths are texts.
pub fn files(numbered: &BTreeMap<u64, String>) -> Result<Vec<(String, String)>> {
    let mut parts: BTreeMap<u64, BTreeMap<u64, &str>> = BTreeMap::new();
    for (number, path) in numbered {
        parts.entry(number / NUMBERS).or_default().insert(*number, path);
    }
    parts
        .into_iter()
        .map(|(part, paths)| Ok((format!("{FOLDER}/{part}.json"), serde_json::to_string(&paths)?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_in_files_of_a_thousand() {
        let numbered = [(7, "about/"), (999, "a/"), (12_345, "b/")].map(|(number, path)| (number, path.to_owned()));
        let expected = [("moved/0.json", r#"{"7":"about/","999":"a/"}"#), ("moved/12.json", r#"{"12345":"b/"}"#)];
        assert_eq!(files(&numbered.into()).unwrap(), expected.map(|(name, text)| (name.to_owned(), text.to_owned())));
    }

    #[test]
    fn the_page_divides_as_the_files_are_divided() {
        let start = include_str!("../../../../src/start.js");
        assert!(start.contains(&format!("{FOLDER}/${{")) && start.contains(&format!("/ {NUMBERS}")), "src/start.js");
    }
}
