//! Devices that keep nothing, that keep no more addresses, or that live in another time.

use iman_tests::{Feed, Item, Key, Page, Site, visit};

fn feed() -> Feed {
    let story = |number: u8| {
        Item::story(&number.to_string(), &format!("История {number}"), &format!("2025-05-{number:02}"))
            .sections(&["selo"])
    };
    Feed::new("Вестник").language("ru").section("selo", "Село", None).items((1..=28).rev().map(story))
}

/// What browsers do where storage is forbidden, full, or not there.
const STORAGES: [&str; 4] = [
    "for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(window, name, { get() { throw new DOMException('forbidden', 'SecurityError'); } });
    }",
    "for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(window, name, { get: () => null });
    }",
    "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };",
    "for (const name of ['getItem', 'setItem', 'removeItem']) {
        Storage.prototype[name] = () => { throw new DOMException('forbidden', 'SecurityError'); };
    }",
];

#[tokio::test]
async fn a_device_that_keeps_nothing_is_told_of_and_the_paper_goes_on() {
    for storage in STORAGES {
        visit(Site::of(feed()).before_start(storage))
            .run(async |page| {
                page.open("/category/selo/").await;
                page.click("main li:nth-child(2) .star").await;
                page.scroll_to(700.0).await;
                page.follow("main li:nth-child(6) .headline a").await;
                page.click("main .story-head .star").await;
                page.back().await;
                assert_eq!(page.scroll().await, 700.0, "Back returns to the line without a store");
                page.follow(".menu .tool[href='/saved/']").await;
                assert_eq!(page.texts("main .headline").await, ["История 23", "История 27"]);
                page.shows("Ваш браузер не даёт хранить этот список").await;
                page.click("main .star").await;
                page.says("main .headline", "История 27").await;
            })
            .await;
    }
}

#[tokio::test]
async fn a_device_that_keeps_is_not_spoken_of() {
    visit(Site::of(feed()))
        .run(async |page| {
            page.open("/2025/05/28/istoriya-28/").await;
            page.click("main .story-head .star").await;
            page.follow(".menu .tool[href='/saved/']").await;
            assert_eq!(page.texts("main .headline").await, ["История 28"]);
            assert!(!page.visible_text().await.contains("не даёт хранить"));
        })
        .await;
}

/// A clock that stands at a moment.
fn clock_at(year: u16) -> String {
    [
        "const [Real, now] = [Date, Date.UTC(",
        &year.to_string(),
        ", 0, 1, 12)];
        window.Date = class extends Real {
            constructor(...given) { super(...(given.length ? given : [now])); }
            static now() { return now; }
        };",
    ]
    .concat()
}

async fn everything_said(page: &Page) -> Vec<String> {
    let mut said = Vec::new();
    for path in ["/", "/category/selo/", "/2025/05/", "/2025/05/28/istoriya-28/", "/search/?q=история+5"] {
        page.open(path).await;
        said.push(page.text("main").await);
    }
    said
}

#[tokio::test]
async fn a_clock_that_is_far_off_changes_nothing_of_what_is_read() {
    let right = std::cell::RefCell::new(Vec::new());
    visit(Site::of(feed())).run(async |page| right.replace(everything_said(page).await).clear()).await;
    let right = right.into_inner();
    assert!(right[3].contains("28 мая 2025"), "{}", right[3]);
    for year in [1970, 2100, 9999] {
        visit(Site::of(feed()).before_start(&clock_at(year)))
            .run(async |page| assert_eq!(everything_said(page).await, right, "in {year}"))
            .await;
    }
}

#[tokio::test]
async fn an_address_that_the_history_refuses_is_loaded_by_the_browser() {
    // Safari refuses after 100 addresses in half a minute.
    let full = "History.prototype.pushState = () => { throw new DOMException('too many', 'SecurityError'); };
        window.sameDocument = true";
    visit(Site::of(feed()))
        .run(async |page| {
            page.open("/category/selo/").await;
            page.js::<()>(full).await;
            page.follow("main .headline a").await;
            page.says("h1", "История 28").await;
            assert!(page.js::<bool>("return window.sameDocument === undefined").await, "it is another document");
            page.follow(".menu a.tool[href='/search/']").await;
            page.js::<()>(full).await;
            page.fill("main input[type=search]", "28").await;
            page.press(Key::Enter).await;
            page.is_at("/search/?q=28").await;
            assert!(page.js::<bool>("return window.sameDocument === undefined").await, "it is another document");
            page.back().await;
            page.is_at("/search/").await;
            page.back().await;
            page.says("h1", "История 28").await;
        })
        .await;
}
