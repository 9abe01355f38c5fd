//! What readers who do not see the page are told: by its structure, its names, and its announcements. axe-core looks
//! for what else keeps readers out.

use crate::edition::{ARTICLE, KINDS, STORIES, VIDEO};
use iman_tests::wait::eventually;
use iman_tests::{Answer, Feed, Item, Key, Page, Site, Window, visit};

/// axe-core finds nothing: light and dark, with the menu closed and open.
async fn assert_open_to_all(page: &Page) {
    page.assert_axe_finds_nothing("light").await;
    page.click(".menu-button").await;
    page.assert_axe_finds_nothing("light, menu open").await;
    let rules = page.prefer("prefers-color-scheme: dark").await;
    assert!(rules > 0, "there are rules for a dark page");
    page.assert_axe_finds_nothing("dark, menu open").await;
    page.click(".menu-button").await;
    page.assert_axe_finds_nothing("dark").await;
}

async fn assert_all_open_to_all(paths: &[&str], window: Window) {
    visit(Site::bundled())
        .in_window(window)
        .run(async |page| {
            for path in paths {
                page.open(path).await;
                assert_open_to_all(page).await;
            }
        })
        .await;
}

/// The kinds of page, in parts of which each fits a test's time.
fn kinds() -> (Vec<&'static str>, Vec<&'static str>) {
    let paths: Vec<&str> = KINDS.iter().map(|kind| kind.path).collect();
    let (first, second) = paths.split_at(paths.len() / 2);
    (first.to_vec(), second.to_vec())
}

#[tokio::test]
async fn axe_finds_nothing_on_lists_on_a_desktop() {
    assert_all_open_to_all(&kinds().0, Window::Desktop).await;
}

#[tokio::test]
async fn axe_finds_nothing_on_lists_on_a_phone() {
    assert_all_open_to_all(&kinds().0, Window::Phone).await;
}

#[tokio::test]
async fn axe_finds_nothing_on_pages_on_a_desktop() {
    assert_all_open_to_all(&kinds().1, Window::Desktop).await;
}

#[tokio::test]
async fn axe_finds_nothing_on_pages_on_a_phone() {
    assert_all_open_to_all(&kinds().1, Window::Phone).await;
}

#[tokio::test]
async fn axe_finds_nothing_on_stories_on_a_desktop() {
    assert_all_open_to_all(&STORIES, Window::Desktop).await;
}

#[tokio::test]
async fn axe_finds_nothing_on_stories_on_a_phone() {
    assert_all_open_to_all(&STORIES, Window::Phone).await;
}

#[tokio::test]
async fn axe_finds_nothing_where_nothing_is() {
    visit(Site::bundled())
        .run(async |page| {
            for path in ["/1999/", "/search/", "/search/?q=щщщ"] {
                page.open(path).await;
                assert_open_to_all(page).await;
            }
            page.open(ARTICLE).await;
            page.click("main .story-head .star").await;
            page.open("/saved/").await;
            page.exists("main .card").await;
            assert_open_to_all(page).await;
            page.server().answer("/feed.json", Answer::feed(Feed::new("Пустая").language("ru")));
            page.open("/").await;
            page.shows("В газете пока нет материалов").await;
            assert_open_to_all(page).await;
        })
        .await;
}

#[tokio::test]
async fn axe_finds_nothing_while_the_paper_comes_and_when_it_does_not() {
    let story = Item::story("1", "Первая", "2025-05-17").sections(&["selo"]);
    let feed = Feed::new("Вестник").language("ru").section("selo", "Село", None).item(story).next("more.json");
    for window in [Window::Desktop, Window::Phone] {
        visit(Site::of(feed.clone()))
            .in_window(window)
            .expecting("404")
            .run(async |page| {
                page.open("/category/selo/").await;
                page.shows("Не удалось загрузить продолжение").await;
                assert_open_to_all(page).await;
                // A page that only the rest of the feed could give.
                page.open("/net/").await;
                page.exists("main [role=alert]").await;
                page.assert_outline().await;
                assert_open_to_all(page).await;
                let gate = page.server().hold("/feed.json");
                page.load("/").await;
                page.exists("main .skeleton").await;
                // There is nothing yet to be the headline of.
                page.assert_axe_finds_nothing_but(&["page-has-heading-one"], "waiting").await;
                gate.open();
                page.arrived().await;
                page.server().answer("/feed.json", Answer::status(404));
                page.open("/").await;
                page.assert_outline().await;
                page.assert_axe_finds_nothing("failed, light").await;
                page.prefer("prefers-color-scheme: dark").await;
                page.assert_axe_finds_nothing("failed, dark").await;
            })
            .await;
    }
}

#[tokio::test]
async fn axe_finds_nothing_around_a_player() {
    visit(Site::bundled())
        .expecting("ERR_NAME_NOT_RESOLVED")
        .run(async |page| {
            page.open(VIDEO).await;
            page.click("main button.play").await;
            page.exists("main iframe").await;
            page.assert_axe_finds_nothing("with a player").await;
        })
        .await;
}

#[tokio::test]
async fn each_page_has_its_landmarks_once_and_with_different_names() {
    visit(Site::bundled())
        .run(async |page| {
            for path in KINDS.iter().map(|kind| kind.path).chain(STORIES) {
                page.open(path).await;
                for landmark in ["main", "body > .head > header", "body > footer"] {
                    assert_eq!(page.count(landmark).await, 1, "`{landmark}` at {path}");
                }
                let names = page.attributes("nav", "aria-label").await;
                assert_eq!(names.len(), page.count("nav").await, "each navigation has a name at {path}: {names:?}");
                let mut once = names.clone();
                once.sort();
                once.dedup();
                assert_eq!(once.len(), names.len(), "two navigations share a name at {path}: {names:?}");
                let here = page.count("main .breadcrumbs [aria-current=page]").await;
                assert_eq!(here, page.count("main .breadcrumbs").await, "the way says where the reader is at {path}");
                let links: Vec<usize> =
                    page.js("return all('main article.card').map((card) => card.querySelectorAll('a').length)").await;
                assert!(links.iter().all(|count| *count == 1), "links on each card at {path}: {links:?}");
            }
        })
        .await;
}

/// What a screen reader may speak by itself: what stands in a live region.
async fn announced(page: &Page) -> Vec<String> {
    let script = "return all('[role=status], [role=alert], [role=log], [aria-live]')
        .map((region) => clean(region.textContent)).filter(Boolean)";
    page.js(script).await
}

#[tokio::test]
async fn a_new_page_is_announced_once_by_its_headline() {
    visit(Site::bundled())
        .run(async |page| {
            page.open("/").await;
            page.js::<()>(
                "window.focused = []; addEventListener('focusin', (event) => focused.push(event.target.localName))",
            )
            .await;
            for link in [
                "main .headline a",
                "main .breadcrumbs li:nth-child(2) a",
                "main .headline a",
                "main .tags a",
                ".menu a.tool[href='/search/']",
                ".menu a.tool[href='/saved/']",
                ".masthead a.name",
            ] {
                page.js::<()>("focused.length = 0").await;
                page.follow(link).await;
                let focused: Vec<String> = page.js("return focused.filter((name) => name !== 'a')").await;
                assert_eq!(focused, ["h1"], "what gets the focus after `{link}`");
                assert!(page.has_focus("main h1").await, "after `{link}` the focus is on {}", page.focus().await);
                assert_eq!(announced(page).await, [""; 0], "nothing else speaks after `{link}`");
            }
        })
        .await;
}

#[tokio::test]
async fn what_was_found_is_announced_where_nothing_was_before() {
    visit(Site::bundled())
        .run(async |page| {
            page.open("/search/").await;
            page.js::<()>("window.region = all('main [role=status]')[0]").await;
            for (words, said) in [("пчела", "материал"), ("щщщ", "ничего не нашлось"), ("мост", "материал")]
            {
                page.fill("main input[type=search]", words).await;
                page.press(Key::Enter).await;
                eventually("what was found, in the place that was there before", async || {
                    page.js::<String>("return clean(region.isConnected && region.textContent)").await.contains(said)
                })
                .await;
                assert_eq!(page.count("main [role=status] article").await, 0, "the hits themselves are not read out");
            }
        })
        .await;
}

#[tokio::test]
async fn waiting_and_faults_are_announced() {
    let feed = Feed::new("Вестник").language("ru").item(Item::story("1", "Первая", "2025-05-17"));
    visit(Site::of(feed))
        .expecting("404")
        .run(async |page| {
            let gate = page.server().hold("/feed.json");
            page.load("/").await;
            // The region is there before its words, or they would not be spoken.
            page.exists("main .waiting[role=status]").await;
            page.js::<()>("window.region = all('main [role=status]')[0]").await;
            eventually("that it takes a while is said in the same place", async || {
                page.js::<bool>("return region.isConnected && clean(region.textContent) === 'Загружаем…'").await
            })
            .await;
            gate.open();
            page.says("main .headline", "Первая").await;
            assert_eq!(announced(page).await, [""; 0], "the paper itself is not read out");
            page.server().answer("/feed.json", Answer::status(404));
            page.open("/").await;
            let said = announced(page).await.join(" ");
            assert!(said.contains("Сервер ответил ошибкой 404."), "{said}");
        })
        .await;
}
