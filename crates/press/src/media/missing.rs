//! Why there is nothing at an address.

/// Why there is nothing at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Missing {
    /// In words for the report.
    pub(super) message: String,
    /// Whether it may go better the next time without anybody doing anything.
    pub(super) is_passing: bool,
}

impl Missing {
    /// It may go better the next time.
    pub(super) fn passing(message: String) -> Missing {
        Missing { message, is_passing: true }
    }

    /// It will not.
    pub(super) fn lasting(message: String) -> Missing {
        Missing { message, is_passing: false }
    }
}
