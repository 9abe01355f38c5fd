//! A connection that goes and comes back.

use super::{RETRY, first_of_two, second_of_two};
use iman_tests::wait::{becomes, eventually};
use iman_tests::{Answer, Page, Site, visit};
use serde_json::json;

/// The browser says what the test says of the connection.
const CONNECTION: &str = "
    window.connected = true;
    Object.defineProperty(Navigator.prototype, 'onLine', { get: () => window.connected });
    window.connect = (connected) => {
        window.connected = connected;
        window.dispatchEvent(new Event(connected ? 'online' : 'offline'));
    };
";

async fn connect(page: &Page, connected: bool) {
    page.server().answer(
        "/more.json",
        if connected { Answer::feed(second_of_two()) } else { Answer::feed(second_of_two()).cut_midway() },
    );
    page.js_with::<()>("connect(args[0])", json!([connected])).await;
}

#[tokio::test]
async fn who_reads_on_without_a_connection_reads_what_is_there_and_the_rest_comes_with_the_connection() {
    visit(Site::of(first_of_two()).before_start(CONNECTION))
        .expecting("/more.json")
        .run(async |page| {
            // A page that wants no more than it has.
            page.open("/2025/05/17/pervaya/").await;
            connect(page, false).await;
            page.follow(".menu .first-level a").await;
            page.shows("Нет связи с сетью.").await;
            assert_eq!(page.server().count("/more.json"), 1, "without a connection nothing is tried again");
            assert_eq!(page.texts("main .headline").await, ["Первая", "Вторая"]);
            page.follow("main li:nth-child(2) .headline a").await;
            assert_eq!(page.text("h1").await, "Вторая");
            // It wants the story before it, and asks anew: the fault of the page before was one of the moment.
            becomes("another request", 2, async || page.server().count("/more.json")).await;
            page.back().await;
            page.exists(RETRY).await;
            connect(page, true).await;
            eventually("the third story, by itself", async || page.count("main .headline").await == 3).await;
            assert_eq!(page.count("[role=alert]").await, 0);
        })
        .await;
}

#[tokio::test]
async fn a_paper_that_was_opened_without_a_connection_opens_when_there_is_one() {
    visit(
        Site::of(first_of_two())
            .before_start(CONNECTION)
            .answering("/feed.json", Answer::feed(first_of_two()).cut_midway()),
    )
    .expecting("/feed.json")
    .run(async |page| {
        page.server()
            .answer("/before-start.js", Answer::text("text/javascript", [CONNECTION, "connect(false);"].concat()));
        page.open("/2025/05/17/pervaya/").await;
        page.shows("Не удалось загрузить газету").await;
        page.shows("Нет связи с сетью.").await;
        page.server().answer("/feed.json", Answer::feed(first_of_two()));
        connect(page, true).await;
        page.says("h1", "Первая").await;
    })
    .await;
}

#[tokio::test]
async fn a_connection_that_comes_back_asks_for_nothing_that_nobody_wants() {
    visit(Site::of(first_of_two()).before_start(CONNECTION).answering("/more.json", Answer::status(404)))
        .expecting("/more.json")
        .run(async |page| {
            page.open("/2025/05/17/pervaya/").await;
            connect(page, true).await;
            page.settled().await;
            assert_eq!(page.server().count("/more.json"), 0);
        })
        .await;
}
