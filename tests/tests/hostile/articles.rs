//! Each payload as an article: what it must not do when it is shown, and when everything in it is pressed. The page's
//! policy is left out, so that the rules for articles have to do alone.

use super::corpus::{self, Payload};
use super::stranger::Stranger;
use iman_tests::{Feed, Item, Page, Site, visit};
use serde_json::{Value, json};

const CHECKS: &str = include_str!("checks.js");
/// Articles that are tried by one script: a script has its time, too.
const AT_ONCE: usize = 12;

fn title(number: usize) -> String {
    format!("Случай {number}")
}

/// Shows every payload of the classes in one browser, as a reader comes upon it who goes from article to article.
async fn assert_harmless(classes: &[&str]) {
    let stranger = Stranger::open();
    let payloads = corpus::of(classes);
    let story = |(number, payload): (usize, &Payload)| {
        let html = payload.html(number, &stranger.origin());
        Item::new(&number.to_string()).title(&title(number)).published("2025-05-17").html(&html)
    };
    let harmless = Item::story("harmless", "Тихая", "2025-05-18");
    let feed = Feed::new("Вестник").language("ru").item(harmless).items(payloads.iter().enumerate().map(story));
    visit(Site::of(feed).without_policy())
        // Players that were asked for, the tests reach no other host; and pictures that are not there.
        .expecting("ERR_NAME_NOT_RESOLVED")
        .expecting("404")
        .run(async |page| {
            page.open("/2025/05/18/tikhaya/").await;
            let before: Value =
                page.js(&format!("{CHECKS} window.alive = true; return surroundings()")).await;
            let cases: Vec<Value> = (0..payloads.len())
                .map(|number| {
                    let path = format!("/2025/05/17/sluchay-{number}/");
                    json!({ "path": path, "title": title(number), "pictures": format!("{}/pictures/", stranger.origin()) })
                })
                .collect();
            let mut wrong = Vec::new();
            for (at, cases) in cases.chunks(AT_ONCE).enumerate() {
                for (within, faults) in tried(page, cases, &before).await.into_iter().enumerate() {
                    let name = &payloads[at * AT_ONCE + within].name;
                    wrong.extend(faults.into_iter().map(|fault| format!("{name}: {fault}")));
                }
            }
            wrong.extend(stranger.asked().into_iter().map(|path| format!("the stranger was asked for {path}")));
            assert_eq!(wrong, Vec::<String>::new());
        })
        .await;
}

async fn tried(page: &Page, cases: &[Value], before: &Value) -> Vec<Vec<String>> {
    let script = format!(
        "{CHECKS}
        const faults = [];
        for (const each of args[0]) faults.push(await tried(each, args[1]));
        return faults"
    );
    page.js_with(&script, json!([cases, before])).await
}

#[tokio::test]
async fn names_documents_and_trees_do_nothing() {
    assert_harmless(&["clobbering", "components", "deep_nesting", "documents"]).await;
}

#[tokio::test]
async fn handlers_frames_and_formulas_do_nothing() {
    assert_harmless(&["event_handlers", "frames", "mathml", "templates", "svg"]).await;
}

#[tokio::test]
async fn parsers_are_not_confused() {
    assert_harmless(&["mutations", "namespace_confusion", "rawtext_breakout", "nested_forms"]).await;
}

#[tokio::test]
async fn addresses_and_players_do_nothing() {
    assert_harmless(&["links", "players", "script_addresses"]).await;
}

#[tokio::test]
async fn nothing_is_covered_and_nobody_is_told() {
    assert_harmless(&["overlays", "requests", "styles"]).await;
}

/// As WordPress writes it. Under the page's own policy: a refusal of it would stand in the console.
#[tokio::test]
async fn an_honest_article_with_styles_and_handlers_leaves_no_remark() {
    let html = "<style type='text/css'>p > b { color: red }</style><p style=\"text-align: center;\" class='lead'>Слово <span style='color: red'\n onclick = \"count()\">красное</span>, \
                код <code>style=\"a\" onload=\"b\"</code>.</p>\
                <figure style=\"width: 300px\"><img onload='grow()' src=\"/icon.svg\" alt=\"Знак\" title=\"on time\"></figure>";
    visit(Site::of(Feed::new("Вестник").language("ru").item(Item::story("1", "Честная", "2025-05-18").html(html))))
        .run(async |page| {
            page.open("/2025/05/18/chestnaya/").await;
            page.exists(".body img[alt='Знак'][title='on time']").await;
            assert_eq!(page.text(".body p").await, "Слово красное, код style=\"a\" onload=\"b\".");
            let kept = page.count(".body :is([style], [onclick], [onload], [x-style], [x-onclick], [x-onload])").await;
            assert_eq!(kept, 0);
        })
        .await;
}

/// The corpus and the checks themselves: who shows a payload as it is gets caught.
#[tokio::test]
async fn a_page_without_rules_would_be_caught() {
    let payloads: Vec<Payload> = corpus::of(&corpus::CLASSES).into_iter().filter(|payload| !payload.is_words).collect();
    let texts: Vec<String> =
        payloads.iter().enumerate().map(|(number, payload)| payload.html(number, "https://evil.example")).collect();
    visit(Site::of(Feed::new("Вестник")).without_policy())
        .run(async |page| {
            page.open("/").await;
            // Parsed, not shown: nothing in it runs.
            let script = format!(
                "{CHECKS}
                const isCaught = (html, before) => {{
                    const parsed = new DOMParser().parseFromString('<!DOCTYPE html>' + before + html, 'text/html');
                    const {{ body, documentElement }} = parsed;
                    const own = body.attributes.length + documentElement.attributes.length;
                    return body.localName !== 'body' || own > 0 || treeFaults(body).length > 0;
                }};
                return args[0].map((html) => isCaught(html, '<body>') || isCaught(html, ''))"
            );
            let caught: Vec<bool> = page.js_with(&script, json!([texts])).await;
            let missed: Vec<&str> = payloads
                .iter()
                .zip(caught)
                .filter(|(_, caught)| !caught)
                .map(|(payload, _)| payload.name.as_str())
                .collect();
            assert_eq!(missed, Vec::<&str>::new());
        })
        .await;
}
