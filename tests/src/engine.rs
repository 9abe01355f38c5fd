//! The browsers that the tests can drive. A new one is a new variant.

use serde_json::{Map, Value, json};
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, by ChromeDriver.
    Chromium,
}

/// The window that the newspaper is read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// 1440 pixels wide.
    Desktop,
    /// 360 pixels wide, as small phones are.
    Phone,
}

impl Window {
    /// Width and height in CSS pixels.
    pub fn size(self) -> (u32, u32) {
        match self {
            Self::Desktop => (1440, 900),
            Self::Phone => (360, 740),
        }
    }
}

impl Engine {
    /// The browser that `IMAN_BROWSER` names.
    pub fn chosen() -> Self {
        match env::var("IMAN_BROWSER").as_deref() {
            Err(_) | Ok("" | "chromium") => Self::Chromium,
            Ok(other) => panic!("IMAN_BROWSER names `{other}`, which the tests cannot drive: there is chromium"),
        }
    }

    /// The command that starts the driver on a free port.
    pub(crate) fn driver(self) -> Command {
        match self {
            Self::Chromium => {
                let mut command = Command::new(program("CHROMEDRIVER", &["chromedriver"]));
                command.arg("--port=0");
                command
            }
        }
    }

    /// The port in the line by which the driver says that it is ready.
    pub(crate) fn port(self, line: &str) -> Option<u16> {
        match self {
            Self::Chromium => {
                line.split_once("started successfully on port ")?.1.trim_end_matches(['.', '\n']).parse().ok()
            }
        }
    }

    /// What a session is asked for: a browser without a past, in a language, with a window of a size.
    pub(crate) fn capabilities(self, window: Window, language: &str, profile: &Path) -> Map<String, Value> {
        let capabilities = match self {
            Self::Chromium => json!({
                "pageLoadStrategy": "eager",
                "goog:loggingPrefs": { "browser": "ALL" },
                "goog:chromeOptions": chromium(window, language, profile),
            }),
        };
        match capabilities {
            Value::Object(capabilities) => capabilities,
            _ => unreachable!("capabilities are written as an object"),
        }
    }
}

fn chromium(window: Window, language: &str, profile: &Path) -> Value {
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

/// The program that a variable names, else the first of these on PATH.
fn program(variable: &str, names: &[&str]) -> PathBuf {
    let hint = "`cargo xtask test --only browser` looks for browser and driver, and installs them where it can";
    if let Some(own) = env::var_os(variable).filter(|own| !own.is_empty()) {
        let own = PathBuf::from(own);
        assert!(own.is_file(), "{variable} names {}, which is no file; {hint}", own.display());
        return own;
    }
    let path = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    let found = names.iter().find_map(|name| {
        let file = format!("{name}{}", env::consts::EXE_SUFFIX);
        folders.iter().map(|folder| folder.join(&file)).find(|path| path.is_file())
    });
    found.unwrap_or_else(|| panic!("none of {names:?} is on PATH: set {variable} to the program; {hint}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_read_from_the_drivers_own_words() {
        let line = "ChromeDriver was started successfully on port 36307.";
        assert_eq!(Engine::Chromium.port(line), Some(36307));
        assert_eq!(Engine::Chromium.port("Starting ChromeDriver 156.0.8078.79 on port 0"), None);
    }

    #[test]
    fn a_phone_is_narrower_than_a_window_of_chromium_can_be() {
        let options = |window| {
            let capabilities = Engine::Chromium.capabilities(window, "ru", Path::new("/tmp/profile"));
            capabilities["goog:chromeOptions"].clone()
        };
        assert_eq!(options(Window::Phone)["mobileEmulation"]["deviceMetrics"]["width"], 360);
        assert!(options(Window::Desktop)["mobileEmulation"].is_null());
    }
}
