//! Feeds that know nothing of this newspaper: plain JSON Feed, as any blog writes it.

use iman_tests::{Feed, Item, Site, visit};

/// A plain feed. Tags make its sections: `село` is used most.
fn plain() -> Feed {
    Feed::new("Блог")
        .language("ru")
        .item(Item::story("1", "Пасека", "2025-05-17").tags(&["село", "пчёлы"]).authors(&["Анна"]))
        .item(Item::story("2", "Огород", "2025-05-16").tags(&["село", "пчёлы"]))
        .item(Item::story("3", "Мост", "2024-04-15").tags(&["стройка", "село"]))
        .item(Item::story("4", "Дорога", "2024-04-14").tags(&["стройка"]))
}

#[tokio::test]
async fn tags_become_sections_and_the_menu() {
    visit(Site::of(plain()))
        .run(async |page| {
            page.open("/").await;
            assert_eq!(page.texts(".first-level a").await, ["село", "пчёлы", "стройка"], "the most used first");
            page.follow(".first-level a").await;
            assert_eq!(page.address().await, "/category/selo/");
            assert_eq!(page.text("h1").await, "село");
            assert_eq!(page.texts("main .headline").await, ["Пасека", "Огород", "Мост"]);
        })
        .await;
}

#[tokio::test]
async fn a_plain_story_has_all_that_a_story_has() {
    visit(Site::of(plain()))
        .run(async |page| {
            page.open("/").await;
            page.follow("main a[href='/2025/05/17/paseka/']").await;
            assert_eq!(page.title().await, "Пасека — Блог");
            assert_eq!(page.text("main .body").await, "Текст истории «Пасека».");
            assert_eq!(page.texts("main a[rel=author]").await, ["Анна"]);
            assert_eq!(page.text("main .related .headline").await, "Огород", "it shares both tags");
            page.follow("main .tags a[href='/tag/pchyoly/']").await;
            assert_eq!(page.texts("main .headline").await, ["Пасека", "Огород"]);
            page.follow(".footer .years a[href='/2024/']").await;
            assert_eq!(page.texts("main .headline").await, ["Мост", "Дорога"]);
        })
        .await;
}

#[tokio::test]
async fn a_text_without_markup_is_shown_as_text() {
    let text = "Первый абзац, 2 < 3 & <b>не жирный</b>.\n\nВторой абзац.";
    let feed =
        Feed::new("Блог").language("ru").item(Item::new("1").title("Заметка").published("2025-05-17").text(text));
    visit(Site::of(feed))
        .run(async |page| {
            page.open("/2025/05/17/zametka/").await;
            assert_eq!(page.texts("main .body p").await, ["Первый абзац, 2 < 3 & <b>не жирный</b>.", "Второй абзац."]);
            assert_eq!(page.count("main .body b").await, 0);
        })
        .await;
}

#[tokio::test]
async fn a_story_without_a_headline_is_known_by_its_first_words() {
    let text = "<p>Сегодня на площади открыли новую библиотеку для всех, кто любит читать.</p>";
    let feed = Feed::new("Блог")
        .language("ru")
        .item(Item::new("1").published("2025-05-17").html(text))
        .item(Item::new("2").published("2025-05-16").html("<p><img src='pictures/x.svg' alt=''></p>"));
    visit(Site::of(feed))
        .run(async |page| {
            page.open("/").await;
            let names = page.names_of("main .headline a").await;
            assert_eq!(names.len(), 2);
            assert!(names.iter().all(|name| !name.is_empty()), "each link has words: {names:?}");
            page.follow("main .headline a[href^='/2025/05/17/']").await;
            assert_eq!(page.text("h1").await, "Сегодня на площади открыли новую библиотеку для всех…");
            page.assert_outline().await;
        })
        .await;
}

#[tokio::test]
async fn pictures_and_dates_may_be_missing() {
    let feed = Feed::new("Блог")
        .language("ru")
        .item(Item::new("1").title("С датой").published("2025-05-17").text("Раз."))
        .item(Item::new("2").title("Без даты").text("Два."))
        .item(Item::new("3").title("С пустой датой").text("Три.").with("date_published", "вчера".into()));
    visit(Site::of(feed))
        .run(async |page| {
            page.open("/").await;
            assert_eq!(page.count("main img").await, 0);
            assert_eq!(page.count("main time").await, 1, "no date is made up");
            page.follow("main a[href='/bez-daty/']").await;
            assert_eq!(page.text("main .body").await, "Два.");
            assert_eq!(page.texts("main .breadcrumbs li").await, ["Главная", "Без даты"]);
            assert!(!page.visible_text().await.contains("Invalid"), "no date is no broken date");
            page.open("/s-pustoy-datoy/").await;
            assert_eq!(page.text("main .body").await, "Три.");
        })
        .await;
}

#[tokio::test]
async fn a_picture_that_does_not_come_leaves_no_broken_one() {
    let feed = Feed::new("Блог").language("ru").item(
        Item::story("1", "Снимок", "2025-05-17")
            .with("image", "gone/a.jpg".into())
            .html("<p>До <img src='gone/b.jpg' alt='дом'> после</p>"),
    );
    visit(Site::of(feed))
        .expecting("404")
        .run(async |page| {
            page.open("/2025/05/17/snimok/").await;
            page.exists("main .main-picture img.broken").await;
            page.exists("main .body img.broken").await;
        })
        .await;
}

#[tokio::test]
async fn two_stories_of_one_name_and_day_have_two_addresses() {
    let named = |id: &str, text: &str| Item::new(id).title("Сводка").published("2025-05-17").text(text);
    let feed = Feed::new("Блог").language("ru").item(named("1", "Утром.")).item(named("2", "Вечером."));
    visit(Site::of(feed))
        .run(async |page| {
            page.open("/").await;
            let mut paths = page.paths("main .headline a").await;
            paths.sort();
            assert_eq!(paths, ["/2025/05/17/svodka-2/", "/2025/05/17/svodka/"]);
            page.open("/2025/05/17/svodka/").await;
            assert_eq!(page.text("main .body").await, "Утром.");
            page.open("/2025/05/17/svodka-2/").await;
            assert_eq!(page.text("main .body").await, "Вечером.");
        })
        .await;
}

#[tokio::test]
async fn the_old_addresses_of_a_site_go_on_working() {
    let home = "https://stary.example/";
    let old = |id: &str, path: &str| Item::story(id, id, "2025-05-17").with("url", format!("{home}{path}").into());
    let feed = Feed::new("Блог")
        .language("ru")
        .with("home_page_url", home.into())
        .item(old("Раз", "2025/05/17/sovsem-inache/"))
        .item(old("Два", "novosti/%D0%BC%D1%91%D0%B4/"))
        .item(old("Три", "story.html"));
    visit(Site::of(feed))
        .run(async |page| {
            for (path, headline) in [
                ("/2025/05/17/sovsem-inache/", "Раз"),
                ("/novosti/мёд/", "Два"),
                ("/novosti/%d0%bc%d1%91%d0%b4", "Два"),
            ] {
                page.open(path).await;
                assert_eq!(page.text("h1").await, headline, "at {path}");
            }
            page.open("/").await;
            page.follow("main a[href='/story.html']").await;
            assert_eq!(page.text("h1").await, "Три");
        })
        .await;
}
