//! A reader sees the same, whether the content is one feed or an edition.

use iman_tests::{Page, Site, visit};
use serde_json::json;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::Duration;

/// What a reader sees at each address.
type Seen = BTreeMap<String, Value>;
type Value = (String, String, Vec<String>);

/// Goes from link to link, as long as there is one that has not been followed and time; answers what was seen, and where
/// to go yet. Links are followed within the app, which is quicker than loading each page.
const WALK: &str = "
    const [pages, waiting] = [{}, args[0]];
    const local = (href) => {
        const url = new URL(href);
        return url.origin === location.origin ? decodeURI(url.pathname + url.search + url.hash) : href;
    };
    const known = new Set(args[1]);
    const end = performance.now() + 8000;
    while (waiting.length && performance.now() < end) {
        const path = waiting.shift();
        const link = document.createElement('a');
        link.href = path;
        document.body.append(link);
        link.click();
        link.remove();
        for (let frame = 0; frame < 300; frame += 1) {
            await frames(1);
            if (local(location.href) === path && all('main h1')[0] && !all('main .skeleton')[0]) break;
        }
        // Where to go on from an article is weighed when it has been painted.
        for (let frame = 0; frame < 60 && all('main .neighbours')[0] && !all('main .missed')[0]; frame += 1) await frames(1);
        await frames(2);
        const links = all('a[href]').map((link) => local(link.href));
        const pictures = all('main img').map((picture) => local(picture.src));
        pages[path] = [document.title, clean(document.body.innerText), links.concat(pictures)];
        for (const link of links) {
            if (link.startsWith('/') && !link.includes('#') && !/[.]\\w+$/.test(link) && !known.has(link)) {
                known.add(link);
                waiting.push(link);
            }
        }
    }
    return [pages, waiting, [...known]]";

async fn walk(page: &Page) -> Seen {
    let mut seen = Seen::new();
    let mut waiting =
        vec!["/".to_owned(), "/net/takoy/stranitsy/".to_owned(), "/2024/02/30/".to_owned(), "/1999/".to_owned()];
    let mut known = waiting.clone();
    while !waiting.is_empty() {
        let found: (Seen, Vec<String>, Vec<String>) = page.js_with(WALK, json!([waiting, known])).await;
        seen.extend(found.0);
        (waiting, known) = (found.1, found.2);
    }
    seen
}

#[tokio::test]
async fn every_page_of_the_bundled_edition_is_the_same_in_both_forms() {
    let walks = RefCell::new(Vec::new());
    visit(Site::bundled())
        .expecting("/articles/2024/02/30.json")
        .lasting(Duration::from_secs(300))
        .run_in_both_forms(async |page| {
            page.open("/").await;
            let seen = walk(page).await;
            walks.borrow_mut().push(seen);
        })
        .await;
    let walks = walks.into_inner();
    let [plain, pressed] = walks.as_slice() else { panic!("two walks") };
    assert!(plain.len() > 300, "a whole paper has many pages: {}", plain.len());
    let addresses = |seen: &Seen| seen.keys().cloned().collect::<Vec<_>>();
    assert_eq!(addresses(plain), addresses(pressed));
    let others: Vec<String> = plain.iter().filter_map(|(path, seen)| difference(path, seen, &pressed[path])).collect();
    assert!(others.is_empty(), "{} pages look different:\n{}", others.len(), others.join("\n"));
}

/// Where two pages begin to differ.
fn difference(path: &str, plain: &Value, pressed: &Value) -> Option<String> {
    let texts = [&plain.0, &pressed.0, &plain.1, &pressed.1];
    if let Some(pair) = texts.chunks(2).find(|pair| pair[0] != pair[1]) {
        let same = pair[0].chars().zip(pair[1].chars()).take_while(|(one, other)| one == other).count();
        let [one, other] =
            [pair[0], pair[1]].map(|text| text.chars().skip(same.saturating_sub(40)).take(160).collect::<String>());
        return Some(format!("{path}\n  plain:   …{one}…\n  pressed: …{other}…"));
    }
    let only = |own: &[String], others: &[String]| {
        own.iter().filter(|link| !others.contains(link)).cloned().collect::<Vec<String>>()
    };
    let links = (only(&plain.2, &pressed.2), only(&pressed.2, &plain.2));
    (plain.2 != pressed.2).then(|| format!("{path}\n  only plain:   {:?}\n  only pressed: {:?}", links.0, links.1))
}
