//! Feeds that never end.

use iman_tests::wait::{becomes, eventually};
use iman_tests::{Answer, Feed, Item, Page, Site, visit};

/// How many documents are read without the reader's word.
const AT_ONCE: usize = 200;

/// Document by document one story, each a day older than the one before.
fn story(number: usize) -> Item {
    let (year, month, day) = (2020 - number / 336, 12 - number / 28 % 12, 28 - number % 28);
    Item::story(&number.to_string(), &format!("История {number}"), &format!("{year}-{month:02}-{day:02}"))
}

fn document(number: usize) -> Feed {
    let title = if number == 0 { "Вестник" } else { "" };
    Feed::new(title).language("ru").item(story(number)).next(&format!("/feeds/{}.json", number + 1))
}

fn ten_thousand() -> Site {
    (1..10_000)
        .fold(Site::of(document(0)), |site, number| site.document(&format!("/feeds/{number}.json"), document(number)))
}

/// How many documents were asked for.
fn asked(page: &Page) -> usize {
    page.server().count_below("/feeds/") + page.server().count("/feed.json")
}

#[tokio::test]
async fn a_chain_of_ten_thousand_documents_is_read_in_pieces_at_the_readers_word() {
    visit(ten_thousand())
        .run(async |page| {
            page.load("/net-takoy/").await;
            page.says("h1", "Страница не найдена").await;
            page.settled().await;
            assert_eq!(asked(page), AT_ONCE);
            // Whoever knows that the story is there goes on.
            page.click("main .more-below button").await;
            becomes("as many again", 2 * AT_ONCE, async || asked(page)).await;
            page.says("h1", "Страница не найдена").await;
            page.settled().await;
            assert_eq!(asked(page), 2 * AT_ONCE);
            // What has been read is there: the oldest of 400 stories among it.
            page.open("/").await;
            page.exists("main .lead .headline").await;
        })
        .await;
}

#[tokio::test]
async fn a_story_far_down_the_chain_is_found_by_going_on() {
    visit(ten_thousand())
        .run(async |page| {
            // Undated: nothing says when to stop.
            page.load("/o-redaktsii/").await;
            page.server().answer(
                "/feeds/250.json",
                Answer::feed(
                    document(250).item(
                        Item::new("p")
                            .title("О редакции")
                            .html("<p>Мы.</p>")
                            .iman("kind", "page".into())
                            .iman("slug", "o-redaktsii".into()),
                    ),
                ),
            );
            page.says("h1", "Страница не найдена").await;
            page.click("main .more-below button").await;
            page.says("h1", "О редакции").await;
            page.settled().await;
            assert_eq!(asked(page), 251, "and no further");
        })
        .await;
}

#[tokio::test]
async fn a_list_of_a_long_chain_is_filled_and_goes_on_by_its_button() {
    visit(ten_thousand())
        .run(async |page| {
            page.open("/2020/").await;
            eventually("the first page is full", async || page.count("main article.card").await == 20).await;
            page.settled().await;
            let before = asked(page);
            assert!((20..=22).contains(&before), "{before} documents for twenty stories");
            page.click("main .more-below button").await;
            becomes("one more", before + 1, async || asked(page)).await;
        })
        .await;
}

/// A page that looks for what is not there reads each of these documents once.
async fn assert_ends(site: Site, documents: &[(&str, usize)]) {
    visit(site)
        .run(async |page| {
            page.open("/net-takoy/").await;
            page.says("h1", "Страница не найдена").await;
            page.settled().await;
            for (path, times) in documents {
                assert_eq!(page.server().count(path), *times, "{path}");
            }
            assert_eq!(page.count("main .more-below button").await, 0, "nothing is left to load");
        })
        .await;
}

#[tokio::test]
async fn a_feed_that_goes_on_with_itself_ends() {
    for itself in ["feed.json", "./feeds/../feed.json", "/feed.json#more", "feed://x"] {
        assert_ends(Site::of(document(0).next(itself)), &[("/feed.json", 1)]).await;
    }
}

#[tokio::test]
async fn a_circle_of_redirects_ends() {
    let site = Site::of(document(0).next("/more"))
        .answering("/more", Answer::redirect("/feeds/1.json"))
        .document("/feeds/1.json", document(1).next("/more"));
    assert_ends(site, &[("/feed.json", 1), ("/more", 1), ("/feeds/1.json", 1)]).await;
    // Each time that it is asked for, the address leads to another document: that is a chain without an end.
    let site = Site::of(document(0).next("/more"))
        .answering("/more", Answer::redirect("/feeds/1.json").then(Answer::redirect("/feeds/2.json")))
        .document("/feeds/1.json", document(1).next("/more"))
        .document("/feeds/2.json", document(2).next("/more"));
    assert_ends(site, &[("/more", 1), ("/feeds/1.json", 1), ("/feeds/2.json", 0)]).await;
}

#[tokio::test]
async fn addresses_in_a_document_begin_where_it_was_found_in_the_end() {
    let site = Site::bundled()
        .answering("/feed.json", Answer::redirect("/deep/er/feed.json"))
        .document("/deep/er/feed.json", document(0).next("2.json"))
        .document("/deep/er/2.json", Feed::new("Вестник").item(story(1)));
    assert_ends(site, &[("/deep/er/2.json", 1), ("/2.json", 0)]).await;
}
