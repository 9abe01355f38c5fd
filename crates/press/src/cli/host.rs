//! `press host`.

use super::arguments::{Host, Manner};
use super::{Exit, Outcome};
use press::host::Options;
use press::report::Report;

pub fn run(options: &Host, manner: &Manner) -> Outcome {
    let wished = Options {
        host: options.host,
        site: options.site.clone(),
        url: options.base.clone(),
        redirects: options.redirects.clone(),
        store: options.store.clone(),
        beside: options.out.clone(),
        is_forced: options.force,
    };
    let prepared = match wished.prepare() {
        Ok(prepared) => prepared,
        Err(error) => return Outcome::failed(Report::default(), Exit::Input, error),
    };
    let own: Vec<String> = prepared.own_files().map(|path| path.display().to_string()).collect();
    match prepared.write() {
        Ok(report) => {
            if !manner.quiet {
                eprintln!("{}\nWhat to do with them: docs/hosting/{}.md", own.join("\n"), options.host.name());
            }
            Outcome::done(report, false)
        }
        Err(error) => Outcome::failed(Report::default(), Exit::Output, error),
    }
}
