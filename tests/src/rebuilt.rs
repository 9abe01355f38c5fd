//! The newspaper as it is when it has been built anew: another program, under other names, and the old one gone.

use crate::built::{Files, code_of};
use crate::site::Site;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hyper::body::Bytes;
use sha2::{Digest, Sha256, Sha384};
use std::sync::Arc;

/// What does nothing in a module: a section that only tools read (WebAssembly Core Specification, 5.5.3).
const SECTION: &[u8] = &[0, 2, 1, b'x'];
/// What does nothing in a script.
const COMMENT: &[u8] = b"\n//";

impl Site {
    /// Built anew: script and program have other contents, and so other names and sums, also in the page, in its policy, and
    /// in the service worker.
    pub(crate) fn rebuilt(mut self) -> Self {
        let mut files = Files::clone(&self.build);
        let (mut index, mut worker) = (self.index.clone(), text(&files, "/service-worker.js"));
        for (ending, more) in [(".js", COMMENT), ("_bg.wasm", SECTION)] {
            let path = code_of(&files, ending);
            let old = files.remove(&path).expect("a file that was just found");
            let new = Bytes::from([&old, more].concat());
            let hash: String = Sha256::digest(&new).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
            let name = format!("iman-{hash}{ending}");
            index = index.replace(&path[1..], &name).replace(&sum(&old), &sum(&new));
            worker = worker.replace(&path[1..], &name);
            files.insert(format!("/{name}"), new);
        }
        for (old, new) in scripts(&self.index).into_iter().zip(scripts(&index.clone())) {
            index = index.replace(&hash(old), &hash(new));
        }
        files.insert("/service-worker.js".to_owned(), Bytes::from(worker));
        self.index = index;
        self.build = Arc::new(files);
        self
    }
}

fn text(files: &Files, path: &str) -> String {
    let file = files.get(path).unwrap_or_else(|| panic!("no {path} in the built newspaper"));
    String::from_utf8(file.to_vec()).expect("a text in UTF-8")
}

/// As a page names the sum of a file.
fn sum(content: &[u8]) -> String {
    STANDARD.encode(Sha384::digest(content))
}

/// As a policy names a script of its page.
fn hash(script: &str) -> String {
    STANDARD.encode(Sha256::digest(script))
}

/// The scripts that stand in a page.
fn scripts(html: &str) -> Vec<&str> {
    let inner = |rest: &'_ str| rest.find('>').map(|start| start + 1);
    html.split("<script")
        .skip(1)
        .filter_map(|rest| rest.split("</script>").next())
        .filter_map(|rest| inner(rest).map(|start| &rest[start..]))
        .filter(|script| !script.is_empty())
        .collect()
}
