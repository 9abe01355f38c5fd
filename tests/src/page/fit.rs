//! What must hold however large the letters and however narrow the window: nothing is cut off, nothing lies over
//! something else, everything can be hit.

use super::Page;

/// The boxes of all words that can be seen, line by line, with what stands in them.
const WORDS: &str = "
    // The bar, which stays when the page is scrolled, lies over words then.
    scrollTo({ top: 0, behavior: 'instant' });
    await frames(2);
    // The last crumb is the headline, which stands in full right below it.
    const hidden = (element) => element.closest('[aria-hidden=true], .visually-hidden, .skip, .breadcrumbs li:last-child');
    const scrolls = (element) => element && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const words = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode;
        if (!clean(node.data) || !seen(node.parentElement) || hidden(node.parentElement)) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const box of range.getClientRects()) words.push({ node, box });
    }";

impl Page {
    /// The page is no wider than the window, and no words are cut off by the window or by what they stand in, nor lie
    /// over other words. `state` says how the page is looked at, for the message.
    pub async fn assert_everything_fits(&self, state: &str) {
        let script = "
            const width = document.documentElement.clientWidth;
            const wrong = [];
            const whole = document.documentElement.scrollWidth;
            if (whole > width) wrong.push(`the page is ${whole} wide in a window of ${width}`);
            for (const { node, box } of words) {
                if ((box.right > width + 1 || box.left < -1) && !scrolls(node.parentElement)) {
                    wrong.push(`words from ${box.left} to ${box.right} in a window of ${width}: ${clean(node.data)}`);
                }
            }
            for (const element of all('body *')) {
                const style = getComputedStyle(element);
                if (!clean(element.textContent) || !seen(element) || hidden(element)) continue;
                const cuts = (overflow) => overflow === 'hidden' || overflow === 'clip';
                if (cuts(style.overflowX) && element.scrollWidth > element.clientWidth + 1
                    || cuts(style.overflowY) && element.scrollHeight > element.clientHeight + 1) {
                    wrong.push(`cut off: ${element.outerHTML.slice(0, 160)}`);
                }
            }
            // The letters themselves are lower than their boxes, which may touch.
            const core = words.filter(({ node }) => !scrolls(node.parentElement)).map(({ node, box }) =>
                ({ node, left: box.left + 1, right: box.right - 1, top: box.top + box.height * 0.3, bottom: box.bottom - box.height * 0.3 }));
            core.forEach((a, index) => {
                for (const b of core.slice(index + 1)) {
                    if (a.node !== b.node && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) {
                        wrong.push(`one over the other: “${clean(a.node.data)}” and “${clean(b.node.data)}”`);
                    }
                }
            });
            return wrong.slice(0, 20)";
        let wrong: Vec<String> = self.js(&[WORDS, script].concat()).await;
        assert!(wrong.is_empty(), "at {}, {state}: {wrong:#?}", self.address().await);
    }

    /// Everything that is to be hit by a finger is at least 24 by 24 CSS pixels large (WCAG 2.2, 2.5.8), but for links
    /// in running text.
    pub async fn assert_targets_are_large(&self, state: &str) {
        let script = "
            const small = [];
            for (const target of all('a[href], button, input, textarea, select, summary')) {
                if (!seen(target) || target.closest('.skip')) continue;
                const line = target.closest('p, li, dd, figcaption, caption, td, th, h2, h3, h4, h5, h6, small');
                const runs = getComputedStyle(target).display === 'inline' && line
                    && clean(line.textContent).length > clean(target.textContent).length + 1;
                if (runs) continue;
                // The headline's link covers its card.
                const box = (target.matches('.headline a') ? target.closest('.card') : target).getBoundingClientRect();
                if (box.width < 24 || box.height < 24) {
                    small.push(`${Math.round(box.width)} by ${Math.round(box.height)}: ${target.outerHTML.slice(0, 120)}`);
                }
            }
            return small";
        let small: Vec<String> = self.js(script).await;
        assert!(small.is_empty(), "too small to be hit at {}, {state}: {small:#?}", self.address().await);
    }
}
