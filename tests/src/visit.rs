//! One test: a site, a reader's browser, and what happens between them.

use crate::console;
use crate::driver::Driver;
use crate::engine::{Engine, Sizing, Window};
use crate::evidence;
use crate::page::Page;
use crate::server::Server;
use crate::site::{Form, Site};
use crate::wait::eventually;
use fantoccini::{Client, ClientBuilder};
use futures_util::FutureExt;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value};
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::sync::LazyLock;
use std::thread::available_parallelism;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::time::timeout;

/// A test that takes so long hangs.
const TIME_LIMIT: Duration = Duration::from_secs(90);

/// How long a browser may take to start, and how often that is tried.
const START_LIMIT: Duration = Duration::from_secs(25);
const STARTS: u32 = 3;

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
    time_limit: Duration,
}

/// A visit to a newspaper.
pub fn visit(site: Site) -> Visit {
    Visit { site, window: Window::Desktop, language: "en", expected: Vec::new(), time_limit: TIME_LIMIT }
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

    /// Taking longer than other tests may.
    pub fn lasting(self, time_limit: Duration) -> Self {
        Self { time_limit, ..self }
    }

    /// Opens the browser, does what the test does, and looks whether the console is clean.
    pub async fn run(self, test: impl AsyncFnOnce(&Page)) {
        let once = Cell::new(Some(test));
        let test = async |page: &Page| {
            if let Some(test) = once.take() {
                test(page).await;
            }
        };
        self.run_in(&[Form::Plain], test).await;
    }

    /// Does so with the content in both forms, one after the other, as a reader of two newspapers.
    pub async fn run_in_both_forms(mut self, test: impl AsyncFn(&Page)) {
        // What tests take for an address that the archive has nothing at: the host says so, and Chromium tells it.
        self.expected.push("/articles/net");
        self.run_in(&Form::BOTH, test).await;
    }

    async fn run_in(self, forms: &[Form], test: impl AsyncFn(&Page)) {
        let _seat = SEATS.acquire().await.expect("the seats are never closed");
        let profile = tempfile::tempdir().expect("a temporary folder for the browser's profile");
        let engine = Engine::chosen();
        // Bound after the profile, so that the browser ends before its profile is taken away.
        let (_driver, client) = start(engine, engine.capabilities(self.window, self.language, profile.path())).await;
        for (at, form) in forms.iter().enumerate() {
            let site = console::prepare(self.site.clone().in_form(*form), engine, self.language);
            let page = Page::new(client.clone(), Server::start(site).await, engine);
            let whole = async {
                if at == 0 {
                    resize(&page, self.window).await;
                }
                test(&page).await;
                page.assert_quiet_console(&self.expected).await;
                // Firefox's driver does not wait for a page whose address ends in the same fragment as the one before.
                if at + 1 < forms.len() {
                    page.leave().await;
                }
            };
            let failure = match AssertUnwindSafe(timeout(self.time_limit, whole)).catch_unwind().await {
                Ok(Ok(())) if at + 1 < forms.len() => continue,
                Ok(Ok(())) => return page.close().await,
                Ok(Err(_)) => Box::new(format!("the test took longer than {:?}", self.time_limit)),
                Err(panic) => panic,
            };
            eprintln!("--- in the form {form:?}");
            evidence::give(&page).await;
            resume_unwind(failure);
        }
    }
}

/// Starts driver and browser, and starts them anew when they do not come up: ChromeDriver ends when the port that it has
/// chosen is taken meanwhile, and WebKit's driver waits for ever when its browser ends at its start.
async fn start(engine: Engine, capabilities: Map<String, Value>) -> (Driver, Client) {
    let mut said = String::new();
    for _ in 0..STARTS {
        match try_start(engine, capabilities.clone()).await {
            Ok(started) => return started,
            Err(why) => said = why,
        }
        eprintln!("{engine:?} did not start: {said}");
    }
    panic!("{engine:?} did not start in {STARTS} tries; the last time: {said}")
}

async fn try_start(engine: Engine, capabilities: Map<String, Value>) -> Result<(Driver, Client), String> {
    let driver = Driver::start(engine)?;
    let mut builder = ClientBuilder::new(HttpConnector::new());
    builder.capabilities(capabilities);
    match timeout(START_LIMIT, builder.connect(&driver.address())).await {
        Ok(Ok(client)) => Ok((driver, client)),
        Ok(Err(why)) => Err(format!("{why}\n{}", driver.words())),
        Err(_) => Err(format!("nothing for {START_LIMIT:?}; it said:\n{}", driver.words())),
    }
}

/// Gives the window the size that its capabilities could not.
async fn resize(page: &Page, window: Window) {
    let client = page.client();
    let (width, height) = window.size();
    match page.engine().sizing(window) {
        Sizing::Asked => {}
        Sizing::Set => {
            // The size of the page, not that of the window with its bars: it takes a second try to know these.
            client.set_window_size(width, height).await.expect("a window can be resized");
            let (inner, outer): (u32, u32) = page.js("return [innerHeight, outerHeight]").await;
            client.set_window_size(width, height + outer - inner).await.expect("a window can be resized");
        }
        Sizing::Popup => {
            let script = format!("window.open('about:blank', 'phone', 'popup,width={width},height={height}')");
            let first = client.window().await.expect("there is a window");
            page.js::<()>(&script).await;
            eventually("a second window", async || client.windows().await.is_ok_and(|windows| windows.len() > 1)).await;
            let windows = client.windows().await.expect("there are windows");
            let phone = windows.into_iter().find(|window| *window != first).expect("the second window");
            client.switch_to_window(phone).await.expect("there is the second window");
        }
    }
}
