//! Links that are the browser's business: new tabs, other sites, files.

use crate::edition::ARTICLE;
use iman_tests::wait::becomes;
use iman_tests::{Engine, Feed, Item, Key, Page, Site, visit};
use serde_json::json;

/// Presses a link without letting the browser follow it; says whether the app has taken the press for itself.
async fn is_taken_by_the_app(page: &Page, link: &str) -> bool {
    is_press_taken(page, async || page.click(link).await).await
}

async fn is_press_taken(page: &Page, press: impl AsyncFnOnce()) -> bool {
    page.js::<()>(
        "window.taken = null;
         addEventListener('click', (event) => { window.taken = event.defaultPrevented; event.preventDefault(); }, { once: true })",
    )
    .await;
    press().await;
    page.js("return window.taken").await
}

#[tokio::test]
async fn a_press_with_control_opens_a_new_tab_and_leaves_this_page() {
    visit(Site::bundled())
        .run(async |page| {
            page.open("/category/sport/").await;
            let there = page.attribute("main .headline a", "href").await.expect("the first story's link");
            let press = async || page.click_with(Key::Control, "main .headline a").await;
            assert!(!is_press_taken(page, press).await, "the app keeps it from the browser");
            if page.engine() == Engine::WebKit {
                // MiniBrowser knows no tabs by keys, and would follow the link here.
                return;
            }
            press().await;
            becomes("two tabs", 2, async || page.client().windows().await.map_or(0, |windows| windows.len())).await;
            assert_eq!(page.address().await, "/category/sport/");
            assert_eq!(page.text("h1").await, "Спорт");
            let here = page.client().window().await.expect("the tab of this page");
            let windows = page.client().windows().await.expect("the list of tabs");
            let other = windows.into_iter().find(|window| *window != here).expect("the other tab");
            page.client().switch_to_window(other).await.expect("the other tab can be looked at");
            page.is_at(&there).await;
        })
        .await;
}

#[tokio::test]
async fn links_to_other_sites_and_to_files_are_left_to_the_browser() {
    visit(Site::bundled())
        .run_in_both_forms(async |page| {
            page.open("/2025/05/05/33-34/").await;
            for link in [".masthead a.live", "main a.attachment", ".footer a[type='application/feed+json']"] {
                assert!(!is_taken_by_the_app(page, link).await, "the app keeps `{link}` from the browser");
                let rel = page.attribute(link, "rel").await.unwrap_or_default();
                assert!(rel.split(' ').any(|word| word == "external"), "`{link}` is rel=\"{rel}\"");
            }
            let feed = page.paths(".footer a[type='application/feed+json']").await;
            assert_eq!(feed, ["/feed.json"], "the feed, for feed readers");
        })
        .await;
}

#[tokio::test]
async fn links_in_a_text_go_where_they_belong() {
    let site = "https://vestnik.example/";
    let html = "<p><a href='/2025/05/16/vtoraya/'>сюда</a> <a href='https://other.example/x'>туда</a>
        <a href='/files/akt.pdf'>файл</a> <a href='mailto:a@vestnik.example'>письмо</a></p>";
    let feed = Feed::new("Вестник")
        .language("ru")
        .item(Item::new("1").title("Первая").published("2025-05-17").html(html))
        .item(Item::story("2", "Вторая", "2025-05-16").with("external_url", json!(format!("{site}source"))));
    visit(Site::of(feed))
        .run(async |page| {
            page.open("/2025/05/17/pervaya/").await;
            let link = |start: &str| format!("main .body a[href^='{start}']");
            for other in [link("https://other.example/"), "main .body a[href$='.pdf']".to_owned(), link("mailto:")] {
                assert!(!is_taken_by_the_app(page, &other).await, "the app keeps `{other}` from the browser");
            }
            let rel = page.attribute(&link("https://other"), "rel").await;
            assert_eq!(rel.as_deref(), Some("noopener external"));
            page.js::<()>("window.stays = true").await;
            page.click("main .body a").await;
            page.says("h1", "Вторая").await;
            assert!(
                page.js::<bool>("return window.stays === true").await,
                "a link within the newspaper loads nothing anew"
            );
            assert!(!is_taken_by_the_app(page, "main .original a").await, "the source is another site");
        })
        .await;
}

#[tokio::test]
async fn a_link_of_the_menu_may_lead_elsewhere() {
    let feed = Feed::new("Вестник")
        .language("ru")
        .iman(
            "menu",
            json!([
                { "label": "Сайт района", "url": "https://rayon.example/" },
                { "label": "Опасная", "url": "javascript:window.pwned = true" },
            ]),
        )
        .item(Item::story("1", "Первая", "2025-05-17"));
    visit(Site::of(feed))
        .run(async |page| {
            page.open("/").await;
            assert_eq!(page.texts(".first-level a").await, ["Сайт района"], "an entry that leads nowhere good is none");
            assert!(!is_taken_by_the_app(page, ".first-level a").await);
        })
        .await;
}

#[tokio::test]
async fn presses_with_a_key_held_or_another_button_are_left_to_the_browser() {
    visit(Site::bundled())
        .run_in_both_forms(async |page| {
            page.open(ARTICLE).await;
            let script = "
                const link = all('main .breadcrumbs a')[0];
                let isTaken;
                addEventListener('click', (event) => { isTaken = event.defaultPrevented; event.preventDefault(); });
                const press = (options) => {
                    link.dispatchEvent(new PointerEvent('click', { bubbles: true, cancelable: true, composed: true, ...options }));
                    return isTaken;
                };
                const held = ['ctrlKey', 'metaKey', 'shiftKey', 'altKey'].filter((key) => press({ [key]: true }));
                return [held, press({ button: 1 }), press({})]";
            let taken: (Vec<String>, bool, bool) = page.js(script).await;
            assert_eq!(taken, (Vec::new(), false, true), "taken with a key held, by the middle button, by a plain press");
        })
        .await;
}

#[tokio::test]
async fn a_link_that_says_so_is_left_to_the_browser() {
    visit(Site::bundled())
        .run(async |page| {
            page.open(ARTICLE).await;
            let script = "
                let isTaken;
                addEventListener('click', (event) => { isTaken = event.defaultPrevented; event.preventDefault(); });
                const isLeft = ([name, value]) => {
                    const link = document.createElement('a');
                    link.href = '/category/sport/';
                    link.setAttribute(name, value);
                    document.body.append(link);
                    link.click();
                    link.remove();
                    return !isTaken;
                };
                const ways = [['target', '_blank'], ['download', ''], ['rel', 'nofollow external'], ['href', '#content'],
                    ['target', ''], ['rel', 'externals'], ['title', 'x']];
                return ways.map(isLeft)";
            assert_eq!(page.js::<Vec<bool>>(script).await, [true, true, true, false, false, false, false]);
        })
        .await;
}
