//! Large letters, narrow windows, wide spacing: nothing is lost, and nobody has to scroll sideways (WCAG 2.2: 1.4.4,
//! 1.4.10, 1.4.12), and everything can be hit by a finger (2.5.8).

use crate::edition::{ARTICLE, CONTACT, KINDS, STORIES};
use iman_tests::{Answer, Page, Site, Window, visit};

fn pages() -> impl Iterator<Item = &'static str> {
    KINDS.iter().map(|kind| kind.path).chain(STORIES).chain(["/search/", "/search/?q=щщщ", "/1999/"])
}

/// Opens each page, on a desktop and on a phone, and looks at it.
async fn on_each_page(look: impl AsyncFn(&Page, Window)) {
    for window in [Window::Desktop, Window::Phone] {
        visit(Site::bundled())
            .in_window(window)
            .run(async |page| {
                for path in pages() {
                    page.open(path).await;
                    look(page, window).await;
                }
            })
            .await;
    }
}

#[tokio::test]
async fn letters_twice_as_large_fit_on_each_page() {
    on_each_page(async |page, window| {
        page.enlarge_text(2.0).await;
        page.assert_everything_fits(&format!("letters twice as large, {window:?}")).await;
    })
    .await;
}

#[tokio::test]
async fn a_window_of_320_pixels_holds_each_page() {
    visit(Site::bundled())
        .run(async |page| {
            for path in pages() {
                page.open_in_frame(path, 320, 640).await;
                page.assert_everything_fits("400 %").await;
                page.assert_targets_are_large("400 %").await;
            }
        })
        .await;
}

#[tokio::test]
async fn the_open_menu_fits_and_leads_everywhere_at_400_percent_and_with_large_letters() {
    visit(Site::bundled())
        .run(async |page| {
            for (width, height, times) in [(320, 256, 1.0), (375, 667, 2.0)] {
                page.open_in_frame("/category/sport/", width, height).await;
                page.enlarge_text(times).await;
                page.click(".menu-button").await;
                page.click(".submenu-button").await;
                page.assert_everything_fits("menu open").await;
                page.assert_targets_are_large("menu open").await;
                page.follow("#menu-panel .tree > li:last-child a").await;
                assert_eq!(page.text("h1").await, "Экономика и финансы");
            }
        })
        .await;
}

#[tokio::test]
async fn the_bar_leaves_room_to_read_at_400_percent() {
    visit(Site::bundled())
        .run(async |page| {
            page.open_in_frame(ARTICLE, 320, 256).await;
            page.scroll_to(900.0).await;
            let bar: f64 = page.js("return all('.menu')[0].getBoundingClientRect().bottom").await;
            assert!(bar <= 64.0, "of 256 pixels {bar} are covered");
        })
        .await;
}

#[tokio::test]
async fn text_set_wide_fits_on_each_page() {
    on_each_page(async |page, window| {
        page.space_text().await;
        page.assert_everything_fits(&format!("text set wide, {window:?}")).await;
    })
    .await;
}

#[tokio::test]
async fn everything_is_large_enough_to_be_hit() {
    on_each_page(async |page, window| page.assert_targets_are_large(&format!("{window:?}")).await).await;
}

#[tokio::test]
async fn what_is_said_of_faults_and_letters_fits_too() {
    visit(Site::bundled())
        .expecting("404")
        .run(async |page| {
            page.open_in_frame(CONTACT, 375, 667).await;
            page.fill("main input[name=name]", "Ася").await;
            page.fill("main input[name=email]", "asya@example.org").await;
            page.fill("main textarea", "Здравствуйте!").await;
            page.enlarge_text(2.0).await;
            page.assert_everything_fits("a letter").await;
            page.server().answer("/feed.json", Answer::status(404));
            page.open_in_frame("/", 375, 667).await;
            page.enlarge_text(2.0).await;
            page.assert_everything_fits("a fault").await;
        })
        .await;
}
