//! Long lists: their pages, and the links between them.

use iman_tests::{Feed, Item, Site, visit};
use serde_json::json;

/// 45 stories of one section, the newest first, and one of another.
fn forty_five() -> Feed {
    let story = |number: u32| {
        let day = format!("2025-{:02}-{:02}", 1 + number / 28, 1 + number % 28);
        Item::story(&format!("s{number}"), &format!("История {number}"), &day).sections(&["sport"]).tags(&["бег"])
    };
    Feed::new("Вестник")
        .language("ru")
        .section("sport", "Спорт", None)
        .section("selo", "Село", None)
        .iman("menu", json!([{ "label": "Спорт", "section": "sport" }]))
        .items((1..=45).rev().map(story))
        .item(Item::story("x", "Другая", "2024-01-01").sections(&["selo"]))
}

#[tokio::test]
async fn a_long_section_has_pages_with_addresses_of_their_own() {
    visit(Site::of(forty_five()))
        .run(async |page| {
            page.open("/category/sport/").await;
            assert_eq!(page.text("main .list-head .meta").await, "45 материалов");
            assert_eq!(page.count("main article.card").await, 20);
            assert_eq!(page.text("main article.card .headline").await, "История 45");
            let hrefs = page.attributes("main .pager ol a", "href").await;
            assert_eq!(hrefs, ["/category/sport/", "/category/sport/page/2/", "/category/sport/page/3/"]);
            assert_eq!(page.texts("main .pager [aria-current=page]").await, ["1"]);
            assert_eq!(page.attributes("main .pager [rel=next]", "href").await, ["/category/sport/page/2/"]);
            assert_eq!(page.count("main .pager [rel=prev]").await, 0, "nothing is newer than the first page");
        })
        .await;
}

#[tokio::test]
async fn the_second_page_opens_by_its_address() {
    visit(Site::of(forty_five()))
        .run(async |page| {
            page.open("/category/sport/page/2/").await;
            assert_eq!(page.title().await, "Спорт, Страница 2 из 3 — Вестник");
            assert_eq!(page.text("h1").await, "Спорт");
            let headlines = page.texts("main article.card .headline").await;
            assert_eq!(
                (headlines.len(), headlines[0].as_str(), headlines[19].as_str()),
                (20, "История 25", "История 6")
            );
            assert_eq!(page.attributes("main .pager [rel=prev]", "href").await, ["/category/sport/"]);
            assert_eq!(page.attributes("main .pager [rel=next]", "href").await, ["/category/sport/page/3/"]);
            assert_eq!(page.texts("main .pager [aria-current=page]").await, ["2"]);
            assert_eq!(
                page.paths(".menu a[aria-current=page]").await,
                ["/category/sport/"; 2],
                "it is the same section"
            );
        })
        .await;
}

#[tokio::test]
async fn pages_are_turned_by_pressing() {
    visit(Site::of(forty_five()))
        .run(async |page| {
            page.open("/tag/beg/").await;
            page.follow("main .pager [rel=next]").await;
            assert_eq!(page.address().await, "/tag/beg/page/2/");
            page.follow("main .pager ol li:last-child a").await;
            assert_eq!(page.count("main article.card").await, 5);
            assert_eq!(page.count("main .pager [rel=next]").await, 0);
            page.back().await;
            assert_eq!(page.text("main article.card .headline").await, "История 25");
            // Another list begins at its first page, whatever page this one was at.
            page.follow(".menu .first-level a").await;
            assert_eq!(page.text("main article.card .headline").await, "История 45");
        })
        .await;
}

#[tokio::test]
async fn a_page_beyond_the_end_leads_back_to_pages_that_there_are() {
    visit(Site::of(forty_five()))
        .run(async |page| {
            page.open("/category/sport/page/99/").await;
            page.shows("Здесь пока нет материалов").await;
            let hrefs = page.attributes("main .pager a", "href").await;
            assert!(!hrefs.is_empty(), "there is a way back");
            let wrong = |href: &&String| {
                let page = href
                    .rsplit_once("page/")
                    .map_or(1, |(_, page)| page.trim_matches('/').parse::<u32>().unwrap_or(u32::MAX));
                page > 3
            };
            assert_eq!(hrefs.iter().find(wrong), None, "the section has three pages: {hrefs:?}");
            page.open("/category/sport/?page=0").await;
            assert_eq!(page.text("main article.card .headline").await, "История 45", "no page is the first page");
        })
        .await;
}

#[tokio::test]
async fn a_short_list_has_no_pages() {
    visit(Site::of(forty_five()))
        .run(async |page| {
            page.open("/category/selo/").await;
            assert_eq!(page.count("main .pager").await, 0);
            assert_eq!(page.text("main .list-head .meta").await, "1 материал");
        })
        .await;
}
