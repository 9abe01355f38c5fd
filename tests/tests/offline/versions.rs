//! A new version of the newspaper, at a host that has nothing of the old one any more.

use super::{begun, first_visit, is_kept, site};
use iman_tests::wait::{becomes, eventually};
use iman_tests::{Page, code, visit};

/// The address of the program that the page runs; empty before it has been asked for.
async fn program(page: &Page) -> String {
    let script = "return performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
        .find((path) => path.endsWith('.wasm')) ?? ''";
    page.js(script).await
}

/// Looks for a new version, as a browser does by itself from time to time.
async fn look(page: &Page) {
    page.js::<()>("await (await navigator.serviceWorker.ready).update()").await;
}

#[tokio::test]
async fn who_has_the_newspaper_open_reads_on_and_loads_the_new_version_when_it_pleases() {
    visit(site())
        .run(async |page| {
            first_visit(page, "/").await;
            page.server().deploy();
            look(page).await;
            page.says(".new-version [role=status]", "Вышло обновление газеты.").await;
            page.assert_axe_finds_nothing("with the notice").await;
            page.follow("main .headline a").await;
            assert_eq!(page.text("h1").await, "История 6", "the old version goes on");
            assert!(page.is_visible(".new-version").await);
            assert_eq!(program(page).await, code("_bg.wasm"));

            page.click(".new-version .button").await;
            eventually("the new program", async || {
                let program = program(page).await;
                !program.is_empty() && program != code("_bg.wasm")
            })
            .await;
            page.says("h1", "История 6").await;
            // It takes over without a word, and lets go of the old program.
            becomes("whether the old program is kept", false, async || is_kept(page, &code("_bg.wasm")).await).await;
            begun(page).await;
            assert_eq!(page.count(".new-version").await, 0);
        })
        .await;
}

#[tokio::test]
async fn a_notice_can_be_put_away() {
    visit(site())
        .run(async |page| {
            first_visit(page, "/").await;
            page.server().deploy();
            look(page).await;
            page.click(".new-version .quiet").await;
            becomes("notices", 0, async || page.count(".new-version").await).await;
        })
        .await;
}

#[tokio::test]
async fn who_comes_back_gets_the_new_version_at_once() {
    visit(site())
        .run(async |page| {
            first_visit(page, "/").await;
            page.server().deploy();
            page.open("/2025/05/04/istoriya-4/").await;
            assert_eq!(page.text("h1").await, "История 4");
            assert_ne!(program(page).await, code("_bg.wasm"));
            becomes("whether the old program is kept", false, async || is_kept(page, &code("_bg.wasm")).await).await;
            assert_eq!(page.count(".new-version").await, 0, "this is the new version");
        })
        .await;
}

#[tokio::test]
async fn a_page_that_is_kept_has_its_code_whatever_the_host_has_done() {
    visit(site())
        .expecting("")
        .run(async |page| {
            first_visit(page, "/").await;
            page.server().deploy();
            // The host cannot be reached in time: the old page, and all that it wants.
            let gate = page.server().hold("/");
            page.open("/").await;
            assert_eq!(page.count("main .headline").await, 6);
            assert_eq!(program(page).await, code("_bg.wasm"));
            gate.open();
            // The new version comes, and is there without a connection from then on.
            page.open("/").await;
            let new = program(page).await;
            assert_ne!(new, code("_bg.wasm"));
            super::kept(page, &new).await;
            becomes("whether the old program is kept", false, async || is_kept(page, &code("_bg.wasm")).await).await;
            page.server().go_away(true);
            page.open("/2025/05/02/istoriya-2/").await;
            assert_eq!(page.text("h1").await, "История 2");
            assert_eq!(program(page).await, new);
        })
        .await;
}

#[tokio::test]
async fn a_new_version_that_does_not_come_whole_does_not_take_over() {
    visit(site())
        .expecting("")
        .run(async |page| {
            first_visit(page, "/").await;
            page.server().deploy();
            // The worker is new, and the host has not got all of its program yet.
            let found =
                "return (await (await fetch('service-worker.js')).text()).match(/iman-[0-9a-f]{16}_bg\\.wasm/)[0]";
            let path = format!("/{}", page.js::<String>(found).await);
            page.server().answer(&path, iman_tests::Answer::html("<!doctype html>"));
            let failed = "
                const registration = await navigator.serviceWorker.ready;
                const gone = new Promise((done) => registration.addEventListener('updatefound', () => {
                    const coming = registration.installing;
                    coming.addEventListener('statechange', () => coming.state === 'redundant' && done(true));
                }));
                await registration.update().catch(() => {});
                return gone";
            assert!(page.js::<bool>(failed).await);
            page.server().go_away(true);
            page.open("/2025/05/02/istoriya-2/").await;
            assert_eq!(page.text("h1").await, "История 2");
            assert_eq!(program(page).await, code("_bg.wasm"));
        })
        .await;
}
