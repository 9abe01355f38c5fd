//! Search: by the form, by the address, in all forms of a word.

use iman_tests::wait::becomes;
use iman_tests::{Feed, Item, Key, Page, Site, visit};

const FIELD: &str = "main input[type=search]";

/// Waits until these stories are found, in this order.
async fn finds(page: &Page, headlines: &[&str]) {
    let headlines: Vec<String> = headlines.iter().map(|headline| (*headline).to_owned()).collect();
    becomes("what is found", headlines, async || page.texts("main .hits .headline").await).await;
}

fn feed() -> Feed {
    let story = |id: &str, title: &str, text: &str| Item::new(id).title(title).published("2025-05-17").html(text);
    Feed::new("Вестник")
        .language("ru")
        .item(story("1", "Пчёлы на лугу", "<p>Летом они носят мёд.</p>"))
        .item(story("2", "Год в саду", "<p>Одна пчела облетает сто цветков.</p>"))
        .item(story("3", "Скидка 100% на проезд", "<p>Автобус & трамвай.</p>"))
        .item(story("4", "Скидка 50% на проезд", "<p>Только трамвай.</p>").published("2025-05-16"))
        .item(story("5", "Covid-19 и Q&A", "<p>Ответы на вопросы.</p>"))
}

#[tokio::test]
async fn a_word_is_found_in_all_its_forms() {
    visit(Site::of(feed()))
        .run_in_both_forms(async |page| {
            for word in ["пчела", "пчёлы", "пчелами", "ПЧЕЛ"] {
                page.open(&format!("/search/?q={word}")).await;
                finds(page, &["Пчёлы на лугу", "Год в саду"]).await;
            }
            assert_eq!(
                page.texts("main .hits li:nth-child(2) mark").await,
                ["пчела"],
                "the word stands out in the text"
            );
            page.open("/search/?q=облетать цветки").await;
            finds(page, &["Год в саду"]).await;
        })
        .await;
}

#[tokio::test]
async fn the_form_searches_and_its_address_can_be_shared() {
    visit(Site::of(feed()))
        .run_in_both_forms(async |page| {
            page.open("/").await;
            page.follow(".menu .tool[href='/search/']").await;
            page.shows("Введите слово или несколько").await;
            page.fill(FIELD, "проезд").await;
            page.press(Key::Enter).await;
            page.says("main [role=status] .meta", "2 материала").await;
            let address: String = page.js("return decodeURI(location.pathname + location.search)").await;
            assert_eq!(address, "/search/?q=проезд");
            assert_eq!(page.title().await, "Поиск: проезд — Вестник");

            page.fill(FIELD, "мёд").await;
            page.click("main form[role=search] button").await;
            page.says("main .hits .headline", "Пчёлы на лугу").await;
            page.follow("main .hits .headline a").await;
            assert_eq!(page.text("h1").await, "Пчёлы на лугу");
            page.back().await;
            becomes("the field holds the words again", "мёд".to_owned(), async || {
                page.js("return all('main input[type=search]')[0].value").await
            })
            .await;
            page.back().await;
            page.says("main [role=status] .meta", "2 материала").await;
        })
        .await;
}

#[tokio::test]
async fn signs_in_the_words_come_through_the_address_unharmed() {
    visit(Site::of(feed()))
        .run_in_both_forms(async |page| {
            for (words, address, headline) in [
                ("100%", "/search/?q=100%25", "Скидка 100% на проезд"),
                ("автобус & трамвай", "/search/?q=%D0%B0%D0%B2%D1%82%D0%BE%D0%B1%D1%83%D1%81%20%26%20%D1%82%D1%80%D0%B0%D0%BC%D0%B2%D0%B0%D0%B9", "Скидка 100% на проезд"),
                ("q&a", "/search/?q=q%26a", "Covid-19 и Q&A"),
                ("covid", "/search/?q=covid", "Covid-19 и Q&A"),
            ] {
                page.open("/search/").await;
                page.fill(FIELD, words).await;
                page.press(Key::Enter).await;
                page.is_at(address).await;
                for way in ["by the form", "by the address"] {
                    finds(page, &[headline]).await;
                    let field: String = page.js("return all('main input[type=search]')[0].value").await;
                    assert_eq!(field, words, "the field {way}");
                    page.open(address).await;
                }
            }
            // Encoded twice, it means another thing.
            page.open("/search/?q=100%2525").await;
            let field: String = page.js("return all('main input[type=search]')[0].value").await;
            assert_eq!(field, "100%25");
        })
        .await;
}

#[tokio::test]
async fn nothing_found_is_said_with_the_words_that_were_looked_for() {
    visit(Site::of(feed()))
        .run_in_both_forms(async |page| {
            for (address, words) in
                [("/search/?q=слон", "слон"), ("/search/?q=%3Cb%3Eслон", "<b>слон"), ("/search/?q=%26+%25", "& %")]
            {
                page.open(address).await;
                page.shows(&format!("По запросу «{words}» ничего не нашлось")).await;
                assert_eq!(page.text("h1").await, "Поиск");
            }
            page.open("/search/?q=").await;
            page.shows("Введите слово или несколько").await;
            page.open("/search/?q=+").await;
            page.shows("Введите слово или несколько").await;
        })
        .await;
}

#[tokio::test]
async fn words_begun_are_found_too() {
    visit(Site::of(feed()))
        .run_in_both_forms(async |page| {
            page.open("/search/?q=трамв").await;
            finds(page, &["Скидка 100% на проезд", "Скидка 50% на проезд"]).await;
        })
        .await;
}
