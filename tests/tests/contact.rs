//! Writing to the newsroom.

use crate::faults::{CLOCK, pass};
use iman_tests::wait::becomes;
use iman_tests::{Answer, Feed, Page, Site, visit};
use serde_json::json;

fn feed() -> Feed {
    Feed::new("Вестник")
        .language("ru")
        .iman("contact", json!({ "address": "с. Ачхой-Мартан", "phone": "+7 (871) 422-22-22", "email": "a@vestnik.example", "form": "letters" }))
        .iman("pages", json!([{ "slug": "pishite", "title": "Пишите нам", "content_html": "<p>Ждём.</p>", "contact": true }]))
}

async fn write(page: &Page) {
    page.fill("main input[name=name]", "Ася & Ко").await;
    page.fill("main input[name=email]", "asya@example.org").await;
    page.fill("main textarea", "Здравствуйте! 100%").await;
    page.click("main .contact-form button").await;
}

#[tokio::test]
async fn a_letter_is_sent_and_thanked_for() {
    visit(Site::of(feed()).answering("/letters", Answer::text("application/json", "{}")))
        .run(async |page| {
            page.open("/pishite/").await;
            assert_eq!(
                page.attributes("main .contact dl a", "href").await,
                ["tel:+78714222222", "mailto:a@vestnik.example"]
            );
            write(page).await;
            page.says("main .contact-form [role=status]", "Спасибо! Сообщение отправлено.").await;
            let letters = page.server().requests("/letters");
            assert_eq!(letters.len(), 1);
            assert_eq!(letters[0].method, "POST");
            for part in ["Ася & Ко", "asya@example.org", "Здравствуйте! 100%"] {
                assert!(letters[0].body.contains(part), "“{part}” in {}", letters[0].body);
            }
            assert_eq!(page.js::<String>("return all('main textarea')[0].value").await, "", "ready for another letter");
            assert_eq!(page.address().await, "/pishite/");
        })
        .await;
}

#[tokio::test]
async fn a_letter_that_is_not_taken_stays_to_be_sent_again() {
    visit(Site::of(feed()).answering("/letters", Answer::status(500)))
        .expecting("500")
        .run(async |page| {
            page.open("/pishite/").await;
            write(page).await;
            page.shows("Сообщение не отправилось; ваш текст на месте.").await;
            assert_eq!(page.js::<String>("return all('main textarea')[0].value").await, "Здравствуйте! 100%");
            page.server().answer("/letters", Answer::text("application/json", "{}"));
            page.click("main .contact-form button").await;
            page.shows("Спасибо! Сообщение отправлено.").await;
        })
        .await;
}

#[tokio::test]
async fn a_letter_that_is_not_answered_stays_to_be_sent_again() {
    visit(Site::of(feed()).before_start(CLOCK))
        .run(async |page| {
            let gate = page.server().hold("/letters");
            page.open("/pishite/").await;
            write(page).await;
            page.says("main .contact-form [role=status]", "Отправляем…").await;
            becomes("the letter is on its way", 1, async || page.server().count("/letters")).await;
            pass(page, 30_100).await;
            page.shows("Сообщение не отправилось; ваш текст на месте.").await;
            becomes("the request is given up", 1, async || page.server().given_up("/letters")).await;
            assert_eq!(page.server().count("/letters"), 1, "a letter is never sent twice without its writer");
            page.server().answer("/letters", Answer::text("application/json", "{}"));
            gate.open();
            page.click("main .contact-form button").await;
            page.shows("Спасибо! Сообщение отправлено.").await;
        })
        .await;
}

#[tokio::test]
async fn a_letter_goes_out_though_its_writer_goes_on() {
    visit(Site::of(feed()).answering("/letters", Answer::text("application/json", "{}")))
        .run(async |page| {
            let gate = page.server().hold("/letters");
            page.open("/pishite/").await;
            write(page).await;
            becomes("the letter is on its way", 1, async || page.server().count("/letters")).await;
            page.follow(".menu .tool[href='/saved/']").await;
            page.settled().await;
            gate.open();
            page.settled().await;
            assert_eq!(page.server().given_up("/letters"), 0);
        })
        .await;
}

#[tokio::test]
async fn an_unfinished_letter_is_not_sent() {
    visit(Site::of(feed()))
        .run(async |page| {
            page.open("/pishite/").await;
            page.fill("main input[name=name]", "Ася").await;
            page.click("main .contact-form button").await;
            page.settled().await;
            assert_eq!(page.server().count("/letters"), 0);
            assert!(
                page.has_focus("main input[name=email]").await,
                "the browser shows what is missing: {}",
                page.focus().await
            );
        })
        .await;
}
