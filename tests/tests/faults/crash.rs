//! A program that has failed.

use super::{first_of_two, good};
use iman_tests::wait::eventually;
use iman_tests::{Answer, Page, Site, visit};

/// No browser answers so when it is asked for a document of the feed: the program cannot go on. What the page itself has
/// asked for before the program was there fails, and so leads to the program's own request.
const BREAK: &str = "
    const fetch_ = window.fetch;
    window.fetch = async (asked, ...rest) => {
        if (!(asked.url ?? asked).endsWith('.json')) return fetch_(asked, ...rest);
        if (asked instanceof Request) return 'no response';
        throw new TypeError('broken');
    }";

/// Makes the program fail while it is read.
async fn fail(page: &Page) {
    page.js::<()>(BREAK).await;
    page.click("main .more-below button").await;
    page.exists("#crashed").await;
}

/// A paper whose pages want no more than they have.
fn site() -> Site {
    let more = (3..=60).map(|number: u32| {
        let (month, day) = (4 - number / 28, 28 - number % 28);
        iman_tests::Item::story(&number.to_string(), &format!("История {number}"), &format!("2025-{month:02}-{day:02}"))
            .sections(&["selo"])
    });
    Site::of(first_of_two().items(more)).document("/more.json", good())
}

#[tokio::test]
async fn a_program_that_fails_at_the_start_says_so_and_can_be_loaded_again() {
    for (edit, language, title, link) in [
        ("<html lang=\"ru\">", "en", "В программе газеты произошла ошибка", "Загрузить заново"),
        ("<html>", "en", "The newspaper’s program has failed", "Reload the page"),
    ] {
        visit(Site::of(good()).before_start(BREAK).editing_index("<html lang=\"ru\">", edit))
            .in_language(language)
            .expecting("panicked")
            .expecting("nreachable")
            .run(async |page| {
                page.load("/2025/05/17/vsyo-naladilos/").await;
                page.says("#crashed[role=alert] .state-title", title).await;
                page.says("#crashed a", link).await;
                assert!(page.is_visible("#crashed a").await);
                page.server().answer("/before-start.js", Answer::text("text/javascript", ""));
                page.click("#crashed a").await;
                page.says("h1", "Всё наладилось").await;
                assert_eq!(page.count("#crashed").await, 0);
            })
            .await;
    }
}

/// Faults in scripts of the page itself: of one that a driver runs a browser does not tell the page.
const FAULTS: &str = "
    const fault = () => new WebAssembly.RuntimeError('of the engine');
    window.faults = {
        elsewhere: () => setTimeout(() => { throw new TypeError('not of the engine') }),
        thrown: () => setTimeout(() => { throw fault() }),
        promised: () => void Promise.reject(fault()),
    }";

#[tokio::test]
async fn a_fault_of_the_engine_is_told_of_like_one_of_the_program() {
    visit(Site::of(good()).before_start(FAULTS))
        .expecting("of the engine")
        .run(async |page| {
            for fault in ["thrown", "promised"] {
                page.open("/2025/05/17/vsyo-naladilos/").await;
                page.js::<()>("faults.elsewhere(); await new Promise((done) => setTimeout(done))").await;
                assert_eq!(page.count("#crashed").await, 0, "an error that is not the program's own");
                page.js::<()>(&format!("faults.{fault}()")).await;
                page.says("#crashed[role=alert] .state-title", "В программе газеты произошла ошибка").await;
                assert_eq!(page.text("h1").await, "Всё наладилось", "what was being read stays");
            }
        })
        .await;
}

#[tokio::test]
async fn what_was_being_read_stays_and_its_links_are_followed_by_the_browser() {
    visit(site())
        .expecting("panicked")
        .expecting("nreachable")
        .run(async |page| {
            page.open("/category/selo/").await;
            fail(page).await;
            assert!(page.is_visible("#crashed a").await, "also far down the page");
            assert_eq!(page.count("main article.card").await, 20);
            assert_eq!(page.count("#crashed").await, 1);
            page.js::<()>("window.sameDocument = true").await;
            page.follow("main .headline a").await;
            page.says("h1", "Первая").await;
            assert!(page.js::<bool>("return window.sameDocument === undefined").await, "loaded by the browser");
            assert_eq!(page.count("#crashed").await, 0);
            // The new one works.
            page.follow(".neighbours a[rel=prev]").await;
            assert_eq!(page.text("h1").await, "Вторая");
        })
        .await;
}

#[tokio::test]
async fn back_and_the_link_lead_out_of_a_failed_program() {
    visit(site())
        .expecting("panicked")
        .expecting("nreachable")
        .run(async |page| {
            page.open("/2025/05/17/pervaya/").await;
            page.follow("main .kicker a").await;
            fail(page).await;
            page.back().await;
            eventually("the page before, loaded anew", async || page.count("#crashed").await == 0).await;
            page.says("h1", "Первая").await;
            page.open("/category/selo/page/2/#content").await;
            fail(page).await;
            page.click("#crashed a").await;
            eventually("a new program", async || page.count("#crashed").await == 0).await;
            page.is_at("/category/selo/page/2/").await;
            assert_eq!(page.count("main article.card").await, 20);
        })
        .await;
}
