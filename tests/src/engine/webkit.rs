//! WebKit in its GTK port: MiniBrowser, by WebKitWebDriver.

use super::Ready;
use super::program::program;
use super::{HERE, NOWHERE};
use serde_json::{Value, json};
use std::net::TcpListener;
use std::process::Command;

pub(super) fn driver() -> (Command, Ready) {
    // It does not look for a free port itself.
    let port = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    let port = port.expect("a free port on this machine").port();
    let mut command = Command::new(program("WEBKITDRIVER", &["WebKitWebDriver"]));
    command.arg(format!("--port={port}"));
    // There is no graphics card behind the display, and imitating one takes half of the time.
    command.env("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1");
    (command, Ready::Listening(port))
}

/// What starts a display for it.
pub(crate) fn display_server() -> Command {
    Command::new(program("XVFB", &["Xvfb"]))
}

pub(super) fn capabilities() -> Value {
    json!({
        // A script that runs while a page is still being loaded may never be answered.
        "pageLoadStrategy": "normal",
        // It measures them by the clock of the page, which some tests move on.
        "timeouts": { "script": 86_400_000 },
        "webkitgtk:browserOptions": {
            "binary": program("MINIBROWSER", &["MiniBrowser"]),
            // A phone's window is one that a page has opened.
            "args": [
                "--automation",
                "--javascript-can-open-windows-automatically=true",
                // Not by the capability `proxy`: with hosts that need none, it ends one browser in ten at its start.
                &format!("--proxy=http://{NOWHERE}"),
                &format!("--ignore-host={HERE}"),
            ],
        },
    })
}
