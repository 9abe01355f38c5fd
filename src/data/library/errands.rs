//! Bringing what the library wants: tries, rests between them, and what is said when it takes long.

use super::{Fetching, Library};
use crate::data::documents::File;
use crate::data::reading::{next_document, read, warn};
use crate::data::remote::Fault;
use crate::platform::http::{self, Errand, TIME_LIMIT};
use crate::platform::task::spawn;
use crate::platform::timer;
use std::sync::Arc;
use std::time::Duration;

/// How long nothing is shown for something on its way: what comes sooner would only flicker.
const PATIENCE: Duration = Duration::from_millis(500);

impl Library {
    /// Fetches the next document, or the files that are wanted.
    pub(super) fn fetch(self) {
        let errand = Errand::new();
        self.errand.set(Some(errand.clone()));
        self.fetching.set(Fetching::Started);
        self.after(PATIENCE, &errand, Fetching::Slow);
        self.after(TIME_LIMIT, &errand, Fetching::Failed(Fault::Network(http::Fault::TimedOut)));
        self.attempt(errand, 1);
    }

    /// Tries to bring the next document or the files that are wanted, for the first time or once more.
    fn attempt(self, errand: Errand, tries: u32) {
        spawn(async move {
            let wanted = self.wanted.get_untracked();
            let before = self.paper_untracked().filter(|_| !(wanted.is_empty() && self.is_partial.get_untracked()));
            let is_pressed = !wanted.is_empty();
            let wanted = if is_pressed { wanted } else { vec![next_document(before.as_deref())] };
            // All at once: they are awaited one after the other.
            for file in &wanted[1..] {
                http::ask_early(&file.address);
            }
            let (mut files, mut fault) = (Vec::new(), None);
            for file in wanted {
                let came = errand.fetch_text(&file.address).await;
                // Given up meanwhile: whoever did that has said what is to be shown.
                if errand.is_over() {
                    return;
                }
                match read(&file, came, before.as_deref(), is_pressed) {
                    Ok(read) => files.push((file.address, read)),
                    // A file of an index that has grown meanwhile: the newest one, which came before it, tells.
                    Err(fault) if file.is_index && fault.is_absence() && !files.is_empty() => {}
                    Err(why) => {
                        warn(&file.address, &why.detail());
                        fault = Some(why);
                        break;
                    }
                }
            }
            let Some(fault) = fault else {
                // First the state, then the paper: whoever asks for more on seeing the paper finds nobody fetching.
                self.end(&errand, Fetching::Idle);
                return match files.pop() {
                    Some((_, File::Document(Some(paper)))) if !is_pressed => {
                        self.allowance.set(self.allowance.get_untracked().saturating_sub(1));
                        self.is_partial.set(false);
                        self.paper.set(Some(Arc::new(paper)));
                    }
                    last => {
                        files.extend(last);
                        self.documents.keep(files);
                    }
                };
            };
            let Some(rest) = fault.rest(tries) else { return self.end(&errand, Fetching::Failed(fault)) };
            self.fetching.set(Fetching::Again);
            timer::after_about(rest, move || {
                if !errand.is_over() {
                    self.attempt(errand, tries + 1);
                }
            });
        });
    }

    /// Says after a time that an errand takes long, or too long.
    fn after(self, time: Duration, errand: &Errand, state: Fetching) {
        let errand = errand.clone();
        timer::after(time, move || {
            let is_late = state != Fetching::Slow;
            if errand.is_over() || !is_late && self.fetching.get_untracked() != Fetching::Started {
                return;
            }
            if is_late {
                errand.end();
            }
            self.fetching.set(state);
        });
    }

    /// Ends an errand, and says what became of it.
    pub(super) fn end(self, errand: &Errand, state: Fetching) {
        errand.end();
        self.fetching.set(state);
    }
}
