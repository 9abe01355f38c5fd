//! A feed of 5,000 stories in one document. Whether it stays usable is asked here; how fast it is, is measured elsewhere.

use iman_tests::{Feed, Item, Key, Site, visit};

const COUNT: u32 = 5000;

fn large() -> Feed {
    let story = |number: u32| {
        let (year, month, day) = (2000 + number / 336, 1 + number / 28 % 12, 1 + number % 28);
        let text = format!("<p>История номер {number}. {}</p>", "Слова о селе, реке и школе. ".repeat(8));
        Item::new(&number.to_string())
            .title(&format!("История {number}"))
            .published(&format!("{year}-{month:02}-{day:02}"))
            .sections(&[if number.is_multiple_of(4) { "sport" } else { "selo" }])
            .tags(&[if number.is_multiple_of(3) { "река" } else { "школа" }])
            .html(&text)
    };
    let feed = Feed::new("Большая").language("ru").section("sport", "Спорт", None).section("selo", "Село", None);
    feed.items((0..COUNT).rev().map(story))
}

#[tokio::test]
async fn a_feed_of_five_thousand_stories_can_be_read() {
    visit(Site::of(large()))
        .run(async |page| {
            page.open("/").await;
            assert_eq!(page.text("main .lead .headline").await, "История 4999");

            // 1,250 stories on 63 pages, by the address and by pressing.
            page.open("/category/sport/").await;
            assert_eq!(page.texts("main .pager ol a").await, ["1", "2", "63"]);
            page.follow("main .pager ol li:last-child a").await;
            assert_eq!(page.count("main article.card").await, 10);
            assert_eq!(page.texts("main .headline").await.last().map(String::as_str), Some("История 0"));
            page.follow("main li:last-child .headline a").await;
            assert_eq!(page.text("h1").await, "История 0");
            page.exists("main .related .headline").await;

            page.open("/2007/05/").await;
            assert_eq!(page.count("main article.card").await, 20);

            page.click(".menu .tool[href='/search/']").await;
            page.fill("main input[type=search]", "история 1234").await;
            page.press(Key::Enter).await;
            page.says("main .hits .headline", "История 1234").await;
        })
        .await;
}
