//! The front page of the bundled edition.

use iman_tests::{Site, visit};

#[tokio::test]
async fn no_story_stands_twice_on_the_front_page() {
    visit(Site::bundled())
        .run_in_both_forms(async |page| {
            page.open("/").await;
            let paths = page.paths("main .headline a").await;
            assert!(paths.len() > 30, "a whole front page has many stories: {}", paths.len());
            let mut once = paths.clone();
            once.sort();
            once.dedup();
            assert_eq!(once.len(), paths.len(), "a story stands twice among {paths:#?}");
        })
        .await;
}

#[tokio::test]
async fn the_front_page_has_its_parts_in_their_order() {
    visit(Site::bundled())
        .run_in_both_forms(async |page| {
            page.open("/").await;
            assert_eq!(page.text(".masthead .name").await, "ИМАН");
            assert_eq!(page.text(".masthead .tagline").await, "Газета «Иман», Ачхой-Мартан");
            page.exists("main .lead .art img").await;
            assert_eq!(page.attribute("main .lead img", "loading").await.as_deref(), Some("eager"));
            let titles = page.texts("main h2").await;
            let at = |title: &str| titles.iter().position(|known| known == title);
            for title in ["Последние новости", "Выбор редакции", "Свежее", "Свежий номер", "Экология"]
            {
                assert!(at(title).is_some(), "the part “{title}” among {titles:#?}");
            }
            assert!(at("Свежее") < at("Экология"), "news before sections");
            page.follow("main .block h2 a[href='/category/ekologiya/']").await;
            assert_eq!(page.text("h1").await, "Экология");
        })
        .await;
}

#[tokio::test]
async fn the_footer_leads_to_sections_pages_years_and_the_feed() {
    visit(Site::bundled())
        .run_in_both_forms(async |page| {
            page.open("/").await;
            assert_eq!(page.texts(".footer .years a").await, ["2025", "2024", "2023"]);
            let paths = page.paths(".footer a").await;
            for path in ["/category/sport/", "/o-gazete/", "/dostupnost/", "/saved/"] {
                assert!(paths.iter().any(|known| known == path), "{path} among {paths:#?}");
            }
            let year: i32 = page.js("return new Date().getFullYear()").await;
            assert!(page.text(".footer .copyright").await.contains(&year.to_string()));
        })
        .await;
}

#[tokio::test]
async fn the_blocks_stand_close_in_three_columns_of_like_height() {
    visit(Site::bundled())
        .run_in_both_forms(async |page| {
            page.open("/").await;
            // From the top of the first to the foot of the last, by column, and what of it no block fills.
            let script = "
                const columns = new Map();
                for (const block of all('.block')) {
                    const boxes = block.getClientRects();
                    if (boxes.length > 1) return [['a block is torn apart', boxes.length, 0]];
                    const [box] = boxes;
                    const column = columns.get(Math.round(box.left)) ?? { top: box.top, bottom: 0, filled: 0 };
                    column.bottom = Math.max(column.bottom, box.bottom);
                    column.filled += box.height;
                    columns.set(Math.round(box.left), column);
                }
                return [...columns].map(([left, { top, bottom, filled }]) => [`at ${left}`, bottom - top, bottom - top - filled])";
            let columns: Vec<(String, f64, f64)> = page.js(script).await;
            let heights = || columns.iter().map(|(_, height, _)| *height);
            let (lowest, highest) = (heights().fold(f64::INFINITY, f64::min), heights().fold(0.0, f64::max));
            assert_eq!(columns.len(), 3, "{columns:?}");
            assert!(columns.iter().all(|(_, _, empty)| empty.abs() < 2.0), "gaps: {columns:?}");
            // A block is not torn apart, so that one may be left over.
            assert!(highest - lowest < 1200.0, "{columns:?}");
        })
        .await;
}
