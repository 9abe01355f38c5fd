//! The programs that build the newspaper, by exact version, and where each can be had.

mod axe;
pub mod checksum;
mod download;
mod install;
mod npm;
mod platform;
mod source;
mod vnu;

pub use axe::axe_core;
pub use install::{Installed, ensure};
pub use vnu::vnu;

use crate::{cargo_lock, paths};
use anyhow::Result;
use platform::Platform;

/// The bundler. 0.22 wants a newer Rust than this project does.
pub const TRUNK: &str = "0.21.14";
/// The WebAssembly optimiser. Debian's own (108) does not know what current Rust emits.
pub const BINARYEN: &str = "132";

/// What makes scripts and styles small.
pub const ESBUILD: &str = "0.28.2";
/// The driver of Firefox.
pub const GECKODRIVER: &str = "0.37.1";

/// A program with its one right version and the ways to get it, tried in the order of the fields.
pub struct Tool {
    /// The name of its project; its folder in the cache is `{name}-{version}`.
    pub name: &'static str,
    /// The program that is run.
    pub program: &'static str,
    /// The exact version, as a word of what `program --version` prints.
    pub version: String,
    /// The published binary and the side file with its sum: (archive, side file).
    release: Option<(String, String)>,
    /// The npm package that ships it.
    npm: Option<npm::Package>,
    /// The crate that builds it.
    source: Option<source::Crate>,
    /// What the user loses without it; a tool without this text is indispensable.
    pub without: Option<&'static str>,
}

/// Every tool that building this project needs.
pub fn all() -> Result<Vec<Tool>> {
    let wasm_bindgen = cargo_lock::version_of("wasm-bindgen", &paths::workspace())?;
    let platform = Platform::current();
    Ok(vec![trunk(platform), wasm_bindgen_cli(platform, wasm_bindgen), wasm_opt(platform), esbuild()])
}

fn trunk(platform: Option<Platform>) -> Tool {
    let release = platform.map(|platform| {
        let archive = match platform {
            Platform::WindowsX64 => "zip",
            _ => "tar.gz",
        };
        let target = platform.rust_target();
        let url = format!("https://github.com/trunk-rs/trunk/releases/download/v{TRUNK}/trunk-{target}.{archive}");
        let side = format!("{url}.sha256");
        (url, side)
    });
    Tool {
        name: "trunk",
        program: "trunk",
        version: TRUNK.to_owned(),
        release,
        npm: None,
        source: Some(source::Crate { name: "trunk", unlocked_too: false, minutes: 6 }),
        without: None,
    }
}

fn wasm_bindgen_cli(platform: Option<Platform>, version: String) -> Tool {
    let release = platform.map(|platform| {
        let target = match platform {
            Platform::LinuxX64 => "x86_64-unknown-linux-musl",
            _ => platform.rust_target(),
        };
        let url = format!(
            "https://github.com/wasm-bindgen/wasm-bindgen/releases/download/{version}/wasm-bindgen-{version}-{target}.tar.gz"
        );
        let side = format!("{url}.sha256sum");
        (url, side)
    });
    Tool {
        name: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version,
        release,
        npm: None,
        source: Some(source::Crate {
            name: "wasm-bindgen-cli",
            // Its lock file may name a version that a registry mirror does not have yet.
            unlocked_too: true,
            minutes: 2,
        }),
        without: None,
    }
}

fn wasm_opt(platform: Option<Platform>) -> Tool {
    let release = platform.map(|platform| {
        let system = platform.binaryen();
        let url = format!(
            "https://github.com/WebAssembly/binaryen/releases/download/version_{BINARYEN}/binaryen-version_{BINARYEN}-{system}.tar.gz"
        );
        let side = format!("{url}.sha256");
        (url, side)
    });
    Tool {
        name: "binaryen",
        program: "wasm-opt",
        version: BINARYEN.to_owned(),
        release,
        npm: Some(npm::Package {
            name: "binaryen",
            version: "132.0.0",
            integrity: "sha512-4Usg7yEvwO3FMso3Oov6qkOOHSod1IEv+boKkh77kTljM+eNBouqCTbqWswGzbG+vDNO/b/v2C4gfEh1WgB9Lg==",
            program: "package/bin/wasm-opt",
            // Says that the program, which has no extension, is CommonJS.
            companions: &["package/bin/package.json"],
        }),
        source: None,
        without: Some(
            "Trunk will now try to download it by itself. Where that fails, release builds fail: \
             install Node.js with npm and run the command again",
        ),
    }
}

/// What makes scripts and styles small, in the form that runs wherever Node.js does.
pub fn esbuild() -> Tool {
    Tool {
        name: "esbuild",
        program: "esbuild",
        version: ESBUILD.to_owned(),
        release: None,
        npm: Some(npm::Package {
            name: "esbuild-wasm",
            version: ESBUILD,
            integrity: "sha512-GccVwhv3mmOUVQHCQm2Ox/rby8n/EqUwvZxE6Pjfikrq/lWw9g9WX/u9EykWnpot3Ko6j426DgQdea2xWKIAQA==",
            program: "package/bin/esbuild",
            companions: &[
                "package/esbuild.wasm",
                "package/wasm_exec.js",
                "package/wasm_exec_node.js",
                "package/package.json",
            ],
        }),
        source: None,
        without: Some("Scripts and styles stay as they are written: a first visit loads some 4 kB more"),
    }
}

/// What drives Firefox in the browser tests. Its published binaries come without a file of sums.
pub fn geckodriver() -> Tool {
    Tool {
        name: "geckodriver",
        program: "geckodriver",
        version: GECKODRIVER.to_owned(),
        release: None,
        npm: None,
        source: Some(source::Crate { name: "geckodriver", unlocked_too: true, minutes: 2 }),
        without: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn release_addresses_as_published() {
        let (url, side) = trunk(Some(Platform::WindowsX64)).release.unwrap();
        assert!(url.ends_with("/v0.21.14/trunk-x86_64-pc-windows-msvc.zip"));
        assert!(side.ends_with(".zip.sha256"));
        let tool = wasm_bindgen_cli(Some(Platform::LinuxX64), "0.2.130".to_owned());
        let (url, side) = tool.release.unwrap();
        assert!(url.ends_with("/0.2.130/wasm-bindgen-0.2.130-x86_64-unknown-linux-musl.tar.gz"));
        assert!(side.ends_with(".tar.gz.sha256sum"));
        let (url, _) = wasm_opt(Some(Platform::MacArm64)).release.unwrap();
        assert!(url.ends_with("/version_132/binaryen-version_132-arm64-macos.tar.gz"));
    }

    #[test]
    fn unknown_platforms_build_from_source() {
        assert!(trunk(None).release.is_none());
        assert!(trunk(None).source.is_some());
    }
}
