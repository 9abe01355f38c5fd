//! Arriving at a page: where the reader stands, what is focused, what is spoken.
//!
//! A browser does this by itself when it loads a document. Inside one document it is ours to do: a followed link
//! begins at the top, with the focus on the headline, which a screen reader then speaks; Back and Forward return to the
//! very line that was left, also when the page's data comes late, and also after the reader left the site and returned.

use super::document::{self, address, document, find, window};
use super::listener::listen;
use super::storage::Keep;
use super::timer::after_paint;
use leptos::prelude::request_animation_frame;
use leptos_router::location::Url;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, FocusOptions, FontFaceSetLoadStatus, HtmlElement, PerformanceNavigationTiming, ScrollRestoration,
};

/// Where the tab keeps the lines that were left, while the reader is on another site or loads the page again.
const LINES: &str = "iman.lines";
/// How many frames a late page may take to grow to the height that the reader left it with (about 2 s).
const PATIENCE: u32 = 120;
/// How many of them are given to its fonts: an optional one takes its place within a tenth of a second or not at all.
const FONTS: u32 = 30;

#[derive(Default)]
struct Journey {
    /// Last scroll position by address.
    lines: Lines,
    /// The address that has been arrived at; empty on the way to another one.
    here: Option<String>,
    /// Whether the reader has acted before the first page was there: then it is spoken like any other.
    is_awaited: bool,
    /// Where Back or Forward must return to; taken when the browser says so, before the new page can move it.
    return_to: Option<f64>,
    /// Whether the first page stood before the program came: the browser has gone to what its address names.
    stands: bool,
    /// Where the reader stood when another document took the place of this one.
    left_at: Option<f64>,
}

/// Scroll positions by address, the one that was left last at the end. Few enough for a list: a map would bring its code
/// along.
#[derive(Debug, Default, PartialEq)]
struct Lines(Vec<(String, f64)>);

impl Lines {
    /// Addresses that are remembered: more than a reader goes back through.
    const MOST: usize = 100;

    fn get(&self, address: &str) -> Option<f64> {
        self.0.iter().rev().find(|(known, _)| known == address).map(|(_, line)| *line)
    }

    fn set(&mut self, address: String, line: f64) {
        match self.0.last_mut() {
            Some((last, known)) if *last == address => *known = line,
            _ => {
                self.0.retain(|(known, _)| *known != address);
                if self.0.len() == Self::MOST {
                    self.0.remove(0);
                }
                self.0.push((address, line));
            }
        }
    }

    /// One address a line, after its position in whole pixels: printing fractions would bring the code for it along.
    fn print(&self) -> String {
        self.0.iter().map(|(address, line)| [&(*line as i32).to_string(), " ", address, "\n"].concat()).collect()
    }

    fn parse(text: &str) -> Self {
        let lines = text.lines().filter_map(|line| line.split_once(' '));
        Self(lines.filter_map(|(line, address)| Some((address.to_owned(), line.parse::<i32>().ok()?.into()))).collect())
    }
}

thread_local! {
    static JOURNEY: RefCell<Journey> = RefCell::default();
}

/// Takes scroll positions into our own hands. Called once at start.
pub fn start() {
    if let Ok(history) = window().history() {
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
    let lines = Keep::ThisTab.read(LINES).map(|lines| Lines::parse(&lines)).unwrap_or_default();
    JOURNEY.with_borrow_mut(|journey| {
        journey.stands = document::was_rendered();
        // Of a page that stands the reader may have read on, from where the browser has put them.
        let is_untouched = !journey.stands || window().scroll_y().unwrap_or_default() == 0.0;
        journey.return_to = (is_untouched && returned_from_elsewhere()).then(|| lines.get(&address())).flatten();
        journey.lines = lines;
    });
    let scrolled = listen("scroll", |_| {
        let line = window().scroll_y().unwrap_or_default();
        JOURNEY.with_borrow_mut(|journey| journey.lines.set(address(), line));
    });
    let went_back = listen("popstate", |_| {
        let here = address();
        let within = JOURNEY.with_borrow_mut(|journey| {
            let within = journey.here.as_ref() == Some(&here);
            if !within {
                journey.return_to = Some(journey.lines.get(&here).unwrap_or_default());
                journey.here = Some(String::new());
            }
            within
        });
        // Back from a footnote: the page is the same, and only the fragment says where to.
        if within {
            follow_fragment();
        }
    });
    let left = listen("pagehide", |_| {
        JOURNEY.with_borrow_mut(|journey| {
            let line = window().scroll_y().unwrap_or_default();
            journey.left_at = Some(line);
            journey.lines.set(address(), line);
            Keep::ThisTab.write(LINES, &journey.lines.print());
        });
    });
    // Nothing was left yet when a document is shown for the first time. One that the browser has kept whole is shown
    // again by WebKit from its top.
    let shown_again = listen("pageshow", |_| {
        if let Some(line) = JOURNEY.with_borrow_mut(|journey| journey.left_at.take()) {
            scroll_to(line, PATIENCE);
        }
    });
    // They live as long as the page does.
    std::mem::forget((scrolled, went_back, left, shown_again));
}

/// Says that the reader sets out for the address that the address bar shows now: by a link, and not by Back or Forward.
pub fn set_out() {
    let stays = JOURNEY.with_borrow_mut(|journey| {
        journey.return_to = None;
        let stays = journey.here == Some(address());
        if !stays {
            // Who turns back before the next page has come was away all the same.
            journey.here = Some(String::new());
        }
        stays
    });
    // What another page names is looked for when that has come.
    match stays.then(named).flatten() {
        Some(element) => element.scroll_into_view(),
        None => window().scroll_to_with_x_and_y(0.0, 0.0),
    }
}

/// Says that the page at the address that is shown has its content and headline on the page.
/// Scrolls, and moves the focus to the headline; a second call for the same page does nothing.
pub fn arrived() {
    if !document::is_browser() {
        return;
    }
    request_animation_frame(move || {
        let here = address();
        let (first, line) = JOURNEY.with_borrow_mut(|journey| {
            let first = journey.here.is_none() && !journey.is_awaited;
            if journey.here.as_deref() == Some(&here) {
                journey.return_to = None;
                return (first, None);
            }
            journey.here = Some(here);
            (first, Some(journey.return_to.take()))
        });
        let Some(line) = line else { return };
        match line {
            Some(line) => scroll_to(line, PATIENCE),
            None if first && JOURNEY.with_borrow(|journey| journey.stands) => {}
            None => follow_fragment(),
        }
        // The first page was loaded by the browser, which has announced it and keeps the focus at its start.
        if !first {
            focus_headline();
        }
    });
}

/// Says that the reader waits for what comes next, also if it is the first page that comes.
pub fn awaited() {
    JOURNEY.with_borrow_mut(|journey| journey.is_awaited = true);
}

/// Whether the browser loaded this document again: reload, or Back from another site.
fn returned_from_elsewhere() -> bool {
    let entries = window().performance().map(|performance| performance.get_entries_by_type("navigation"));
    entries.and_then(|entries| entries.get(0).dyn_into::<PerformanceNavigationTiming>().ok()).is_some_and(|entry| {
        matches!(entry.type_(), web_sys::NavigationType::Reload | web_sys::NavigationType::BackForward)
    })
}

fn scroll_to(line: f64, patience: u32) {
    window().scroll_to_with_x_and_y(0.0, line);
    let reached = (window().scroll_y().unwrap_or_default() - line).abs() < 2.0;
    // A browser that lays the page out anew with its fonts would move it from the line again, to hold what it shows.
    let laid_out = patience < PATIENCE - FONTS || document().fonts().status() == FontFaceSetLoadStatus::Loaded;
    if !(reached && laid_out) && patience > 0 {
        request_animation_frame(move || scroll_to(line, patience - 1));
    }
}

/// Goes to the element that the address names (`#a-1`), once what it names has been built.
fn follow_fragment() {
    after_paint(|| {
        if let Some(element) = named() {
            element.scroll_into_view();
        }
    });
}

/// The element that the address names.
fn named() -> Option<Element> {
    let hash = window().location().hash().unwrap_or_default();
    // No element has an empty id.
    document().get_element_by_id(&Url::unescape(hash.trim_start_matches('#')))
}

/// Puts the focus on the headline without moving the page. A screen reader speaks what is focused, so this is also the
/// one announcement of the new page.
fn focus_headline() {
    if let Some(headline) = find("main h1").and_then(|headline| headline.dyn_into::<HtmlElement>().ok()) {
        let _ = headline.set_attribute("tabindex", "-1");
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = headline.focus_with_options(&options);
    }
}

/// Goes back to the top of the page, with the focus, as a loaded page begins.
pub fn to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
    focus_headline();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kept_lines_are_read_again() {
        let mut lines = Lines::default();
        lines.set("/".to_owned(), 5.0);
        lines.set("/search/?q=a b".to_owned(), 0.0);
        lines.set("/".to_owned(), 1200.0);
        assert_eq!(Lines::parse(&lines.print()), lines);
        assert_eq!((lines.get("/"), lines.get("/other/"), lines.0.len()), (Some(1200.0), None, 2));
        assert_eq!(Lines::parse("nonsense\n12x /a/"), Lines::default());
    }
}
