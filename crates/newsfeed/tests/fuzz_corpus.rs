//! The inputs of the fuzzer that are kept: those it begins with, and those that once found something. Each holds on every
//! change.

#[path = "../../../fuzz/targets/addresses.rs"]
mod addresses;
#[path = "../../../fuzz/targets/decode.rs"]
mod decode;
#[path = "../../../fuzz/targets/html_rules.rs"]
mod html_rules;
#[path = "../src/testing/resolve.rs"]
mod resolve;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

fn replay(target: &str, run: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target);
    let files = std::fs::read_dir(&folder).unwrap_or_else(|why| panic!("{}: {why}", folder.display()));
    let mut count = 0;
    for file in files.flatten() {
        let data = std::fs::read(file.path()).expect("a file of the corpus can be read");
        let outcome = catch_unwind(AssertUnwindSafe(|| run(&data)));
        assert!(outcome.is_ok(), "{} fails", file.path().display());
        count += 1;
    }
    assert!(count >= 10, "{} has only {count} files", folder.display());
}

#[test]
fn documents() {
    replay("decode", decode::run);
}

#[test]
fn addresses_of_stories() {
    replay("addresses", addresses::run);
}

#[test]
fn rules_for_html() {
    replay("html_rules", html_rules::run);
}
