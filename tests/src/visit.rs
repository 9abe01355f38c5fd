//! One test: a site, a reader's browser, and what happens between them.

use crate::driver::Driver;
use crate::engine::{Engine, Window};
use crate::evidence;
use crate::page::Page;
use crate::server::Server;
use crate::site::Site;
use fantoccini::ClientBuilder;
use futures_util::FutureExt;
use hyper_util::client::legacy::connect::HttpConnector;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::sync::LazyLock;
use std::thread::available_parallelism;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::time::timeout;

/// A test that takes so long hangs.
const TIME_LIMIT: Duration = Duration::from_secs(90);

/// Browsers at once.
static SEATS: LazyLock<Semaphore> =
    LazyLock::new(|| Semaphore::new(available_parallelism().map_or(2, |cores| cores.get().clamp(1, 4))));

/// A visit to a newspaper: on a desktop, by a reader whose browser speaks English, unless it is said otherwise.
#[must_use = "nothing happens before `run`"]
pub struct Visit {
    site: Site,
    window: Window,
    language: &'static str,
    expected: Vec<&'static str>,
}

/// A visit to a newspaper.
pub fn visit(site: Site) -> Visit {
    Visit { site, window: Window::Desktop, language: "en", expected: Vec::new() }
}

impl Visit {
    /// On a phone.
    pub fn on_phone(self) -> Self {
        self.in_window(Window::Phone)
    }

    /// In a window of a size.
    pub fn in_window(self, window: Window) -> Self {
        Self { window, ..self }
    }

    /// By a reader whose browser speaks a language (BCP 47).
    pub fn in_language(self, language: &'static str) -> Self {
        Self { language, ..self }
    }

    /// With an error in the console that the test itself brings about: a part of its words.
    pub fn expecting(mut self, error: &'static str) -> Self {
        self.expected.push(error);
        self
    }

    /// Opens the browser, does what the test does, and looks whether the console is clean.
    pub async fn run(self, test: impl AsyncFnOnce(&Page)) {
        let _seat = SEATS.acquire().await.expect("the seats are never closed");
        let profile = tempfile::tempdir().expect("a temporary folder for the browser's profile");
        let engine = Engine::chosen();
        let server = Server::start(self.site).await;
        // Declared after the profile, so that the browser ends before its profile is taken away.
        let driver = Driver::start(engine);
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(engine.capabilities(self.window, self.language, profile.path()))
            .connect(&driver.address())
            .await
            .unwrap_or_else(|why| panic!("{engine:?} did not start: {why}"));
        let page = Page::new(client, server);
        let whole = async {
            test(&page).await;
            page.assert_quiet_console(&self.expected).await;
        };
        let outcome = AssertUnwindSafe(timeout(TIME_LIMIT, whole)).catch_unwind().await;
        let failure = match outcome {
            Ok(Ok(())) => return page.close().await,
            Ok(Err(_)) => Box::new(format!("the test took longer than {TIME_LIMIT:?}")),
            Err(panic) => panic,
        };
        evidence::give(&page).await;
        resume_unwind(failure);
    }
}
