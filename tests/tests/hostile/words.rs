//! The words of a feed: names, titles, labels.

use iman_tests::wait::eventually;
use iman_tests::{Feed, Item, Page, Site, visit};
use serde_json::json;

#[tokio::test]
async fn words_of_a_feed_are_words() {
    let evil = "<img src=x onerror=\"window.pwned = 1\"><b>Смело</b>";
    let feed = Feed::new(&format!("Газета {evil}"))
        .language("ru")
        .with("description", json!(evil))
        .section("razdel", evil, None)
        .iman("menu", json!([{ "label": evil, "section": "razdel", "children": [{ "label": evil, "tag": evil }] }]))
        .iman(
            "pages",
            json!([{ "slug": "page", "title": evil, "summary": evil, "content_text": evil, "contact": true }]),
        )
        .iman("contact", json!({ "address": evil, "phone": evil, "email": evil }))
        .iman("copyright", json!(evil))
        .item(
            Item::new("1")
                .title(evil)
                .published("2025-05-17")
                .text(evil)
                .tags(&[evil])
                .authors(&[evil])
                .sections(&["razdel"])
                .with("summary", json!(evil))
                .with("attachments", json!([{ "url": "/a.pdf", "mime_type": evil, "title": evil }]))
                .with("image", json!("pictures/a.svg"))
                .iman("image_alt", json!(evil))
                .iman("caption", json!(evil)),
        );
    visit(Site::of(feed))
        .run(async |page| {
            page.open("/").await;
            assert_eq!(page.text(".masthead .name").await, format!("Газета {evil}"));
            assert_eq!(page.text(".menu .first-level a").await, evil);
            page.follow("main .headline a").await;
            assert_eq!(page.text("h1").await, evil);
            assert_eq!(page.texts("main a[rel=author], main .tags a, main figcaption").await, [evil; 3]);
            assert_eq!(page.title().await, format!("{evil} — Газета {evil}"));
            for path in ["/page/", "/category/razdel/", "/search/?q=%3Cimg+src%3Dx+onerror%3Dpwned%3D1%3E"] {
                page.open(path).await;
                assert_eq!(page.count("b, img[src=x], body script, [onerror]").await, 0, "at {path}");
            }
            eventually("nothing has run", async || page.js("return window.pwned === undefined").await).await;
        })
        .await;
}

/// Signs that nobody sees: they turn the direction of what follows, or end a text early.
const UNSEEN: &str = "\u{202e}\u{2067}\u{202a}\u{0}\u{1b}\u{7f}";

#[tokio::test]
async fn names_and_titles_turn_nothing_around() {
    let name = |name: &str| format!("{UNSEEN}{name}{UNSEEN}");
    let feed = Feed::new(&name("Вестник"))
        .language("ru")
        .section("razdel", &name("Раздел"), None)
        .iman("tagline", json!(name("Девиз")))
        .iman("copyright", json!(name("Право")))
        .iman(
            "menu",
            json!([{ "label": name("Пункт"), "section": "razdel" }, { "label": UNSEEN, "section": "razdel" }]),
        )
        .iman("pages", json!([{ "slug": "page", "title": name("Страница"), "content_text": "Текст." }]))
        .item(
            Item::story("1", &name("Заголовок"), "2025-05-17")
                .tags(&[&name("метка"), UNSEEN])
                .authors(&[&name("Ася"), UNSEEN])
                .sections(&["razdel"])
                .with("summary", json!(name("Сводка")))
                .with(
                    "attachments",
                    json!([{ "url": "/a.pdf", "mime_type": name("application/pdf"), "title": name("Номер") }]),
                ),
        );
    visit(Site::of(feed))
        .run(async |page| {
            page.open("/").await;
            assert_eq!(page.text(".masthead .name").await, "Вестник");
            assert_eq!(page.texts(".menu .first-level a").await, ["Пункт"]);
            for path in ["/", "/2025/05/17/zagolovok/", "/category/razdel/", "/tag/metka/", "/author/asya/", "/page/"] {
                page.open(path).await;
                let script = "
                    const turning = /[\\u202a-\\u202e\\u2066-\\u2069\\u0000-\\u0008\\u001b\\u007f]/;
                    const texts = [document.title, ...all('body *').filter((found) => !found.closest('.body')).flatMap((found) => [
                        ...[...found.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data),
                        ...[...found.attributes].map((attribute) => attribute.value)])];
                    return texts.filter((text) => turning.test(text))";
                assert_eq!(page.js::<Vec<String>>(script).await, Vec::<String>::new(), "at {path}");
                let nameless: Vec<String> = page
                    .js("return all('a[href], button, h1, h2, h3').filter((found) =>
                        clean(found.textContent) === '' && !found.hasAttribute('aria-label')).map((found) => found.outerHTML)")
                    .await;
                assert_eq!(nameless, Vec::<String>::new(), "what has no name at {path}");
            }
        })
        .await;
}

/// A word that does not end.
fn endless() -> String {
    "ы".repeat(100_000)
}

async fn assert_within_the_window(page: &Page, path: &str) {
    page.open(path).await;
    let (wide, window): (f64, f64) = page
        .js("const { scrollWidth, clientWidth } = document.documentElement; return [scrollWidth, clientWidth]")
        .await;
    let script = "return all('body *').filter((found) => found.getBoundingClientRect().right > innerWidth + 1)
        .map((found) => found.outerHTML.slice(0, 120)).slice(-5)";
    let beyond: Vec<String> = page.js(script).await;
    assert!(wide <= window, "the page at {path} is {wide} pixels wide in a window of {window}: {beyond:#?}");
    let longest: usize =
        page.js("return Math.max(...all('a, h1, h2, h3, p.meta').map((found) => found.textContent.length))").await;
    assert!(longest < 1000, "a name of {longest} characters at {path}");
}

#[tokio::test]
async fn a_name_without_an_end_gets_one() {
    let long = endless();
    let feed = Feed::new(&long)
        .language("ru")
        .section("razdel", &long, None)
        .iman("tagline", json!(long))
        .iman("copyright", json!(long))
        .iman("pages", json!([{ "slug": "page", "title": long, "content_text": "Текст." }]))
        .item(
            Item::story("1", &long, "2025-05-17")
                .tags(&[&long])
                .authors(&[&long])
                .sections(&["razdel"])
                .iman("slug", json!("a"))
                .with("attachments", json!([{ "url": "/a.pdf", "mime_type": long, "title": long }])),
        );
    visit(Site::of(feed))
        .on_phone()
        .run(async |page| {
            for path in ["/", "/2025/05/17/a/", "/category/razdel/", "/page/"] {
                assert_within_the_window(page, path).await;
            }
        })
        .await;
}

#[tokio::test]
async fn a_language_is_one_or_is_not_there() {
    let evil = "ru\"><script>window.pwned = 1</script>";
    let feed = Feed::new("Вестник")
        .language(evil)
        .item(Item::story("1", "Новость", "2025-05-17").with("language", json!(evil)));
    visit(Site::of(feed))
        .in_language("ru")
        .run(async |page| {
            page.open("/2025/05/17/novost/").await;
            let languages: Vec<String> = page.js("return all('[lang]').map((found) => found.lang)").await;
            assert!(languages.iter().all(|tag| tag.len() < 36 && !tag.contains('"')), "{languages:?}");
            assert_eq!(languages.first().map(String::as_str), Some("ru"), "the reader's own stands in");
        })
        .await;
}

#[tokio::test]
async fn a_picture_of_no_size_leaves_room_for_the_text() {
    let feed = Feed::new("Вестник").language("ru").item(
        Item::story("1", "Новость", "2025-05-17")
            .with("image", json!("pictures/a.svg"))
            .iman("image_width", json!(1))
            .iman("image_height", json!(4_000_000))
            .html("<p>Текст.</p><img src='pictures/b.svg' width=1 height=9999>"),
    );
    visit(Site::of(feed))
        .run(async |page| {
            page.open("/2025/05/17/novost/").await;
            let heights: Vec<f64> = page
                .js("return all('main .story img').map((img) => img.getBoundingClientRect().height / innerHeight)")
                .await;
            assert_eq!(heights.len(), 2);
            assert!(heights.iter().all(|height| *height <= 10.0), "pictures of {heights:?} windows");
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

#[tokio::test]
async fn what_harmless_words_stand_among_harm_are_read() {
    let html = "<p>Начало.</p><script>x</script><form><p style='position:fixed'>раз</p><button>x</button></form>\
                <a href='javascript:x'>два</a><x-card><section onclick=x>три</section></x-card>\
                <svg><text>x</text></svg><font color=red>четыре</font><dialog>пять</dialog><p>Конец.</p>";
    let feed =
        Feed::new("Вестник").language("ru").item(Item::new("1").title("Смешанная").published("2025-05-17").html(html));
    visit(Site::of(feed).without_policy())
        .run(async |page| {
            page.open("/2025/05/17/smeshannaya/").await;
            let text = page.text("main .body").await.replace(' ', "");
            assert_eq!(text, "Начало.раздватричетырепятьКонец.");
        })
        .await;
}
