//! The newspaper's name, for whoever shows it: page titles, covers of printed issues.

use crate::platform::followed::Derived;
use leptos::prelude::use_context;

/// The name, empty until the feed is there. The app provides it.
#[derive(Clone, Copy)]
pub struct Nameplate(pub Derived<String>);

impl Nameplate {
    /// The name as it is now; in a view that follows signals, as it will be.
    pub fn name() -> String {
        use_context::<Self>().map(|nameplate| nameplate.0.get()).unwrap_or_default()
    }
}
