//! What is on its way when the reader goes elsewhere.

use iman_tests::wait::becomes;
use iman_tests::{Feed, Item, Page, Site, visit};

/// Forty-two stories, more than any page of the paper wants, and one more in the second document.
fn site() -> Site {
    let story = |number: u8| {
        let (month, day) = (3 + number / 28, 1 + number % 28);
        Item::story(&number.to_string(), &format!("История {number}"), &format!("2025-{month:02}-{day:02}"))
            .sections(&["selo"])
    };
    let first = Feed::new("Вестник").language("ru").section("selo", "Село", None);
    Site::of(first.items((1..=42).rev().map(story)).next("more.json")).document(
        "/more.json",
        Feed::new("Вестник").item(Item::story("0", "История 0", "2025-03-01").sections(&["selo"])),
    )
}

async fn is_asked(page: &Page) {
    becomes("the second document was asked for", 1, async || page.server().count("/more.json")).await;
}

#[tokio::test]
async fn a_document_that_the_next_page_does_not_want_is_given_up() {
    for elsewhere in ["main .headline a", ".menu .tool[href='/search/']", ".menu .tool[href='/saved/']"] {
        visit(site())
            .run(async |page| {
                let gate = page.server().hold("/more.json");
                page.open("/category/selo/").await;
                page.click("main .more-below button").await;
                is_asked(page).await;
                page.settled().await;
                assert_eq!(page.server().given_up("/more.json"), 0);
                page.follow(elsewhere).await;
                becomes("the request is given up", 1, async || page.server().given_up("/more.json")).await;
                // And can be had again.
                gate.open();
                page.back().await;
                page.click("main .more-below button").await;
                page.says("main .list-head .meta span", "43 материала").await;
            })
            .await;
    }
}

#[tokio::test]
async fn a_document_that_the_next_page_wants_too_is_waited_for() {
    visit(site())
        .run(async |page| {
            let gate = page.server().hold("/more.json");
            page.open("/category/selo/page/3/").await;
            is_asked(page).await;
            // The oldest story so far wants the one before it.
            page.follow("main li:last-child .headline a").await;
            page.says("h1", "История 1").await;
            page.settled().await;
            gate.open();
            page.says("main .neighbours [rel=prev] .headline", "История 0").await;
            assert_eq!(page.server().given_up("/more.json"), 0);
            assert_eq!(page.server().count("/more.json"), 1, "one request for both pages");
        })
        .await;
}

#[tokio::test]
async fn the_first_document_is_never_given_up() {
    visit(site())
        .run(async |page| {
            let gate = page.server().hold("/feed.json");
            page.load("/").await;
            page.exists("main .skeleton").await;
            page.js::<()>("history.pushState(null, '', '/saved/'); dispatchEvent(new PopStateEvent('popstate'))").await;
            page.settled().await;
            gate.open();
            page.shows("Вы пока ничего не сохранили").await;
            assert_eq!(page.server().given_up("/feed.json"), 0);
        })
        .await;
}
