//! Newspapers with little or nothing in them.

use iman_tests::{Answer, Feed, Item, Site, visit};
use serde_json::json;

#[tokio::test]
async fn a_feed_of_one_story_makes_a_newspaper() {
    let feed = Feed::new("Листок").language("ru").item(Item::story("1", "Единственная", "2025-05-17").tags(&["село"]));
    visit(Site::of(feed))
        .run(async |page| {
            page.open("/").await;
            assert_eq!(page.texts("main .headline").await, ["Единственная"]);
            page.assert_outline().await;
            page.follow("main .headline a").await;
            assert_eq!(page.text("h1").await, "Единственная");
            assert_eq!(
                page.count(".related, .missed, .neighbours").await,
                0,
                "there is nothing else to read, and no empty block"
            );
            page.follow(".first-level a").await;
            assert_eq!(page.text("main .list-head .meta").await, "1 материал");
        })
        .await;
}

#[tokio::test]
async fn an_empty_feed_says_that_it_is_empty() {
    visit(Site::of(Feed::new("Пустая").language("ru")))
        .run(async |page| {
            page.open("/").await;
            page.shows("В газете пока нет материалов").await;
            assert_eq!(page.title().await, "Пустая");
            assert_eq!(page.text(".masthead .name").await, "Пустая");
            assert_eq!(page.count("[role=alert]").await, 0, "nothing has failed");
            page.assert_outline().await;
            page.open("/category/sport/").await;
            assert_eq!(page.text("h1").await, "Страница не найдена");
            page.open("/search/?q=мёд").await;
            page.shows("ничего не нашлось").await;
            page.open("/saved/").await;
            page.shows("Вы пока ничего не сохранили").await;
        })
        .await;
}

/// A publisher's masthead and menu before a feed that somebody else makes.
fn masthead_before(next: &str) -> Feed {
    Feed::new("Наша газета")
        .language("ru")
        .section("sport", "Спорт", None)
        .iman("tagline", json!("Газета района"))
        .iman("menu", json!([{ "label": "Наш спорт", "section": "sport" }, { "label": "О нас", "page": "o-nas" }]))
        .iman("pages", json!([{ "slug": "o-nas", "title": "О нас", "content_html": "<p>Мы сами.</p>" }]))
        .next(next)
}

#[tokio::test]
async fn a_masthead_stands_before_somebodys_feed() {
    let theirs = Feed::new("Чужой блог")
        .language("en")
        .item(Item::story("1", "Матч", "2025-05-17").tags(&["Спорт"]))
        .item(Item::story("2", "Погода", "2025-05-16").tags(&["Погода"]));
    visit(Site::of(masthead_before("theirs.json")).document("/theirs.json", theirs))
        .run(async |page| {
            page.open("/").await;
            assert_eq!(page.title().await, "Наша газета");
            assert_eq!(page.text(".masthead .tagline").await, "Газета района");
            assert_eq!(page.texts(".first-level a").await, ["Наш спорт", "О нас"]);
            assert_eq!(page.attribute("html", "lang").await.as_deref(), Some("ru"));
            page.follow("main a[href='/2025/05/17/match/']").await;
            assert_eq!(page.title().await, "Матч — Наша газета");
            page.follow(".first-level a").await;
            assert_eq!(page.texts("main .headline").await, ["Матч"], "their tag is our section");
            page.open("/o-nas/").await;
            assert_eq!(page.text("main .body").await, "Мы сами.");
        })
        .await;
}

#[tokio::test]
async fn a_masthead_stays_when_the_feed_behind_it_fails() {
    visit(Site::of(masthead_before("theirs.json")))
        .expecting("404")
        .run(async |page| {
            page.open("/").await;
            assert_eq!(page.text(".masthead .name").await, "Наша газета");
            page.shows("Сервер ответил ошибкой 404.").await;
            let theirs = Feed::new("Чужой блог").item(Item::story("1", "Матч", "2025-05-17"));
            page.server().answer("/theirs.json", Answer::feed(theirs));
            page.click("main [role=alert] button").await;
            page.says("main .headline", "Матч").await;
        })
        .await;
}

#[tokio::test]
async fn no_story_stands_twice_on_the_front_page_of_a_feed_of_any_size() {
    let of_size = |count: u8| {
        let story = |number: u8| {
            let item = Item::story(&number.to_string(), &format!("История {number}"), &format!("2025-05-{number:02}"));
            let item = if number.is_multiple_of(3) { item.iman("pinned", json!(true)) } else { item };
            let item = if number.is_multiple_of(2) { item.picture(&number.to_string()) } else { item };
            item.sections(if number.is_multiple_of(5) { &["a", "b"] } else { &["a"] })
        };
        let feed = Feed::new("Вестник").language("ru").section("a", "А", None).section("b", "Б", None);
        feed.items((1..=count).rev().map(story))
    };
    visit(Site::bundled())
        .run(async |page| {
            for count in [2, 6, 13, 28] {
                page.server().answer("/feed.json", Answer::feed(of_size(count)));
                page.open("/").await;
                let paths = page.paths("main .headline a").await;
                assert!(paths.len() >= 2, "stories of {count} on the front page: {paths:?}");
                let mut once = paths.clone();
                once.sort();
                once.dedup();
                assert_eq!(once.len(), paths.len(), "a story of {count} stands twice among {paths:?}");
                page.assert_outline().await;
            }
        })
        .await;
}
