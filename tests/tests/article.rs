//! An article and all that it is made of, in the bundled edition.

use crate::edition::ARTICLE;
use iman_tests::wait::{becomes, eventually};
use iman_tests::{Site, visit};

#[tokio::test]
async fn an_article_says_when_by_whom_and_about_what_it_is() {
    visit(Site::bundled())
        .run_in_both_forms(async |page| {
            page.open(ARTICLE).await;
            assert_eq!(page.attributes("main .byline time", "datetime").await, ["2025-05-17T09:30:00+03:00"]);
            assert_eq!(page.text("main .byline time").await, "17 мая 2025 г.");
            assert_eq!(page.texts("main .byline a[rel=author]").await, ["Служба информации"]);
            assert_eq!(page.paths("main .kicker a").await, ["/category/stroitelstvo/", "/category/obshchestvo/"]);
            assert_eq!(page.texts("main .tags a[rel=tag]").await, ["благоустройство", "двор", "стройка", "интернет"]);
            assert!(
                page.text("main .byline").await.ends_with("минуты")
                    || page.text("main .byline").await.contains("минут")
            );
            let picture = page.attribute("main .main-picture img", "alt").await.unwrap_or_default();
            assert!(!picture.is_empty(), "the picture is described");
            assert!(!page.text("main .main-picture figcaption").await.is_empty());
            assert!(page.text("main .lead").await.len() > 40, "the summary stands above the text");
            let description = page.attribute("meta[name=description]", "content").await.unwrap_or_default();
            assert!(
                description.len() > 40 && page.count("meta[name=description]").await == 1,
                "one description: {description}"
            );
        })
        .await;
}

#[tokio::test]
async fn two_authors_and_a_later_change_are_told() {
    visit(Site::bundled())
        .run_in_both_forms(async |page| {
            page.open("/2025/03/22/chto-rastvoreno-v-vode/").await;
            assert_eq!(page.texts("main .byline a[rel=author]").await, ["Отдел природы", "Отдел здоровья"]);
            assert_eq!(page.count("main .byline .updated").await, 0);
            page.open("/2024/11/20/kak-napisat-obrashchenie/").await;
            assert_eq!(page.text("main .byline .updated").await, "Обновлено 1 апреля 2025 г.");
            assert_eq!(page.attributes("main .byline .updated time", "datetime").await, ["2025-04-01T10:00:00+03:00"]);
        })
        .await;
}

#[tokio::test]
async fn neighbours_lead_to_the_older_and_the_newer_story() {
    visit(Site::bundled())
        .run_in_both_forms(async |page| {
            page.open(ARTICLE).await;
            let here = page.address().await;
            assert_eq!(
                page.paths(".neighbours a[rel=prev]").await,
                ["/2025/05/16/proizvoditelnost-truda-federalnyy-proekt/"]
            );
            page.follow(".neighbours a[rel=next]").await;
            assert_eq!(page.address().await, "/2025/06/01/kak-moloko-stanovitsya-syrom/");
            page.follow(".neighbours a[rel=prev]").await;
            assert_eq!(page.address().await, here, "there and back");
            page.open("/2025/12/30/demonstratsionnyy-vypusk/").await;
            assert_eq!(page.count(".neighbours a[rel=next]").await, 0, "nothing is newer than the newest");
            page.open("/2023/01/12/kak-delaetsya-gazeta-za-den/").await;
            assert_eq!(page.count(".neighbours a[rel=prev]").await, 0, "nothing is older than the oldest");
        })
        .await;
}

#[tokio::test]
async fn a_footnote_is_reached_and_left_again() {
    visit(Site::bundled())
        .run_in_both_forms(async |page| {
            page.open("/2024/11/15/kak-chitat-mestnyy-byudzhet/").await;
            let title = page.title().await;
            let reference = "main .body a[role=doc-noteref]";
            let targets: Vec<(String, bool)> = page
                .js("return all('main .body a[data-to]').map((link) => [link.hash, document.getElementById(decodeURIComponent(link.hash.slice(1))) !== null])")
                .await;
            assert!(targets.len() >= 6, "three notes and three ways back: {targets:?}");
            assert!(targets.iter().all(|(_, exists)| *exists), "each leads to something: {targets:?}");

            page.bring_into_view(reference).await;
            page.click(reference).await;
            becomes("the focus is on the note", "li#a-fn-1".to_owned(), async || page.focus().await).await;
            page.settled().await;
            let (top, bottom, bar): (f64, f64, f64) = page
                .js("const note = document.activeElement.getBoundingClientRect();
                     return [note.top, note.bottom, all('.menu')[0].getBoundingClientRect().bottom]")
                .await;
            assert!(top >= bar && bottom <= 900.0, "the note is in sight: from {top} to {bottom}, the bar ends at {bar}");
            assert_eq!(page.js::<String>("return location.pathname + location.hash").await, "/2024/11/15/kak-chitat-mestnyy-byudzhet/#a-fn-1");
            assert_eq!(page.title().await, title);

            let back = "main .body li#a-fn-1 a[role=doc-backlink]";
            assert_eq!(page.attribute(back, "aria-label").await.as_deref(), Some("Вернуться к тексту"));
            page.click(back).await;
            becomes("the focus is back in the text", true, async || {
                page.js("return document.activeElement.closest('sup') !== null").await
            })
            .await;
        })
        .await;
}

#[tokio::test]
async fn a_shared_link_to_a_footnote_opens_at_the_footnote() {
    visit(Site::bundled())
        .run_in_both_forms(async |page| {
            page.open("/2024/11/15/kak-chitat-mestnyy-byudzhet/#a-fn-2").await;
            eventually("the note is in sight", async || {
                let top: f64 = page.js("return document.getElementById('a-fn-2').getBoundingClientRect().top").await;
                (0.0..900.0).contains(&top)
            })
            .await;
        })
        .await;
}

#[tokio::test]
async fn tables_galleries_code_and_quotations_are_shown() {
    visit(Site::bundled())
        .run_in_both_forms(async |page| {
            page.open("/2024/11/15/kak-chitat-mestnyy-byudzhet/").await;
            assert_eq!(page.texts("main .body table thead th").await, ["Раздел", "Название", "Например"]);
            assert_eq!(
                page.attribute("main .body .table-scroll", "tabindex").await.as_deref(),
                Some("0"),
                "a wide table scrolls by keys too"
            );

            page.open("/2024/08/20/kak-pechatayut-nomer-v-risunkah/").await;
            assert_eq!(page.count("main .body .gallery > figure > img").await, 4);
            assert_eq!(page.texts("main .body .gallery > figure > figcaption").await.len(), 4);
            assert!(page.text("main .body .gallery > figcaption").await.starts_with("Четыре остановки"));
            let alts = page.attributes("main .body .gallery img", "alt").await;
            assert!(alts.iter().all(|alt| !alt.is_empty()), "{alts:?}");

            page.open("/2025/12/08/kak-ustroena-lenta-json-feed/").await;
            assert!(page.text("main .body pre code").await.contains("\"version\""));

            page.open("/2024/10/19/kak-zhivyot-bukovyj-les/").await;
            page.exists("main .body blockquote p").await;
        })
        .await;
}

#[tokio::test]
async fn a_video_is_loaded_when_the_reader_asks_for_it() {
    visit(Site::bundled())
        // The tests reach no other host.
        .expecting("ERR_NAME_NOT_RESOLVED")
        .run_in_both_forms(async |page| {
            page.open("/2025/09/13/kak-risuyut-multfilm/").await;
            page.exists("main .body button.play").await;
            assert_eq!(page.count("iframe").await, 0);
            page.assert_no_foreign_requests().await;
            assert!(page.text("main .body .player").await.contains("YouTube"), "it is said whose player it is");
            page.click("main .body button.play").await;
            let source = page.attribute("main .body iframe", "src").await.unwrap_or_default();
            assert!(source.starts_with("https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ"), "{source}");
            assert!(page.has_focus("main .body iframe").await, "the focus is on {}", page.focus().await);
            let title = page.attribute("main .body iframe", "title").await.unwrap_or_default();
            assert!(title.starts_with("Big Buck Bunny"), "{title}");
        })
        .await;
}

#[tokio::test]
async fn an_english_article_says_its_language() {
    visit(Site::bundled())
        .run_in_both_forms(async |page| {
            page.open("/2025/07/08/a-visitors-guide-to-the-foothills/").await;
            for part in ["h1", "main .lead", "main .body"] {
                assert_eq!(page.attribute(part, "lang").await.as_deref(), Some("en"), "{part}");
            }
            assert_eq!(page.attribute("html", "lang").await.as_deref(), Some("ru"), "the newspaper stays Russian");
        })
        .await;
}
