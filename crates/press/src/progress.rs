//! How far long work has come: a bar on a terminal, plain lines elsewhere.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal, stderr};
use std::time::{Duration, Instant};

/// How long a log waits for the next line of the same work.
const LINE_EVERY: Duration = Duration::from_secs(5);

/// The progress of one piece of work.
pub struct Progress {
    what: String,
    done: u64,
    total: Option<u64>,
    bar: Option<ProgressBar>,
    said: Instant,
    is_quiet: bool,
}

impl Progress {
    /// Begins. `total`: how many steps it will be, where that is known. Quiet says nothing at all.
    pub fn begin(what: &str, total: Option<u64>, is_quiet: bool) -> Progress {
        let is_terminal = stderr().is_terminal() && !is_quiet;
        let bar = is_terminal.then(|| {
            let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::stderr());
            let template =
                if total.is_some() { "{msg} {wide_bar} {pos}/{len} {eta}" } else { "{msg} {spinner} {pos} {per_sec}" };
            bar.set_style(ProgressStyle::with_template(template).expect("a template that is right"));
            bar.set_message(what.to_owned());
            bar
        });
        Progress { what: what.to_owned(), done: 0, total, bar, said: Instant::now(), is_quiet }
    }

    /// Some steps are done.
    pub fn advance(&mut self, by: u64) {
        self.done += by;
        if let Some(bar) = &self.bar {
            bar.set_position(self.done);
        } else if !self.is_quiet && self.said.elapsed() >= LINE_EVERY {
            self.said = Instant::now();
            match self.total {
                Some(total) => eprintln!("{}: {} of {total}", self.what, self.done),
                None => eprintln!("{}: {}", self.what, self.done),
            }
        }
    }

    /// Ends.
    pub fn end(self) {
        if let Some(bar) = self.bar {
            bar.finish_and_clear();
        }
    }
}
