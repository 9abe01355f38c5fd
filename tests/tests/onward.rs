//! What to read next: related stories, missed ones, neighbours.

use crate::edition::ARTICLE;
use iman_tests::{Feed, Item, Page, Site, visit};
use serde_json::json;

/// Looks at the blocks around a story of a paper with so many stories that nothing need stand twice.
async fn assert_leads_on(page: &Page) {
    page.exists("main .related .headline a").await;
    let here = decoded_address(page).await;
    let related = page.paths("main .related .headline a").await;
    assert!(related.len() >= 3, "related stories at {here}: {related:?}");
    let missed = page.paths("main .missed .headline a").await;
    assert!(!missed.is_empty(), "missed stories at {here}");
    let all = page.paths("main .related .headline a, main .missed .headline a, main .neighbours a").await;
    assert!(!all.contains(&here), "{here} leads to itself: {all:#?}");
    let mut once = all.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), all.len(), "a story stands twice at {here}: related, missed, neighbours are {all:#?}");
}

async fn decoded_address(page: &Page) -> String {
    page.js("return decodeURI(location.pathname)").await
}

#[tokio::test]
async fn each_story_leads_to_others_and_to_each_once() {
    visit(Site::bundled())
        .run_in_both_forms(async |page| {
            // Along the way of related stories, through sections and years; and the ends of the archive.
            page.open(ARTICLE).await;
            for step in 0..6 {
                assert_leads_on(page).await;
                let next = page.attributes("main .related .headline a", "href").await;
                let next = next.get(step % next.len()).expect("there is a related story").clone();
                page.follow(&format!("main .related .headline a[href='{next}']")).await;
            }
            for end in [
                "/2025/12/30/demonstratsionnyy-vypusk/",
                "/2023/01/12/kak-delaetsya-gazeta-za-den/",
                "/2025/05/05/33-34/",
            ] {
                page.open(end).await;
                assert_leads_on(page).await;
            }
        })
        .await;
}

#[tokio::test]
async fn related_stories_are_like_the_one_that_was_read() {
    visit(Site::bundled())
        .run_in_both_forms(async |page| {
            page.open("/2023/05/19/paseka-v-predgoryah/").await;
            page.exists("main .related .headline a").await;
            let related = page.paths("main .related .headline a").await;
            let orchard = "/2025/03/04/yablonya-obrezka-i-cvetenie/";
            assert!(
                related.iter().any(|path| path == orchard),
                "bees and the orchard share section and tags: {related:?}"
            );
        })
        .await;
}

#[tokio::test]
async fn what_the_editors_name_comes_first() {
    let feed = Feed::new("Вестник")
        .language("ru")
        .item(Item::story("1", "Первая", "2025-05-17").tags(&["а"]).iman("related", json!(["5", "1", "нет"])))
        .items([2, 3, 4].map(|n| Item::story(&n.to_string(), &format!("Вторая {n}"), "2025-05-16").tags(&["а"])))
        .item(Item::story("5", "Названная", "2020-01-01"));
    visit(Site::of(feed))
        .run(async |page| {
            page.open("/2025/05/17/pervaya/").await;
            assert_eq!(page.text("main .related .headline").await, "Названная");
            assert!(!page.paths("main .related a").await.contains(&"/2025/05/17/pervaya/".to_owned()));
        })
        .await;
}

#[tokio::test]
async fn a_paper_of_three_stories_offers_the_two_others() {
    let stories = [1, 2, 3].map(|n| Item::story(&n.to_string(), &format!("История {n}"), &format!("2025-05-1{n}")));
    visit(Site::of(Feed::new("Вестник").language("ru").items(stories)))
        .run(async |page| {
            page.open("/2025/05/12/istoriya-2/").await;
            page.exists("main .related .headline").await;
            let mut related = page.texts("main .related .headline").await;
            related.sort();
            assert_eq!(related, ["История 1", "История 3"]);
            assert_eq!(page.count("main .missed").await, 0, "nothing is left to be missed");
        })
        .await;
}
