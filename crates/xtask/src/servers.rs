//! The web servers that the tests of hosting run: nginx and Caddy.

use crate::console::note;
use crate::{debian, paths, process};
use anyhow::{Context, Result};
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the tests are told in the place of a program that is left out on purpose.
const LEFT_OUT: &str = "none";

/// A web server.
struct Server {
    name: &'static str,
    /// The environment variable with the path of its program.
    variable: &'static str,
    /// Packages of Debian with the program and its list of types, and the program in them.
    packages: &'static [&'static str],
    program: &'static str,
    /// What makes it say its version.
    version: &'static str,
}

const SERVERS: [Server; 2] = [
    Server {
        name: "nginx",
        variable: "NGINX",
        packages: &["nginx", "nginx-common"],
        program: "usr/sbin/nginx",
        version: "-v",
    },
    Server { name: "Caddy", variable: "CADDY", packages: &["caddy"], program: "usr/bin/caddy", version: "version" },
];

/// The servers that are there, as environment variables for the tests; and why the others are not.
#[derive(Debug)]
pub struct Servers {
    /// Variables with paths, or with a word for one that is left out.
    pub variables: Vec<(&'static str, PathBuf)>,
    /// What could not be had, and why.
    pub missing: Vec<String>,
}

/// Finds the servers. On Debian and Ubuntu missing ones are unpacked into the cache folder: not installed, as a package
/// that is installed starts its server.
pub fn ensure() -> Servers {
    let mut servers = Servers { variables: Vec::new(), missing: Vec::new() };
    for server in &SERVERS {
        let program = server.ensure().unwrap_or_else(|error| {
            servers.missing.push(format!("{}: {error:#}", server.name));
            PathBuf::from(LEFT_OUT)
        });
        servers.variables.push((server.variable, program));
    }
    servers
}

impl Server {
    fn ensure(&self) -> Result<PathBuf> {
        if let Some(own) = env::var_os(self.variable).filter(|own| !own.is_empty()) {
            return Ok(PathBuf::from(own));
        }
        let name = self.program.rsplit('/').next().unwrap_or_default();
        let installed = [Path::new("/").join(self.program), Path::new("/usr/local/bin").join(name)];
        let found = paths::find_program(name).or_else(|| installed.into_iter().find(|program| program.is_file()));
        if let Some(found) = found.filter(|found| self.runs(found)) {
            return Ok(found);
        }
        let missing = || format!("not installed: use your system's packages, or set {} to its path", self.variable);
        anyhow::ensure!(debian::is_here(), missing());
        let folder = paths::cache()?.join("servers").join(name);
        let program = folder.join(self.program);
        if !self.runs(&program) {
            debian::unpack(self.packages, &folder, "for the tests of hosting")?;
            note(&format!("{} is in {}", self.name, folder.display()));
        }
        anyhow::ensure!(self.runs(&program), missing());
        Ok(program)
    }

    /// Whether it starts here: what was unpacked may be of another version of the system.
    fn runs(&self, program: &Path) -> bool {
        program.is_file() && process::output(Command::new(program).arg(self.version)).is_ok()
    }
}

/// An error if one of them could not be had.
///
/// # Errors
/// With the reason of each.
pub fn demand(servers: &Servers) -> Result<()> {
    match servers.missing.as_slice() {
        [] => Ok(()),
        missing => Err(anyhow::anyhow!("{}", missing.join("\n"))).context("a web server is missing"),
    }
}
