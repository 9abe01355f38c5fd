//! How a reader has set up browser and eyes: colours, motion, the size of letters, a window as narrow as a strip.
//!
//! WebDriver has no word for what a reader prefers. What the page's own rules say about it is put into force instead, by
//! their media conditions: so it works in each engine, and without leave of the page's security policy.

use super::Page;
use crate::Answer;
use serde_json::json;

/// A page of the test's own that shows a page of the newspaper in a narrow frame.
const FRAME: &str = "/narrow-window.html";

impl Page {
    /// From now on, until the page is loaded again, rules for a reader's preference hold, as if it were theirs:
    /// `prefers-color-scheme: dark`. Says how many rules that are.
    pub async fn prefer(&self, condition: &str) -> usize {
        let script = "
            const find = (rules) => [...rules].flatMap((rule) => [rule, ...find(rule.cssRules ?? [])]);
            const found = [...document.styleSheets].flatMap((sheet) => find(sheet.cssRules))
                .filter((rule) => rule.media?.mediaText.includes(args[0]));
            for (const rule of found) rule.media.mediaText = 'all';
            if (args[0].includes('dark')) document.documentElement.style.colorScheme = 'dark';
            // Nothing that changes its colour slowly is looked at on its way.
            await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {})));
            await frames(2);
            return found.length";
        self.js_with(script, json!([condition])).await
    }

    /// The text is so many times as large as the reader's browser would show it.
    pub async fn enlarge_text(&self, times: f64) {
        let script = "document.documentElement.style.fontSize = `${100 * args[0]}%`; await frames(2)";
        self.js_with::<()>(script, json!([times])).await;
        self.settled().await;
    }

    /// Lines, paragraphs, words and letters are set as wide apart as WCAG 2.2 names in 1.4.12.
    pub async fn space_text(&self) {
        let script = "
            const sheet = document.styleSheets[0];
            sheet.insertRule(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
                word-spacing: 0.16em !important }`, sheet.cssRules.length);
            sheet.insertRule('p { margin-block-end: 2em !important }', sheet.cssRules.length);
            await frames(2)";
        self.js::<()>(script).await;
        self.settled().await;
    }

    /// Opens an address of the newspaper in a window of this size in CSS pixels, narrower than a browser's own may be:
    /// 320 by 256 is a window of 1280 by 1024 at 400 %. It is a frame; all that is asked of the page is asked in it,
    /// until another is opened.
    pub async fn open_in_frame(&self, path: &str, width: u32, height: u32) {
        let source = self.server.url(path).replace('&', "&amp;");
        let html = format!(
            "<!doctype html><html lang=en><title>A narrow window</title><link rel=icon href=icon.svg><body style=margin:0>\
             <iframe title=Newspaper src=\"{source}\" width={width} height={height} style=border:0></iframe>"
        );
        self.server.answer(FRAME, Answer::html(&html));
        self.load(FRAME).await;
        self.client.enter_frame(0).await.unwrap_or_else(|why| panic!("cannot look into the frame: {why}"));
        self.arrived().await;
    }
}
