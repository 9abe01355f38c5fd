//! Chromium, by ChromeDriver.

use super::Window;
use super::program::program;
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

pub(super) fn driver() -> Command {
    let mut command = Command::new(program("CHROMEDRIVER", &["chromedriver"]));
    command.arg("--port=0");
    command
}

pub(super) fn capabilities(window: Window, language: &str, profile: &Path) -> Value {
    json!({
        "pageLoadStrategy": "eager",
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": options(window, language, profile),
    })
}

fn options(window: Window, language: &str, profile: &Path) -> Value {
    let (width, height) = window.size();
    let mut args: Vec<String> = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--disable-breakpad",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // Whatever the newspaper asks of another host comes to nothing, with or without a network.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ]
    .map(str::to_owned)
    .into();
    args.push(format!("--lang={language}"));
    args.push(format!("--accept-lang={language}"));
    args.push(format!("--window-size={width},{height}"));
    args.push(format!("--user-data-dir={}", profile.display()));
    let mut options = json!({
        "binary": program("CHROME", &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]),
        "args": args,
        "prefs": { "intl": { "accept_languages": language, "selected_languages": language } },
    });
    if window == Window::Phone {
        // No window of Chromium gets as narrow as a phone.
        let metrics = json!({ "width": width, "height": height, "pixelRatio": 2.0, "touch": true, "mobile": true });
        options["mobileEmulation"] = json!({ "deviceMetrics": metrics });
    }
    options
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_is_narrower_than_a_window_of_chromium_can_be() {
        let options = |window| options(window, "ru", Path::new("/tmp/profile"));
        assert_eq!(options(Window::Phone)["mobileEmulation"]["deviceMetrics"]["width"], 360);
        assert!(options(Window::Desktop)["mobileEmulation"].is_null());
    }
}
