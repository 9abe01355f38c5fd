//! How the newspaper starts, and what a reader sees when it does not.

use iman_tests::wait::eventually;
use iman_tests::{Answer, Feed, Item, Site, code, visit};

fn site() -> Site {
    Site::of(Feed::new("Вестник").language("ru").item(Item::story("1", "Первая", "2025-05-17")))
}

#[tokio::test]
async fn code_and_feed_are_fetched_once() {
    visit(Site::bundled())
        .run(async |page| {
            page.open("/").await;
            page.settled().await;
            for path in [code("_bg.wasm"), code(".js"), "/feed.json".to_owned()] {
                assert_eq!(page.server().count(&path), 1, "how often {path} was asked for");
            }
        })
        .await;
}

#[tokio::test]
async fn code_that_does_not_come_is_told_and_can_be_asked_for_again() {
    for path in [code("_bg.wasm"), code(".js")] {
        for answer in [Answer::status(404), Answer::cut(), Answer::html("<!doctype html><title>Сайт</title>")] {
            visit(site().answering(&path, answer))
                .expecting("")
                .run(async |page| {
                    page.load("/2025/05/17/pervaya/").await;
                    page.shows("Газета не смогла открыться").await;
                    assert!(page.is_visible("#boot [role=alert]").await);
                    page.server().restore(&path);
                    page.click("#boot .failed a").await;
                    page.says("h1", "Первая").await;
                })
                .await;
        }
    }
}

#[tokio::test]
async fn changed_code_does_not_run() {
    let script = "export default async () => { document.title = 'Чужое'; }";
    for (path, answer) in [
        (code("_bg.wasm"), Answer::text("application/wasm", "\0asm\u{1}\0\0\0")),
        (code(".js"), Answer::text("text/javascript", script)),
    ] {
        visit(site().answering(&path, answer))
            .expecting("")
            .run(async |page| {
                page.load("/").await;
                page.shows("Газета не смогла открыться").await;
                assert_eq!(page.title().await, "ИМАН");
            })
            .await;
    }
}

#[tokio::test]
async fn slow_code_is_told_and_then_starts() {
    visit(site())
        .run(async |page| {
            let gate = page.server().hold(&code("_bg.wasm"));
            page.load("/").await;
            page.shows("Газета загружается дольше обычного").await;
            assert!(!page.is_visible("#boot .failed").await);
            gate.open();
            page.says("main .headline", "Первая").await;
            assert_eq!(page.count("#boot").await, 0);
        })
        .await;
}

#[tokio::test]
async fn a_browser_without_webassembly_is_told() {
    let site = site()
        .editing_index("<head>", "<head><script src=\"/old-browser.js\"></script>")
        .answering("/old-browser.js", Answer::text("text/javascript", "delete window.WebAssembly"));
    visit(site)
        .expecting("WebAssembly")
        .run(async |page| {
            page.load("/").await;
            page.shows("Газета не смогла открыться").await;
        })
        .await;
}

#[tokio::test]
async fn a_browser_without_scripts_is_told() {
    let frame = "<!doctype html><iframe sandbox=\"allow-same-origin\" src=\"/\" width=600 height=400></iframe>";
    visit(site().answering("/frame", Answer::html(frame)))
        .expecting("sandboxed")
        .expecting("/favicon.ico")
        .run(async |page| {
            page.load("/frame").await;
            let words = "const page = all('iframe')[0].contentDocument; return page?.body?.innerText ?? ''";
            eventually("words for who has switched scripts off", async || {
                page.js::<String>(words).await.contains("включите, пожалуйста, JavaScript")
            })
            .await;
        })
        .await;
}

#[tokio::test]
async fn nothing_else_may_run_in_the_page() {
    visit(site())
        .expecting("")
        .run(async |page| {
            page.open("/").await;
            let ran: Vec<String> = page
                .js("
                    const ran = [];
                    const tries = {
                        'an inline script': () => {
                            const script = document.createElement('script');
                            script.append('window.ran = true');
                            document.body.append(script);
                            if (window.ran) throw 'ran';
                        },
                        'a text as HTML': () => { document.createElement('p').innerHTML = '<b>x</b>'; throw 'ran'; },
                        'a second policy': () => { trustedTypes.createPolicy('other', {}); throw 'ran'; },
                    };
                    for (const [name, attempt] of Object.entries(tries)) {
                        try { attempt(); } catch (error) { if (error === 'ran') ran.push(name); }
                    }
                    return ran")
                .await;
            assert_eq!(ran, Vec::<String>::new());
        })
        .await;
}
