//! Each thing that can be used, used by keys alone, and where the focus is afterwards.

use crate::edition::{TABLE, VIDEO};
use crate::keyboard::small;
use iman_tests::wait::{becomes, eventually};
use iman_tests::{Answer, Feed, Item, Key, Page, Site, visit};
use serde_json::json;

/// Gives the focus to what a selector finds first, and presses a key.
async fn press_on(page: &Page, selector: &str, key: impl Into<char>) {
    page.exists(selector).await;
    page.js_with::<()>("all(args[0])[0].focus()", json!([selector])).await;
    assert!(page.has_focus(selector).await, "`{selector}` takes the focus; it is on {}", page.focus().await);
    page.press(key).await;
}

#[tokio::test]
async fn stars_videos_tables_notes_and_pages_of_lists_work_by_keys() {
    visit(Site::bundled())
        .expecting("ERR_NAME_NOT_RESOLVED")
        .run(async |page| {
            page.open("/2025/").await;
            let star = "main .card .star";
            for (key, pressed) in [(' ', "true"), (Key::Enter.into(), "false")] {
                press_on(page, star, key).await;
                becomes("the star", Some(pressed.to_owned()), async || page.attribute(star, "aria-pressed").await)
                    .await;
                assert!(page.has_focus(star).await, "the focus stays on the star: {}", page.focus().await);
            }
            press_on(page, "main .pager a.older", Key::Enter).await;
            page.is_at("/2025/page/2/").await;
            assert!(page.has_focus("main h1").await);

            page.open(VIDEO).await;
            press_on(page, "main button.play", Key::Enter).await;
            page.exists("main iframe").await;
            assert!(page.has_focus("main iframe").await, "the focus is on {}", page.focus().await);

            page.open(TABLE).await;
            press_on(page, "main a[role=doc-noteref]", Key::Enter).await;
            becomes("the focus is on the note", "li#a-fn-1".to_owned(), async || page.focus().await).await;
            press_on(page, "main li#a-fn-1 a[role=doc-backlink]", Key::Enter).await;
            becomes("the focus is back in the text", true, async || {
                page.js("return document.activeElement.closest('sup') !== null").await
            })
            .await;
        })
        .await;
}

#[tokio::test]
async fn a_wide_table_is_scrolled_by_keys() {
    let cells: String = (0..40).map(|number| format!("<td>Столбец{number}</td>")).collect();
    let story = Item::story("1", "Таблица", "2025-05-17").html(&format!("<table><tr>{cells}</tr></table>"));
    visit(Site::of(Feed::new("Вестник").language("ru").item(story)))
        .run(async |page| {
            page.open("/").await;
            page.follow("main .headline a").await;
            let table = "main .table-scroll";
            press_on(page, table, Key::Right).await;
            eventually("the table has moved", async || {
                page.js::<f64>("return all('main .table-scroll')[0].scrollLeft").await > 0.0
            })
            .await;
        })
        .await;
}

#[tokio::test]
async fn a_letter_is_written_and_sent_by_keys_alone() {
    let feed =
        Feed::new("Вестник").language("ru").iman("contact", json!({ "address": "Село", "form": "letters" })).iman(
            "pages",
            json!([{ "slug": "pishite", "title": "Пишите", "content_html": "<p>Ждём.</p>", "contact": true }]),
        );
    visit(Site::of(feed).answering("/letters", Answer::text("application/json", "{}")))
        .run(async |page| {
            page.open("/pishite/").await;
            page.js::<()>("all('main input[name=name]')[0].focus()").await;
            for text in ["a", "a@b.example", "c"] {
                for letter in text.chars() {
                    page.press(letter).await;
                }
                page.press(Key::Tab).await;
            }
            assert!(page.has_focus("main .contact-form button").await, "the focus is on {}", page.focus().await);
            page.press(Key::Enter).await;
            page.says("main .contact-form [role=status]", "Спасибо! Сообщение отправлено.").await;
            assert!(page.has_focus("main .contact-form button").await, "the focus is on {}", page.focus().await);
        })
        .await;
}

#[tokio::test]
async fn after_a_fault_trying_again_by_keys_leads_to_what_comes() {
    visit(Site::of(small()).answering("/feed.json", Answer::status(503)))
        .expecting("503")
        .run(async |page| {
            page.open("/category/selo/").await;
            press_on(page, "main [role=alert] button", Key::Enter).await;
            page.exists("main [role=alert] button").await;
            becomes("in vain, the focus waits in the content", true, async || {
                page.js("return all('main')[0].contains(document.activeElement)").await
            })
            .await;
            page.server().answer("/feed.json", Answer::feed(small()));
            press_on(page, "main [role=alert] button", ' ').await;
            page.says("h1", "Село").await;
            becomes("the headline is spoken", true, async || page.has_focus("main h1").await).await;
        })
        .await;
}

#[tokio::test]
async fn the_focus_stays_among_kept_stories_when_one_is_let_go() {
    visit(Site::of(small()))
        .run(async |page| {
            for path in ["/2025/05/17/pervaya/", "/2025/05/16/vtoraya/"] {
                page.open(path).await;
                page.click("main .story-head .star").await;
            }
            page.open("/saved/").await;
            assert_eq!(page.texts("main .headline").await, ["Вторая", "Первая"]);
            press_on(page, "main li:last-child .star", ' ').await;
            becomes("one is left", 1, async || page.count("main .card").await).await;
            becomes("its star has the focus", true, async || page.has_focus("main .star").await).await;
            page.press(' ').await;
            page.shows("Вы пока ничего не сохранили").await;
            becomes("the focus is in the content", true, async || page.has_focus("main").await).await;
        })
        .await;
}
