//! A display that nobody looks at, for a browser that cannot do without.

use crate::engine::display_server;
use crate::guarded::Guarded;
use std::io::{BufRead, BufReader};

/// An X server without a screen (Xvfb), there as long as this value is. Each browser has its own: one that is covered by
/// the window of another stops drawing.
pub(crate) struct Display {
    _server: Guarded,
    name: String,
}

impl Display {
    /// Starts a server on the first number that is free.
    pub(crate) fn start() -> Self {
        let mut command = display_server();
        command.args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]);
        let mut server = Guarded::start(command);
        let mut number = String::new();
        if let Some(out) = server.child.stdout.take() {
            // It says its number when it is ready, and nothing more; nothing at all, if it ends before.
            let _ = BufReader::new(out).read_line(&mut number);
        }
        assert!(!number.trim().is_empty(), "Xvfb ended before it was ready");
        Self { _server: server, name: format!(":{}", number.trim()) }
    }

    /// Its name, for the variable DISPLAY.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }
}
