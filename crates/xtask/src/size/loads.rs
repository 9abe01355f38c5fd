//! Which files of code a page loads before the reader has touched anything.

use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

const CODE: [&str; 3] = [".wasm", ".js", ".css"];
/// What begins so is named by the page, and fetched when the newspaper has started and has come to rest (docs/offline.md).
const LATER: [&str; 2] = ["offline-", "service-worker.js"];

/// Every .wasm, .js and .css file of `dist` that `index.html` loads, itself or by an import of
/// what it loads; paths relative to `dist`, in the order of their discovery.
pub fn code_of(dist: &Path) -> Result<Vec<String>> {
    let read = |file: &str| {
        let path = dist.join(file);
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
    };
    let mut found: Vec<String> = Vec::new();
    for address in words(&read("index.html")?) {
        add(&mut found, in_dist(dist, "", address));
    }
    let mut next = 0;
    while next < found.len() {
        let file = found[next].clone();
        next += 1;
        let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
        let imports = match file.rsplit_once('.') {
            Some((_, "js")) => imports(&read(&file)?, &["from", "import"]),
            Some((_, "css")) => imports(&read(&file)?, &["@import", "@import url("]),
            _ => Vec::new(),
        };
        for address in imports {
            add(&mut found, in_dist(dist, folder, &address));
        }
    }
    Ok(found)
}

fn add(found: &mut Vec<String>, file: Option<String>) {
    if let Some(file) = file
        && !found.contains(&file)
    {
        found.push(file);
    }
}

/// The styles and scripts that stand in the page itself: out of the way of requests, not of the budget.
pub fn inline_code(html: &str) -> String {
    let mut code = String::new();
    for (open, close) in [("<style", "</style>"), ("<script", "</script>")] {
        for rest in html.split(open).skip(1) {
            let inside = rest.split(close).next().unwrap_or_default();
            code.push_str(inside.split_once('>').map_or("", |(_, text)| text));
        }
    }
    code
}

/// Everything that could be an address: in attributes, quoted or not, and in the script that starts the app.
fn words(html: &str) -> impl Iterator<Item = &str> {
    html.split(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | '=' | '(' | ')'))
}

/// What the statements that begin with one of these words name.
fn imports(code: &str, words: &[&str]) -> Vec<String> {
    let mut addresses = Vec::new();
    for word in words {
        for (at, _) in code.match_indices(word) {
            let rest = code[at + word.len()..].trim_start();
            let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
            let address = quote.and_then(|quote| rest[1..].split(quote).next());
            addresses.extend(address.map(str::to_owned));
        }
    }
    addresses
}

/// The file of code at an address, as seen from a folder of `dist`.
fn in_dist(dist: &Path, folder: &str, address: &str) -> Option<String> {
    let address = address.split(['?', '#']).next()?;
    let is_later = LATER.iter().any(|name| address.contains(name));
    if is_later || !CODE.iter().any(|ending| address.ends_with(ending)) || address.contains("://") {
        return None;
    }
    let relative = address.trim_start_matches("./");
    let beside = match folder {
        "" => relative.to_owned(),
        _ => format!("{folder}/{relative}"),
    };
    if !address.starts_with('/') && dist.join(&beside).is_file() {
        return Some(beside);
    }
    // An absolute address begins with the folder that the paper is served from: drop it.
    let mut rest = address.trim_start_matches('/');
    loop {
        if dist.join(rest).is_file() {
            return Some(rest.to_owned());
        }
        rest = rest.split_once('/')?.1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dist(files: &[(&str, &str)]) -> std::path::PathBuf {
        let name: String = files.iter().map(|(name, _)| name.replace('/', "-")).collect();
        let dist = std::env::temp_dir().join(format!("iman-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&dist);
        for (name, text) in files {
            let path = dist.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        dist
    }

    #[test]
    fn code_in_the_page_counts() {
        let html = "<style>a{}</style><p>text</p><script type=module>b()</script><script src=c.js></script>";
        assert_eq!(inline_code(html), "a{}b()");
        assert_eq!(inline_code("<p>text</p>"), "");
    }

    #[test]
    fn what_trunk_writes() {
        let dist = dist(&[
            (
                "index.html",
                "<link rel=\"stylesheet\" href=\"/paper/main-1.css\" integrity=\"x\"/>\n\
                 <link rel=stylesheet href=/paper/bare-1.css>\
                 <script type=\"module\">\nimport init from '/paper/iman-1.js';\n\
                 init({ module_or_path: '/paper/iman-1_bg.wasm' });</script>\
                 <link rel=\"preload\" href=\"/paper/iman-1_bg.wasm\">\
                 <script>offline = \"offline-1.js\"; policy(\"service-worker.js\")</script>",
            ),
            ("main-1.css", "@import url(\"more.css\");"),
            ("more.css", "p { color: red }"),
            ("bare-1.css", ""),
            ("iman-1.js", "import { a } from './snippets/x/a.js';"),
            ("snippets/x/a.js", "import './b.js'; later('sw.js')"),
            ("snippets/x/b.js", ""),
            ("iman-1_bg.wasm", ""),
            ("sw.js", ""),
            ("old.js", ""),
            ("offline-1.js", ""),
            ("service-worker.js", ""),
        ]);
        let mut files = code_of(&dist).unwrap();
        files.sort();
        assert_eq!(
            files,
            [
                "bare-1.css",
                "iman-1.js",
                "iman-1_bg.wasm",
                "main-1.css",
                "more.css",
                "snippets/x/a.js",
                "snippets/x/b.js"
            ]
        );
        fs::remove_dir_all(dist).unwrap();
    }
}
