//! Pictures that come in several widths.

use iman_tests::{Feed, Item, Site, visit};
use serde_json::json;

fn site() -> Site {
    let story = |id: &str, day| {
        let story = Item::story(id, &format!("История {id}"), day).picture(id);
        story
            .iman("image_variants", json!(format!("pictures/{id}/{{width}}.webp")))
            .iman("image_widths", json!([400, 800, 1600]))
    };
    Site::of(Feed::new("Вестник").language("ru").item(story("2", "2025-05-17")).item(story("1", "2025-05-16")))
}

/// Which pictures the browser has chosen, by their paths.
const CHOSEN: &str = "
    await Promise.all(all('main picture img').map((img) => img.decode().catch(() => {})));
    return all('main picture img').map((img) => new URL(img.currentSrc || img.src).pathname)";

#[tokio::test]
async fn a_browser_chooses_the_width_that_it_needs_and_loads_only_that() {
    visit(site())
        .run(async |page| {
            page.open("/2025/05/17/istoriya-2/").await;
            let chosen: Vec<String> = page.js(CHOSEN).await;
            assert!(chosen.iter().all(|path| path.ends_with(".webp")), "{chosen:?}");
            assert_eq!(chosen[0], "/pictures/2/800.webp", "43 rem are 688 pixels");
            assert_eq!(page.server().count("/pictures/2.svg"), 0, "the fallback is for other browsers");
            assert_eq!(page.server().count_below("/pictures/2/"), 1);
            page.assert_pictures_have_boxes().await;
        })
        .await;
}

#[tokio::test]
async fn a_card_takes_a_small_one_and_its_article_the_one_that_was_asked_for_early() {
    visit(site())
        .run(async |page| {
            page.open("/2025/").await;
            let chosen: Vec<String> = page.js(CHOSEN).await;
            assert_eq!(chosen, ["/pictures/2/400.webp", "/pictures/1/400.webp"]);
            page.hover("main li:nth-child(2) .headline a").await;
            iman_tests::wait::becomes("the article's picture", 1, async || page.server().count("/pictures/1/800.webp"))
                .await;
            page.follow("main li:nth-child(2) .headline a").await;
            let chosen: Vec<String> = page.js(CHOSEN).await;
            assert_eq!(chosen[0], "/pictures/1/800.webp");
            assert_eq!(page.server().count("/pictures/1.svg"), 0);
        })
        .await;
}
