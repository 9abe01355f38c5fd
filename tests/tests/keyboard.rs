//! The newspaper without a mouse.

use iman_tests::{Feed, Item, Key, Page, Site, Window, visit};
use serde_json::json;

/// A newspaper so small that all its links can be gone through.
fn small() -> Feed {
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

/// Goes through the page by Tab, and finds everything that can be seen and used, in its order.
async fn assert_tab_reaches_everything(page: &Page) {
    page.js::<()>(
        "window.reachable = all('a[href], button, input, select, textarea, audio[controls], video[controls], [tabindex=\"0\"]')
            .filter(seen);
         reachable[0].focus()",
    )
    .await;
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
                    assert_tab_reaches_everything(page).await;
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
            assert_tab_reaches_everything(page).await;
        })
        .await;
}

#[tokio::test]
async fn what_has_the_focus_can_be_seen() {
    visit(Site::of(small()))
        .run(async |page| {
            page.open("/").await;
            let count: usize = page.js("return all('a[href], button').filter(seen).length").await;
            for _ in 0..count {
                page.press(Key::Tab).await;
                // Its own outline, or that of the card which it covers.
                let script = "
                    const ringed = (element) => {
                        const style = getComputedStyle(element);
                        return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
                    };
                    const focused = document.activeElement;
                    const box = focused.getBoundingClientRect();
                    const within = box.bottom > 0 && box.top < innerHeight;
                    return within && (ringed(focused) || [...all('.card')].some((card) => card.contains(focused) && ringed(card)))";
                assert!(page.js::<bool>(script).await, "no ring around {} in the window", page.focus().await);
            }
        })
        .await;
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
