//! Documents of an edition that are not there, or do not come, or come broken.

use crate::faults::{BRISK, CLOCK, RETRY, pass};
use iman_tests::wait::{becomes, eventually};
use iman_tests::{Answer, Feed, Item, Page, Site, visit};

/// A paper of two stories, pressed.
fn site() -> Site {
    let stories = [("1", "Первая", "2025-05-16"), ("2", "Вторая", "2025-05-17")];
    let stories = stories.map(|(id, title, day)| Item::story(id, title, day).sections(&["selo"]));
    Site::of(Feed::new("Вестник").language("ru").section("selo", "Село", None).items(stories)).pressed()
}

const PATH: &str = "/2025/05/17/vtoraya/";
const DOCUMENT: &str = "/articles/2025/05/17/vtoraya.json";

/// The page around what has failed stands, and leads on.
async fn assert_stands(page: &Page) {
    assert_eq!(page.text(".masthead .name").await, "Вестник");
    page.exists(".footer .years a").await;
}

#[tokio::test]
async fn what_the_archive_has_nothing_of_is_not_found() {
    for answer in [Answer::status(404), Answer::status(410), Answer::html("<!doctype html><p>Сайт</p>")] {
        visit(site().answering(DOCUMENT, answer.clone()).answering("/feeds/tag/net/newest.json", answer))
            .expecting(DOCUMENT)
            .expecting("/feeds/tag/net/newest.json")
            .run(async |page| {
                page.open(PATH).await;
                assert_eq!(page.text("h1").await, "Страница не найдена");
                assert_eq!(page.count("[role=alert]").await, 0);
                assert_stands(page).await;
                page.open("/tag/net/").await;
                assert_eq!(page.text("h1").await, "Страница не найдена");
                page.follow("main .headline a").await;
                assert_eq!(page.server().count(DOCUMENT), 2, "the newest story is still the one without a document");
            })
            .await;
    }
}

#[tokio::test]
async fn a_fault_that_passes_is_not_told_of() {
    visit(site().before_start(BRISK).answering(DOCUMENT, Answer::status(500)))
        .expecting(DOCUMENT)
        .run(async |page| {
            page.load(PATH).await;
            becomes("a request", true, async || page.server().count(DOCUMENT) > 0).await;
            page.server().restore(DOCUMENT);
            page.says("h1", "Вторая").await;
            assert_eq!(page.count("[role=alert]").await, 0);
        })
        .await;
}

#[tokio::test]
async fn a_document_that_does_not_come_is_told_of_on_its_page_alone() {
    let garbage = Answer::text("application/json", "{\"version\": \"https://jsonfeed.org/version/1.1\", \"it");
    for (answer, reason) in [
        (Answer::status(500), "Сервер ответил ошибкой 500."),
        (Answer::cut(), "Связь с сервером не удалась или прервалась."),
        (garbage, "По адресу ленты пришёл не JSON"),
    ] {
        visit(site().before_start(BRISK).answering(DOCUMENT, answer))
            .expecting(DOCUMENT)
            .run(async |page| {
                page.open("/").await;
                let stories = page.texts("main .headline").await;
                page.follow(&format!("main .headline a[href='{PATH}']")).await;
                page.shows("Не удалось загрузить страницу").await;
                page.shows(reason).await;
                assert_stands(page).await;
                page.back().await;
                assert_eq!(page.texts("main .headline").await, stories, "what was shown is still there");
                assert_eq!(page.count("[role=alert]").await, 0);
                page.forward().await;
                page.shows("Не удалось загрузить страницу").await;
                page.server().restore(DOCUMENT);
                page.click(RETRY).await;
                page.says("h1", "Вторая").await;
            })
            .await;
    }
}

#[tokio::test]
async fn a_document_that_never_comes_is_waited_for_half_a_minute() {
    visit(site().before_start(CLOCK))
        .run(async |page| {
            let gate = page.server().hold(DOCUMENT);
            page.load(PATH).await;
            becomes("a request", 1, async || page.server().count(DOCUMENT)).await;
            page.exists("main .waiting").await;
            assert_eq!(page.count("main .skeleton").await, 0, "nothing flickers");
            pass(page, 600).await;
            page.says("main .skeleton", "Загружаем…").await;
            pass(page, 29_500).await;
            page.shows("Сервер не ответил вовремя.").await;
            becomes("the request is given up", 1, async || page.server().given_up(DOCUMENT)).await;
            gate.open();
            page.click(RETRY).await;
            page.says("h1", "Вторая").await;
        })
        .await;
}

#[tokio::test]
async fn a_document_whose_page_is_left_is_given_up() {
    visit(site())
        .run(async |page| {
            let gate = page.server().hold(DOCUMENT);
            page.load(PATH).await;
            becomes("a request", 1, async || page.server().count(DOCUMENT)).await;
            page.follow(".menu .tool[href='/search/']").await;
            becomes("the request is given up", 1, async || page.server().given_up(DOCUMENT)).await;
            gate.open();
            page.back().await;
            page.says("h1", "Вторая").await;
        })
        .await;
}

#[tokio::test]
async fn a_document_that_was_asked_for_early_in_vain_is_asked_for_again() {
    for answer in [Answer::cut(), Answer::status(503)] {
        visit(site().before_start(BRISK).answering(DOCUMENT, answer))
            .expecting(DOCUMENT)
            .run(async |page| {
                page.open("/").await;
                let link = format!("main .headline a[href='{PATH}']");
                page.hover(&link).await;
                becomes("a request", true, async || page.server().count(DOCUMENT) > 0).await;
                page.settled().await;
                assert_eq!(page.count("[role=alert]").await, 0, "nobody has asked to see it");
                page.server().restore(DOCUMENT);
                page.follow(&link).await;
                page.says("h1", "Вторая").await;
            })
            .await;
    }
}

#[tokio::test]
async fn an_edition_of_another_version_is_read_as_a_feed_that_goes_on() {
    let first =
        Feed::new("Вестник").language("ru").item(Item::story("2", "Вторая", "2025-05-17")).next("more.json").iman(
            "edition",
            serde_json::json!({ "version": 2, "list": "feeds/{list}/{page}.json", "document": "articles/{path}.json" }),
        );
    let second = Feed::new("Вестник").item(Item::story("1", "Первая", "2025-05-16"));
    visit(Site::of(first).document("/more.json", second))
        .run(async |page| {
            page.open("/2025/05/16/pervaya/").await;
            assert_eq!(page.text("h1").await, "Первая");
            page.follow(".neighbours a[rel=next]").await;
            assert_eq!(page.text("h1").await, "Вторая");
            eventually("no document of an edition", async || page.server().count_below("/articles/") == 0).await;
        })
        .await;
}
