//! What holds on every kind of page.

use crate::edition::{ARTICLE, KINDS};
use iman_tests::wait::eventually;
use iman_tests::{Site, Window, visit};

#[tokio::test]
async fn headings_pictures_links_and_requests_are_in_order_on_each_kind_of_page() {
    visit(Site::bundled())
        .run_in_both_forms(async |page| {
            for kind in KINDS {
                page.open(kind.path).await;
                page.assert_outline().await;
                page.assert_pictures_have_boxes().await;
                page.assert_no_foreign_requests().await;
                let names = page.names_of("a[href], button, input").await;
                let nameless = names.iter().filter(|name| name.is_empty()).count();
                assert_eq!(nameless, 0, "links and buttons without words at {}: {names:?}", kind.path);
                let ids: Vec<String> = page.attributes("[id]", "id").await;
                let mut once = ids.clone();
                once.sort();
                once.dedup();
                assert_eq!(once.len(), ids.len(), "an id stands twice at {}: {ids:?}", kind.path);
            }
        })
        .await;
}

#[tokio::test]
async fn nothing_stands_out_of_the_window_of_a_phone() {
    visit(Site::bundled())
        .on_phone()
        .run_in_both_forms(async |page| {
            let table = "/2024/11/15/kak-chitat-mestnyy-byudzhet/";
            let gallery = "/2024/08/20/kak-pechatayut-nomer-v-risunkah/";
            let code = "/2025/12/08/kak-ustroena-lenta-json-feed/";
            for path in KINDS.iter().map(|kind| kind.path).chain([table, gallery, code]) {
                page.open(path).await;
                let (screen, content): (f64, f64) =
                    page.js("return [Math.min(screen.width, innerWidth), document.documentElement.scrollWidth]").await;
                assert_eq!(screen, 360.0, "the phone's own width");
                assert!(content <= screen, "the page is {content} wide at {path}");
            }
        })
        .await;
}

#[tokio::test]
async fn nothing_lies_over_what_can_be_pressed() {
    for window in [Window::Desktop, Window::Phone] {
        visit(Site::bundled())
            .in_window(window)
            .run_in_both_forms(async |page| {
                for kind in KINDS {
                    page.open(kind.path).await;
                    page.assert_all_can_be_pressed().await;
                }
            })
            .await;
    }
}

#[tokio::test]
async fn nothing_moves_while_a_page_comes() {
    for window in [Window::Desktop, Window::Phone] {
        visit(Site::bundled())
            .in_window(window)
            .run_in_both_forms(async |page| {
                for path in ["/", ARTICLE, "/category/obshchestvo/"] {
                    // The feed comes a little after the app, and so late that the reader is told to wait.
                    for sign in ["!all('#boot')[0]", "all('main .skeleton')[0]"] {
                        let gate = page.server().hold("/feed.json");
                        page.load(path).await;
                        let is_there = format!("await frames(2); return Boolean({sign})");
                        eventually(sign, async || page.js(&is_there).await).await;
                        gate.open();
                        page.arrived().await;
                        let shift = page.layout_shift().await;
                        assert!(
                            shift < 0.01,
                            "in a {window:?} window {path} moves by {shift} when the feed comes after `{sign}`"
                        );
                    }
                }
            })
            .await;
    }
}

#[tokio::test]
async fn the_page_is_dressed_before_the_app_starts() {
    visit(Site::bundled())
        .run_in_both_forms(async |page| {
            // The styles are in the document itself: there is no request for them, and they hold also now.
            let gate = page.server().hold("/feed.json");
            page.load("/").await;
            assert_eq!(page.count("link[rel=stylesheet]").await, 0);
            let (font, background): (String, String) =
                page.js("const style = getComputedStyle(document.body); return [style.fontFamily, getComputedStyle(document.documentElement).backgroundColor]").await;
            assert!(!font.contains("Times"), "the body's font is the browser's own: {font}");
            assert!(background != "rgba(0, 0, 0, 0)", "the page has the paper's colour");
            gate.open();
            page.arrived().await;
        })
        .await;
}

#[tokio::test]
async fn the_feed_is_asked_for_once() {
    visit(Site::bundled())
        .run_in_both_forms(async |page| {
            page.open("/").await;
            page.follow("main .headline a").await;
            page.follow(".masthead a.name").await;
            assert_eq!(
                page.server().count("/feed.json"),
                1,
                "what asks before the app is there shares its answer with it, and pages share the feed"
            );
        })
        .await;
}
