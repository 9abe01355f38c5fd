//! What can be read without a connection, and what is said of what cannot.

use super::{begun, feed, first_visit, kept, site};
use iman_tests::wait::eventually;
use iman_tests::{Answer, Form, Item, visit};
use serde_json::json;

const SHOWN: &str = "return all('main .main-picture img').every((img) => img.complete && img.naturalWidth > 0)";

#[tokio::test]
async fn what_was_read_is_read_again_and_what_was_not_is_told() {
    visit(site().in_form(Form::Pressed))
        .expecting("")
        .run(async |page| {
            first_visit(page, "/").await;
            page.follow("main a[href='/2025/05/06/istoriya-6/']").await;
            kept(page, "/articles/2025/05/06/istoriya-6.json").await;
            kept(page, "/pictures/6.svg").await;

            page.server().go_away(true);
            // Firefox' driver would load it past the worker.
            page.js::<()>("window.isOld = true; setTimeout(() => location.reload())").await;
            eventually("the page loaded anew", async || page.js("return !window.isOld").await).await;
            page.arrived().await;
            assert_eq!(page.text("h1").await, "История 6");
            page.shows("Текст истории «История 6».").await;
            eventually("the picture", async || page.js(SHOWN).await).await;

            page.open("/2025/05/01/istoriya-1/").await;
            page.shows("Не удалось загрузить страницу").await;
            page.shows("Прочитанное раньше на этом устройстве обычно открывается и без сети.").await;
            assert_eq!(page.title().await, "Не удалось загрузить страницу — Вестник");

            page.server().go_away(false);
            page.click("main [role=alert] button").await;
            page.says("h1", "История 1").await;
        })
        .await;
}

#[tokio::test]
async fn the_first_page_that_was_ever_opened_is_kept_too() {
    for form in Form::BOTH {
        visit(site().in_form(form))
            .expecting("")
            .run(async |page| {
                first_visit(page, "/2025/05/03/istoriya-3/").await;
                kept(page, "/pictures/3.svg").await;
                if form == Form::Pressed {
                    kept(page, "/articles/2025/05/03/istoriya-3.json").await;
                }
                page.server().go_away(true);
                page.open("/2025/05/03/istoriya-3/").await;
                assert_eq!(page.text("h1").await, "История 3");
                eventually("the picture", async || page.js(SHOWN).await).await;
            })
            .await;
    }
}

#[tokio::test]
async fn a_newspaper_in_a_folder_keeps_what_is_in_its_folder() {
    visit(site().below("/paper"))
        .expecting("")
        .run(async |page| {
            first_visit(page, "/").await;
            let scope: String = page.js("return (await navigator.serviceWorker.getRegistration()).scope").await;
            assert_eq!(scope, page.server().url("/"));
            page.server().go_away(true);
            // Never opened: all of a plain feed is there as soon as a part is.
            page.open("/2025/05/02/istoriya-2/").await;
            assert_eq!(page.text("h1").await, "История 2");
            page.open("/").await;
            assert_eq!(page.count("main .headline").await, 6);
        })
        .await;
}

#[tokio::test]
async fn who_waits_too_long_for_the_network_reads_what_is_kept_and_the_late_answer_is_kept() {
    visit(site())
        .run(async |page| {
            first_visit(page, "/").await;
            let newer = feed().item(Item::story("7", "История 7", "2025-05-07"));
            page.server().answer("/feed.json", Answer::feed(newer));
            let (page_gate, feed_gate) = (page.server().hold("/"), page.server().hold("/feed.json"));
            page.open("/").await;
            assert_eq!(page.count("main .headline").await, 6, "what is kept");
            page_gate.open();
            feed_gate.open();
            let script = "return (await (await caches.match(args[0])).text()).includes('История 7')";
            let url = page.server().url("/feed.json");
            eventually("the late answer in the cache", async || page.js_with(script, json!([url])).await).await;
            page.open("/").await;
            assert_eq!(page.count("main .headline").await, 7);
            begun(page).await;
        })
        .await;
}

#[tokio::test]
async fn a_server_in_trouble_is_answered_for() {
    visit(site())
        .expecting("")
        .run(async |page| {
            first_visit(page, "/").await;
            for path in ["/", "/feed.json"] {
                page.server().answer(path, Answer::status(503));
            }
            page.open("/").await;
            assert_eq!(page.count("main .headline").await, 6);
        })
        .await;
}

#[tokio::test]
async fn a_page_with_its_text_in_it_is_kept_for_itself_and_any_other_is_the_one_without() {
    visit(site().answering("/other.html", Answer::html("<!doctype html><title>Вестник</title>")))
        .expecting("")
        .run(async |page| {
            page.load("/other.html").await;
            let html: String = page.js("return (await fetch('/')).text()").await;
            let marked =
                |mark: &str| Answer::html(&html.replace("<title>", &format!("<meta name=\"{mark}\" /><title>")));
            page.server().answer("/shell.html", marked("without"));
            page.server().answer("/", marked("front"));
            page.server().answer("/2025/05/06/istoriya-6/", marked("story"));
            first_visit(page, "/").await;
            // As from a link in a chat.
            page.open("/2025/05/06/istoriya-6/?utm_source=chat").await;
            kept(page, "/2025/05/06/istoriya-6/?utm_source=chat").await;
            kept(page, "/").await;

            page.server().go_away(true);
            for (path, mark, headline) in [
                ("/2025/05/06/istoriya-6/", "story", "История 6"),
                ("/2025/05/01/istoriya-1/", "without", "История 1"),
                ("/", "front", "Главная"),
            ] {
                page.open(path).await;
                assert_eq!(page.text("h1").await, headline);
                let marks = page.attributes("meta[name]", "name").await;
                let known = ["front", "story", "without"];
                let marks: Vec<&str> = marks.iter().map(String::as_str).filter(|name| known.contains(name)).collect();
                assert_eq!(marks, [mark], "{path}");
            }
        })
        .await;
}
