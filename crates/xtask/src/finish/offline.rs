//! Reading offline (docs/offline.md): the script that does the page's part of it, and the service worker, which is told what
//! the app is made of. Neither is in a build for development.

use super::page;
use crate::tools::checksum::hex;
use anyhow::{Result, ensure};
use sha2::{Digest, Sha256};

/// The parts of the script. They are one module: each may use what stands in another.
const PARTS: [&str; 7] = [
    include_str!("../../../../src/offline/words.js"),
    include_str!("../../../../src/offline/kept.js"),
    include_str!("../../../../src/offline/element.js"),
    include_str!("../../../../src/offline/issue.js"),
    include_str!("../../../../src/offline/notice.js"),
    include_str!("../../../../src/offline/panel.js"),
    include_str!("../../../../src/offline/worker.js"),
];

/// Their style sheet: it is not in the page, as a first visit does not need it.
pub const STYLES: &str = include_str!("../../../../style/offline.css");

const WORKER: &str = include_str!("../../../../src/offline/service-worker.js");

/// The name of the worker: always the same, and above all that it answers for.
pub const WORKER_NAME: &str = "service-worker.js";

/// The script, with its style sheet. (A text is written in JavaScript as in Rust.)
pub fn script(styles: &str) -> String {
    format!("const STYLES = {styles:?};\n{}", PARTS.join("\n"))
}

/// The worker of a page that was built, with the code that the page loads: it is another one for each build that differs.
pub fn worker(html: &str, code: &[&str]) -> Result<String> {
    let fonts = page::words(html).filter(|word| word.ends_with(".woff2"));
    let mut files: Vec<&str> = code.iter().copied().chain(fonts).collect();
    files.sort_unstable();
    files.dedup();
    let place = "const version = \"\", files = [];";
    ensure!(WORKER.contains(place), "src/offline/{WORKER_NAME} has no place for the files of the app");
    let version = &hex(&Sha256::digest(html))[..16];
    let known = format!("const version = \"{version}\", files = {files:?};");
    Ok(WORKER.replace(place, &known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worker_knows_what_the_page_is_made_of() {
        let html =
            "<style>@font-face{src:url(fonts/b.woff2)}</style><link href=\"fonts/a.woff2\"><link href=fonts/b.woff2>";
        let worker = worker(html, &["iman-1.js"]).unwrap();
        assert!(worker.contains("files = [\"fonts/a.woff2\", \"fonts/b.woff2\", \"iman-1.js\"];"), "{worker}");
        assert_ne!(worker, super::worker(&html.replace("style", "x"), &["iman-1.js"]).unwrap(), "another page");
    }

    #[test]
    fn the_script_brings_its_styles() {
        let script = script(".a::before { content: \"\\201C\" }");
        assert!(script.starts_with("const STYLES = \".a::before { content: \\\"\\\\201C\\\" }\";\n"), "{script}");
    }
}
