//! Going somewhere without a link.

use crate::route::Route;
use leptos::prelude::*;

/// Takes the reader to a route, as a followed link would; the app provides it.
#[derive(Clone, Copy)]
pub struct Going(pub Callback<Route>);

impl Going {
    /// The way that the app provides.
    pub fn of_app() -> Option<Self> {
        use_context()
    }

    /// Goes to a route.
    pub fn to(self, route: Route) {
        self.0.run(route);
    }
}
