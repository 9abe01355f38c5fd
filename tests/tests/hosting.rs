//! The paper on the servers that publishers run, nginx and Caddy, with what `press host` has written for them; and the
//! programs in JavaScript that it writes for CloudFront and Cloudflare, run by a browser. What other hosts do is tested
//! beside the press, with the same table of addresses (crates/press/tests/hosting/).

use iman_tests::{Hosted, Site, WebServer, lay_built, visit};
use press::host::{Host, Options};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::time::Duration;
use table::Expected;

#[path = "../../crates/press/tests/hosting/answer.rs"]
mod answer;
#[path = "../../crates/press/tests/hosting/table.rs"]
mod table;

use answer::{Answer, Weakness, check};

const BASES: [&str; 2] = ["/", "/gazeta/"];

#[tokio::test]
async fn servers_answer_every_address_as_they_should() {
    for base in BASES {
        let folder = tempfile::tempdir().unwrap();
        let (site, store, list) =
            (folder.path().join("paper"), folder.path().join("db"), folder.path().join("old.txt"));
        table::lay(&site);
        table::archive(&store, &list, base);
        // More and longer ones than servers have room for by themselves.
        let long = format!("{base}{}", "долгий-путь-".repeat(20));
        let many: String = (0..3000).map(|number| format!("{long}{number} {base}{number}/\n")).collect();
        fs::write(&list, fs::read_to_string(&list).unwrap() + &many).unwrap();
        for server in WebServer::all() {
            let hosted = Hosted::start(server, &site, base, Some((store.clone(), list.clone()))).await;
            for line in table::lines() {
                let reply = hosted.get(line.address);
                let told = format!("{server:?}, {base}: {} {reply:?}", line.address);
                let (cache, location) = (reply.header("cache-control"), reply.header("location"));
                let answer = Answer {
                    status: reply.status,
                    body: reply.body.clone(),
                    cache: cache.to_owned(),
                    location: location.to_owned(),
                };
                check(&line, &answer, base, Weakness::default());
                assert_eq!(reply.header("x-content-type-options"), "nosniff", "{told}");
                assert_eq!(reply.header("content-security-policy"), "frame-ancestors 'self'", "{told}");
                match line.expected {
                    Expected::File { kind: Some(kind), .. } => {
                        assert_eq!(reply.header("content-type"), kind, "{told}");
                    }
                    Expected::Page => assert!(reply.header("content-type").starts_with("text/html"), "{told}"),
                    _ if line.address.ends_with(".wasm") => {
                        assert_eq!(reply.header("content-type"), "application/wasm", "{told}");
                    }
                    _ => {}
                }
            }
            let path = format!("/{}2999", "%D0%B4%D0%BE%D0%BB%D0%B3%D0%B8%D0%B9-%D0%BF%D1%83%D1%82%D1%8C-".repeat(20));
            assert_eq!(hosted.get(&path).header("location"), format!("{base}2999/"), "{server:?}");
            // Nothing of an address gets into a header as anything but an address.
            for path in ["/tag/b%0d%0aX-Evil:1/feed/", "/blog/%5Cevil.example/a", "/files//evil.example/"] {
                let reply = hosted.get(path);
                let location = reply.header("location");
                let is_own = location.is_empty() || location.starts_with(base);
                let leads_away = location.starts_with("//") || location.starts_with("/\\");
                assert!(is_own && !leads_away && reply.header("x-evil").is_empty(), "{server:?}: {reply:?}");
            }
        }
    }
}

/// How long it takes to lay out papers and to open pages of them on each server, on a machine that has other work.
const ALL_SERVERS: Duration = Duration::from_secs(300);

#[tokio::test]
async fn a_reader_opens_the_paper_on_each_server() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("paper");
    lay_built(&site);
    fs::create_dir(site.join("moved")).unwrap();
    fs::write(site.join("moved/0.json"), r#"{"12":"2025/05/05/33-34/"}"#).unwrap();
    visit(Site::bundled())
        .lasting(ALL_SERVERS)
        .run(async |page| {
            for (server, base) in WebServer::all().into_iter().flat_map(|server| BASES.map(|base| (server, base))) {
                let hosted = Hosted::start(server, &site, base, None).await;
                for (path, headline) in [
                    ("/", "Главная"),
                    ("/2025/05/05/33-34/", "Номер 33-34"),
                    ("/category/sport", "Спорт"),
                    ("/net/", "Страница не найдена"),
                ] {
                    let url = hosted.url(path);
                    page.client().goto(&url).await.unwrap_or_else(|why| panic!("cannot open {url}: {why}"));
                    page.arrived().await;
                    assert_eq!(page.text("h1").await, headline, "{url}");
                }
                // Told to the page itself, for hosts that do not look at queries.
                page.client().goto(&hosted.url("/?p=12")).await.expect("the page opens");
                page.is_at(&format!("{base}2025/05/05/33-34/")).await;
                assert_eq!(page.text("h1").await, "Номер 33-34");
                page.follow(".menu .first-level a").await;
                page.leave().await;
            }
        })
        .await;
}

#[tokio::test]
async fn a_reader_opens_rendered_pages_on_each_server() {
    visit(Site::bundled())
        // The address below that no page stands for.
        .expecting("/articles/net")
        .lasting(ALL_SERVERS)
        .run(async |page| {
            for base in BASES {
                let folder = tempfile::tempdir().unwrap();
                let site = folder.path().join("paper");
                lay_built(&site);
                Site::bundled().below(base.trim_end_matches('/')).rendered().lay_over(&site);
                for server in WebServer::all() {
                    let hosted = Hosted::start(server, &site, base, None).await;
                    for (path, headline) in [
                        ("/", "Главная"),
                        ("/2025/05/05/33-34/", "Номер 33-34"),
                        ("/category/sport/", "Спорт"),
                        ("/2025/page/2/", "2025"),
                    ] {
                        let reply = hosted.get(path);
                        let told = format!("{server:?}, {base}: {path}");
                        assert!(reply.body.contains(&format!("{headline}</h1>")), "{told}: {reply:?}");
                        page.client().goto(&hosted.url(path)).await.unwrap_or_else(|why| panic!("{told}: {why}"));
                        page.exists("html:not([data-rendered])").await;
                        assert_eq!(page.text("h1").await, headline, "{told}");
                    }
                    // What has no page is the app's business.
                    page.client().goto(&hosted.url("/net/")).await.expect("the page opens");
                    page.says("h1", "Страница не найдена").await;
                    let feed = hosted.get("/feeds/latest/rss.xml");
                    assert!(
                        feed.header("content-type").starts_with("application/rss+xml"),
                        "{server:?}, {base}: {feed:?}"
                    );
                    assert_eq!(hosted.get("/feeds/none.json").status, 404, "{server:?}, {base}");
                    page.leave().await;
                }
            }
        })
        .await;
}

/// The text of a file that the press writes for a host, of the paper of the table in a folder of its host.
fn written(host: Host, folder: &Path, base: &str, name: &str) -> String {
    let site = folder.join(base.trim_matches('/'));
    let (store, list) = (folder.join("press.db"), folder.join("old.txt"));
    table::lay(&site);
    table::archive(&store, &list, base);
    let options = Options {
        host,
        site,
        url: format!("https://paper.example{base}").parse().unwrap(),
        redirects: Some(list),
        store: Some(store),
        beside: folder.to_owned(),
        is_forced: false,
    };
    options.prepare().unwrap().write().unwrap();
    fs::read_to_string(folder.join(name)).unwrap()
}

/// What an object storage answers, whose files are those of the table.
fn stored(path: &str, base: &str) -> Answer {
    let within = path.strip_prefix(base.trim_end_matches('/')).unwrap_or_default();
    let line = table::lines().into_iter().find(|line| line.address == within);
    match line.map(|line| line.expected) {
        Some(Expected::File { cache, .. }) => {
            Answer { status: 200, body: within.to_owned(), cache: cache.to_owned(), ..Answer::default() }
        }
        _ if within == "/index.html" => {
            Answer { status: 200, body: format!("<base href=\"{base}\""), ..Answer::default() }
        }
        _ => Answer { status: 404, ..Answer::default() },
    }
}

#[tokio::test]
async fn programs_for_hosts_tell_pages_from_files() {
    visit(Site::bundled())
        .run(async |page| {
            page.open("/").await;
            for base in BASES {
                let lines = table::lines();
                let addresses: Vec<String> =
                    lines.iter().map(|line| format!("{}{}", base.trim_end_matches('/'), line.address)).collect();

                let folder = tempfile::tempdir().unwrap();
                let function = written(Host::S3Cloudfront, folder.path(), base, "cloudfront-function.js");
                let script = format!(
                    "{function}
                    return args.map((address) => {{
                        const url = new URL(address, 'https://paper.example');
                        const querystring = {{}};
                        for (const [name, value] of url.searchParams) querystring[name] = {{ value }};
                        const answer = handler({{ request: {{ uri: url.pathname, querystring }} }});
                        return [answer.statusCode ?? 0, answer.headers?.location.value ?? answer.uri];
                    }})"
                );
                let answers: Vec<(u16, String)> = page.js_with(&script, json!(addresses)).await;
                for (line, (status, to)) in lines.iter().zip(answers) {
                    let answer = if status == 0 { stored(&to, base) } else { Answer::moved(status, to) };
                    check(line, &answer, base, Weakness::default());
                }

                let folder = tempfile::tempdir().unwrap();
                let worker = written(Host::CloudflareWorkers, folder.path(), base, "worker.js");
                let script = format!(
                    "{}
                    const ASSETS = {{ fetch: async (request) => new Response(new URL(request.url).pathname) }};
                    return Promise.all(args.map(async (address) => {{
                        const answer = await worker.fetch(new Request('https://paper.example' + address), {{ ASSETS }});
                        return [answer.status, await answer.text(), answer.headers.get('Cache-Control')];
                    }}))",
                    worker.replace("export default", "const worker =")
                );
                let answers: Vec<Value> = page.js_with(&script, json!(addresses)).await;
                for (line, answer) in lines.iter().zip(answers) {
                    // It is asked where there is no file.
                    match line.expected {
                        Expected::Page => assert_eq!(answer, json!([200, base, null]), "{}", line.address),
                        Expected::Nothing => assert_eq!((&answer[0], &answer[2]), (&json!(404), &json!("no-cache"))),
                        _ => {}
                    }
                }
            }
        })
        .await;
}
