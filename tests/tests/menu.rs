//! The menu, by mouse, finger and keyboard.

use iman_tests::wait::becomes;
use iman_tests::{Feed, Item, Key, Page, Site, Window, visit};
use serde_json::json;

const BUTTON: &str = ".menu-button";
const PANEL: &str = "#menu-panel";

async fn is_open(page: &Page, open: bool) {
    becomes("what the menu's button says of its state", Some(open.to_string()), async || {
        page.attribute(BUTTON, "aria-expanded").await
    })
    .await;
    assert_eq!(page.is_visible(PANEL).await, open, "the panel is what the button says");
}

/// Presses Tab until an element has the focus.
async fn tab_to(page: &Page, selector: &str) {
    for _ in 0..60 {
        if page.has_focus(selector).await {
            return;
        }
        page.press(Key::Tab).await;
    }
    panic!("`{selector}` does not get the focus by Tab; it is on {}", page.focus().await);
}

#[tokio::test]
async fn the_button_opens_and_closes_the_menu_and_says_which() {
    for window in [Window::Desktop, Window::Phone] {
        visit(Site::bundled())
            .in_window(window)
            .run(async |page| {
                page.open("/").await;
                is_open(page, false).await;
                assert_eq!(page.attribute(BUTTON, "aria-controls").await.as_deref(), Some("menu-panel"));
                page.click(BUTTON).await;
                is_open(page, true).await;
                assert!(page.is_visible("#menu-panel a[href='/category/ekonomika/']").await, "all sections are there");
                page.click(BUTTON).await;
                is_open(page, false).await;
            })
            .await;
    }
}

#[tokio::test]
async fn escape_closes_the_menu_and_gives_the_focus_back() {
    for window in [Window::Desktop, Window::Phone] {
        visit(Site::bundled())
            .in_window(window)
            .run(async |page| {
                page.open("/").await;
                tab_to(page, BUTTON).await;
                page.press(Key::Enter).await;
                is_open(page, true).await;
                tab_to(page, "#menu-panel a[href='/category/dokumenty/']").await;
                page.press(Key::Escape).await;
                is_open(page, false).await;
                assert!(page.has_focus(BUTTON).await, "the focus is on {}", page.focus().await);
                page.press(' ').await;
                is_open(page, true).await;
            })
            .await;
    }
}

#[tokio::test]
async fn a_submenu_opens_by_its_own_button_on_a_phone() {
    visit(Site::bundled())
        .on_phone()
        .run(async |page| {
            page.open("/").await;
            page.click(BUTTON).await;
            let button = ".submenu-button";
            let child = "#menu-panel a[href='/category/dokumenty/obyavleniya/']";
            assert_eq!(page.attribute(button, "aria-expanded").await.as_deref(), Some("false"));
            assert_eq!(page.attribute(button, "aria-label").await.as_deref(), Some("Подразделы: Документы"));
            assert!(!page.is_visible(child).await);
            page.click(button).await;
            assert_eq!(page.attribute(button, "aria-expanded").await.as_deref(), Some("true"));
            assert!(page.is_visible(child).await);
            tab_to(page, button).await;
            page.press(Key::Enter).await;
            assert_eq!(page.attribute(button, "aria-expanded").await.as_deref(), Some("false"));
            assert!(!page.is_visible(child).await);
            is_open(page, true).await;
        })
        .await;
}

#[tokio::test]
async fn submenus_lie_open_on_a_desktop_and_can_be_closed() {
    visit(Site::bundled())
        .run(async |page| {
            page.open("/").await;
            page.click(BUTTON).await;
            assert!(page.is_visible("#menu-panel a[href='/category/dokumenty/obyavleniya/']").await);
            page.click(".submenu-button").await;
            assert_eq!(page.attribute(".submenu-button", "aria-expanded").await.as_deref(), Some("false"));
            assert!(!page.is_visible("#menu-panel a[href='/category/dokumenty/obyavleniya/']").await);
        })
        .await;
}

#[tokio::test]
async fn a_link_closes_the_menu() {
    for window in [Window::Desktop, Window::Phone] {
        visit(Site::bundled())
            .in_window(window)
            .run(async |page| {
                page.open("/").await;
                page.click(BUTTON).await;
                page.follow("#menu-panel a[href='/category/sport/']").await;
                is_open(page, false).await;
                assert_eq!(page.text("h1").await, "Спорт");
                // Also when it leads to where the reader is.
                page.click(BUTTON).await;
                is_open(page, true).await;
                page.click("#menu-panel a[href='/category/sport/']").await;
                is_open(page, false).await;
            })
            .await;
    }
}

#[tokio::test]
async fn a_press_outside_closes_the_menu_and_one_inside_does_not() {
    visit(Site::bundled())
        .run(async |page| {
            page.open("/").await;
            page.click(BUTTON).await;
            is_open(page, true).await;
            page.click(".masthead .today").await;
            is_open(page, false).await;
            page.click(BUTTON).await;
            // Between two entries.
            page.press_at("#menu-panel .tree").await;
            is_open(page, true).await;
        })
        .await;
}

#[tokio::test]
async fn an_open_menu_stays_open_while_more_of_the_feed_comes() {
    let story = |id: &str, title: &str, day: &str| Item::story(id, title, day).sections(&["selo"]);
    let feed = Feed::new("Вестник").language("ru").section("selo", "Село", None);
    let site = Site::of(feed.item(story("1", "Первая", "2025-05-17")).next("more.json"))
        .document("/more.json", Feed::new("Вестник").item(story("2", "Вторая", "2025-05-16")));
    visit(site)
        .run(async |page| {
            let gate = page.server().hold("/more.json");
            page.open("/category/selo/").await;
            page.click(BUTTON).await;
            tab_to(page, "#menu-panel a").await;
            gate.open();
            page.says("main li:nth-child(2) .headline", "Вторая").await;
            is_open(page, true).await;
            assert!(page.has_focus("#menu-panel a").await, "the focus is on {}", page.focus().await);
        })
        .await;
}

#[tokio::test]
async fn addresses_of_the_paper_itself_lead_within_it() {
    let url = |label: &str, path: &str| json!({ "label": label, "url": format!("https://vestnik.example{path}") });
    let story = |id: &str, title: &str, path: &str| {
        Item::story(id, title, "2025-05-17").with("url", json!(format!("https://vestnik.example{path}")))
    };
    let feed = Feed::new("Вестник")
        .with("home_page_url", json!("https://vestnik.example/"))
        .iman("menu", json!([url("Пчёлы", "/2025/05/17/pchyoly/"), url("Сегодня", "/"), url("Лавка", "/shop/")]))
        .items([story("1", "Пчёлы", "/2025/05/17/pchyoly/"), story("2", "Осы", "/2025/05/17/osy/")]);
    visit(Site::of(feed))
        .run_in_both_forms(async |page| {
            page.open("/2025/05/17/osy/").await;
            page.follow(".first-level a[href='/2025/05/17/pchyoly/']").await;
            page.says("h1", "Пчёлы").await;
            assert_eq!(page.paths(".first-level a[aria-current=page]").await, ["/2025/05/17/pchyoly/"]);
            page.follow(".first-level a[href='/']").await;
            // What the paper does not have stays on the site that may have it.
            let away = ".first-level a[href='https://vestnik.example/shop/']";
            assert_eq!(page.attribute(away, "rel").await.as_deref(), Some("external noopener"));
        })
        .await;
}

#[tokio::test]
async fn the_menu_marks_where_the_reader_is() {
    visit(Site::bundled())
        .run(async |page| {
            let marked = async || page.paths(".menu a[aria-current=page]").await;
            page.open("/category/obshchestvo/").await;
            assert_eq!(marked().await, ["/category/obshchestvo/"; 2], "in the bar and in the panel");
            page.follow("main .headline a").await;
            assert_eq!(marked().await, [""; 0], "an article is not in the menu");
            page.follow(".menu .tool[href='/search/']").await;
            assert_eq!(marked().await, ["/search/"]);
            page.follow(".masthead a.name").await;
            assert_eq!(page.attribute(".masthead a.name", "aria-current").await.as_deref(), Some("page"));
        })
        .await;
}

#[tokio::test]
async fn the_bar_stays_at_hand_while_the_page_is_read() {
    visit(Site::bundled())
        .on_phone()
        .run(async |page| {
            page.open("/").await;
            page.scroll_to(1500.0).await;
            let top: f64 = page.js("return all('.menu')[0].getBoundingClientRect().top").await;
            assert_eq!(top, 0.0);
            page.click(BUTTON).await;
            is_open(page, true).await;
            // The tree is longer than the window, and all of it can be reached.
            page.click("#menu-panel .tree > li:last-child a").await;
            page.says("h1", "Экономика и финансы").await;
        })
        .await;
}
