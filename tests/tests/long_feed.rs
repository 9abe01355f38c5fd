//! Feeds that go on in further documents: read as far as a page needs, and no further.

use iman_tests::wait::{becomes, eventually};
use iman_tests::{Feed, Item, Page, Site, visit};

/// Stories of a month, each on its own day, the newest first.
fn month(month: u8, count: u8) -> impl Iterator<Item = Item> {
    (1..=count).rev().map(move |day| {
        let date = format!("2025-{month:02}-{day:02}");
        Item::story(&date, &format!("История {day} {month}"), &date).sections(&["selo"])
    })
}

/// A feed of four documents: May and April, March, February, January. The first one is enough for the front page.
fn four_documents() -> Site {
    let first = Feed::new("Вестник").language("ru").section("selo", "Село", None);
    Site::of(first.items(month(5, 28)).items(month(4, 28)).next("feeds/2.json"))
        .document("/feeds/2.json", Feed::new("Вестник").items(month(3, 10)).next("3.json"))
        .document("/feeds/3.json", Feed::new("Вестник").items(month(2, 10)).next("/feeds/4.json"))
        .document("/feeds/4.json", Feed::new("Вестник").items(month(1, 10)))
}

/// Which of the further documents were asked for, and how often.
fn asked(page: &Page) -> [usize; 3] {
    [2, 3, 4].map(|number| page.server().count(&format!("/feeds/{number}.json")))
}

#[tokio::test]
async fn a_front_page_that_is_full_reads_no_further() {
    visit(four_documents())
        .run(async |page| {
            page.open("/").await;
            assert_eq!(asked(page), [0, 0, 0]);
        })
        .await;
}

#[tokio::test]
async fn a_story_of_the_third_document_opens_by_its_address() {
    visit(four_documents())
        .run(async |page| {
            page.open("/2025/02/07/istoriya-7-2/").await;
            assert_eq!(page.text("h1").await, "История 7 2");
            assert_eq!(asked(page), [1, 1, 0], "each once, and none behind it");
        })
        .await;
}

#[tokio::test]
async fn a_wrong_address_with_a_date_is_known_as_soon_as_its_time_is_past() {
    visit(four_documents())
        .run(async |page| {
            page.open("/2025/03/05/net-takoy/").await;
            assert_eq!(page.text("h1").await, "Страница не найдена");
            assert_eq!(asked(page), [1, 0, 0], "its last story is older: what has not come will not come");
        })
        .await;
}

#[tokio::test]
async fn a_wrong_address_without_a_date_is_looked_for_to_the_end() {
    visit(four_documents())
        .run(async |page| {
            page.open("/net-takoy/").await;
            assert_eq!(page.text("h1").await, "Страница не найдена");
            assert_eq!(asked(page), [1, 1, 1]);
        })
        .await;
}

#[tokio::test]
async fn a_month_reads_on_until_it_is_whole() {
    visit(four_documents())
        .run(async |page| {
            page.open("/2025/03/").await;
            eventually("all ten stories of March", async || page.count("main article.card").await == 10).await;
            eventually("the look past March", async || asked(page) == [1, 1, 0]).await;
            page.settled().await;
            assert_eq!(asked(page), [1, 1, 0], "January is nobody's business here");
        })
        .await;
}

#[tokio::test]
async fn older_stories_are_loaded_by_a_button() {
    visit(four_documents())
        .run(async |page| {
            page.open("/category/selo/page/3/").await;
            // 56 stories fill two pages; the third wants more.
            eventually("the third page is full", async || page.count("main article.card").await == 20).await;
            assert_eq!(asked(page), [1, 0, 0]);
            page.bring_into_view("main .more-below button").await;
            let line = page.scroll().await;
            page.click("main .more-below button").await;
            page.says("main .list-head .meta span", "76 материалов").await;
            page.settled().await;
            assert!((page.scroll().await - line).abs() <= 2.0, "the page has not moved under the reader");
            assert_ne!(page.focus().await, "body", "the focus is not lost");
            assert_eq!(asked(page), [1, 1, 0]);
            page.click("main .more-below button").await;
            page.says("main .list-head .meta span", "86 материалов").await;
            eventually("no button at the feed's end", async || page.count("main .more-below button").await == 0).await;
            let at_the_end = "return all('main .stories > :last-child')[0].contains(document.activeElement)";
            becomes("the focus is on the last story", true, async || page.js(at_the_end).await).await;
        })
        .await;
}

#[tokio::test]
async fn search_reads_on_when_it_is_asked_to() {
    visit(four_documents())
        .run(async |page| {
            page.open("/search/?q=история+9+2").await;
            page.shows("ничего не нашлось").await;
            page.click("main .more-below button").await;
            eventually("the second document", async || asked(page) == [1, 0, 0]).await;
            page.click("main .more-below button").await;
            page.says("main .hits .headline", "История 9 2").await;
        })
        .await;
}

#[tokio::test]
async fn a_feed_that_goes_in_a_circle_comes_to_an_end() {
    let first = Feed::new("Вестник").language("ru").items(month(5, 3)).next("feeds/2.json");
    let site = Site::of(first).document("/feeds/2.json", Feed::new("Вестник").items(month(4, 3)).next("../feed.json"));
    visit(site)
        .run(async |page| {
            page.open("/net-takoy/").await;
            assert_eq!(page.text("h1").await, "Страница не найдена");
            assert_eq!((page.server().count("/feed.json"), asked(page)), (1, [1, 0, 0]));
            assert_eq!(page.count("main .more-below button").await, 0, "nothing is left to load");
            page.open("/").await;
            assert_eq!(page.count("main .headline a").await, 6);
        })
        .await;
}

#[tokio::test]
async fn the_story_before_the_last_one_read_is_fetched_without_moving_the_page() {
    visit(four_documents())
        .on_phone()
        .run(async |page| {
            let gate = page.server().hold("/feeds/2.json");
            page.open("/2025/04/01/istoriya-1-4/").await;
            assert_eq!(page.text("h1").await, "История 1 4", "the story is there before its neighbour");
            page.scroll_to(200.0).await;
            gate.open();
            page.exists(".neighbours a[rel=prev]").await;
            page.settled().await;
            assert_eq!(page.paths(".neighbours a[rel=prev]").await, ["/2025/03/10/istoriya-10-3/"]);
            assert_eq!(page.scroll().await, 200.0);
            assert_eq!(asked(page), [1, 0, 0]);
        })
        .await;
}
