//! The newspaper without a mouse: what is reached, in which order, and whether the reader sees where the focus is.

use crate::edition::{KINDS, STORIES};
use iman_tests::{Engine, Feed, Item, Key, Page, Site, Window, visit};
use serde_json::json;
use std::time::Duration;

/// A newspaper so small that all its links can be gone through.
pub fn small() -> Feed {
    Feed::new("Вестник")
        .language("ru")
        .section("selo", "Село", None)
        .section("shkola", "Школа", Some("selo"))
        .iman(
            "menu",
            json!([
                { "label": "Село", "section": "selo", "children": [{ "label": "Школа", "section": "shkola" }] },
                { "label": "О нас", "page": "o-nas" },
            ]),
        )
        .iman("pages", json!([{ "slug": "o-nas", "title": "О нас", "content_html": "<p>Мы.</p>" }]))
        .item(Item::story("1", "Первая", "2025-05-17").sections(&["selo"]).picture("a").tags(&["мёд"]))
        .item(Item::story("2", "Вторая", "2025-05-16").sections(&["shkola"]).authors(&["Отдел"]))
}

/// Goes through the page by Tab, from what a selector finds on, and reaches everything that can be seen and used, in its
/// order.
async fn assert_tab_reaches_everything(page: &Page, first: &str) {
    let script = "
        const usable = all('a[href], button, input, select, textarea, audio[controls], video[controls], [tabindex=\"0\"]');
        const seeable = usable.filter(seen);
        window.reachable = seeable.slice(seeable.indexOf(all(args[0])[0]));
        reachable[0].focus()";
    page.js_with::<()>(script, json!([first])).await;
    let count: usize = page.js("return reachable.length").await;
    assert!(count > 10, "there are {count} elements to reach");
    let mut reached = Vec::new();
    for _ in 0..count {
        reached.push(page.js::<i64>("return reachable.indexOf(document.activeElement)").await);
        page.press(Key::Tab).await;
    }
    let expected: Vec<i64> = (0..).take(count).collect();
    let names: Vec<String> = page.js("return reachable.map((element) => element.outerHTML.slice(0, 90))").await;
    assert_eq!(reached, expected, "the order of Tab at {}, of {names:#?}", page.address().await);
}

#[tokio::test]
async fn tab_reaches_everything_in_order() {
    for window in [Window::Desktop, Window::Phone] {
        visit(Site::of(small()))
            .in_window(window)
            .run(async |page| {
                for path in ["/", "/category/selo/", "/2025/05/17/pervaya/", "/search/"] {
                    page.open(path).await;
                    assert_tab_reaches_everything(page, "a.skip").await;
                }
            })
            .await;
    }
}

#[tokio::test]
async fn tab_goes_through_the_open_menu() {
    visit(Site::of(small()))
        .run(async |page| {
            page.open("/category/selo/").await;
            page.click(".menu-button").await;
            assert!(page.is_visible("#menu-panel a").await);
            assert_tab_reaches_everything(page, ".menu-button").await;
        })
        .await;
}

/// Gives the focus to everything that can be used, one after the other, and looks whether the reader sees where it is:
/// a ring is drawn around it, it is in the window, and nothing lies over it.
async fn assert_focus_can_be_seen(page: &Page, state: &str) {
    // A browser draws rings for who uses keys.
    page.press(Key::Tab).await;
    let script = "
        const ringed = (style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
            && !/, 0\\)$/.test(style.outlineColor);
        const usable = all('a[href], button, input, textarea, summary, video[controls], iframe, [tabindex=\"0\"]').filter(seen);
        const lost = [];
        for (const element of usable) {
            element.focus();
            if (document.activeElement !== element) continue;
            // Its own ring, or that of what covers its card.
            if (!ringed(getComputedStyle(element)) && !ringed(getComputedStyle(element, '::after'))) {
                lost.push(`no ring: ${element.outerHTML.slice(0, 120)}`);
            }
            const boxes = () => [...element.getClientRects()];
            const at = (box, share) => document.elementFromPoint(box.left + box.width / 2, box.top + box.height * share);
            const uncovered = (over) => over && (element.contains(over) || over.contains(element) && !over.matches('.menu, .panel'));
            const shows = () => boxes().some((box) => [0.2, 0.5, 0.8].some((share) => uncovered(at(box, share))));
            // WebKit brings it into view some time later.
            for (let frame = 0; frame < 30 && !shows(); frame += 1) await frames(1);
            if (!shows()) {
                const [box] = boxes();
                lost.push(`covered or out of the window: ${element.outerHTML.slice(0, 120)}, at ${box.x} ${box.y} ${box.width} ${box.height} by ${at(box, 0.5)?.outerHTML.slice(0, 120)}`);
            }
        }
        return [usable.length, lost]";
    let (count, lost): (usize, Vec<String>) = page.js(script).await;
    let place = page.address().await;
    assert!(count > 10, "there are {count} elements to reach at {place}");
    assert!(lost.is_empty(), "at {place}, {state}, of {count}: {lost:#?}");
}

#[tokio::test]
async fn what_has_the_focus_can_be_seen_on_each_page() {
    for window in [Window::Desktop, Window::Phone] {
        // A second window of WebKit is never the active one without a window manager, and then draws no rings.
        let is_frame = window == Window::Phone && Engine::chosen() == Engine::WebKit;
        visit(Site::bundled())
            .in_window(if is_frame { Window::Desktop } else { window })
            .lasting(Duration::from_secs(240))
            .run_in_both_forms(async |page| {
                for path in KINDS.iter().map(|kind| kind.path).chain(STORIES) {
                    if is_frame {
                        let (width, height) = window.size();
                        page.open_in_frame(path, width, height).await;
                    } else {
                        page.open(path).await;
                    }
                    assert_focus_can_be_seen(page, "closed").await;
                }
                page.click(".menu-button").await;
                page.click(".submenu-button").await;
                let ring = "
                    const hidden = all('#menu-panel a, #menu-panel button').filter(seen).filter((element) => {
                        element.focus();
                        return parseFloat(getComputedStyle(element).outlineWidth) < 2 || !element.matches(':focus-visible');
                    });
                    return hidden.map((element) => element.outerHTML.slice(0, 120))";
                page.press(Key::Tab).await;
                assert_eq!(page.js::<Vec<String>>(ring).await, [""; 0], "without a ring in the menu");
            })
            .await;
    }
}

#[tokio::test]
async fn what_has_the_focus_is_not_left_under_the_open_menu() {
    for window in [Window::Desktop, Window::Phone] {
        visit(Site::of(small()))
            .in_window(window)
            .run(async |page| {
                page.open("/category/selo/").await;
                page.click(".menu-button").await;
                page.js::<()>("all('#menu-panel a').filter(seen).at(-1).focus()").await;
                assert!(page.is_visible("#menu-panel").await);
                page.press(Key::Tab).await;
                assert!(page.js::<bool>("return all('main')[0].contains(document.activeElement)").await);
                assert!(!page.is_visible("#menu-panel").await, "the menu has closed behind the reader");
                assert_eq!(page.attribute(".menu-button", "aria-expanded").await.as_deref(), Some("false"));
                // And back: the bar is reached, the panel stays closed.
                page.press_with(Key::Shift, Key::Tab).await;
                assert!(!page.is_visible("#menu-panel").await);
            })
            .await;
    }
}

#[tokio::test]
async fn the_first_tab_offers_to_skip_to_the_content() {
    visit(Site::of(small()))
        .run(async |page| {
            page.open("/category/selo/").await;
            page.press(Key::Tab).await;
            assert!(page.has_focus("a.skip").await, "the focus is on {}", page.focus().await);
            assert_eq!(page.text("a.skip").await, "Перейти к содержанию");
            let (top, bottom): (f64, f64) =
                page.js("await frames(30); const box = all('a.skip')[0].getBoundingClientRect(); return [box.top, box.bottom]").await;
            assert!(top >= 0.0 && bottom > 10.0, "it can be seen: from {top} to {bottom}");
            page.press(Key::Enter).await;
            page.settled().await;
            assert!(page.has_focus("main").await, "the focus is on {}", page.focus().await);
            page.press(Key::Tab).await;
            assert!(page.js::<bool>("return all('main')[0].contains(document.activeElement)").await, "Tab goes on in the content");
        })
        .await;
}
