//! Trunk, run with the right tools at hand.

use crate::console::{heading, note};
use crate::{cargo_lock, edition, paths, process, toolchain, tools};
use anyhow::{Context, Result, bail};
use std::net::TcpListener;
use std::path::Path;
use std::process::Command;

/// How to serve.
#[derive(Debug)]
pub struct ServeOptions {
    /// The port on 127.0.0.1.
    pub port: u16,
    /// Whether to build as for readers.
    pub release: bool,
    /// Whether to open a browser.
    pub open: bool,
}

impl Default for ServeOptions {
    fn default() -> Self {
        Self { port: 8080, release: false, open: false }
    }
}

/// Installs what building needs.
pub fn set_up() -> Result<tools::Installed> {
    toolchain::ensure_wasm()?;
    tools::ensure(&tools::all()?)
}

/// Builds and serves the bundled edition until interrupted.
pub fn serve(workspace: &Path, options: &ServeOptions) -> Result<()> {
    let address = format!("http://127.0.0.1:{}/", options.port);
    // Trunk would find out after the build.
    if let Err(error) = TcpListener::bind(("127.0.0.1", options.port)) {
        bail!(
            "cannot serve on {address}: {error}\nIs it served already? Another port: cargo xtask serve --port {}",
            options.port.wrapping_add(1).max(1024)
        );
    }
    let installed = set_up()?;
    edition::prepare(workspace)?;
    heading("Building, then serving");
    note(&format!("the newspaper will be at {address} (Ctrl-C ends it)"));
    let mut command = command(workspace, &installed)?;
    command.args(["serve", "--port", &options.port.to_string()]);
    if options.release {
        command.arg("--release");
    }
    if options.open {
        command.arg("--open");
    }
    replace(command)
}

/// Makes the release in `dist/`.
pub fn build(workspace: &Path) -> Result<()> {
    let installed = set_up()?;
    heading("Building the release into dist/");
    process::run(command(workspace, &installed)?.args(["build", "--release"]))
}

/// A trunk command that finds its tools and takes no others.
fn command(workspace: &Path, installed: &tools::Installed) -> Result<Command> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = installed.folders.iter().cloned();
    let path = std::env::join_paths(folders.chain(std::env::split_paths(&path)))
        .context("a folder on PATH has a name that PATH cannot hold")?;
    // Looked up here: Windows searches the old PATH for a program to start.
    let program = std::env::split_paths(&path)
        .find_map(|folder| paths::program_in(&folder, "trunk"))
        .context("trunk was installed and is gone: run the command again")?;
    let mut command = Command::new(program);
    command
        .current_dir(workspace)
        .env("PATH", path)
        .env("TRUNK_TOOLS_WASM_BINDGEN", cargo_lock::version_of("wasm-bindgen", workspace)?)
        .env("TRUNK_TOOLS_WASM_OPT", format!("version_{}", tools::BINARYEN))
        // The version is pinned: asking for a newer one at each start is of no use.
        .env("TRUNK_SKIP_VERSION_CHECK", "true");
    // Trunk 0.21 understands only the words true and false, and stops at NO_COLOR=1.
    if let Some(value) = std::env::var_os("NO_COLOR") {
        let off = value.is_empty();
        command.env("NO_COLOR", if off { "false" } else { "true" });
    }
    Ok(command)
}

/// Becomes that program, so that whoever ends this one ends it and leaves no server behind.
#[cfg(unix)]
fn replace(mut command: Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    let line = process::display(&command);
    let error = command.exec();
    Err(error).with_context(|| format!("could not start `{line}`"))
}

#[cfg(not(unix))]
fn replace(mut command: Command) -> Result<()> {
    process::run(&mut command)
}
