//! Documents that do not come, or come broken.

use super::{BRISK, RETRY, first_of_two, good, second_of_two};
use iman_tests::wait::{becomes, eventually};
use iman_tests::{Answer, Feed, Item, Page, Site, visit};

const WHOLE_PAGE: &str =
    "<!doctype html><html><head><title>Сайт</title></head><body>Главная страница сайта</body></html>";

/// What a server may answer in place of a document, and what the reader is told.
fn broken() -> Vec<(Answer, &'static str)> {
    let not_json = "По адресу ленты пришёл не JSON";
    let not_a_feed = "Документ прочитан, но это не лента JSON Feed.";
    let broke_off = "Связь с сервером не удалась или прервалась.";
    vec![
        (Answer::cut(), broke_off),
        (Answer::feed(good()).cut_midway(), broke_off),
        (Answer::redirect("/round"), broke_off),
        (Answer::status(404), "Сервер ответил ошибкой 404."),
        (Answer::status(429), "Сервер ответил ошибкой 429."),
        (Answer::status(500), "Сервер ответил ошибкой 500."),
        (Answer::status(503), "Сервер ответил ошибкой 503."),
        (Answer::html(WHOLE_PAGE), not_json),
        (Answer::text("application/json", WHOLE_PAGE), not_json),
        (
            Answer::text("application/feed+json", r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Вест"#),
            not_json,
        ),
        (Answer::text("application/feed+json", ""), not_json),
        (Answer::text("application/feed+json", "[".repeat(200_000)), not_json),
        (Answer::status(204), not_json),
        (Answer::text("application/json", r#"{"hello": "world"}"#), not_a_feed),
        (Answer::text("application/json", r#"["version", "title"]"#), not_a_feed),
    ]
}

fn brisk(site: Site) -> Site {
    site.before_start(BRISK).answering("/round", Answer::redirect("/round"))
}

/// Looks at what is said, tries again in vain, and then with success.
async fn assert_told_and_mended(page: &Page, path: &str, title: &str, reason: &str, mended: Feed) {
    let told = page.text("main [role=alert]").await;
    assert!(told.contains(title) && told.contains(reason), "“{reason}” is not in: {told}");
    let before = page.server().count(path);
    page.click(RETRY).await;
    eventually("another request", async || page.server().count(path) > before).await;
    page.shows(reason).await;
    page.server().answer(path, Answer::feed(mended));
    page.click(RETRY).await;
    eventually("no fault any more", async || page.count("[role=alert]").await == 0).await;
}

#[tokio::test]
async fn a_feed_that_does_not_come_is_told_of_and_trying_again_works() {
    visit(brisk(Site::bundled()))
        .expecting("/feed.json")
        .expecting("/round")
        .run(async |page| {
            for (answer, reason) in broken() {
                page.server().answer("/feed.json", answer);
                page.open("/").await;
                assert_told_and_mended(page, "/feed.json", "Не удалось загрузить газету", reason, good()).await;
                page.says("main .headline", "Всё наладилось").await;
                assert_eq!(page.title().await, "Вестник");
            }
        })
        .await;
}

#[tokio::test]
async fn a_later_document_that_does_not_come_takes_nothing_away() {
    visit(brisk(Site::of(first_of_two())))
        .expecting("/more.json")
        .expecting("/round")
        .run(async |page| {
            for (answer, reason) in broken() {
                page.server().answer("/more.json", answer);
                page.open("/category/selo/").await;
                assert_eq!(page.texts("main .headline").await, ["Первая", "Вторая"]);
                assert_told_and_mended(page, "/more.json", "Не удалось загрузить продолжение", reason, second_of_two())
                    .await;
                becomes(
                    "all three stories",
                    ["Первая", "Вторая", "Третья"].map(str::to_owned).to_vec(),
                    async || page.texts("main .headline").await,
                )
                .await;
            }
        })
        .await;
}

#[tokio::test]
async fn a_fault_is_told_in_the_language_of_the_page_else_of_the_reader() {
    let missing = || Site::bundled().answering("/feed.json", Answer::status(404));
    let without_language = || missing().editing_index("<html lang=\"ru\">", "<html>");
    for (site, language, words) in [
        (missing(), "en", "Не удалось загрузить газету"),
        (without_language(), "en", "The paper could not be loaded"),
        (without_language(), "ru", "Не удалось загрузить газету"),
    ] {
        visit(site)
            .in_language(language)
            .expecting("/feed.json")
            .run(async |page| {
                page.open("/").await;
                page.shows(words).await;
            })
            .await;
    }
}

#[tokio::test]
async fn a_deep_link_opens_when_the_feed_comes_in_the_end() {
    visit(brisk(Site::of(good()).answering("/feed.json", Answer::status(503))))
        .expecting("/feed.json")
        .run(async |page| {
            page.open("/2025/05/17/vsyo-naladilos/").await;
            page.shows("Сервер ответил ошибкой 503.").await;
            page.server().answer("/feed.json", Answer::feed(good()));
            page.click(RETRY).await;
            page.says("h1", "Всё наладилось").await;
            assert_eq!(page.title().await, "Всё наладилось — Вестник");
        })
        .await;
}

#[tokio::test]
async fn what_was_loaded_stays_readable_when_the_rest_does_not_come() {
    visit(Site::of(first_of_two()).answering("/more.json", Answer::status(404)))
        .expecting("/more.json")
        .run(async |page| {
            page.open("/category/selo/").await;
            page.shows("Не удалось загрузить продолжение").await;
            page.follow("main .headline a").await;
            assert_eq!(page.text("h1").await, "Первая");
            page.follow(".neighbours a[rel=prev]").await;
            assert_eq!(page.text("h1").await, "Вторая");
            page.back().await;
            page.back().await;
            assert_eq!(page.texts("main .headline").await, ["Первая", "Вторая"]);
            assert_eq!(page.server().count("/more.json"), 1, "what is missing is not asked for on every page");
            page.server().answer("/more.json", Answer::feed(second_of_two()));
            page.click(RETRY).await;
            eventually("the third story", async || page.count("main .headline").await == 3).await;
        })
        .await;
}

#[tokio::test]
async fn one_bad_item_costs_only_itself() {
    let feed = good()
        .item(Item::story("2", "Хорошая", "2025-05-16").with("tags", "не список".into()).with("authors", 7.into()))
        .item(Item::new(" ").title("Без имени"));
    visit(Site::of(feed))
        .run(async |page| {
            page.open("/").await;
            assert_eq!(page.texts("main .headline").await, ["Всё наладилось", "Хорошая"]);
            let warned =
                page.console().await.iter().any(|entry| !entry.is_error() && entry.message().contains("iman:"));
            assert!(warned, "the publisher finds in the console what was wrong");
        })
        .await;
}

#[tokio::test]
async fn a_slow_feed_is_announced_and_then_comes() {
    visit(Site::of(good()))
        .run(async |page| {
            let gate = page.server().hold("/feed.json");
            page.load("/").await;
            page.exists("main .skeleton[role=status]").await;
            assert_eq!(page.text("main .skeleton").await, "Загружаем…");
            gate.open();
            page.says("main .headline", "Всё наладилось").await;
            assert_eq!(page.count(".skeleton").await, 0);
        })
        .await;
}
