//! An article is made ready before its link is followed.

use iman_tests::wait::becomes;
use iman_tests::{Feed, Item, Key, Site, visit};

/// So many stories that the newest stand as bare headlines in the strip, without their pictures.
fn feed() -> Feed {
    let story = |number: u8| {
        Item::story(&number.to_string(), &format!("История {number}"), &format!("2025-05-{number:02}"))
            .picture(&number.to_string())
    };
    Feed::new("Вестник").language("ru").items((1..=28).rev().map(story))
}

#[tokio::test]
async fn a_pointer_over_a_link_asks_for_the_storys_picture() {
    visit(Site::of(feed()))
        .run(async |page| {
            page.open("/").await;
            let strip = page.paths("main .strip .headline a").await;
            let link = format!("main .strip a[href='{}']", strip[0]);
            let number = page.text(&link).await.replace("История ", "");
            let picture = format!("/pictures/{number}.svg");
            assert_eq!(page.server().count(&picture), 0, "the strip shows no pictures");
            page.hover(&link).await;
            becomes("the picture was asked for", 1, async || page.server().count(&picture)).await;
            page.follow(&link).await;
            let shown = "return all('main .main-picture img').every((img) => img.complete && img.naturalWidth > 0)";
            iman_tests::wait::eventually("the picture is shown", async || page.js(shown).await).await;
        })
        .await;
}

#[tokio::test]
async fn the_focus_on_a_link_does_the_same() {
    visit(Site::of(feed()))
        .run(async |page| {
            page.open("/").await;
            let link = "main .strip .headline a";
            let number = page.text(link).await.replace("История ", "");
            let picture = format!("/pictures/{number}.svg");
            assert_eq!(page.server().count(&picture), 0, "the strip shows no pictures");
            for _ in 0..60 {
                if page.has_focus(link).await {
                    break;
                }
                page.press(Key::Tab).await;
            }
            assert!(page.has_focus(link).await, "the focus is on {}", page.focus().await);
            becomes("the picture was asked for", 1, async || page.server().count(&picture)).await;
        })
        .await;
}

#[tokio::test]
async fn a_link_shows_its_page_at_once_and_never_something_else_between() {
    visit(Site::of(feed()))
        .run(async |page| {
            page.open("/").await;
            // Each frame from the press on has either the page that was left or the one that was asked for.
            let script = "
                const link = all('main .headline a')[3];
                const [left, wanted] = [all('h1')[0].textContent, link.textContent];
                const states = [];
                link.click();
                for (let frame = 0; frame < 30; frame += 1) {
                    await frames(1);
                    const headlines = all('main h1').map((h1) => h1.textContent);
                    states.push(headlines.length === 1 && [left, wanted].includes(headlines[0]) ? 'good' : headlines.join('|') || 'empty');
                }
                return [states.filter((state) => state !== 'good'), all('h1')[0].textContent === wanted]";
            let (between, arrived): (Vec<String>, bool) = page.js(script).await;
            assert_eq!(between, Vec::<String>::new(), "what flickered");
            assert!(arrived);
        })
        .await;
}
