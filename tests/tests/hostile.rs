//! Feeds that mean harm: what they bring is shown as words, or not at all.

use iman_tests::wait::eventually;
use iman_tests::{Feed, Item, Page, Site, visit};
use serde_json::json;

/// Ways to run a script, to send the reader away, to dress the page up; each sets `pwned` if it works.
const ATTACKS: &[&str] = &[
    "<script>window.pwned = 'script'</script>",
    "<img src='/gone.png' onerror=\"window.pwned = 'onerror'\">",
    "<svg onload=\"window.pwned = 'svg'\"><script>window.pwned = 'svg script'</script></svg>",
    "<svg><animate onbegin=\"window.pwned = 'animate'\" attributeName=x dur=1s></svg>",
    "<textarea><img title='</textarea><img src=x onerror=window.pwned=1>'></textarea>",
    "<iframe srcdoc=\"<script>top.pwned = 'srcdoc'</script>\"></iframe>",
    "<iframe src=\"javascript:top.pwned = 'iframe'\"></iframe>",
    "<iframe src='https://www.youtube.com.evil.example/embed/aqz-KE-bpKQ'></iframe>",
    "<a class='attack' href=\"javascript:window.pwned = 'link'\">раз</a>",
    "<a class='attack' href=\"java\tscript:window.pwned = 'tab'\">два</a>",
    "<a class='attack' href=\"&#106;avascript:window.pwned = 'entity'\">три</a>",
    "<a class='attack' href=\"data:text/html,<script>top.pwned = 1</script>\">четыре</a>",
    "<a class='attack' href=\"vbscript:x\">пять</a>",
    "<form action='https://evil.example/'><input name='password'><button formaction=\"javascript:window.pwned='form'\">шесть</button></form>",
    "<style>body { display: none }</style><link rel=stylesheet href='https://evil.example/x.css'>",
    "<p style='position: fixed; inset: 0; background: red'>семь</p>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'><base href='https://evil.example/'>",
    "<img name='body'><img id='content'><form id='documentElement'><input name='attributes'></form>",
    "<p id='menu-panel' class='menu-button card'>восемь</p>",
    "<object data=\"javascript:window.pwned='object'\"></object><embed src='https://evil.example/x.swf'>",
    "<details open ontoggle=\"window.pwned = 'toggle'\"><summary>девять</summary></details>",
    "<video src=x onerror=\"window.pwned='video'\" autoplay></video><audio autoplay src='https://evil.example/x.mp3'></audio>",
    "<template><script>window.pwned = 'template'</script></template>",
    "<div contenteditable autofocus onfocus=\"window.pwned='focus'\" tabindex=1>десять</div>",
    // What follows these belongs to them: an element that is not closed, and a comment that is not.
    "<noscript><p title='</noscript><img src=x onerror=window.pwned=1>'></noscript>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=window.pwned=1&gt;'>",
];

async fn assert_unharmed(page: &Page) {
    page.settled().await;
    let pwned: Option<String> = page.js("return window.pwned === undefined ? null : String(window.pwned)").await;
    assert_eq!(pwned, None, "a script of the feed has run");
    let left = "script, style, iframe, frame, object, embed, form, input, textarea, select, link, meta, base, svg, math, template, [style], [autoplay], [contenteditable], [autofocus], [srcdoc], [formaction]";
    let script = "
        const body = all('main .body')[0];
        const wrong = [...body.querySelectorAll(args[0])];
        const named = [...body.querySelectorAll('*')].filter((element) => [...element.attributes].some(({ name, value }) =>
            name.startsWith('on') || name === 'name' || (name === 'id' && !value.startsWith('a-'))
            || (['href', 'src', 'data', 'action'].includes(name) && !/^(https?|mailto|tel):/.test(element[name]))));
        return [...wrong, ...named].map((element) => element.outerHTML)";
    let found: Vec<String> = page.js_with(script, json!([left])).await;
    assert_eq!(found, Vec::<String>::new(), "the text has what it must not have");
    page.assert_no_foreign_requests().await;
}

#[tokio::test]
async fn the_html_of_a_story_does_nothing() {
    let html = format!("<p>Начало.</p>{}", ATTACKS.join("\n<hr>\n"));
    let feed =
        Feed::new("Вестник").language("ru").item(Item::new("1").title("Опасная").published("2025-05-17").html(&html));
    visit(Site::of(feed))
        .expecting("404")
        .expecting("Content Security Policy")
        .run(async |page| {
            page.open("/2025/05/17/opasnaya/").await;
            assert_unharmed(page).await;
            let text = page.text("main .body").await;
            for word in ["Начало.", "раз", "пять", "семь", "восемь", "девять", "десять"]
            {
                assert!(text.contains(word), "“{word}” is still there to be read: {text}");
            }
            // Whatever still looks like a link or a button is pressed.
            page.js::<()>(
                "for (const thing of all('main .body a, main .body button, main .body summary')) thing.click()",
            )
            .await;
            assert_unharmed(page).await;
            let same_host: bool = page.js("return location.pathname === '/2025/05/17/opasnaya/'").await;
            assert!(same_host, "the reader was sent to {}", page.address().await);
        })
        .await;
}

#[tokio::test]
async fn each_attack_alone_does_nothing() {
    let story = |(number, html): (usize, &&str)| {
        Item::new(&number.to_string()).title(&format!("Случай {number}")).published("2025-05-17").html(html)
    };
    let feed = Feed::new("Вестник").language("ru").items(ATTACKS.iter().enumerate().map(story));
    visit(Site::of(feed))
        .expecting("404")
        .expecting("Content Security Policy")
        .run(async |page| {
            page.open("/2025/05/17/").await;
            for number in 0..ATTACKS.len() {
                // Within the app, since a load for each would take long.
                let script = "const link = document.createElement('a'); link.href = args[0]; document.body.append(link); link.click(); link.remove()";
                page.js_with::<()>(script, json!([format!("/2025/05/17/sluchay-{number}/")])).await;
                page.says("h1", &format!("Случай {number}")).await;
                assert_unharmed(page).await;
            }
        })
        .await;
}

#[tokio::test]
async fn words_of_a_feed_are_words() {
    let evil = "<img src=x onerror=\"window.pwned = 1\"><b>Смело</b>";
    let feed = Feed::new(&format!("Газета {evil}"))
        .language("ru")
        .with("description", json!(evil))
        .iman("watch_live", json!("javascript:window.pwned = 1"))
        .item(
            Item::new("1")
                .title(evil)
                .published("2025-05-17")
                .text(evil)
                .tags(&[evil])
                .authors(&[evil])
                .with("summary", json!(evil))
                .with("external_url", json!("javascript:window.pwned = 1"))
                .with("image", json!("javascript:window.pwned = 1"))
                .with("attachments", json!([{ "url": "javascript:window.pwned = 1", "mime_type": "application/pdf" }])),
        );
    visit(Site::of(feed))
        .run(async |page| {
            page.open("/").await;
            assert_eq!(page.text(".masthead .name").await, format!("Газета {evil}"));
            assert_eq!(page.count("main b, .masthead b, img[src=x], a[href^='javascript:'], .live").await, 0);
            page.follow("main .headline a").await;
            assert_eq!(page.text("h1").await, evil);
            assert_eq!(page.texts("main a[rel=author], main .tags a").await, [evil, evil]);
            assert_eq!(page.count("main b, img, a[href^='javascript:'], a.attachment, .original").await, 0);
            eventually("nothing has run", async || page.js("return window.pwned === undefined").await).await;
        })
        .await;
}

#[tokio::test]
async fn a_text_nested_a_thousand_deep_is_still_read() {
    let html = format!("{}Дно{}", "<div><em>".repeat(3000), "</em></div>".repeat(3000));
    let feed =
        Feed::new("Вестник").language("ru").item(Item::new("1").title("Глубокая").published("2025-05-17").html(&html));
    visit(Site::of(feed))
        .run(async |page| {
            page.open("/2025/05/17/glubokaya/").await;
            assert_eq!(page.text("main .body").await, "Дно");
        })
        .await;
}
