//! Every kind of page, opened by its address: from a bookmark, from a chat, from a search engine.

use crate::edition::{ISSUE, KINDS};
use iman_tests::{Key, Site, visit};

#[tokio::test]
async fn each_kind_of_page_opens_by_its_address() {
    visit(Site::bundled())
        .run_in_both_forms(async |page| {
            for kind in KINDS {
                page.open(kind.path).await;
                assert_eq!(page.text("h1").await, kind.headline, "the headline at {}", kind.path);
                let title = match kind.path {
                    "/" => "ИМАН".to_owned(),
                    path if path.starts_with("/search/") => "Поиск: пчела — ИМАН".to_owned(),
                    _ => format!("{} — ИМАН", kind.headline),
                };
                assert_eq!(page.title().await, title, "the title at {}", kind.path);
                let address: String = page.js("return decodeURI(location.pathname + location.search)").await;
                assert_eq!(address, kind.path, "the address stays as it was asked for");
                // The browser announces a page that it loads; the focus stays at its start.
                assert_eq!(page.focus().await, "body", "the focus at {}", kind.path);
            }
        })
        .await;
}

#[tokio::test]
async fn a_missing_slash_and_an_unknown_query_are_forgiven() {
    visit(Site::bundled())
        .run_in_both_forms(async |page| {
            for (path, headline) in [
                ("/category/sport", "Спорт"),
                ("/2025/05", "Май 2025 г."),
                ("/2025/05/05/33-34", "Номер 33-34"),
                ("/obratnaya-svyaz?utm_source=chat", "Обратная связь"),
                ("/category/sport/?fbclid=x#anywhere", "Спорт"),
            ] {
                page.open(path).await;
                assert_eq!(page.text("h1").await, headline, "at {path}");
            }
        })
        .await;
}

#[tokio::test]
async fn a_section_has_its_description_its_count_and_its_subsections() {
    visit(Site::bundled())
        .run_in_both_forms(async |page| {
            page.open("/category/dokumenty/").await;
            page.shows("Всё, что печатается для порядка и для справки").await;
            assert_eq!(
                page.paths("main .parts a").await,
                ["/category/dokumenty/oficialnye-dokumenty/", "/category/dokumenty/obyavleniya/"]
            );
            let cards = page.count("main article.card").await;
            assert_eq!(
                page.text("main .list-head .meta").await,
                format!("{cards} материала"),
                "a parent holds its children's stories"
            );
        })
        .await;
}

#[tokio::test]
async fn a_year_leads_to_its_months_and_a_month_to_its_days() {
    visit(Site::bundled())
        .run_in_both_forms(async |page| {
            page.open("/2024/").await;
            assert_eq!(page.texts("main .parts a").await.first().map(String::as_str), Some("Январь"));
            page.follow("main .parts a[href='/2024/03/']").await;
            assert_eq!(page.text("h1").await, "Март 2024 г.");
            assert_eq!(page.texts("main .parts a").await, ["6", "16", "29", "31"]);
            page.follow("main .parts a[href='/2024/03/16/']").await;
            assert_eq!(page.texts("main .headline").await, ["Четырнадцать дней на раздумье"]);
        })
        .await;
}

#[tokio::test]
async fn a_printed_issue_gives_its_pdf() {
    visit(Site::bundled())
        .run_in_both_forms(async |page| {
            page.open(ISSUE).await;
            let link = "main a.attachment";
            assert_eq!(page.paths(link).await, ["/issues/33-34.pdf"]);
            assert_eq!(
                page.attribute(link, "rel").await.as_deref(),
                Some("external noopener"),
                "the browser opens it, not the app"
            );
            let answer: (u16, String, String) = page
                .js("const answer = await fetch(all('main a.attachment')[0].href);
                     const start = (await answer.text()).slice(0, 5);
                     return [answer.status, answer.headers.get('content-type'), start]")
                .await;
            assert_eq!(answer, (200, "application/pdf".to_owned(), "%PDF-".to_owned()));
        })
        .await;
}

#[tokio::test]
async fn a_wrong_address_says_so_and_leads_on() {
    visit(Site::bundled())
        .expecting("/feeds/tag/net/")
        .expecting("/feeds/author/net/")
        .expecting("/articles/2025/")
        .run_in_both_forms(async |page| {
            for path in [
                "/net/",
                "/category/net/",
                "/tag/net/",
                "/author/net/",
                "/2025/05/17/net/",
                "/2025/13/",
                "/2025/02/30/",
            ] {
                page.open(path).await;
                assert_eq!(page.text("h1").await, "Страница не найдена", "at {path}");
                assert_eq!(page.attributes("meta[name=robots]", "content").await, ["noindex"], "at {path}");
                assert!(page.count("main .headline a").await >= 3, "stories lead on from {path}");
            }
            page.fill("main input[type=search]", "шахматы").await;
            page.press(Key::Enter).await;
            page.is_at("/search/?q=%D1%88%D0%B0%D1%85%D0%BC%D0%B0%D1%82%D1%8B").await;
            assert_eq!(page.text("h1").await, "Поиск");
            assert_eq!(page.count("meta[name=robots]").await, 0, "only the wrong address is kept from search engines");
        })
        .await;
}

#[tokio::test]
async fn a_time_without_stories_says_that_there_are_none() {
    visit(Site::bundled())
        .run_in_both_forms(async |page| {
            page.open("/1999/").await;
            assert_eq!(page.text("h1").await, "1999");
            page.shows("Здесь пока нет материалов").await;
        })
        .await;
}
