//! `press check`.

use super::arguments::{Check, Manner};
use super::{Exit, Outcome};
use press::check::{Options, check};
use press::report::Report;

pub fn run(options: &Check, manner: &Manner) -> Outcome {
    let looked = Options { edition: options.edition.clone(), app: options.app.clone(), is_quiet: manner.quiet };
    match check(&looked) {
        Ok(report) => Outcome::done(report, true),
        Err(error) => Outcome::failed(Report::default(), Exit::Input, error),
    }
}
