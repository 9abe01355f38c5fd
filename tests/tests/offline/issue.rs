//! Today's issue, saved as a whole.

use super::{begun, first_visit, site};
use iman_tests::wait::{becomes, eventually};
use iman_tests::{Answer, Form, Page, visit};

const SAVE: &str = "offline-reading .button";
const CANCEL: &str = "offline-reading .button:nth-of-type(2)";
const REMOVE: &str = "offline-reading .button:nth-of-type(3)";

/// How many files of an issue are kept, the note of it among them.
async fn count(page: &Page) -> usize {
    let script = "
        const { scope } = await navigator.serviceWorker.getRegistration();
        return (await caches.has(scope + 'issue')) ? (await (await caches.open(scope + 'issue')).keys()).length : 0";
    page.js(script).await
}

#[tokio::test]
async fn todays_issue_is_saved_read_and_deleted() {
    for form in Form::BOTH {
        visit(site().in_form(form))
            .expecting("")
            .run(async |page| {
                first_visit(page, "/saved/").await;
                page.click(SAVE).await;
                page.shows("Свежий выпуск сохранён").await;
                page.shows("материалов — 6").await;
                // Not every browser tells.
                if page.js("return Boolean(navigator.storage?.estimate)").await {
                    page.shows("Газета занимает на устройстве").await;
                }
                // The feed, six pictures and the note; of an edition also the front page and six articles.
                assert_eq!(count(page).await, if form == Form::Plain { 8 } else { 15 });
                page.assert_axe_finds_nothing("with a saved issue").await;
                page.assert_outline().await;

                page.server().go_away(true);
                page.open("/").await;
                page.follow("main a[href='/2025/05/01/istoriya-1/']").await;
                page.shows("Текст истории «История 1».").await;
                let shown = "return all('main .main-picture img').every((img) => img.complete && img.naturalWidth > 0)";
                eventually("the picture", async || page.js(shown).await).await;

                page.server().go_away(false);
                page.open("/saved/").await;
                page.shows("Свежий выпуск сохранён").await;
                page.click(REMOVE).await;
                page.shows("Сохранённый выпуск удалён.").await;
                assert_eq!(count(page).await, 0);
                becomes("the focus", true, async || page.has_focus(SAVE).await).await;
            })
            .await;
    }
}

#[tokio::test]
async fn saving_tells_how_far_it_is_and_can_be_cancelled() {
    visit(site().in_form(Form::Pressed))
        .expecting("")
        .run(async |page| {
            first_visit(page, "/saved/").await;
            let _gate = page.server().hold("/articles/2025/05/01/istoriya-1.json");
            page.click(SAVE).await;
            page.shows("Сохранено 5 из 6").await;
            assert!(page.has_focus(CANCEL).await, "the focus is on {}", page.focus().await);
            page.click(CANCEL).await;
            page.shows("Сохранение отменено.").await;
            assert_eq!(count(page).await, 0, "no half of an issue is left");
        })
        .await;
}

#[tokio::test]
async fn an_issue_that_cannot_be_saved_says_so() {
    visit(site().in_form(Form::Pressed))
        .expecting("")
        .run(async |page| {
            first_visit(page, "/saved/").await;
            page.server().answer("/articles/2025/05/01/istoriya-1.json", Answer::status(500));
            page.click(SAVE).await;
            page.shows("Не удалось сохранить материалов — 1").await;
            page.shows("материалов — 5").await;
            page.server().go_away(true);
            page.click(SAVE).await;
            page.shows("Не удалось сохранить выпуск. Проверьте подключение").await;
            page.shows("материалов — 5").await;
            begun(page).await;
        })
        .await;
}
