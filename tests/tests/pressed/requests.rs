//! What a page of an edition asks for.

use crate::edition::ARTICLE;
use iman_tests::wait::becomes;
use iman_tests::{Feed, Item, Page, Site, visit};

/// How many documents were asked for besides the entry.
fn documents(page: &Page) -> usize {
    page.server().count_below("/articles/") + page.server().count_below("/feeds/")
}

#[tokio::test]
async fn any_page_is_the_entry_and_one_document() {
    for path in [
        "/",
        ARTICLE,
        "/obratnaya-svyaz/",
        "/category/obshchestvo/",
        "/category/dokumenty/obyavleniya/",
        "/tag/pchyoly/",
        "/author/otdel-prirody/",
        "/2025/",
        "/2025/05/",
        "/2025/05/17/",
    ] {
        visit(Site::bundled().pressed())
            .run(async |page| {
                page.open(path).await;
                assert_eq!((page.server().count("/feed.json"), documents(page)), (1, 1), "at {path}");
            })
            .await;
    }
}

#[tokio::test]
async fn a_later_page_of_a_section_is_one_document_and_of_another_list_two() {
    let story = |number: u8| {
        let (month, day) = (3 + number / 28, 1 + number % 28);
        let story =
            Item::story(&number.to_string(), &format!("История {number}"), &format!("2025-{month:02}-{day:02}"));
        story.sections(&["selo"]).tags(&["мёд"]).authors(&["Отдел"])
    };
    let feed = Feed::new("Вестник").language("ru").section("selo", "Село", None).items((1..=65).rev().map(story));
    visit(Site::of(feed).pressed())
        .run(async |page| {
            let mut before = 0;
            for (path, count) in [
                ("/category/selo/page/2/", 1),
                ("/category/selo/page/4/", 1),
                ("/category/selo/page/9/", 0),
                ("/tag/myod/page/3/", 2),
                ("/author/otdel/page/4/", 2),
                ("/2025/page/3/", 2),
                ("/2025/03/page/2/", 1),
                ("/2025/page/9/", 1),
            ] {
                page.open(path).await;
                let all = documents(page);
                assert_eq!(all - before, count, "at {path}");
                before = all;
            }
            page.open("/category/selo/page/4/").await;
            assert_eq!(
                page.texts("main .headline").await,
                (1..=5).rev().map(|n| format!("История {n}")).collect::<Vec<_>>()
            );
            page.says("main .list-head .meta span", "65 материалов").await;
            // The pages of a list lie in each other's documents, too.
            page.follow("main .pager [rel=prev]").await;
            assert_eq!(page.text("main .headline").await, "История 25");
        })
        .await;
}

#[tokio::test]
async fn pages_without_a_document_ask_for_none() {
    visit(Site::bundled().pressed())
        .run(async |page| {
            for path in ["/saved/", "/search/", "/category/net/"] {
                page.open(path).await;
                assert_eq!(documents(page), 0, "at {path}");
            }
        })
        .await;
}

#[tokio::test]
async fn a_followed_link_is_one_document_and_back_is_none() {
    visit(Site::bundled().pressed())
        .run(async |page| {
            page.open("/category/obshchestvo/").await;
            page.follow("main .headline a").await;
            // A pointer that lies over the page may have asked for what it lies over now.
            let gone = page.address().await;
            assert_eq!(page.server().count(&format!("/articles{}.json", gone.trim_end_matches('/'))), 1);
            let before = page.server().count_below("/feeds/");
            // In the frame in which the address changes, the page is there.
            let script = "
                const states = [];
                history.back();
                await new Promise((done) => addEventListener('popstate', done, { once: true }));
                for (let frame = 0; frame < 10; frame += 1) {
                    await frames(1);
                    states.push(clean(all('main h1')[0]?.textContent));
                }
                return states";
            let states: Vec<String> = page.js(script).await;
            assert_eq!(states, vec!["Общество"; 10]);
            assert_eq!((page.server().count("/feed.json"), page.server().count_below("/feeds/")), (1, before));
        })
        .await;
}

#[tokio::test]
async fn what_is_asked_for_before_a_link_is_followed_is_not_asked_for_again() {
    visit(Site::bundled().pressed())
        .run(async |page| {
            page.open("/category/obshchestvo/").await;
            let link = "main .headline a";
            let path = page.paths(link).await.swap_remove(0);
            let document = format!("/articles{}.json", path.trim_end_matches('/'));
            let gate = page.server().hold(&document);
            page.hover(link).await;
            becomes("the document was asked for", 1, async || page.server().count(&document)).await;
            let headline = page.text(link).await;
            page.click(link).await;
            page.exists("main .waiting, main .skeleton").await;
            gate.open();
            page.says("h1", &headline).await;
            assert_eq!(page.server().count(&document), 1);
        })
        .await;
}

#[tokio::test]
async fn links_that_are_only_passed_over_keep_nobody_waiting() {
    visit(Site::bundled().pressed())
        .run(async |page| {
            page.open("/2025/").await;
            let passed: usize = page
                .js("const links = all('main .headline a');
                     for (const link of links) link.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
                     return links.length")
                .await;
            assert!(passed > 15);
            page.follow("main .headline a").await;
            page.follow("main .breadcrumbs li:nth-child(3) a").await;
            page.follow("main .headline a").await;
            page.exists("main .story").await;
        })
        .await;
}
