//! Where the reader stands on a page: links begin at the top, Back and Forward return to the line that was left.

use iman_tests::wait::becomes;
use iman_tests::{Page, Site, visit};

/// Scrolls to the link in the middle of all that a selector finds; gives a selector of it, and the line.
async fn in_the_middle(page: &Page, links: &str) -> (String, f64) {
    let hrefs = page.attributes(links, "href").await;
    let href = hrefs.get(hrefs.len() / 2).unwrap_or_else(|| panic!("there is no `{links}`"));
    let link = format!("{links}[href='{href}']");
    page.bring_into_view(&link).await;
    let line = page.scroll().await;
    assert!(line > 100.0, "`{links}` stand so far up that the page is not scrolled: {line}");
    (link, line)
}

/// The page has come to rest where it was left.
async fn stands_at(page: &Page, line: f64, when: &str) {
    page.settled().await;
    let here = page.scroll().await;
    assert!((here - line).abs() <= 2.0, "{when} the page stands at {here}, it was left at {line}");
}

#[tokio::test]
async fn back_and_forward_return_to_the_line_that_was_left() {
    visit(Site::bundled())
        .run_in_both_forms(async |page| {
            page.open("/").await;
            let (link, line) = in_the_middle(page, "main .block .headline a").await;
            page.follow(&link).await;
            stands_at(page, 0.0, "after a link").await;
            page.scroll_to(420.0).await;
            page.back().await;
            stands_at(page, line, "after Back").await;
            page.forward().await;
            stands_at(page, 420.0, "after Forward").await;
        })
        .await;
}

#[tokio::test]
async fn two_stories_deep_each_back_returns_to_its_own_line() {
    visit(Site::bundled())
        .run_in_both_forms(async |page| {
            page.open("/").await;
            let (story, front_line) = in_the_middle(page, "main .block .headline a").await;
            page.follow(&story).await;
            let (related, story_line) = in_the_middle(page, "main .related .headline a").await;
            page.follow(&related).await;
            stands_at(page, 0.0, "after the link to a related story").await;
            page.back().await;
            stands_at(page, story_line, "after the first Back").await;
            page.back().await;
            stands_at(page, front_line, "after the second Back").await;
        })
        .await;
}

#[tokio::test]
async fn back_from_a_page_that_has_not_come_returns_to_the_line() {
    visit(Site::bundled().pressed())
        .run(async |page| {
            page.open("/").await;
            let (link, line) = in_the_middle(page, "main .block .headline a").await;
            let path = page.attributes(&link, "href").await[0].clone();
            let _gate = page.server().hold(&format!("/articles/{}.json", path.trim_matches('/')));
            page.click(&link).await;
            becomes("the headlines of the page before", 0, async || page.count("main h1, main .headline").await).await;
            page.client().back().await.expect("there is a page to go back to");
            page.is_at("/").await;
            stands_at(page, line, "after Back").await;
            page.client().forward().await.expect("there is a page to go forward to");
            becomes("the headlines of the page before", 0, async || page.count("main h1, main .headline").await).await;
            page.back().await;
            stands_at(page, line, "after Forward and Back").await;
        })
        .await;
}

#[tokio::test]
async fn a_reload_stays_on_its_line_also_when_the_feed_is_slow() {
    visit(Site::bundled())
        .run_in_both_forms(async |page| {
            page.open("/").await;
            let (_, line) = in_the_middle(page, "main .block .headline a").await;
            page.reload().await;
            stands_at(page, line, "after a reload").await;
            let gate = page.server().hold("/feed.json");
            page.client().refresh().await.expect("the page can be loaded again");
            page.exists("main .skeleton").await;
            gate.open();
            page.arrived().await;
            stands_at(page, line, "after a slow reload").await;
        })
        .await;
}

#[tokio::test]
async fn back_returns_to_the_line_also_after_a_reload_of_the_story() {
    visit(Site::bundled())
        .run_in_both_forms(async |page| {
            page.open("/").await;
            let (link, line) = in_the_middle(page, "main .block .headline a").await;
            page.follow(&link).await;
            page.reload().await;
            page.back().await;
            stands_at(page, line, "after Back").await;
        })
        .await;
}

#[tokio::test]
async fn back_from_another_document_returns_to_the_line() {
    visit(Site::bundled())
        // The browser's own viewer looks for it.
        .expecting("/favicon.ico")
        .run_in_both_forms(async |page| {
            page.open("/category/obshchestvo/").await;
            let (_, line) = in_the_middle(page, "main .headline a").await;
            page.load("/issues/33-34.pdf").await;
            page.client().back().await.expect("there is a page to go back to");
            page.is_at("/category/obshchestvo/").await;
            stands_at(page, line, "after Back from a file").await;
        })
        .await;
}

#[tokio::test]
async fn links_at_the_foot_of_a_page_begin_at_the_top_of_the_next() {
    visit(Site::bundled())
        .on_phone()
        .run_in_both_forms(async |page| {
            page.open("/").await;
            for link in [
                ".footer a[href='/o-gazete/']",
                ".footer .years a",
                "main .pager a[rel=next]",
                "main .pager a[rel=prev]",
            ] {
                page.bring_into_view(link).await;
                page.follow(link).await;
                stands_at(page, 0.0, &format!("after `{link}`")).await;
            }
        })
        .await;
}

#[tokio::test]
async fn the_link_to_the_top_leads_there_and_takes_the_focus_along() {
    visit(Site::bundled())
        .run_in_both_forms(async |page| {
            page.open("/category/sport/").await;
            page.bring_into_view(".footer .to-top").await;
            page.click(".footer .to-top").await;
            page.settled().await;
            assert_eq!(page.scroll().await, 0.0);
            assert!(page.has_focus("main h1").await, "the focus is on {}", page.focus().await);
            assert_eq!(page.address().await, "/category/sport/");
        })
        .await;
}
