#![no_main]

#[path = "../../crates/newsfeed/src/testing/resolve.rs"]
mod resolve;
#[path = "../targets/decode.rs"]
mod target;

libfuzzer_sys::fuzz_target!(|data: &[u8]| target::run(data));
