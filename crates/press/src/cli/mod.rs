//! What was typed, and what becomes of it: each command has a file of its own here.

mod arguments;
mod build;
mod check;
mod exit;
mod help;
mod host;
mod import;
mod print;
mod serve;
mod site;
mod source;
mod values;

use arguments::{Command, Press};
use clap::Parser;
use exit::Exit;
use press::report::Report;
use std::process::ExitCode;
use std::time::Instant;

/// What a command did: what it has to tell, and how it ended.
struct Outcome {
    report: Report,
    exit: Exit,
    /// Why it did not come to its end.
    error: Option<anyhow::Error>,
}

impl Outcome {
    /// It came to its end. `is_strict`: a fault in the report is a failure.
    fn done(report: Report, is_strict: bool) -> Outcome {
        let exit = if is_strict && report.fault_count > 0 { Exit::Faults } else { Exit::Done };
        Outcome { report, exit, error: None }
    }

    /// It did not.
    fn failed(report: Report, exit: Exit, error: anyhow::Error) -> Outcome {
        Outcome { report, exit, error: Some(error) }
    }
}

/// Does what the command line says.
pub fn run() -> ExitCode {
    let press = Press::parse();
    let begun = Instant::now();
    let (name, outcome) = match &press.command {
        Command::Import(options) => ("import", import::run(options, &press.manner)),
        Command::Build(options) => ("build", build::run(options, &press.manner)),
        Command::Check(options) => ("check", check::run(options, &press.manner)),
        Command::Serve(options) => ("serve", serve::run(options, &press.manner)),
        Command::Host(options) => ("host", host::run(options, &press.manner)),
    };
    // What serve has to tell, it has told at its beginning.
    if name != "serve" || outcome.error.is_some() {
        print::outcome(name, &outcome, begun.elapsed(), &press.manner);
    }
    outcome.exit.into()
}
