//! The table at the end of a test run.

use super::count::Count;
use super::steps::Step;
use std::time::Duration;

/// Steps with their seconds and numbers of tests.
pub fn table(rows: &[(Step, Duration, Count)], total: Duration) -> String {
    let mut out = format!("{:<10}{:>9}{:>8}\n", "step", "seconds", "tests");
    for (step, took, count) in rows {
        let tests = match step.has_tests() {
            true => count.passed.to_string(),
            false => String::new(),
        };
        let line = format!("{:<10}{:>9.1}{tests:>8}", step.name(), took.as_secs_f64());
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out.push_str(&format!("{:<10}{:>9.1}\n", "all", total.as_secs_f64()));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_line_up() {
        let count = Count { passed: 120, failed: 0 };
        let rows = [
            (Step::Fmt, Duration::from_millis(900), Count::default()),
            (Step::Unit, Duration::from_millis(62_340), count),
        ];
        assert_eq!(
            table(&rows, Duration::from_secs(64)),
            "step        seconds   tests\nfmt             0.9\nunit           62.3     120\nall            64.0\n"
        );
    }
}
