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

#[tokio::test]
async fn a_picture_of_a_text_is_loaded_in_the_width_that_its_column_needs() {
    let html = "<figure><img src='pictures/3.svg' width='800' height='533' alt='' srcset='pictures/3/400.webp 400w, \
                pictures/3/800.webp 800w, javascript:alert(1) 1000w, pictures/3/wide.webp 1200px, pictures/3/2.webp 2x'>\
                </figure>";
    let story = |id: &str, html: &str| Item::new(id).title("Улей").published("2025-05-17").html(html);
    let other = "<img src='pictures/4.svg' width='800' height='533' alt='' srcset='pictures/4/2.webp 2x'>";
    let site = Site::of(Feed::new("Вестник").item(story("1", html)).item(story("2", other)));
    visit(site)
        .run(async |page| {
            page.open("/2025/05/17/uley/").await;
            let chosen = page.attribute(".body img", "srcset").await.unwrap_or_default();
            let origin = page.server().origin();
            assert_eq!(chosen, format!("{origin}/pictures/3/400.webp 400w, {origin}/pictures/3/800.webp 800w"));
            iman_tests::wait::becomes("the picture", 1, async || page.server().count("/pictures/3/800.webp")).await;
            assert_eq!((page.server().count("/pictures/3.svg"), page.server().count_below("/pictures/3/")), (0, 1));
            page.assert_pictures_have_boxes().await;
            page.open("/2025/05/17/uley-2/").await;
            assert_eq!(page.attribute(".body img", "srcset").await, None);
        })
        .await;
}
