//! What a command says at its end: lines for people, one JSON document for programs.

use super::arguments::Manner;
use super::{Exit, Outcome};
use press::report::Report;
use serde::Serialize;
use std::io::{self, Write};
use std::time::Duration;

/// Faults that are printed for people; the JSON document has more of them.
const SHOWN: usize = 20;

/// The JSON document. Its names are those that docs/press.md lists.
#[derive(Serialize)]
struct Document<'a> {
    command: &'a str,
    exit_code: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    seconds: f64,
    #[serde(flatten)]
    report: &'a Report,
}

/// Prints how a command ended: the error to standard error, all else to standard output.
pub fn outcome(command: &str, outcome: &Outcome, took: Duration, manner: &Manner) {
    let error = outcome.error.as_ref().map(|error| format!("{error:#}"));
    if let Some(error) = &error {
        eprintln!("error: {error}");
    }
    let seconds = (took.as_secs_f64() * 1000.0).round() / 1000.0;
    // A reader that has gone away (`press … | head`) is no fault of the command.
    let _ = if manner.json {
        let exit_code = outcome.exit as u8;
        let document = Document { command, exit_code, error, seconds, report: &outcome.report };
        serde_json::to_writer_pretty(io::stdout(), &document)
            .map_err(io::Error::from)
            .and_then(|()| writeln!(io::stdout()))
    } else if !manner.quiet {
        io::stdout().write_all(lines(command, outcome, seconds).as_bytes())
    } else {
        Ok(())
    };
}

fn lines(command: &str, outcome: &Outcome, seconds: f64) -> String {
    let report = &outcome.report;
    let mut text = String::new();
    for fault in report.faults.iter().take(SHOWN) {
        text.push_str(&format!("{fault}\n"));
    }
    let shown = report.faults.len().min(SHOWN) as u64;
    if report.fault_count > shown {
        let more = report.fault_count - shown;
        text.push_str(&format!("… and {more} more; --json lists up to {}\n", press::report::MOST_FAULTS));
    }
    if !report.lost.is_empty() {
        text.push_str("An edition has no place for:\n");
        for (what, count) in &report.lost {
            text.push_str(&format!("  {what}: {count}\n"));
        }
    }
    let counts: Vec<String> = report.counts.iter().map(|(what, count)| format!("{what} {count}")).collect();
    if !counts.is_empty() {
        text.push_str(&format!("{command}: {}, in {seconds:.1} s\n", counts.join(", ")));
    }
    if report.fault_count > 0 {
        text.push_str(&format!("{command}: {} to look at\n", report.fault_count));
    } else if command == "check" && outcome.exit == Exit::Done {
        text.push_str("check: the edition is whole\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_get_the_first_faults_and_the_number_of_all() {
        let mut report = Report::default();
        report.count("records", 30);
        report.lose("comments", 7);
        for id in 0..30 {
            report.fault(format!("export.xml, id {id}"), "has no text");
        }
        let text = lines("import", &Outcome::done(report, false), 1.25);
        assert!(text.starts_with("export.xml, id 0: has no text\n"), "{text}");
        assert!(text.contains("… and 10 more") && text.contains("  comments: 7\n"), "{text}");
        assert!(text.ends_with("import: records 30, in 1.2 s\nimport: 30 to look at\n"), "{text}");
    }

    #[test]
    fn a_whole_edition_is_told() {
        let text = lines("check", &Outcome::done(Report::default(), true), 0.0);
        assert_eq!(text, "check: the edition is whole\n");
    }
}
