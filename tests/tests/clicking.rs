//! Every kind of page, reached by pressing links: what the address bar, the title, the focus and the scroll say.

use crate::edition::ARTICLE;
use iman_tests::wait::becomes;
use iman_tests::{Page, Site, visit};

/// Follows a link and looks at all that a new page must do by itself.
async fn goes(page: &Page, link: &str, headline: &str) {
    page.follow(link).await;
    assert_eq!(page.text("h1").await, headline, "the headline after `{link}`");
    let title = if headline == "Главная" { "ИМАН".to_owned() } else { format!("{headline} — ИМАН") };
    assert_eq!(page.title().await, title, "the title after `{link}`");
    assert!(page.has_focus("main h1").await, "after `{link}` the focus is on {}", page.focus().await);
    assert_eq!(page.scroll().await, 0.0, "the page after `{link}` begins at its top");
    assert!(page.js::<bool>("return window.stays === true").await, "`{link}` loaded the whole app anew");
}

#[tokio::test]
async fn a_reader_gets_to_each_kind_of_page_by_pressing() {
    visit(Site::bundled())
        .run_in_both_forms(async |page| {
            page.open("/").await;
            page.js::<()>("window.stays = true").await;
            goes(page, ".first-level a[href='/category/dokumenty/']", "Документы").await;
            goes(page, "main .parts a[href$='/obyavleniya/']", "Объявления").await;
            goes(
                page,
                "main a[href='/2025/03/17/poteryany-dokumenty/']",
                "Потеряны документы: в каком порядке восстанавливать",
            )
            .await;
            goes(page, "main .kicker a[href='/category/dokumenty/obyavleniya/']", "Объявления").await;
            page.back().await;
            goes(page, "main .tags a[href='/tag/moshennichestvo/']", "Тема: мошенничество").await;
            page.back().await;
            goes(page, "main a[rel=author]", "Автор: Служба информации").await;
            goes(page, ".footer a[href='/o-gazete/']", "О газете").await;
            goes(page, ".footer .years a[href='/2024/']", "2024").await;
            goes(page, ".menu a.tool[href='/search/']", "Поиск").await;
            goes(page, ".menu a.tool[href='/saved/']", "Сохранённое").await;
            goes(page, ".masthead a.name", "Главная").await;
            goes(page, "main .newest-issue .headline a", "Номер 31-32").await;
            goes(page, ".neighbours a[rel=prev]", "Номер 33-34").await;
        })
        .await;
}

#[tokio::test]
async fn breadcrumbs_lead_from_an_article_to_its_day_month_and_year() {
    visit(Site::bundled())
        .run_in_both_forms(async |page| {
            page.open(ARTICLE).await;
            page.js::<()>("window.stays = true").await;
            let crumbs = page.texts("main .breadcrumbs li").await;
            let headline = page.text("h1").await;
            assert_eq!(crumbs, ["Главная", "2025", "Май", "17", headline.as_str()]);
            assert_eq!(page.texts("main .breadcrumbs [aria-current=page]").await, [headline.as_str()]);
            goes(page, "main .breadcrumbs li:nth-child(4) a", "17 мая 2025 г.").await;
            goes(page, "main .breadcrumbs li:nth-child(3) a", "Май 2025 г.").await;
            assert_eq!(page.texts("main .breadcrumbs [aria-current=page]").await, ["Май"]);
            goes(page, "main .breadcrumbs li:nth-child(2) a", "2025").await;
            goes(page, "main .breadcrumbs li:nth-child(1) a", "Главная").await;
        })
        .await;
}

#[tokio::test]
async fn a_nested_section_leads_back_to_its_parent() {
    visit(Site::bundled())
        .run_in_both_forms(async |page| {
            page.open("/category/dokumenty/obyavleniya/").await;
            page.js::<()>("window.stays = true").await;
            assert_eq!(page.texts("main .breadcrumbs li").await, ["Главная", "Документы", "Объявления"]);
            goes(page, "main .breadcrumbs li:nth-child(2) a", "Документы").await;
        })
        .await;
}

#[tokio::test]
async fn back_and_forward_give_the_title_and_speak_the_headline() {
    visit(Site::bundled())
        .run_in_both_forms(async |page| {
            page.open("/category/sport/").await;
            page.follow("main .headline a").await;
            let article = page.title().await;
            page.back().await;
            assert_eq!(page.title().await, "Спорт — ИМАН");
            assert!(page.has_focus("main h1").await, "after Back the focus is on {}", page.focus().await);
            page.forward().await;
            assert_eq!(page.title().await, article);
            assert!(page.has_focus("main h1").await, "after Forward the focus is on {}", page.focus().await);
        })
        .await;
}

#[tokio::test]
async fn a_card_has_one_link_and_all_of_it_can_be_pressed() {
    visit(Site::bundled())
        .run_in_both_forms(async |page| {
            page.open("/category/sport/").await;
            let links: Vec<usize> =
                page.js("return all('main article.card').map((card) => card.querySelectorAll('a').length)").await;
            assert!(links.iter().all(|count| *count == 1), "links on each card: {links:?}");
            let there = page.attribute("main article.card a", "href").await.expect("the first card's link");
            // Its picture is no link of its own, and yet it leads there.
            page.press_at("main article.card .art").await;
            page.is_at(&there).await;
        })
        .await;
}

#[tokio::test]
async fn the_same_link_pressed_again_after_back_still_works() {
    visit(Site::bundled())
        .run_in_both_forms(async |page| {
            page.open("/category/sport/").await;
            for _ in 0..2 {
                page.follow("main .headline a").await;
                page.back().await;
                assert_eq!(page.text("h1").await, "Спорт");
            }
        })
        .await;
}

#[tokio::test]
async fn a_link_to_the_page_that_is_shown_leads_to_its_top_and_is_no_step_of_its_own() {
    visit(Site::bundled())
        .run(async |page| {
            page.open("/").await;
            page.follow(".first-level a[href='/category/dokumenty/']").await;
            let steps: u32 = page.js("return history.length").await;
            page.scroll_to(300.0).await;
            page.click(".first-level a[href='/category/dokumenty/']").await;
            becomes("the line", 0.0, async || page.scroll().await).await;
            assert_eq!(page.js::<u32>("return history.length").await, steps);
            page.back().await;
            assert_eq!(page.address().await, "/");
        })
        .await;
}

#[tokio::test]
async fn an_address_as_another_site_writes_it_is_one_step() {
    visit(Site::bundled())
        .run(async |page| {
            page.open("/").await;
            page.open("/category/sport?utm_source=chat").await;
            let steps: u32 = page.js("return history.length").await;
            page.follow("main .headline a").await;
            assert_eq!(page.js::<u32>("return history.length").await, steps + 1);
            page.back().await;
            assert_eq!(page.text("h1").await, "Спорт");
            // The same page by its own address: a step, and nothing is drawn anew.
            page.js::<()>("document.querySelector('main h1').isSame = true").await;
            page.follow(".first-level a[href='/category/sport/']").await;
            assert!(page.js::<bool>("return document.querySelector('main h1').isSame === true").await);
            page.back().await;
            assert_eq!(page.address().await, "/category/sport?utm_source=chat");
            page.follow("main .headline a").await;
            assert_eq!(page.scroll().await, 0.0, "a link leads to the top");
            page.back().await;
            page.back().await;
            assert_eq!(page.address().await, "/");
        })
        .await;
}
