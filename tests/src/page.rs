//! A page of the newspaper in a reader's browser: where it goes. What it shows is in `look`, what a hand does in
//! `hands`, how the reader has set it up in `reading`, what must hold on every page in `checks`, `fit` and `axe`.

mod axe;
mod checks;
mod fit;
mod hands;
mod look;
mod memory;
mod reading;

pub use memory::Memory;

use crate::console::{self, Entry};
use crate::engine::Engine;
use crate::server::Server;
use crate::wait::{becomes, eventually};
use fantoccini::Client;
use fantoccini::error::{CmdError, ErrorStatus, WebDriver};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::time::Duration;
use tokio::time::timeout;

/// Short words for every script.
const PRELUDE: &str = "
    const all = (selector) => [...document.querySelectorAll(selector)];
    const clean = (text) => (text ?? '').replace(/\\s+/g, ' ').trim();
    const seen = (element) => element.checkVisibility({ visibilityProperty: true });
    // A browser that draws nothing for a while gives out no frames.
    const frame = (next) => {
        let open = true;
        const once = () => { if (open) { open = false; next(); } };
        requestAnimationFrame(once);
        setTimeout(once, 100);
    };
    const frames = (count) => new Promise((done) => {
        const next = () => (count-- > 0 ? frame(next) : done());
        next();
    });
";

/// Ends when nothing on the page has changed for some frames.
const SETTLE: &str = "
    let quiet = 0;
    const observer = new MutationObserver(() => { quiet = 0; });
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    for (let frame = 0; frame < 600 && quiet < 4; frame += 1) {
        quiet += 1;
        await frames(1);
    }
    observer.disconnect();
";

/// How long a browser may take to close.
const PATIENCE: Duration = Duration::from_secs(5);

/// How many documents may be left while a script is tried.
const MOST_DOCUMENTS: u32 = 5;

/// What came of a script: a value, or why there is none.
#[derive(Deserialize)]
struct Outcome {
    #[serde(default)]
    value: Value,
    why: Option<String>,
}

/// Whether a script did not end because its document was left, as browsers say it.
fn is_left(why: &WebDriver) -> bool {
    let says = |words| why.message.contains(words);
    why.error == ErrorStatus::ScriptTimeout || says("before the unload event") || says("Document was unloaded")
}

/// The reader's browser with a page of the newspaper.
pub struct Page {
    client: Client,
    server: Server,
    engine: Engine,
    console: RefCell<Vec<Entry>>,
}

impl Page {
    pub(crate) fn new(client: Client, server: Server, engine: Engine) -> Self {
        Self { client, server, engine, console: RefCell::default() }
    }

    pub(crate) async fn close(&self) {
        // The driver is ended in any case; WebKit's sometimes says nothing any more once its browser is gone.
        let _ = timeout(PATIENCE, self.client.clone().close()).await;
    }

    /// The server behind the page.
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// The browser, for what only some of them can.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The WebDriver client, for what has no word of its own here.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Loads an address of the newspaper, and waits until the page has come to rest, with its content or a fault.
    pub async fn open(&self, path: &str) {
        self.load(path).await;
        self.arrived().await;
    }

    /// Loads an address of the newspaper; what comes of it the test looks for itself.
    pub async fn load(&self, path: &str) {
        let url = self.server.url(path);
        self.client.goto(&url).await.unwrap_or_else(|why| panic!("cannot open {url}: {why}"));
    }

    /// Leaves the newspaper for an empty page, so that its server may end: the browser would tell of each picture that is
    /// cut off on its way.
    pub async fn leave(&self) {
        self.client.goto("about:blank").await.expect("an empty page opens");
    }

    /// Loads the page again.
    pub async fn reload(&self) {
        self.client.refresh().await.expect("the page can be loaded again");
        self.arrived().await;
    }

    /// Presses the first link that a selector finds, and waits until its page is there.
    pub async fn follow(&self, link: &str) {
        self.exists(link).await;
        let there: String = self
            .js_with("const to = new URL(all(args[0])[0].href); return to.pathname + to.search", json!([link]))
            .await;
        self.click(link).await;
        self.is_at(&there).await;
    }

    /// Goes back, and waits until the page before is there.
    pub async fn back(&self) {
        let before = self.address().await;
        self.client.back().await.expect("there is a page to go back to");
        self.left(&before).await;
    }

    /// Goes forward, and waits until the next page is there.
    pub async fn forward(&self) {
        let before = self.address().await;
        self.client.forward().await.expect("there is a page to go forward to");
        self.left(&before).await;
    }

    async fn left(&self, before: &str) {
        eventually("another address", async || self.address().await != before).await;
        self.arrived().await;
    }

    /// Waits until an address of the host (path and query) is shown.
    pub async fn is_at(&self, address: &str) {
        becomes("the address of the page", address.to_owned(), async || self.address().await).await;
        self.arrived().await;
    }

    /// Waits until the page has a headline or says what is wrong, and has come to rest.
    pub async fn arrived(&self) {
        self.exists("main h1, main [role=alert]").await;
        self.settled().await;
    }

    /// Waits until nothing on the page changes any more.
    pub async fn settled(&self) {
        self.js::<()>(SETTLE).await;
    }

    /// Runs a script in the page; what it returns, or promises, comes back.
    pub async fn js<T: DeserializeOwned>(&self, script: &str) -> T {
        self.js_with(script, json!([])).await
    }

    /// Runs a script with `args`.
    pub async fn js_with<T: DeserializeOwned>(&self, script: &str, args: Value) -> T {
        let place = || format!("in the script: {script}\nwith: {args}");
        // The answer is wrapped: nothing at all means that the document was left.
        let whole = format!(
            "const [args, answer] = arguments;
            (async () => {{ {PRELUDE} {script} }})()
                .then((value) => answer({{ value }}), (why) => answer({{ why: `${{why}} ${{why?.stack}}` }}));"
        );
        for _ in 0..MOST_DOCUMENTS {
            let answer = match self.client.execute_async(&whole, vec![args.clone()]).await {
                // Its document was left before it had ended: the next one answers.
                Err(CmdError::Standard(why)) if is_left(&why) => continue,
                Err(why) => panic!("{why}\n{}", place()),
                Ok(answer) => answer,
            };
            match serde_json::from_value(answer) {
                // So Firefox says the same.
                Ok(None) => {}
                Ok(Some(Outcome { why: Some(why), .. })) => panic!("{why}\n{}", place()),
                Ok(Some(Outcome { value, .. })) => {
                    return serde_json::from_value(value.clone())
                        .unwrap_or_else(|why| panic!("{why}: the answer was {value}\n{}", place()));
                }
                Err(why) => panic!("{why}\n{}", place()),
            }
        }
        panic!("each of {MOST_DOCUMENTS} documents was left while a script ran\n{}", place())
    }

    /// All that was said to the console so far.
    pub async fn console(&self) -> Vec<Entry> {
        let known = self.console.borrow().len();
        let new = console::read(&self.client, &self.server, self.engine, known).await;
        self.console.borrow_mut().extend(new);
        self.console.borrow().clone()
    }

    pub(crate) async fn screenshot(&self) -> Vec<u8> {
        self.client.screenshot().await.expect("the browser can draw its page")
    }
}
