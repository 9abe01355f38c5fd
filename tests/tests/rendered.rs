//! Pages that the press has rendered beforehand: the program takes them over as they stand.

use iman_tests::wait::becomes;
use iman_tests::{Answer, Engine, Feed, Item, Page, Site, visit};
use serde_json::json;

/// The pages of each kind of the bundled edition.
const PAGES: [&str; 6] = ["/", "/2025/05/", "/category/ekologiya/", "/2025/page/2/", "/o-gazete/", "/saved/"];

/// Notes each node of the page before the program comes, and says what has become of them.
const WATCH: &str = "addEventListener('DOMContentLoaded', () => {
    const isOwn = (node) => !node.closest('#boot, [data-document]');
    window.standing = [...document.body.querySelectorAll('*')].filter(isOwn);
    window.words = document.querySelector('main').textContent;
    window.moved = 0;
    if (window.LayoutShift) {
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.moved += entry.value)))
            .observe({ type: 'layout-shift', buffered: true });
    }
});";

async fn is_taken_over(page: &Page) {
    page.exists("html:not([data-rendered])").await;
}

/// Some stories of a section, the first of which is long and has a picture.
fn paper() -> Feed {
    let body = "<p>Длинный текст о парке.</p>".repeat(60);
    let first = Item::story("park", "Парк", "2025-05-17").html(&body).picture("a");
    let story =
        |number: u32| Item::story(&format!("s{number}"), &format!("История {number}"), &format!("2025-04-{number:02}"));
    Feed::new("Вестник")
        .language("ru")
        .section("sport", "Спорт", None)
        .iman("menu", json!([{ "label": "Спорт", "section": "sport" }]))
        .item(first.sections(&["sport"]))
        .items((1..=25).rev().map(|number| story(number).sections(&["sport"])))
}

#[tokio::test]
async fn a_page_stays_what_it_is() {
    visit(Site::bundled().before_start(WATCH).rendered())
        .run(async |page| {
            let article: String = {
                page.open("/").await;
                page.attribute("main article.card a", "href").await.expect("a story on the front page")
            };
            for path in PAGES.into_iter().chain([article.as_str()]) {
                page.load(path).await;
                is_taken_over(page).await;
                let gone: Vec<String> = page
                    .js("return window.standing.filter((node) => !node.isConnected).map((node) => node.outerHTML)")
                    .await;
                assert!(gone.is_empty(), "{path}: {gone:?}");
                let is_same: bool = page.js("return window.words === document.querySelector('main').textContent").await;
                assert!(is_same, "{path} says something else");
                assert!(page.js::<f64>("return window.moved").await < 0.0001, "{path} moves");
            }
        })
        .await;
}

#[tokio::test]
async fn nothing_that_is_on_the_page_is_asked_for_again() {
    visit(Site::of(paper()).rendered())
        .run(async |page| {
            page.load("/2025/05/17/park/").await;
            is_taken_over(page).await;
            assert_eq!((page.server().count("/feed.json"), page.server().count_below("/articles/")), (0, 0));
            assert_eq!(page.server().count("/pictures/a.svg"), 1);
            // The reader goes on, within the program, and it asks for what it needs then.
            page.follow("nav.breadcrumbs a").await;
            page.shows("История 25").await;
            assert_eq!(page.server().count("/"), 0, "the page was not loaded anew");
            page.back().await;
            assert_eq!(page.text("h1").await, "Парк");
        })
        .await;
}

#[tokio::test]
async fn the_reader_keeps_line_and_selection() {
    visit(Site::of(paper()).rendered())
        .run(async |page| {
            let gate = page.server().hold(&iman_tests::code("_bg.wasm"));
            page.load("/2025/05/17/park/").await;
            page.exists("h1").await;
            page.scroll_to(700.0).await;
            page.js::<()>("getSelection().selectAllChildren(document.querySelectorAll('.body p')[9])").await;
            gate.open();
            is_taken_over(page).await;
            page.arrived().await;
            assert_eq!(page.scroll().await, 700.0);
            assert_eq!(page.js::<String>("return String(getSelection())").await.trim(), "Длинный текст о парке.");
        })
        .await;
}

#[tokio::test]
async fn the_head_follows_the_reader() {
    visit(Site::of(paper()).rendered())
        .run(async |page| {
            page.load("/2025/05/17/park/").await;
            is_taken_over(page).await;
            let kept = page.count("head meta[property^='og:']").await;
            assert!(kept > 5 && page.count("head script[type='application/ld+json']").await == 1);
            assert_eq!(page.count("head link[rel=canonical]").await, 1);
            page.follow(".menu .first-level a").await;
            page.shows("История 25").await;
            assert_eq!(page.title().await, "Спорт — Вестник");
            let canonical = page.attributes("head link[rel=canonical]", "href").await;
            assert_eq!(canonical, [format!("{}/category/sport/", page.server().origin())]);
            assert_eq!(page.count("head meta[property^='og:'], head script[type='application/ld+json']").await, 0);
            assert_eq!(page.count("head title").await, 1);
        })
        .await;
}

#[tokio::test]
async fn a_page_of_another_address_is_not_shown() {
    let site = Site::of(paper()).rendered();
    visit(site)
        .run(async |page| {
            // As hosts do that answer every address with the front page.
            page.load("/").await;
            is_taken_over(page).await;
            let front: String = page.js("return fetch('/').then((answer) => answer.text())").await;
            page.server().answer("/2025/05/17/park/", Answer::html(&front));
            page.load("/2025/05/17/park/").await;
            page.says("h1", "Парк").await;
            assert_eq!(page.count("main").await, 1);
            // A search is made by the program.
            page.load("/search/?q=парк").await;
            page.shows("1 материал").await;
        })
        .await;
}

#[tokio::test]
async fn a_page_is_read_when_the_program_does_not_come() {
    visit(Site::of(paper()).rendered().answering(&iman_tests::code(".js"), Answer::status(500)))
        .expecting("500")
        .expecting("Failed to fetch")
        .expecting("error loading")
        .expecting("Importing a module")
        .run(async |page| {
            page.load("/2025/05/17/park/").await;
            page.says("h1", "Парк").await;
            page.exists("html[data-rendered]").await;
            // Its links are links.
            page.click("nav.breadcrumbs a").await;
            page.shows("История 25").await;
        })
        .await;
}

#[tokio::test]
async fn a_site_in_a_folder_is_taken_over_there() {
    visit(Site::of(paper()).below("/paper").rendered())
        .run(async |page| {
            page.load("/category/sport/page/2/").await;
            is_taken_over(page).await;
            assert_eq!(page.texts("main .pager [aria-current=page]").await, ["2"]);
            page.follow("main article.card a").await;
            page.shows("История 5").await;
        })
        .await;
}

#[tokio::test]
async fn with_scripts_switched_off_all_is_read_by_links() {
    // The other drivers cannot do without scripts themselves.
    if Engine::chosen() != Engine::Chromium {
        return;
    }
    visit(Site::of(paper()).rendered())
        .run(async |page| {
            page.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
            page.load("/2025/05/17/park/").await;
            page.says("h1", "Парк").await;
            page.shows("Длинный текст о парке.").await;
            for offered_in_vain in [".menu-button", ".star", "#boot"] {
                assert!(!page.is_visible(offered_in_vain).await, "{offered_in_vain}");
            }
            for (link, address) in [
                (".menu .first-level a", "/category/sport/"),
                ("main .pager a[rel=next]", "/category/sport/page/2/"),
                ("main article.card a", "/2025/04/06/istoriya-6/"),
                (".neighbours a[rel=prev]", "/2025/04/05/istoriya-5/"),
            ] {
                page.exists(link).await;
                // The driver cannot bring it into view without scripts.
                let to = page.attribute(link, "href").await.expect("a link leads somewhere");
                page.load(&to).await;
                becomes("the address", address.to_owned(), async || page.address().await).await;
            }
            assert_eq!(page.text("h1").await, "История 5");
            page.exists("html[data-rendered]").await;
        })
        .await;
}

#[tokio::test]
async fn a_story_without_a_page_of_its_own_is_asked_for_with_the_program_and_not_after_it() {
    for folder in ["", "/paper"] {
        let site = Site::of(paper()).below(folder).rendered();
        // As it is with `--pages none`, and of the older stories with any number.
        let shell = site.html("/2020/01/01/no-such/");
        visit(site.answering("/2025/05/17/park/", Answer::html(&shell)))
            .run(async |page| {
                let entry = page.server().hold("/feed.json");
                let code = page.server().hold(&iman_tests::code("_bg.wasm"));
                page.load("/2025/05/17/park/").await;
                let document = async || page.server().count("/articles/2025/05/17/park.json");
                becomes("requests for the story", 1, document).await;
                entry.open();
                code.open();
                page.says("h1", "Парк").await;
                page.arrived().await;
                assert_eq!(document().await, 1, "asked for once");
            })
            .await;
    }
}
