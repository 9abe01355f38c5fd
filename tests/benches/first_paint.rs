//! How soon an article is there on a phone with a weak network: rendered beforehand, by the plain app, and as a page of HTML
//! that somebody has written by hand. `cargo xtask bench paint` runs it.
//!
//! All three come compressed by brotli from one server on this machine, one after the other and several times in turn, so
//! that what else the machine does falls on all of them. Of each figure the median is told.

use iman_tests::{Answer, HOST, Page, Site, visit};
use serde::Deserialize;
use serde_json::json;
use std::cell::RefCell;
use std::time::Duration;

/// An article of the bundled edition with a picture.
const ARTICLE: &str = "/2023/11/16/kak-nazyvayut-lekarstva/";
/// How often each page is loaded.
const ROUNDS: usize = 9;
/// A phone: 1.6 Mbit/s down, 0.75 up, in bytes a second; how long an answer takes at least, in milliseconds; and how many times
/// slower than this machine it works.
const DOWN: u32 = 200_000;
const UP: u32 = 94_000;
const LATENCY: u32 = 150;
const SLOWER: u32 = 4;

/// What a page has cost. Milliseconds from the start of the navigation, and bytes on the wire.
#[derive(Clone, Debug, Deserialize)]
struct Cost {
    first_paint: f64,
    largest_paint: f64,
    shift: f64,
    blocked: f64,
    /// When the page had all that it asks for.
    rest: f64,
    bytes: f64,
}

/// Waits until nothing comes any more, and adds up what the browser has noted.
const MEASURE: &str = "
    const noted = (type) => new Promise((done) => {
        const found = [];
        new PerformanceObserver((list) => found.push(...list.getEntries())).observe({ type, buffered: true });
        setTimeout(() => done(found), 300);
    });
    let before = -1, calm = 0;
    while (calm < 4 || document.querySelector('[data-rendered], #boot')) {
        await new Promise((done) => setTimeout(done, 500));
        const now = performance.getEntriesByType('resource').length;
        calm = now === before && document.readyState === 'complete' ? calm + 1 : 0;
        before = now;
    }
    const [paints, largest, shifts, tasks] =
        await Promise.all(['paint', 'largest-contentful-paint', 'layout-shift', 'longtask'].map(noted));
    const files = performance.getEntriesByType('resource');
    const first = paints.find((paint) => paint.name === 'first-contentful-paint').startTime;
    const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);
    const [page] = performance.getEntriesByType('navigation');
    return {
        first_paint: first,
        largest_paint: largest.at(-1).startTime,
        shift: sum(shifts.map((shift) => shift.value)),
        blocked: sum(tasks.filter((task) => task.startTime + task.duration > first).map((task) => task.duration - 50)),
        rest: Math.max(page.loadEventEnd, ...files.map((file) => file.responseEnd)),
        bytes: page.transferSize + sum(files.map((file) => file.transferSize)),
    };";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let rendered = Site::bundled().rendered().compressed();
    let by_hand = by_hand(&rendered.html(ARTICLE));
    let pages: [(&str, Site); 3] = [
        ("rendered beforehand", rendered),
        ("the plain app", Site::bundled().compressed()),
        ("written by hand", Site::bundled().compressed().answering(ARTICLE, Answer::html(&by_hand))),
    ];
    let mut costs: [Vec<Cost>; 3] = Default::default();
    // The first round is for the server: compressing takes it long. (What names its host is made ready by itself.)
    for round in 0..=ROUNDS {
        for ((_, site), costs) in pages.iter().zip(&mut costs) {
            let cost = RefCell::new(None);
            let measured = async |page: &Page| {
                cost.replace(Some(measure(page).await));
            };
            visit(site.clone()).on_phone().lasting(Duration::from_secs(120)).run(measured).await;
            costs.extend(cost.take().filter(|_| round > 0));
        }
    }
    println!(
        "| {ARTICLE} | first paint, ms | largest paint, ms | layout shift | blocked, ms | at rest, ms | bytes |\n\
         |---|---|---|---|---|---|---|"
    );
    for ((name, _), costs) in pages.iter().zip(&costs) {
        let of = |figure: fn(&Cost) -> f64| median(costs.iter().map(figure).collect());
        println!(
            "| {name} | {:.0} | {:.0} | {:.3} | {:.0} | {:.0} | {:.0} |",
            of(|cost| cost.first_paint),
            of(|cost| cost.largest_paint),
            of(|cost| cost.shift),
            of(|cost| cost.blocked),
            of(|cost| cost.rest),
            of(|cost| cost.bytes),
        );
    }
    for (name, figure) in
        [("first", (|cost| cost.first_paint) as fn(&Cost) -> f64), ("largest", |cost: &Cost| cost.largest_paint)]
    {
        let of = |at: usize| median(costs[at].iter().map(figure).collect());
        println!("{name} paint, rendered beforehand to written by hand: {:.2}", of(0) / of(2));
    }
}

async fn measure(page: &Page) -> Cost {
    page.server().prepare(ARTICLE);
    page.devtools("Network.enable", json!({})).await;
    page.devtools("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await;
    let network = json!({
        "offline": false, "latency": LATENCY, "downloadThroughput": DOWN, "uploadThroughput": UP,
    });
    page.devtools("Network.emulateNetworkConditions", network).await;
    page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER })).await;
    page.load(ARTICLE).await;
    page.js(MEASURE).await
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

/// The same text and picture in the plainest page that does them justice.
fn by_hand(rendered: &str) -> String {
    let from_to = |from: &str, to: &str| {
        let start = rendered.find(from).unwrap_or_else(|| panic!("a rendered article has {from}"));
        let length = rendered[start..].find(to).unwrap_or_else(|| panic!("{to} comes after {from}"));
        rendered[start..start + length].to_owned()
    };
    let whole = |from: &str, end: &str| from_to(from, end) + end;
    let parts = [
        whole("<h1", "</h1>"),
        whole("<p class=\"lead\"", "</p>"),
        whole("<figure class=\"main-picture\"", "</figure>"),
        // A text has elements of its kind within it: it goes as far as what follows it.
        from_to("<div class=\"body", "<nav class=\"tags\""),
    ];
    format!(
        "<!doctype html><html lang=ru><meta charset=utf-8><link rel=icon href=/icon.svg><meta name=viewport content=\"width=device-width\"><title>Иман</title>\
         <link rel=preload href=/fonts/brygada-cyrillic-normal.woff2 as=font type=font/woff2 crossorigin>\
         <link rel=preload href=/fonts/brygada-latin-normal.woff2 as=font type=font/woff2 crossorigin>\
         <style>@font-face{{font-family:B;src:url(/fonts/brygada-cyrillic-normal.woff2);font-weight:400 700;font-display:optional;\
         unicode-range:U+400-52F}}@font-face{{font-family:B;src:url(/fonts/brygada-latin-normal.woff2);font-weight:400 700;\
         font-display:optional}}body{{font:1.2rem/1.5 B,serif;max-width:43rem;margin:auto;padding:1rem}}\
         img{{width:100%;height:auto}}figure{{margin:0}}</style><body>{}",
        // The rendered page names its host.
        parts.concat().replace(HOST, "")
    )
}
