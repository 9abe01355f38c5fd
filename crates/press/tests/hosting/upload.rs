//! `upload.sh` by what `aws s3 sync` does with `--include` and `--exclude`: the last one that fits counts.

use super::patterns::compiled;
use super::table::{self, Expected};
use std::fs;
use std::path::Path;

/// Whether a pattern of a shell fits: `*` is anything, slashes, too.
fn fits(pattern: &str, name: &str) -> bool {
    compiled(&format!("^{}$", regex::escape(pattern).replace(r"\*", ".*"))).is_match(name)
}

/// The words of a line, without quotation marks.
fn words(line: &str) -> Vec<String> {
    let word = compiled(r#"'([^']*)'|"([^"]*)"|(\S+)"#);
    let text = |found: regex::Captures<'_>| found.iter().skip(1).flatten().next().unwrap().as_str().to_owned();
    word.captures_iter(line).map(text).collect()
}

/// Whether each file of the table is sent once, as it should be.
pub fn check(script: &Path, base: &str) {
    let script = fs::read_to_string(script).unwrap();
    assert!(script.contains(&format!("the name of the bucket}}{base}\"")), "{script}");
    let sends = script.lines().find(|line| line.contains("aws s3 sync")).unwrap();
    let (before, after) = sends.split_once("\"$@\"").unwrap();
    let parts: Vec<Vec<String>> = script.lines().filter_map(|line| line.strip_prefix("send ")).map(words).collect();
    let sent = |name: &str| -> Vec<(String, Option<String>)> {
        let mut sent = Vec::new();
        for part in &parts {
            let all = [words(before), part.clone(), words(after)].concat();
            let (mut is_sent, mut cache, mut kind) = (true, String::new(), None);
            for pair in all.windows(2) {
                match (pair[0].as_str(), &pair[1]) {
                    ("--include", pattern) if fits(pattern, name) => is_sent = true,
                    ("--exclude", pattern) if fits(pattern, name) => is_sent = false,
                    ("--cache-control", value) => value.clone_into(&mut cache),
                    ("--content-type", value) => kind = Some(value.clone()),
                    _ => {}
                }
            }
            if is_sent {
                sent.push((cache, kind));
            }
        }
        sent
    };
    for line in table::lines() {
        let name = &line.path()[1..];
        if let Expected::File { cache, .. } = line.expected {
            let kinds = [
                (".webp", "image/webp"),
                (".woff2", "font/woff2"),
                (".wasm", "application/wasm"),
                ("/rss.xml", "application/rss+xml"),
                ("/atom.xml", "application/atom+xml"),
                (".webmanifest", "application/manifest+json"),
            ];
            let kind = kinds.into_iter().find(|(ending, _)| name.ends_with(ending)).map(|(_, kind)| kind.to_owned());
            assert_eq!(sent(name), [(cache.to_owned(), kind)], "{name}");
        }
    }
    assert_eq!(sent("index.html"), [("no-cache".to_owned(), None)]);
    for name in [".press-files", ".press-staging/feed.json", "feed.json.br", "articles/2025/05/17/honey.json.gz"] {
        assert_eq!(sent(name), [], "{name}");
    }
}
