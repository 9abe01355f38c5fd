//! Stories that the reader keeps.

use iman_tests::wait::becomes;
use iman_tests::{Answer, Feed, Item, Page, Site, visit};

fn feed() -> Feed {
    Feed::new("Вестник")
        .language("ru")
        .section("selo", "Село", None)
        .item(Item::story("1", "Первая", "2025-05-17").sections(&["selo"]))
        .item(Item::story("2", "Вторая", "2025-05-16").sections(&["selo"]))
}

async fn is_pressed(page: &Page, star: &str, pressed: bool) {
    becomes(&format!("`{star}` is pressed"), Some(pressed.to_string()), async || {
        page.attribute(star, "aria-pressed").await
    })
    .await;
}

#[tokio::test]
async fn a_star_keeps_a_story_over_a_reload_and_lets_it_go() {
    visit(Site::of(feed()))
        .run(async |page| {
            let star = "main .story-head .star";
            page.open("/2025/05/17/pervaya/").await;
            is_pressed(page, star, false).await;
            assert_eq!(page.attribute(star, "aria-label").await.as_deref(), Some("Сохранить: Первая"));
            page.click(star).await;
            is_pressed(page, star, true).await;
            page.reload().await;
            is_pressed(page, star, true).await;

            page.follow(".menu .tool[href='/saved/']").await;
            assert_eq!(page.texts("main .headline").await, ["Первая"]);
            page.follow("main .headline a").await;
            assert_eq!(page.text("h1").await, "Первая");
            page.back().await;
            page.click("main .star").await;
            page.shows("Вы пока ничего не сохранили").await;
            page.reload().await;
            page.shows("Вы пока ничего не сохранили").await;
        })
        .await;
}

#[tokio::test]
async fn the_star_of_a_card_keeps_the_story_and_does_not_open_it() {
    visit(Site::of(feed()))
        .run(async |page| {
            page.open("/category/selo/").await;
            for card in ["main li:nth-child(2) .star", "main li:nth-child(1) .star"] {
                page.click(card).await;
                is_pressed(page, card, true).await;
            }
            assert_eq!(page.address().await, "/category/selo/");
            page.open("/saved/").await;
            assert_eq!(page.texts("main .headline").await, ["Первая", "Вторая"], "what was kept last stands first");
            page.assert_outline().await;
        })
        .await;
}

#[tokio::test]
async fn a_kept_story_that_the_feed_has_lost_is_still_known_by_its_headline() {
    visit(Site::of(feed()))
        .run(async |page| {
            page.open("/2025/05/16/vtoraya/").await;
            page.click("main .story-head .star").await;
            is_pressed(page, "main .story-head .star", true).await;
            let newer = Feed::new("Вестник").language("ru").item(Item::story("9", "Девятая", "2025-06-01"));
            page.server().answer("/feed.json", Answer::feed(newer));
            page.open("/saved/").await;
            assert_eq!(page.texts("main .headline").await, ["Вторая"]);
            page.click("main .star").await;
            page.shows("Вы пока ничего не сохранили").await;
        })
        .await;
}

#[tokio::test]
async fn two_tabs_keep_one_list() {
    visit(Site::of(feed()))
        .run(async |page| {
            let star = "main .story-head .star";
            page.open("/2025/05/17/pervaya/").await;
            let first = page.client().window().await.expect("the first tab");
            let second = page.client().new_window(true).await.expect("a second tab").handle;
            page.client().switch_to_window(second).await.expect("the second tab is there");
            page.open("/2025/05/16/vtoraya/").await;
            page.click(star).await;
            is_pressed(page, star, true).await;

            page.client().switch_to_window(first).await.expect("the first tab is there still");
            page.click(star).await;
            is_pressed(page, star, true).await;
            page.follow(".menu .tool[href='/saved/']").await;
            assert_eq!(page.texts("main .headline").await, ["Первая", "Вторая"], "none has overwritten the other's");
        })
        .await;
}
