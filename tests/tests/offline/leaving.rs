//! How reader and publisher are rid of it.

use super::{first_visit, site};
use iman_tests::wait::becomes;
use iman_tests::{Answer, Page, visit};

/// How many workers and caches there are.
async fn left(page: &Page) -> (usize, usize) {
    let script = "
        const registrations = await navigator.serviceWorker.getRegistrations();
        return [registrations.length, (await caches.keys()).length]";
    page.js(script).await
}

const SWITCH: &str = "offline-reading input[type=checkbox]";

#[tokio::test]
async fn a_reader_who_wants_nothing_kept_keeps_nothing_until_they_do() {
    visit(site())
        .run(async |page| {
            first_visit(page, "/saved/").await;
            page.shows("Чтение без сети").await;
            page.click(SWITCH).await;
            becomes("workers and caches", (0, 0), async || left(page).await).await;
            page.reload().await;
            page.exists(SWITCH).await;
            assert!(!page.js::<bool>("return all('offline-reading input')[0].checked").await);
            assert!(!page.is_visible("offline-reading .button").await, "nothing can be saved");
            becomes("workers and caches", (0, 0), async || left(page).await).await;
            page.click(SWITCH).await;
            super::begun(page).await;
            super::kept(page, "/feed.json").await;
        })
        .await;
}

#[tokio::test]
async fn a_publisher_says_so_in_the_page() {
    visit(site())
        .run(async |page| {
            first_visit(page, "/").await;
            page.server().edit_index("<title>", "<meta name=\"iman-offline\" content=\"off\" /><title>");
            page.open("/saved/").await;
            becomes("workers and caches", (0, 0), async || left(page).await).await;
            assert_eq!(page.texts("offline-reading *").await, Vec::<String>::new());
        })
        .await;
}

#[tokio::test]
async fn a_publisher_takes_the_worker_away() {
    for answer in [Answer::status(404), Answer::status(410), Answer::html("<!doctype html>")] {
        visit(site())
            .expecting("")
            .run(async |page| {
                first_visit(page, "/").await;
                page.server().answer("/service-worker.js", answer);
                page.open("/").await;
                becomes("workers and caches", (0, 0), async || left(page).await).await;
            })
            .await;
    }
}

#[tokio::test]
async fn a_host_in_trouble_has_taken_nothing_away() {
    for status in [403, 502] {
        let trouble = Answer::html("<!doctype html><title>Bad Gateway</title>").with_status(status);
        visit(site())
            .expecting("")
            .run(async |page| {
                first_visit(page, "/").await;
                let before = page.server().count("/service-worker.js");
                page.server().answer("/service-worker.js", trouble);
                page.open("/").await;
                // For the browser, which looks for a new version, and for the page, which asks why there is none.
                let has_asked = async || page.server().count("/service-worker.js") >= before + 2;
                becomes("whether the page has asked", true, has_asked).await;
                page.js::<()>("await frames(20)").await;
                assert_eq!(left(page).await.0, 1, "{status}: the worker stays");
                page.server().go_away(true);
                page.open("/").await;
                assert_eq!(page.count("main .headline").await, 6, "{status}: what was kept is read");
            })
            .await;
    }
}

#[tokio::test]
async fn a_publisher_puts_a_worker_in_its_place_that_ends_it() {
    let documentation = include_str!("../../../docs/offline.md");
    let script = documentation.split("```js\n").nth(1).and_then(|rest| rest.split("```").next()).expect("the script");
    visit(site())
        .expecting("")
        .run(async |page| {
            first_visit(page, "/").await;
            page.server().answer("/service-worker.js", Answer::text("text/javascript", script));
            // By the browser alone, whatever the page does.
            page.js::<()>("(await navigator.serviceWorker.ready).update()").await;
            becomes("workers and caches", (0, 0), async || left(page).await).await;
        })
        .await;
}
