//! The browsers that the tests can drive. A new one is a new variant and a file of its own.

mod chromium;
mod firefox;
pub(crate) mod program;
mod webkit;

pub(crate) use webkit::display_server;

use serde_json::{Map, Value};
use std::env;
use std::path::Path;
use std::process::Command;

/// A proxy that is not there: whatever the newspaper asks of another host comes to nothing, with or without a network.
const NOWHERE: &str = "127.0.0.1:9";
/// The host of the test's own servers, which are asked without a proxy.
const HERE: &str = "127.0.0.1";

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, by ChromeDriver.
    Chromium,
    /// Firefox, by geckodriver.
    Firefox,
    /// WebKit in its GTK port, by WebKitWebDriver.
    WebKit,
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

/// How a window of a size is had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sizing {
    /// The capabilities have asked for it.
    Asked,
    /// By WebDriver's own command.
    Set,
    /// The browser's own window cannot get so small; one that a page opens can.
    Popup,
}

/// How a driver says on which port it takes commands.
pub(crate) enum Ready {
    /// It finds a port by itself and names it in a line.
    Said,
    /// It takes commands on this port as soon as it listens there.
    Listening(u16),
}

impl Engine {
    /// The browser that `IMAN_BROWSER` names.
    pub fn chosen() -> Self {
        match env::var("IMAN_BROWSER").as_deref() {
            Err(_) | Ok("" | "chromium") => Self::Chromium,
            Ok("firefox") => Self::Firefox,
            Ok("webkit") => Self::WebKit,
            Ok(other) => {
                panic!(
                    "IMAN_BROWSER names `{other}`, which the tests cannot drive: there are chromium, firefox, webkit"
                )
            }
        }
    }

    /// The command that starts the driver, and how it tells that it is ready.
    pub(crate) fn driver(self) -> (Command, Ready) {
        match self {
            Self::Chromium => (chromium::driver(), Ready::Said),
            Self::Firefox => (firefox::driver(), Ready::Said),
            Self::WebKit => webkit::driver(),
        }
    }

    /// The port in the line by which the driver says that it is ready.
    pub(crate) fn port(self, line: &str) -> Option<u16> {
        let before = match self {
            Self::Chromium => "started successfully on port ",
            Self::Firefox => "Listening on 127.0.0.1:",
            Self::WebKit => return None,
        };
        line.split_once(before)?.1.trim_end_matches(['.', '\n']).parse().ok()
    }

    /// What a session is asked for: a browser without a past, in a language, with a window of a size, which reaches no
    /// host but this machine.
    pub(crate) fn capabilities(self, window: Window, language: &str, profile: &Path) -> Map<String, Value> {
        let capabilities = match self {
            Self::Chromium => chromium::capabilities(window, language, profile),
            Self::Firefox => firefox::capabilities(language),
            Self::WebKit => webkit::capabilities(),
        };
        match capabilities {
            Value::Object(capabilities) => capabilities,
            _ => unreachable!("capabilities are written as an object"),
        }
    }

    /// How the window gets its size.
    pub(crate) fn sizing(self, window: Window) -> Sizing {
        match (self, window) {
            (Self::Chromium, _) => Sizing::Asked,
            (Self::Firefox | Self::WebKit, Window::Desktop) => Sizing::Set,
            (Self::Firefox | Self::WebKit, Window::Phone) => Sizing::Popup,
        }
    }

    /// Whether the browser cannot do without a display.
    pub(crate) fn needs_display(self) -> bool {
        self == Self::WebKit
    }

    /// Whether the driver gives out the console by a command of its own. Else the page itself has to report.
    pub(crate) fn has_log(self) -> bool {
        self == Self::Chromium
    }

    /// Whether the reader's language is set on the page, since the browser takes it only from the whole system.
    pub(crate) fn needs_language_set(self) -> bool {
        self == Self::WebKit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_read_from_the_drivers_own_words() {
        let line = "ChromeDriver was started successfully on port 36307.";
        assert_eq!(Engine::Chromium.port(line), Some(36307));
        assert_eq!(Engine::Chromium.port("Starting ChromeDriver 156.0.8078.79 on port 0"), None);
        let line = "1795478062118\tgeckodriver\tINFO\tListening on 127.0.0.1:41345";
        assert_eq!(Engine::Firefox.port(line), Some(41345));
    }
}
