//! A newspaper in a folder of its host: the same `dist/`, with `<base href="/paper/">` written into `index.html`.

use iman_tests::{Key, Site, visit};

#[tokio::test]
async fn deep_links_open_below_the_folder() {
    visit(Site::bundled().below("/paper"))
        .run_in_both_forms(async |page| {
            for (path, headline) in [
                ("/", "Главная"),
                ("/category/dokumenty/obyavleniya/", "Объявления"),
                ("/2025/05/05/33-34/", "Номер 33-34"),
                ("/obratnaya-svyaz/", "Обратная связь"),
                ("/net/", "Страница не найдена"),
            ] {
                page.open(path).await;
                assert_eq!(page.text("h1").await, headline, "at {path}");
                assert_eq!(page.address().await, format!("/paper{path}"));
            }
            assert_eq!(page.server().count("/feed.json"), 5, "the feed is found in the folder, once a load");
        })
        .await;
}

#[tokio::test]
async fn links_and_forms_stay_in_the_folder() {
    visit(Site::bundled().below("/paper"))
        .run_in_both_forms(async |page| {
            page.open("/").await;
            page.js::<()>("window.stays = true").await;
            let outside: Vec<String> = page
                .js("return all('a[href]').map((link) => new URL(link.href))
                    .filter((url) => url.origin === location.origin && !url.pathname.startsWith('/paper/')).map(String)")
                .await;
            assert_eq!(outside, Vec::<String>::new(), "links that lead out of the folder");
            page.follow("main .headline a").await;
            assert!(page.address().await.starts_with("/paper/2025/"));
            page.follow("main .breadcrumbs li:nth-child(2) a").await;
            assert_eq!(page.address().await, "/paper/2025/");
            page.follow("main .pager [rel=next]").await;
            assert_eq!(page.address().await, "/paper/2025/page/2/");
            page.back().await;
            page.follow(".menu .first-level a").await;
            assert_eq!(page.paths(".menu a[aria-current=page]").await, ["/paper/category/novosti-rayona/"; 2]);
            page.follow(".menu .tool[href$='/search/']").await;
            page.fill("main input[type=search]", "бег").await;
            page.press(Key::Enter).await;
            page.is_at("/paper/search/?q=%D0%B1%D0%B5%D0%B3").await;
            page.follow("main .hits .headline a").await;
            assert!(page.js::<bool>("return window.stays === true").await, "a link loaded the whole app anew");
            page.click("main .story-head .star").await;
            page.open("/saved/").await;
            assert_eq!(page.count("main .stories > li").await, 1);
        })
        .await;
}

#[tokio::test]
async fn pictures_and_files_are_found_below_the_folder() {
    visit(Site::bundled().below("/paper"))
        .run_in_both_forms(async |page| {
            page.open("/2025/05/17/golosuem-za-obshchestvennye-prostranstva/").await;
            let loaded = "return all('main .main-picture img').every((img) => img.complete && img.naturalWidth > 0)";
            iman_tests::wait::eventually("the picture", async || page.js(loaded).await).await;
            page.open("/2025/05/05/33-34/").await;
            let status: u16 = page.js("return (await fetch(all('main a.attachment')[0].href)).status").await;
            assert_eq!(status, 200);
        })
        .await;
}

#[tokio::test]
async fn a_folder_with_a_like_name_is_not_taken_for_the_newspaper() {
    visit(Site::bundled().below("/paper"))
        .run_in_both_forms(async |page| {
            page.open("/").await;
            // A link of an article to another part of the host.
            let taken: bool = page
                .js("const link = document.createElement('a');
                     link.href = '/papers/other/';
                     document.body.append(link);
                     let taken;
                     addEventListener('click', (event) => { taken = event.defaultPrevented; event.preventDefault(); }, { once: true });
                     link.click();
                     link.remove();
                     return taken")
                .await;
            assert!(!taken, "the app takes a link to a folder that is not its own");
        })
        .await;
}
