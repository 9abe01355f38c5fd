//! Counting tests: cargo's output goes through live, and its result lines are added up.

use crate::process;
use anyhow::{Context, Result, bail};
use std::fmt;
use std::io::{BufRead, BufReader, Write};
use std::ops::AddAssign;
use std::process::{Command, Stdio};

/// Tests by their outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Those that passed.
    pub passed: u64,
    /// Those that failed.
    pub failed: u64,
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// Runs a `cargo test` with its output shown, and counts its tests; a failure is an error.
pub fn run(command: &mut Command) -> Result<Count> {
    let line = process::display(command);
    let mut child = command.stdout(Stdio::piped()).spawn().with_context(|| format!("could not start `{line}`"))?;
    let mut count = Count::default();
    if let Some(stdout) = child.stdout.take() {
        for text in BufReader::new(stdout).split(b'\n') {
            // Tests may print what is not UTF-8.
            let text = String::from_utf8_lossy(&text?).into_owned();
            println!("{text}");
            std::io::stdout().flush()?;
            count += parse(&text).unwrap_or_default();
        }
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("`{line}` failed ({count}, {status})");
    }
    Ok(count)
}

/// Reads `test result: ok. 12 passed; 1 failed; 0 ignored; …`.
fn parse(line: &str) -> Option<Count> {
    let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let number = |word: &str| {
        counts.split("; ").find_map(|part| {
            let number = part.strip_suffix(word)?;
            number.trim().parse().ok()
        })
    };
    Some(Count { passed: number("passed")?, failed: number("failed")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn result_lines_count() {
        let line = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.00s";
        assert_eq!(parse(line), Some(Count { passed: 12, failed: 0 }));
        let line = "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s";
        assert_eq!(parse(line), Some(Count { passed: 3, failed: 2 }));
    }

    #[test]
    fn other_lines_do_not() {
        for line in ["running 12 tests", "test result", "test slug::a ... ok", "12 passed; 0 failed", ""] {
            assert_eq!(parse(line), None, "{line}");
        }
    }

    #[test]
    fn the_last_line_of_a_green_run() {
        let mut total = Count { passed: 3, failed: 0 };
        total += Count { passed: 4, failed: 0 };
        assert_eq!(total.to_string(), "7 passed, 0 failed");
    }
}
