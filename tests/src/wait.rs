//! Waiting for what comes: by looking again, never for a time.

use std::fmt::Debug;
use std::future::Future;
use std::panic::Location;
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// When looking again is given up. Long, because only a test that fails waits so long.
const PATIENCE: Duration = Duration::from_secs(15);
/// Between two looks.
const PAUSE: Duration = Duration::from_millis(15);

/// Looks until a condition holds.
#[track_caller]
pub fn eventually(what: &str, condition: impl AsyncFn() -> bool) -> impl Future<Output = ()> {
    becomes(what, true, condition)
}

/// Looks until a value is the expected one; else says which it was last.
#[track_caller]
pub fn becomes<T: PartialEq + Debug>(what: &str, expected: T, actual: impl AsyncFn() -> T) -> impl Future<Output = ()> {
    let place = Location::caller();
    async move {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let last = actual().await;
            if last == expected {
                return;
            }
            if Instant::now() > deadline {
                panic!("{place}: waited {PATIENCE:?} for {what}\n  expected: {expected:?}\n  at last:  {last:?}");
            }
            sleep(PAUSE).await;
        }
    }
}
