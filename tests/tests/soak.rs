//! A long sitting: a reader who goes from page to page for hours holds no more memory than after the first minutes.

use iman_tests::wait::eventually;
use iman_tests::{Engine, Feed, Item, Page, Site, visit};
use serde_json::json;
use std::time::Duration;

const ARTICLES: usize = 300;
/// When the page has seen all that it keeps: from here on nothing may grow.
const WARM: usize = 200;
const ALL: usize = 2000;
/// Pages that one script goes through.
const AT_ONCE: usize = 50;

fn feed() -> Feed {
    let story = |number: usize| {
        let (month, day) = (1 + number / 28 % 12, 1 + number % 28);
        Item::story(&number.to_string(), &format!("Запись {number}"), &format!("2024-{month:02}-{day:02}"))
            .html(&format!(
                "<p>{}</p><h2>Часть</h2><ul><li>Раз<li>Два</ul>",
                "Длинный текст. ".repeat(40 + number % 60)
            ))
            .tags(&[["село", "школа", "мёд"][number % 3]])
            .with("url", json!(format!("https://vestnik.example/zapis-{number}/")))
    };
    Feed::new("Вестник")
        .language("ru")
        .with("home_page_url", json!("https://vestnik.example/"))
        .items((0..ARTICLES).map(story))
}

/// Goes to so many pages, one after the other, as links are followed: articles, now and then a list.
async fn go(page: &Page, from: usize, count: usize) {
    let script = "
        const go = async (path) => {
            const link = document.createElement('a');
            link.href = path;
            document.body.append(link);
            link.click();
            link.remove();
            for (let frame = 0; frame < 300 && decodeURI(location.pathname) !== path; frame += 1) await frames(1);
            await frames(2);
            if (!all('main h1').length) throw new Error('nothing at ' + path);
        };
        for (const path of args[0]) await go(path)";
    let path = |number: usize| match number % 10 {
        0 => "/".to_owned(),
        5 => "/2024/".to_owned(),
        _ => format!("/zapis-{}/", number * 7 % ARTICLES),
    };
    let paths: Vec<String> = (from..from + count).map(path).collect();
    for paths in paths.chunks(AT_ONCE) {
        page.js_with::<()>(script, json!([paths])).await;
    }
}

#[tokio::test]
async fn memory_does_not_grow_in_a_long_sitting() {
    if Engine::chosen() != Engine::Chromium {
        // Only Chromium gives an account of its memory.
        return;
    }
    visit(Site::of(feed()))
        .lasting(Duration::from_secs(400))
        .run(async |page| {
            page.open("/").await;
            go(page, 1, WARM).await;
            let warm = page.memory().await;
            go(page, 1 + WARM, ALL - WARM).await;
            // A busy browser gives back later what nobody holds any more.
            let limit = warm.bytes * 11 / 10;
            let has_shrunk = async || page.memory().await.bytes < limit;
            eventually(&format!("less memory than {limit} bytes, a tenth over {warm:?}"), has_shrunk).await;
            let end = page.memory().await;
            println!("after {WARM} pages: {warm:?}\nafter {ALL} pages: {end:?}");
            assert!(end.nodes <= warm.nodes + 50, "nodes stay behind: from {warm:?} to {end:?}");
            assert!(end.listeners <= warm.listeners + 5, "listeners stay behind: from {warm:?} to {end:?}");
        })
        .await;
}
