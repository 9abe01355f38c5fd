//! The front page of the bundled edition.

use iman_tests::{Site, visit};

#[tokio::test]
async fn no_story_stands_twice_on_the_front_page() {
    visit(Site::bundled())
        .run(async |page| {
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
        .run(async |page| {
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
        .run(async |page| {
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
