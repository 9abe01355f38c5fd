//! Browser tests of the built newspaper: the harness. The tests stand in `tests/tests/`, one file an area.
//!
//! ```text
//! cargo xtask build                       # makes dist/, which is what is tested
//! cargo test -p iman-tests                # all of them
//! cargo test -p iman-tests menu           # one area
//! cargo test -p iman-tests -- --exact menu::escape_closes_the_menu_and_gives_the_focus_back
//! ```
//!
//! `cargo xtask test --only browser [part of a name]` does the same with browser and driver looked for, and installed
//! where that is possible. Settings are environment variables:
//!
//! | variable       | meaning                              | without it                     |
//! |----------------|--------------------------------------|--------------------------------|
//! | `IMAN_DIST`    | the folder of the built newspaper    | `dist` beside this crate       |
//! | `IMAN_BROWSER` | `chromium`, `firefox` or `webkit`    | `chromium`                     |
//! | `CHROME`       | Chromium's program                   | `chromium` and others on PATH  |
//! | `CHROMEDRIVER` | its driver's program                 | `chromedriver` on PATH         |
//! | `FIREFOX`      | Firefox' program                     | `firefox-esr`, `firefox`       |
//! | `GECKODRIVER`  | its driver's program                 | `geckodriver` on PATH          |
//! | `MINIBROWSER`  | WebKitGTK's program                  | `MiniBrowser` on PATH          |
//! | `WEBKITDRIVER` | its driver's program                 | `WebKitWebDriver` on PATH      |
//! | `XVFB`         | a display for it                     | `Xvfb` on PATH                 |
//! | `NGINX`        | a web server; `none` leaves it out   | `nginx` on PATH                |
//! | `CADDY`        | another one; `none` leaves it out    | `caddy` on PATH                |
//! | `IMAN_AXE`     | the script of axe-core               | what xtask left in the cache   |
//!
//! A test says what is served, and what a reader does and sees:
//!
//! ```no_run
//! # use iman_tests::{Feed, Item, Site, visit};
//! # async fn test() {
//! let feed = Feed::new("Вестник").item(Item::new("1").title("Первый номер").published("2025-05-17"));
//! visit(Site::of(feed)).run(async |page| {
//!     page.open("/").await;
//!     page.follow("main .headline a").await;
//!     assert_eq!(page.text("h1").await, "Первый номер");
//! }).await;
//! # }
//! ```
//!
//! Each test has a server, a browser and a profile of its own. Nothing waits for a time: what comes later is looked for
//! until it is there ([`wait`]), and an answer is held back until the test lets it go ([`Gate`]). The browser reaches
//! no host but the test's server. When a test fails, what the page showed and said is printed, and a screenshot is kept
//! below `target/browser-tests/`. A test that passes must have left no error in the console.
//!
//! At most as many browsers run at once as there are processors, and never more than four.

mod built;
mod console;
mod display;
mod driver;
mod engine;
mod evidence;
mod feed;
mod guarded;
mod hosted;
mod page;
mod pressed;
mod rebuilt;
mod server;
mod site;
mod visit;
pub mod wait;

pub use built::{code, lay_built};
pub use console::Entry;
pub use engine::{Engine, Window};
pub use fantoccini::key::Key;
pub use feed::{Feed, Item};
pub use hosted::{Hosted, Reply, WebServer};
pub use page::{Memory, Page};
pub use pressed::HOST;
pub use server::{Gate, Request, Server};
pub use site::{Answer, Form, Site};
pub use visit::{Visit, visit};
