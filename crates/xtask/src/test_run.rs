//! `cargo xtask test`: every check of the project, one after the other.

mod count;
mod steps;
mod summary;

pub use steps::Step;

use crate::browsers::Browser;
use crate::console::{heading, seconds};
use anyhow::{Result, bail};
use count::Count;
use std::path::Path;
use std::time::Instant;

/// What to test.
#[derive(Debug)]
pub struct Options {
    /// One step instead of all.
    pub only: Option<Step>,
    /// The browsers of the browser tests.
    pub browsers: Vec<Browser>,
    /// Only tests whose name contains this.
    pub filter: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self { only: None, browsers: Browser::ALL.to_vec(), filter: None }
    }
}

impl Options {
    /// The command that repeats one step of this run.
    fn repeat(&self, step: Step) -> String {
        let mut line = format!("cargo xtask test --only {}", step.name());
        if step == Step::Browser
            && let [browser] = self.browsers.as_slice()
        {
            line.push_str(&format!(" --browser {}", browser.name()));
        }
        if step.has_tests()
            && let Some(filter) = &self.filter
        {
            line.push_str(&format!(" '{filter}'"));
        }
        line
    }
}

/// Runs the steps; the first failure ends the run.
pub fn run(workspace: &Path, options: &Options) -> Result<()> {
    let started = Instant::now();
    let mut total = Count::default();
    let mut rows = Vec::new();
    for step in Step::ALL {
        if options.only.is_some_and(|only| only != step) {
            continue;
        }
        heading(&format!("{}: {}", step.name(), step.title()));
        let begin = Instant::now();
        let result = step.run(workspace, options);
        let took = begin.elapsed();
        let count = match result {
            Ok(count) => count,
            Err(error) => bail!(
                "the step {} failed after {}: {error:#}\n\nRepeat it alone: {}",
                step.name(),
                seconds(took),
                options.repeat(step)
            ),
        };
        eprintln!("    {} took {}", step.name(), seconds(took));
        total += count;
        rows.push((step, took, count));
    }
    if let Some(filter) = &options.filter
        && total.passed == 0
        && options.only.is_none_or(Step::has_tests)
    {
        bail!("no test has a name that contains `{filter}`");
    }
    println!("\n{}", summary::table(&rows, started.elapsed()));
    println!("{total}");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_can_be_repeated() {
        let options = Options { filter: Some("front page".to_owned()), ..Options::default() };
        assert_eq!(options.repeat(Step::Unit), "cargo xtask test --only unit 'front page'");
        assert_eq!(options.repeat(Step::Fmt), "cargo xtask test --only fmt");
    }
}
