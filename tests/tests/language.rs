//! The languages of the interface, of dates, of numbers and of stories.

use iman_tests::{Answer, Feed, Item, Site, visit};

/// As many words as take an adult these minutes.
fn of_minutes(id: &str, minutes: usize) -> Item {
    let text = format!("<p>{}</p>", "слово ".repeat(180 * minutes));
    Item::new(id).title(&format!("На {minutes}")).published("2025-05-17").html(&text)
}

fn feed(language: Option<&str>) -> Feed {
    let feed = Feed::new("Paper").items([1, 2, 5, 21].map(|minutes| of_minutes(&minutes.to_string(), minutes)));
    match language {
        Some(tag) => feed.language(tag),
        None => feed,
    }
}

#[tokio::test]
async fn the_feed_decides_and_without_its_word_the_reader() {
    let (russian, english) = ("Перейти к содержанию", "Skip to content");
    let for_an_english_reader = [
        (Some("ru"), "ru", russian),
        (Some("ru-RU"), "ru-RU", russian),
        (Some("ce"), "ce", russian),
        (Some("de"), "de", english),
        (None, "en", english),
    ];
    let for_a_russian_reader = [(Some("en"), "en", english), (None, "ru", russian)];
    for (reader, cases) in [("en", for_an_english_reader.as_slice()), ("ru", for_a_russian_reader.as_slice())] {
        visit(Site::bundled())
            .in_language(reader)
            .run(async |page| {
                for (feed_language, lang, skip) in cases {
                    page.server().answer("/feed.json", Answer::feed(feed(*feed_language)));
                    page.open("/").await;
                    page.says("a.skip", skip).await;
                    let said = page.attribute("html", "lang").await;
                    assert_eq!(said.as_deref(), Some(*lang), "a feed in {feed_language:?} for a reader of {reader}");
                    assert_eq!(page.attribute("html", "dir").await.as_deref(), Some("ltr"));
                }
            })
            .await;
    }
}

#[tokio::test]
async fn minutes_and_dates_are_russian_in_a_russian_paper() {
    visit(Site::of(feed(Some("ru"))))
        .run(async |page| {
            page.open("/2025/").await;
            for minutes in ["1 минута", "2 минуты", "5 минут", "21 минута"] {
                assert!(page.texts("main .card .meta span").await.iter().any(|text| text == minutes), "{minutes}");
            }
            assert_eq!(page.text("main .card time").await, "17 мая 2025 г.");
            assert_eq!(page.text("main .list-head .meta").await, "4 материала");
            assert_eq!(page.texts("main .parts a").await, ["Май"]);
            page.open("/2025/05/").await;
            assert_eq!(page.text("h1").await, "Май 2025 г.");
        })
        .await;
}

#[tokio::test]
async fn minutes_and_dates_are_english_in_an_english_paper() {
    visit(Site::of(feed(Some("en"))))
        .in_language("ru")
        .run(async |page| {
            page.open("/2025/").await;
            assert_eq!(page.text("main .card .meta span").await, "1 min read");
            assert_eq!(page.text("main .card time").await, "May 17, 2025");
            assert_eq!(page.text("main .list-head .meta").await, "4 stories");
            page.open("/2025/05/").await;
            assert_eq!(page.text("h1").await, "May 2025");
            page.open("/nowhere/").await;
            assert_eq!(page.title().await, "Page not found — Paper");
        })
        .await;
}

#[tokio::test]
async fn a_date_is_the_papers_own_wherever_the_reader_is() {
    // Late in the evening there, the next day already in UTC, and the day before in America.
    let late = Item::new("1").title("Поздно").published("2025-05-17T23:30:00-03:00").text("Ночь.");
    let early = Item::new("2").title("Рано").published("2025-05-17T00:30:00+12:00").text("Утро.");
    visit(Site::of(Feed::new("Вестник").language("ru").item(late).item(early)))
        .run(async |page| {
            page.open("/2025/05/17/").await;
            assert_eq!(page.texts("main .headline").await.len(), 2);
            assert_eq!(page.texts("main time").await, ["17 мая 2025 г.", "17 мая 2025 г."]);
            let exact = page.attributes("main time", "datetime").await;
            assert_eq!(exact, ["2025-05-17T23:30:00-03:00", "2025-05-17T00:30:00+12:00"]);
        })
        .await;
}

#[tokio::test]
async fn a_story_in_another_language_says_so_wherever_its_words_stand() {
    let html = "<p>The road goes up.</p>";
    let english = Item::new("1").title("The road").published("2025-05-17").html(html).with("language", "en".into());
    let feed = Feed::new("Вестник").language("ru").item(english).item(Item::story("2", "Дорога", "2025-05-16"));
    visit(Site::of(feed))
        .run(async |page| {
            page.open("/").await;
            let languages = page.attributes("main .headline[lang]", "lang").await;
            assert_eq!(languages, ["en"], "of {:?} the English one says so", page.texts("main .headline").await);
            page.follow("main a[href='/2025/05/17/the-road/']").await;
            assert_eq!(page.attribute("h1", "lang").await.as_deref(), Some("en"));
            assert_eq!(page.attribute("main .body", "lang").await.as_deref(), Some("en"));
            page.open("/search/?q=road").await;
            assert_eq!(page.attribute("main .hits .headline", "lang").await.as_deref(), Some("en"));
        })
        .await;
}
