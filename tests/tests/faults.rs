//! Feeds that do not come, or come broken: what happened is said, and trying again works.

use iman_tests::{Answer, Feed, Item, Site, visit};

const WHOLE_PAGE: &str =
    "<!doctype html><html><head><title>Сайт</title></head><body>Главная страница сайта</body></html>";

fn good() -> Feed {
    Feed::new("Вестник").language("ru").item(Item::story("1", "Всё наладилось", "2025-05-17"))
}

/// What a server may answer in place of a feed, and what the reader is told.
fn broken() -> Vec<(Answer, &'static str)> {
    let not_json = "По адресу ленты пришёл не JSON";
    let not_a_feed = "Документ прочитан, но это не лента JSON Feed.";
    vec![
        (Answer::cut(), "Нет связи с сетью."),
        (Answer::status(404), "Сервер ответил ошибкой 404."),
        (Answer::status(500), "Сервер ответил ошибкой 500."),
        (Answer::html(WHOLE_PAGE), not_json),
        (Answer::text("application/json", WHOLE_PAGE), not_json),
        (
            Answer::text("application/feed+json", r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Вест"#),
            not_json,
        ),
        (Answer::text("application/feed+json", ""), not_json),
        (Answer::text("application/json", r#"{"hello": "world"}"#), not_a_feed),
        (Answer::text("application/json", r#"["version", "title"]"#), not_a_feed),
    ]
}

#[tokio::test]
async fn a_fault_is_told_in_words_and_trying_again_works() {
    visit(Site::bundled())
        .expecting("Failed to load resource")
        .run(async |page| {
            for (answer, reason) in broken() {
                page.server().answer("/feed.json", answer);
                page.open("/").await;
                let told = page.text("main [role=alert]").await;
                assert!(
                    told.contains("Не удалось загрузить газету") && told.contains(reason),
                    "“{reason}” is not in: {told}"
                );
                // Trying again in vain says so again.
                let before = page.server().count("/feed.json");
                page.click("main [role=alert] button").await;
                iman_tests::wait::eventually("another request", async || page.server().count("/feed.json") > before)
                    .await;
                page.shows(reason).await;
                page.server().answer("/feed.json", Answer::feed(good()));
                page.click("main [role=alert] button").await;
                page.says("main .headline", "Всё наладилось").await;
                assert_eq!(page.title().await, "Вестник");
                assert_eq!(page.count("[role=alert]").await, 0);
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
            .expecting("404")
            .run(async |page| {
                page.open("/").await;
                page.shows(words).await;
            })
            .await;
    }
}

#[tokio::test]
async fn a_deep_link_opens_when_the_feed_comes_at_the_second_try() {
    visit(Site::of(good()).answering("/feed.json", Answer::status(503)))
        .expecting("503")
        .run(async |page| {
            page.open("/2025/05/17/vsyo-naladilos/").await;
            page.shows("Сервер ответил ошибкой 503.").await;
            page.server().answer("/feed.json", Answer::feed(good()));
            page.click("main [role=alert] button").await;
            page.says("h1", "Всё наладилось").await;
            assert_eq!(page.title().await, "Всё наладилось — Вестник");
        })
        .await;
}

#[tokio::test]
async fn what_was_loaded_stays_readable_when_the_rest_does_not_come() {
    let feed = good().section("selo", "Село", None).item(Item::story("2", "Вторая", "2025-05-16").sections(&["selo"]));
    visit(Site::of(feed.next("more.json")))
        .expecting("404")
        .run(async |page| {
            page.open("/category/selo/").await;
            page.shows("Не удалось загрузить продолжение").await;
            assert_eq!(page.texts("main .headline").await, ["Вторая"]);
            page.follow("main .headline a").await;
            assert_eq!(page.text("h1").await, "Вторая");
            page.back().await;
            let more = Feed::new("Вестник").item(Item::story("3", "Третья", "2025-05-15").sections(&["selo"]));
            page.server().answer("/more.json", Answer::feed(more));
            page.click("main [role=alert] button").await;
            iman_tests::wait::becomes(
                "both stories",
                vec!["Вторая".to_owned(), "Третья".to_owned()],
                async || page.texts("main .headline").await,
            )
            .await;
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
