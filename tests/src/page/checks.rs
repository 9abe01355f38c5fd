//! What must hold on every page.

use super::Page;
use serde_json::json;

impl Page {
    /// Nothing went wrong but what the test brought about itself.
    pub(crate) async fn assert_quiet_console(&self, expected: &[&str]) {
        let entries = self.console().await;
        let is_expected = |message: &str| expected.iter().any(|part| message.contains(part));
        let errors: Vec<String> = entries
            .iter()
            .filter(|entry| entry.is_error() && !is_expected(entry.message()))
            .map(ToString::to_string)
            .collect();
        assert!(errors.is_empty(), "errors in the console: {errors:#?}");
    }

    /// One headline of the first level, and no level of headings skipped.
    pub async fn assert_outline(&self) {
        let levels: Vec<u8> = self.js("return all('h1,h2,h3,h4,h5,h6').filter(seen).map((h) => +h.localName[1])").await;
        let headings = self.texts("h1,h2,h3,h4,h5,h6").await;
        let place = self.address().await;
        let firsts = levels.iter().filter(|level| **level == 1).count();
        assert_eq!(firsts, 1, "headlines of the first level at {place}: {headings:#?}");
        // What stands before the headline is not below it.
        let skipped = levels.windows(2).find(|pair| pair[1] > pair[0] + 1);
        assert_eq!(skipped, None, "a level is skipped at {place}: {levels:?} of {headings:#?}");
    }

    /// Each picture keeps its room free before it comes.
    pub async fn assert_pictures_have_boxes(&self) {
        let script = "return all('main img')
            .filter((img) => !(img.hasAttribute('width') && img.hasAttribute('height')) && !img.classList.contains('unsized'))
            .map((img) => img.outerHTML)";
        let without: Vec<String> = self.js(script).await;
        assert_eq!(without, Vec::<String>::new(), "pictures without a size at {}", self.address().await);
    }

    /// All that the page asked for, it asked of its own host.
    pub async fn assert_no_foreign_requests(&self) {
        let script = "return performance.getEntriesByType('resource').map((entry) => entry.name)
            .filter((url) => /^https?:/.test(url) && new URL(url).origin !== location.origin)";
        let foreign: Vec<String> = self.js(script).await;
        assert_eq!(foreign, Vec::<String>::new(), "requests to other hosts at {}", self.address().await);
    }

    /// Nothing lies over a link, a button or a field when the reader has it in the middle of the window.
    pub async fn assert_all_can_be_pressed(&self) {
        let script = "
            const covered = [];
            for (const thing of all('main a[href], main button, main input, main textarea, .footer a, .masthead a')) {
                if (!seen(thing)) continue;
                thing.scrollIntoView({ block: 'center', behavior: 'instant' });
                const box = thing.getClientRects()[0];
                const over = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
                if (!over || !(thing.contains(over) || over.contains(thing) && over.closest('label'))) {
                    covered.push(`${thing.outerHTML.slice(0, 120)} is under ${over?.outerHTML.slice(0, 120)}`);
                }
            }
            return covered";
        let covered: Vec<String> = self.js(script).await;
        assert_eq!(covered, Vec::<String>::new(), "what cannot be pressed at {}", self.address().await);
    }

    /// How much of the page has moved by itself since it was loaded: the sum that Core Web Vitals count.
    pub async fn layout_shift(&self) -> f64 {
        let script = "
            let sum = 0;
            const count = (entries) => entries.forEach((entry) => { if (!entry.hadRecentInput) sum += entry.value; });
            const observer = new PerformanceObserver((list) => count(list.getEntries()));
            observer.observe({ type: 'layout-shift', buffered: true });
            await frames(3);
            count(observer.takeRecords());
            observer.disconnect();
            return sum";
        self.js(script).await
    }

    /// The names that links, buttons and fields are known by to who cannot see them; empty where there is none.
    pub async fn names_of(&self, selector: &str) -> Vec<String> {
        let script = "return all(args[0]).map((found) => clean(
            found.getAttribute('aria-label') ?? found.labels?.[0]?.textContent ?? found.textContent))";
        self.js_with(script, json!([selector])).await
    }
}
