//! What a failed test leaves behind: where the page was, what it showed, what it said.

use crate::page::Page;
use futures_util::FutureExt;
use std::env;
use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::time::timeout;

/// A browser that hangs is not waited for.
const PATIENCE: Duration = Duration::from_secs(10);
/// Characters of the page's text.
const TEXT: usize = 1200;
/// The last entries of the console.
const ENTRIES: usize = 30;

/// Prints what can be learnt of the page, and keeps a screenshot.
pub(crate) async fn give(page: &Page) {
    let seen = AssertUnwindSafe(timeout(PATIENCE, look(page))).catch_unwind().await;
    if !matches!(seen, Ok(Ok(()))) {
        eprintln!("--- the browser no longer answers");
    }
}

async fn look(page: &Page) {
    eprintln!("--- the page at {}", page.js::<String>("return location.href").await);
    eprintln!("title:   {}", page.title().await);
    eprintln!("focus:   {}, scrolled to {}", page.focus().await, page.scroll().await);
    let text: String = page.js("return (all('main')[0] ?? document.body).innerText.replace(/\\n+/g, '\\n')").await;
    eprintln!("text:\n{}", text.chars().take(TEXT).collect::<String>());
    eprintln!("console:");
    let console = page.console().await;
    for entry in console.iter().skip(console.len().saturating_sub(ENTRIES)) {
        eprintln!("  {entry}");
    }
    let path = screenshot_path();
    let picture = page.screenshot().await;
    let written = path.parent().map(std::fs::create_dir_all).transpose().and_then(|_| std::fs::write(&path, picture));
    match written {
        Ok(()) => eprintln!("screenshot: {}", path.display()),
        Err(why) => eprintln!("no screenshot at {}: {why}", path.display()),
    }
}

/// A file of its own for each test; the test's thread bears its name.
fn screenshot_path() -> PathBuf {
    let target = match env::var_os("CARGO_TARGET_DIR") {
        Some(own) => PathBuf::from(own),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../target"),
    };
    let name = std::thread::current().name().unwrap_or("test").replace("::", "-");
    target.join("browser-tests").join(format!("{name}.png"))
}
