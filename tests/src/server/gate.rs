//! Answers that come when the test says so.

use std::collections::HashMap;
use tokio::sync::watch;

/// Holds answers back until it is opened. Dropped, it is open too.
pub struct Gate(watch::Sender<bool>);

impl Gate {
    /// Lets the answers go that wait, and those to come.
    pub fn open(self) {
        // Nobody may be waiting; then there is nobody to tell.
        let _ = self.0.send(true);
    }
}

/// The closed gates by paths.
#[derive(Default)]
pub(super) struct Held(HashMap<String, watch::Receiver<bool>>);

impl Held {
    pub(super) fn close(&mut self, path: &str) -> Gate {
        let (sender, receiver) = watch::channel(false);
        self.0.insert(path.to_owned(), receiver);
        Gate(sender)
    }

    /// The gate before a path, open where nothing is held.
    pub(super) fn at(&self, path: &str) -> Waiting {
        Waiting(self.0.get(path).cloned())
    }
}

/// One answer's wait.
pub(super) struct Waiting(Option<watch::Receiver<bool>>);

impl Waiting {
    pub(super) async fn passed(self) {
        if let Some(mut gate) = self.0 {
            // An error says that the gate was dropped, and so is open.
            let _ = gate.wait_for(|open| *open).await;
        }
    }
}
