//! axe-core: a catalogue of what keeps readers out, run in the page.

use super::Page;
use serde_json::json;
use std::env;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// All of WCAG 2.2 A and AA that a program can judge, and what axe-core's authors hold to be good practice.
const TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

impl Page {
    /// axe-core finds nothing. `state` says how the page is looked at, for the message.
    pub async fn assert_axe_finds_nothing(&self, state: &str) {
        self.assert_axe_finds_nothing_but(&[], state).await;
    }

    /// axe-core finds nothing, whatever the rules of these names would find.
    pub async fn assert_axe_finds_nothing_but(&self, left_out: &[&str], state: &str) {
        if !self.js::<bool>("return 'axe' in window").await {
            // As a script of WebDriver: no policy of the page's stands in its way, and the page is not changed by it.
            let script = SCRIPT.as_str();
            self.client
                .execute(script, Vec::new())
                .await
                .unwrap_or_else(|why| panic!("axe-core cannot be read: {why}"));
        }
        let script = "
            const rules = Object.fromEntries(args[1].map((rule) => [rule, { enabled: false }]));
            const options = { runOnly: { type: 'tag', values: args[0] }, rules, resultTypes: ['violations'], iframes: false };
            const { violations } = await axe.run(document, options);
            return violations.flatMap((rule) => rule.nodes.map((node) =>
                `${rule.id} (${rule.impact}): ${node.target.join(' ')}\\n      ${clean(node.failureSummary)}\\n      ${node.html.slice(0, 160)}`))";
        let found: Vec<String> = self.js_with(script, json!([TAGS, left_out])).await;
        let place = self.address().await;
        assert!(found.is_empty(), "axe-core at {place}, {state}:\n    {}", found.join("\n    "));
    }
}

/// The script, with its name made one of the window: scripts of WebDriver are functions, whose names are their own.
static SCRIPT: LazyLock<String> = LazyLock::new(|| {
    let path = path();
    let text = std::fs::read_to_string(&path).unwrap_or_else(|why| panic!("cannot read {}: {why}", path.display()));
    format!("{text}; window.axe = axe;")
});

/// What `IMAN_AXE` names, else what `cargo xtask test` has left in the cache.
fn path() -> PathBuf {
    if let Some(own) = env::var_os("IMAN_AXE").filter(|own| !own.is_empty()) {
        return PathBuf::from(own);
    }
    let cached = tools().and_then(|tools| newest_axe(&tools));
    cached
        .expect("no axe-core in the cache: `cargo xtask test --only browser` fetches it, or set IMAN_AXE to axe.min.js")
}

/// The folder in which `crates/xtask/src/paths.rs` keeps tools.
fn tools() -> Option<PathBuf> {
    let folder = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let cache = folder("IMAN_CACHE")
        .or_else(|| folder("LOCALAPPDATA").map(|base| base.join("iman")))
        .or_else(|| folder("XDG_CACHE_HOME").map(|base| base.join("iman")))
        .or_else(|| {
            let below = if cfg!(target_os = "macos") { "Library/Caches/iman" } else { ".cache/iman" };
            folder("HOME").map(|home| home.join(below))
        });
    cache.map(|cache| cache.join("tools"))
}

fn newest_axe(tools: &Path) -> Option<PathBuf> {
    let entries = std::fs::read_dir(tools).ok()?.flatten();
    let folders = entries.filter(|entry| entry.file_name().to_string_lossy().starts_with("axe-core-"));
    let scripts = folders.map(|entry| entry.path().join("axe.min.js")).filter(|script| script.is_file());
    scripts.max_by_key(|script| script.metadata().and_then(|about| about.modified()).ok())
}
