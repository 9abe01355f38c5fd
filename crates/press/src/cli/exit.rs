//! How a command ends: the codes that scripts look at. docs/press.md and `--help` list them.

use press::build::Unready;
use std::fmt;
use std::process::ExitCode;

/// How a command ended. Wrong usage ends with 2, by clap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// All is well.
    Done = 0,
    /// It was done, and something is wrong with what it met.
    Faults = 1,
    /// The command line asks for something that cannot be.
    Usage = 2,
    /// What it should read cannot be read.
    Input = 3,
    /// What it should write cannot be written.
    Output = 4,
    /// The network or a server failed.
    Network = 5,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit as u8)
    }
}

/// Marks an error as one of writing.
#[derive(Debug)]
pub struct Output;

impl fmt::Display for Output {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("cannot write")
    }
}

/// What an import failed by: the store is what it writes. An address that gives nothing of use is a matter of its server.
pub fn of_import(error: &anyhow::Error, is_address: bool) -> Exit {
    match (has::<rusqlite::Error>(error) || error.is::<Output>(), is_address) {
        (true, _) => Exit::Output,
        (false, true) => Exit::Network,
        (false, false) => Exit::Input,
    }
}

/// What a build failed by: the store and the app are what it reads, all else is what it writes.
pub fn of_build(error: &anyhow::Error) -> Exit {
    if has::<rusqlite::Error>(error) || has::<Unready>(error) { Exit::Input } else { Exit::Output }
}

/// Whether an error comes from one of that type.
fn has<E: std::error::Error + Send + Sync + 'static>(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| cause.is::<E>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::anyhow;

    #[test]
    fn what_failed_decides_the_code() {
        let store: anyhow::Error = rusqlite::Error::QueryReturnedNoRows.into();
        assert_eq!(of_import(&store.context("the store"), true), Exit::Output);
        assert_eq!(of_import(&anyhow!("answered 503"), true), Exit::Network);
        assert_eq!(of_import(&anyhow!("no such file"), false), Exit::Input);
        assert_eq!(of_build(&rusqlite::Error::QueryReturnedNoRows.into()), Exit::Input);
        assert_eq!(of_build(&anyhow!("the disk is full")), Exit::Output);
    }
}
