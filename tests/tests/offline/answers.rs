//! What is kept of what a host answers, and how much of it.

use super::{first_visit, is_kept, kept, site};
use iman_tests::wait::becomes;
use iman_tests::{Answer, visit};
use serde_json::json;

/// Asks for an address as the page would; says with which status it is answered.
const ASK: &str = "return (await fetch(args[0], args[1])).status";

#[tokio::test]
async fn only_sound_answers_are_kept() {
    let page = "<!doctype html><title>Вестник</title>";
    let redirect = Answer::redirect("/feed.json");
    let code = Answer::text("text/javascript", "export default 1");
    let part = Answer::text("image/svg+xml", "<svg/>");
    let answers = [
        ("/html.json", Answer::html(page)),
        ("/missing.json", Answer::status(404)),
        ("/broken.json", Answer::status(500)),
        ("/iman-0123456789abcdef.js", code),
        ("/offline-0123456789abcdef.js", Answer::html(page)),
        ("/html.png", Answer::html(page)),
        ("/text.png", Answer::text("text/plain", "none")),
        ("/issues/1.pdf", Answer::text("application/pdf", "%PDF")),
        ("/part.svg", part),
        ("/moved.html", redirect),
    ];
    let site = answers.iter().fold(site(), |site, (path, answer)| site.answering(path, answer.clone()));
    visit(site)
        .expecting("")
        .run(async |page| {
            first_visit(page, "/").await;
            for (path, _) in &answers {
                let options =
                    if *path == "/part.svg" { json!({ "headers": { "range": "bytes=0-1" } }) } else { json!({}) };
                let _: u16 = page.js_with(ASK, json!([page.server().url(path), options])).await;
            }
            let _: u16 = page.js_with(ASK, json!([page.server().url("/sent.json"), { "method": "POST" }])).await;
            // What is asked for last is kept after all these.
            let _: u16 = page.js_with(ASK, json!([page.server().url("/feed.json?again"), {}])).await;
            kept(page, "/feed.json?again").await;
            for path in answers.iter().map(|(path, _)| *path).chain(["/sent.json"]) {
                assert!(!is_kept(page, path).await, "{path} is kept");
            }
        })
        .await;
}

#[tokio::test]
async fn what_the_newspaper_has_withdrawn_is_not_kept_any_longer() {
    visit(site().document("/other.json", super::feed()))
        .expecting("/other.json")
        .run(async |page| {
            first_visit(page, "/").await;
            let url = page.server().url("/other.json");
            let _: u16 = page.js_with(ASK, json!([url, {}])).await;
            kept(page, "/other.json").await;
            page.server().answer("/other.json", Answer::status(410));
            assert_eq!(page.js_with::<u16>(ASK, json!([url, {}])).await, 410);
            becomes("whether it is kept", false, async || is_kept(page, "/other.json").await).await;
        })
        .await;
}

#[tokio::test]
async fn no_more_than_a_bound_is_kept_and_the_oldest_goes() {
    visit(site())
        .run(async |page| {
            first_visit(page, "/").await;
            let script = "
                const { scope } = await navigator.serviceWorker.getRegistration();
                for (let number = 0; number < 210; number += 1) await (await fetch(`pictures/${number}.svg`)).text();
                const count = async () => (await (await caches.open(scope + 'pictures')).keys()).length;
                while (!(await caches.match(scope + 'pictures/209.svg')) || (await count()) > 200) await frames(1);
                return await count()";
            assert_eq!(page.js::<usize>(script).await, 200);
            becomes("whether the oldest is kept", false, async || is_kept(page, "/pictures/0.svg").await).await;
            assert!(is_kept(page, "/pictures/208.svg").await);
        })
        .await;
}
