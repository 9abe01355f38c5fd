//! The parts of the Rust toolchain that the project needs beyond the compiler.
//!
//! rustup adds them by `rust-toolchain.toml` when it installs the toolchain, but not always to one
//! that was there before; and Rust may come from elsewhere.

use crate::console::heading;
use crate::{paths, process};
use anyhow::{Context, Result, bail};
use std::path::Path;
use std::process::Command;

/// The target that browsers run.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Sees to it that the compiler can make WebAssembly.
pub fn ensure_wasm() -> Result<()> {
    let sysroot = process::output(Command::new("rustc").args(["--print", "sysroot"]))?;
    let libraries = Path::new(sysroot.trim()).join("lib/rustlib").join(WASM);
    if libraries.is_dir() {
        return Ok(());
    }
    heading(&format!("Adding the target {WASM} to the Rust toolchain"));
    rustup(&["target", "add", WASM])
}

/// Sees to it that rustfmt and clippy are there.
pub fn ensure_linters() -> Result<()> {
    for (command, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if process::output(process::cargo().args([command, "--version"])).is_err() {
            heading(&format!("Adding {component} to the Rust toolchain"));
            rustup(&["component", "add", component])?;
        }
    }
    Ok(())
}

fn rustup(arguments: &[&str]) -> Result<()> {
    let Some(rustup) = paths::find_program("rustup") else {
        bail!(
            "there is no rustup to run `rustup {}`: install Rust from https://rustup.rs, or add this part with whatever installed Rust here",
            arguments.join(" ")
        );
    };
    process::run(Command::new(rustup).args(arguments)).context("the Rust toolchain could not be completed")
}
