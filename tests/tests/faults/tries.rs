//! How often is asked for what does not come, and how long is waited for it.

use super::{CLOCK, RETRY, first_of_two, good, pass, second_of_two};
use iman_tests::wait::{becomes, eventually};
use iman_tests::{Answer, Page, Site, visit};

const AGAIN: &str = "Не получилось, пробуем ещё раз…";

/// A paper under the test's clock, that goes on with an answer.
fn going_on(answer: Answer) -> Site {
    Site::of(first_of_two()).before_start(CLOCK).answering("/more.json", answer)
}

async fn asked(page: &Page, times: usize) {
    becomes("the requests for the second document", times, async || page.server().count("/more.json")).await;
}

/// Nothing is asked for in a time.
async fn assert_at_rest(page: &Page, milliseconds: u32) {
    let before = page.server().count("/more.json");
    pass(page, milliseconds).await;
    page.settled().await;
    assert_eq!(page.server().count("/more.json"), before, "asked again within {milliseconds} ms");
}

#[tokio::test]
async fn a_server_in_trouble_is_asked_three_times_with_longer_and_longer_rests() {
    visit(going_on(Answer::status(503)))
        .expecting("/more.json")
        .run(async |page| {
            page.load("/category/selo/").await;
            page.says("main .more-below [role=status]", AGAIN).await;
            asked(page, 1).await;
            // Half a second, and half of what chance may add.
            assert_at_rest(page, 900).await;
            pass(page, 200).await;
            asked(page, 2).await;
            page.settled().await;
            assert_at_rest(page, 1400).await;
            pass(page, 200).await;
            asked(page, 3).await;
            page.shows("Сервер ответил ошибкой 503.").await;
            assert_at_rest(page, 600_000).await;
            // The reader's word begins anew.
            page.click(RETRY).await;
            asked(page, 4).await;
        })
        .await;
}

#[tokio::test]
async fn a_server_that_recovers_is_not_told_of_as_a_fault() {
    let answers = Answer::status(500).then(Answer::feed(second_of_two()).cut_midway());
    visit(going_on(answers.then(Answer::feed(second_of_two()))))
        .expecting("/more.json")
        .run(async |page| {
            page.load("/category/selo/").await;
            for tries in 1..3 {
                asked(page, tries).await;
                page.says("main .more-below [role=status]", AGAIN).await;
                page.settled().await;
                assert_eq!(page.count("[role=alert]").await, 0);
                pass(page, 2000).await;
            }
            eventually("the third story", async || page.count("main .headline").await == 3).await;
            assert_eq!(page.count("[role=alert]").await, 0);
            asked(page, 3).await;
        })
        .await;
}

#[tokio::test]
async fn a_paper_that_is_asked_for_again_says_so() {
    let site = Site::of(good()).before_start(CLOCK);
    visit(site.answering("/feed.json", Answer::status(503).then(Answer::status(503)).then(Answer::feed(good()))))
        .expecting("/feed.json")
        .run(async |page| {
            page.load("/").await;
            page.says("main .skeleton[role=status] p", AGAIN).await;
            assert!(page.is_visible("main .skeleton p").await);
            for _ in 0..2 {
                page.settled().await;
                pass(page, 2000).await;
            }
            page.says("main .headline", "Всё наладилось").await;
        })
        .await;
}

#[tokio::test]
async fn a_server_that_asks_for_a_rest_gets_it() {
    let answers = Answer::status(429).header("retry-after", "7").then(Answer::feed(second_of_two()));
    visit(going_on(answers))
        .expecting("/more.json")
        .run(async |page| {
            page.load("/category/selo/").await;
            page.says("main .more-below [role=status]", AGAIN).await;
            assert_at_rest(page, 7400).await;
            pass(page, 200).await;
            eventually("the third story", async || page.count("main .headline").await == 3).await;
            asked(page, 2).await;
        })
        .await;
}

#[tokio::test]
async fn a_server_that_asks_for_an_hour_is_left_to_the_reader() {
    visit(going_on(Answer::status(503).header("retry-after", "3600")))
        .expecting("/more.json")
        .run(async |page| {
            page.open("/category/selo/").await;
            page.shows("Сервер ответил ошибкой 503.").await;
            assert_at_rest(page, 7_200_000).await;
            asked(page, 1).await;
        })
        .await;
}

#[tokio::test]
async fn what_would_fail_again_is_asked_for_once() {
    for answer in
        [Answer::status(404), Answer::html("<html></html>"), Answer::text("application/json", "{\"items\": [")]
    {
        visit(going_on(answer))
            .expecting("/more.json")
            .run(async |page| {
                page.open("/category/selo/").await;
                page.exists(RETRY).await;
                assert_at_rest(page, 600_000).await;
                asked(page, 1).await;
            })
            .await;
    }
}

#[tokio::test]
async fn half_a_minute_of_silence_is_enough() {
    visit(Site::of(good()).before_start(CLOCK))
        .run(async |page| {
            let gate = page.server().hold("/feed.json");
            page.load("/").await;
            page.exists("main .waiting").await;
            pass(page, 29_900).await;
            page.says("main .skeleton", "Загружаем…").await;
            pass(page, 200).await;
            page.shows("Не удалось загрузить газету").await;
            page.shows("Сервер не ответил вовремя.").await;
            gate.open();
            page.click(RETRY).await;
            page.says("main .headline", "Всё наладилось").await;
        })
        .await;
}

#[tokio::test]
async fn silence_of_a_later_document_takes_nothing_away() {
    visit(going_on(Answer::feed(second_of_two())))
        .run(async |page| {
            let gate = page.server().hold("/more.json");
            page.open("/category/selo/").await;
            asked(page, 1).await;
            pass(page, 30_100).await;
            page.shows("Сервер не ответил вовремя.").await;
            becomes("the request is given up", 1, async || page.server().given_up("/more.json")).await;
            assert_eq!(page.texts("main .headline").await, ["Первая", "Вторая"]);
            gate.open();
            page.click(RETRY).await;
            eventually("the third story", async || page.count("main .headline").await == 3).await;
        })
        .await;
}
