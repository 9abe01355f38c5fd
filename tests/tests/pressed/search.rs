//! Search over a whole edition, by its index.

use crate::faults::{BRISK, RETRY};
use iman_tests::wait::{becomes, eventually};
use iman_tests::{Answer, Feed, Item, Page, Site, visit};
use newsfeed::edition::shard;
use std::cell::RefCell;

const NEWEST: &str = "/search-index/newest/0.txt";
const MORE: &str = "main .more-below button";
const HITS: &str = "main .hits .headline";

/// The file of a segment of that index that knows of bees.
fn of_bees(segment: &str, shards: usize) -> String {
    format!("/search-index/{segment}/{}.txt", shard("пчел", shards))
}

/// A paper of so many stories that all speak of bees, the newest first, pressed with a small index.
fn bees(count: u32) -> Site {
    let story = |number: u32| {
        let day = format!("2025-{:02}-{:02}", 1 + number / 28, 1 + number % 28);
        Item::story(&number.to_string(), &format!("История {number}"), &day).html("<p>Пчёлы на лугу.</p>")
    };
    let feed = Feed::new("Вестник").language("ru").items((0..count).rev().map(story));
    Site::of(feed).pressed_with(&[32, 8, 2])
}

async fn count_becomes(page: &Page, count: usize) {
    becomes("hits", count, async || page.count(HITS).await).await;
}

/// Waits until this is said of what was found.
async fn says(page: &Page, said: &[&str]) {
    let said: Vec<String> = said.iter().map(|said| (*said).to_owned()).collect();
    becomes("what is said", said, async || page.texts("main [role=status] .meta span").await).await;
}

fn documents(page: &Page) -> usize {
    page.server().count_below("/feeds/") + page.server().count_below("/articles/")
}

#[tokio::test]
async fn what_is_found_in_a_plain_feed_is_found_in_an_edition() {
    let words = ["пчела", "газета район", "школ", "Иман", "экология", "отдел", "мост река", "2024", "слон"];
    let seen = RefCell::new(Vec::new());
    visit(Site::bundled())
        .run_in_both_forms(async |page| {
            for words in words {
                page.open(&format!("/search/?q={words}")).await;
                page.exists("main [role=status] .meta, main [role=status] .state-title").await;
                let said = page.text("main [role=status]").await;
                page.settled().await;
                let hits = page.texts(HITS).await.into_iter().take(20).collect::<Vec<_>>();
                seen.borrow_mut().push((words, said, hits));
            }
        })
        .await;
    let seen = seen.into_inner();
    let (plain, pressed) = seen.split_at(words.len());
    assert!(plain.iter().filter(|(_, _, hits)| !hits.is_empty()).count() > 5, "{plain:#?}");
    assert_eq!(plain, pressed);
}

#[tokio::test]
async fn a_search_asks_for_a_few_files_and_its_way_back_for_none() {
    visit(bees(70))
        .run(async |page| {
            page.open("/search/?q=пчелы").await;
            count_becomes(page, 20).await;
            // The newest segment, and one file of each of the two behind it; the newest stories are in the entry.
            assert_eq!((page.server().count(NEWEST), page.server().count_below("/search-index/")), (1, 3));
            assert_eq!(documents(page), 0);
            let headlines = page.texts(HITS).await;
            assert_eq!((headlines[0].as_str(), headlines[19].as_str()), ("История 69", "История 50"));
            page.follow(&format!("{HITS} a")).await;
            assert_eq!(page.text("h1").await, "История 69");
            page.back().await;
            assert_eq!(page.texts(HITS).await, headlines);
            assert_eq!(page.server().count_below("/search-index/"), 3);
        })
        .await;
}

#[tokio::test]
async fn older_stories_are_searched_when_the_reader_asks_for_them() {
    visit(bees(70))
        .run(async |page| {
            page.open("/search/?q=пчелы").await;
            says(page, &["38 материалов", "Просмотрены самые новые: 38 из 70"]).await;
            page.click(MORE).await;
            count_becomes(page, 40).await;
            says(page, &["70 материалов"]).await;
            assert!(page.has_focus(MORE).await, "who pressed the button may press it again");
            let before = page.server().count_below("/search-index/");
            page.click(MORE).await;
            count_becomes(page, 60).await;
            page.click(MORE).await;
            count_becomes(page, 70).await;
            assert_eq!(page.server().count_below("/search-index/"), before, "all has been looked through");
            assert_eq!(page.count(MORE).await, 0);
            eventually("the focus is on what came last", async || page.has_focus("main .hits > :last-child a").await)
                .await;
            let expected: Vec<String> = (0..70).rev().map(|number| format!("История {number}")).collect();
            assert_eq!(page.texts(HITS).await, expected);
            page.follow("main .hits li:nth-child(65) .headline a").await;
            page.back().await;
            assert_eq!(page.count(HITS).await, 70, "Back shows the same at once");
        })
        .await;
}

#[tokio::test]
async fn nothing_found_says_how_far_it_was_looked_for() {
    visit(bees(70))
        .run(async |page| {
            page.open("/search/?q=слон").await;
            page.says("main [role=status] .state-title", "По запросу «слон» ничего не нашлось").await;
            page.shows("Просмотрены самые новые: 38 из 70").await;
            page.click(MORE).await;
            becomes("the button is gone", 0, async || page.count(MORE).await).await;
            page.says("main [role=status] .state-title", "По запросу «слон» ничего не нашлось").await;
            assert!(!page.text("main").await.contains("Просмотрены"));
        })
        .await;
}

#[tokio::test]
async fn an_edition_without_an_index_says_what_it_has_searched() {
    let stories = (0..60).rev().map(|number| {
        let day = format!("2025-{:02}-{:02}", 1 + number / 28, 1 + number % 28);
        Item::story(&number.to_string(), &format!("История {number}"), &day)
    });
    let feed = Feed::new("Вестник").language("ru").items(stories);
    visit(Site::of(feed).pressed_with(&[]))
        .run(async |page| {
            page.open("/search/?q=история").await;
            says(page, &["40 материалов", "Просмотрены самые новые: 40 из 60"]).await;
            assert_eq!((page.server().count_below("/search-index/"), documents(page)), (0, 0));
        })
        .await;
}

#[tokio::test]
async fn a_file_that_does_not_come_is_told_of_and_tried_again() {
    let page_instead = Answer::html("<!doctype html><p>Сайт</p>");
    for (answer, reason) in [
        (Answer::status(500), "Сервер ответил ошибкой 500."),
        (Answer::status(404), "Сервер ответил ошибкой 404."),
        (Answer::cut(), "Связь с сервером не удалась или прервалась."),
        (page_instead, "Файла поиска нет на месте, или он не целый."),
        (Answer::text("text/plain", "<!doctype html>\n"), "Файла поиска нет на месте, или он не целый."),
        (Answer::text("text/plain", "64-70\nпчел"), "Файла поиска нет на месте, или он не целый."),
    ] {
        for file in [NEWEST, "/search-index/64-70/0.txt"] {
            visit(bees(70).before_start(BRISK).answering(file, answer.clone()))
                .expecting(file)
                .run(async |page| {
                    page.open("/search/?q=пчелы").await;
                    page.shows("Не удалось выполнить поиск").await;
                    page.shows(reason).await;
                    assert_eq!(page.text("h1").await, "Поиск");
                    page.server().restore(file);
                    page.click(RETRY).await;
                    count_becomes(page, 20).await;
                    assert_eq!(page.count("[role=alert]").await, 0);
                })
                .await;
        }
    }
}

#[tokio::test]
async fn a_fault_among_older_stories_leaves_what_was_found() {
    let file = &of_bees("0-32", 4);
    visit(bees(70).before_start(BRISK).answering(file, Answer::status(503)))
        .expecting("/search-index/0-32/")
        .run(async |page| {
            page.open("/search/?q=пчелы").await;
            page.click(MORE).await;
            page.shows("Не удалось выполнить поиск").await;
            assert_eq!(page.count(HITS).await, 20);
            page.server().restore(file);
            page.click(RETRY).await;
            count_becomes(page, 40).await;
        })
        .await;
}

#[tokio::test]
async fn damaged_lines_find_nothing_and_harm_nobody() {
    let text = "64-70\nпчел ~~~\nпчела\n\nпчелы \u{7}\n";
    visit(bees(70).answering("/search-index/64-70/0.txt", Answer::text("text/plain", text)))
        .run(async |page| {
            page.open("/search/?q=пчелы").await;
            becomes("the first hit", "История 63".to_owned(), async || page.text(HITS).await).await;
            assert_eq!(page.count(HITS).await, 20);
        })
        .await;
}

#[tokio::test]
async fn an_index_that_is_younger_than_the_entry_finds_what_both_know() {
    // Seven stories by the entry; the index knows nine, and its segment of six is gone.
    let index = "0-8\nпчел 0444444\n";
    visit(
        bees(7)
            .answering(NEWEST, Answer::text("text/plain", "8-9\nпчел 0\n"))
            .answering("/search-index/0-6/0.txt", Answer::status(404))
            .answering("/search-index/0-8/0.txt", Answer::text("text/plain", index)),
    )
    .expecting("/search-index/0-6/0.txt")
    .run(async |page| {
        page.open("/search/?q=пчелы").await;
        count_becomes(page, 7).await;
        assert_eq!(page.text(HITS).await, "История 6");
        assert_eq!(page.count("[role=alert]").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_search_that_is_left_is_given_up_and_one_that_waits_says_so() {
    visit(bees(70))
        .run(async |page| {
            let gate = page.server().hold(NEWEST);
            page.load("/search/?q=пчелы").await;
            page.says("main .skeleton", "Загружаем…").await;
            page.follow(".masthead a").await;
            becomes("the request is given up", 1, async || page.server().given_up(NEWEST)).await;
            gate.open();
            page.back().await;
            count_becomes(page, 20).await;
        })
        .await;
}
