//! Firefox, by geckodriver.

use super::program::program;
use super::{HERE, NOWHERE};
use serde_json::{Value, json};
use std::process::Command;

pub(super) fn driver() -> Command {
    let mut command = Command::new(program("GECKODRIVER", &["geckodriver"]));
    // Both find a free port by themselves: several drivers run at once.
    command.args(["--port", "0", "--websocket-port", "0", "--log", "info"]);
    command
}

pub(super) fn capabilities(language: &str) -> Value {
    json!({
        "pageLoadStrategy": "eager",
        "proxy": { "proxyType": "manual", "httpProxy": NOWHERE, "sslProxy": NOWHERE, "noProxy": [HERE] },
        "moz:firefoxOptions": {
            "binary": program("FIREFOX", &["firefox-esr", "firefox"]),
            "args": ["-headless"],
            "prefs": {
                "intl.accept_languages": language,
                // The newspaper asks for fragments and the same page again within one test.
                "browser.cache.disk.enable": false,
                "datareporting.policy.dataSubmissionEnabled": false,
            },
        },
    })
}
