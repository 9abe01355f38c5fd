//! The addresses of a feed: where they may lead, and how.

use iman_tests::wait::{becomes, eventually};
use iman_tests::{Answer, Feed, Item, Page, Site, visit};
use serde_json::json;

const STORY: &str = "/2025/05/17/novost/";

/// A feed that has one address in every place that takes one.
fn everywhere(url: &str) -> Feed {
    Feed::new("Вестник")
        .language("ru")
        .with("home_page_url", json!(url))
        .with("feed_url", json!(url))
        .with("icon", json!(url))
        .with("favicon", json!(url))
        .next(url)
        .with("authors", json!([{ "name": "Редакция", "url": url, "avatar": url }]))
        .iman("watch_live", json!(url))
        .iman("contact", json!({ "phone": url, "email": url, "form": url }))
        .iman("menu", json!([{ "label": "Пункт", "url": url }, { "label": "Метка", "tag": "a", "children": [{ "label": "Под", "url": url }] }]))
        .iman("pages", json!([{ "slug": "page", "title": "Страница", "content_html": "<p>Текст.</p>", "contact": true }]))
        .item(
            Item::story("1", "Новость", "2025-05-17")
                .with("external_url", json!(url))
                .with("image", json!(url))
                .with("banner_image", json!(url))
                .with("attachments", json!([{ "url": url, "mime_type": "application/pdf" }, { "url": url, "mime_type": "video/mp4" }]))
                .with("authors", json!([{ "name": "Ася", "url": url, "avatar": url }, { "url": url }]))
                .with("tags", json!(["a"])),
        )
        .item(Item::story("2", "Адрес", "2025-05-16").with("url", json!(url)).html("<p><a href='x'>Ссылка</a> <img src=y></p>"))
}

/// All addresses on the page that may be followed or loaded.
async fn addresses(page: &Page) -> Vec<String> {
    page.js("return all('[href], [src], [action], [poster], [data-player]').flatMap((found) =>
        ['href', 'src', 'action', 'poster', 'data-player'].map((name) => found.getAttribute(name)).filter((value) => value !== null))")
        .await
}

#[tokio::test]
async fn an_address_that_is_none_of_the_web_leads_nowhere() {
    let next = json!({ "version": "https://jsonfeed.org/version/1.1", "title": "x", "items": [{ "id": "x", "title": "Чужая" }] });
    let data = format!("data:application/json,{next}");
    let evil = [
        "javascript:window.pwned = 1",
        "\u{1} java\tscr\nipt:window.pwned = 1",
        "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='top.pwned = 1'/>",
        data.as_str(),
        "blob:https://evil.example/0",
        "file:///etc/passwd",
        "vbscript:pwned",
        "mailto:",
        "tel:*21*1#",
        "http://",
        "https://[::",
    ];
    visit(Site::of(everywhere(evil[0])))
        .run(async |page| {
            for url in evil {
                page.server().answer("/feed.json", Answer::feed(everywhere(url)));
                for path in ["/", STORY, "/page/"] {
                    page.open(path).await;
                    for address in addresses(page).await {
                        let is_known =
                            address.starts_with(['/', '#']) || !address.contains(':') || address.starts_with("http:");
                        assert!(is_known, "{address} at {path} by {url}");
                    }
                    assert_eq!(
                        page.count("form.contact-form, .live, a.attachment, .original").await,
                        0,
                        "at {path} by {url}"
                    );
                }
                page.open("/").await;
                assert_eq!(page.count(".more-below").await, 0, "{url} is no next document");
                assert!(!page.visible_text().await.contains("Чужая"));
                assert!(page.visible_text().await.contains("Новость"), "the paper is there, with {url}");
                assert!(page.js::<bool>("return window.pwned === undefined").await, "{url} has run");
            }
            page.assert_no_foreign_requests().await;
        })
        .await;
}

#[tokio::test]
async fn the_name_of_a_user_is_not_taken_for_a_host() {
    visit(Site::of(everywhere("https://bank.example@evil.example:8443/x")))
        .expecting("ERR_NAME_NOT_RESOLVED")
        .run(async |page| {
            for path in ["/", STORY, "/page/"] {
                page.open(path).await;
                let all = addresses(page).await;
                assert!(
                    all.iter().any(|address| address.starts_with("https://evil.example:8443/x")),
                    "at {path}: {all:?}"
                );
                assert!(!all.iter().any(|address| address.contains("bank.example")), "at {path}: {all:?}");
            }
            page.open(STORY).await;
            assert_eq!(page.texts("main a[rel=author]").await, ["Ася", "evil.example:8443"]);
        })
        .await;
}

fn with_strangers() -> Feed {
    let html = "<p><a href='https://other.example/in-the-text' rel=opener target=_blank>a</a></p>\
                <iframe src='https://rutube.ru/play/embed/0123abcd/'></iframe>";
    everywhere("https://other.example/x").next("2.json").with("home_page_url", json!("/")).item(
        Item::new("3")
            .title("Третья")
            .published("2025-05-15")
            .html(html)
            .with("external_url", json!("https://other.example/original"))
            .with("attachments", json!([{ "url": "https://other.example/a.pdf", "mime_type": "application/pdf" }])),
    )
}

/// Presses every link to another site; says which places have one, and for which of them the browser was not left
/// alone, or a way back was left open.
async fn press_links_to_strangers(page: &Page) -> (Vec<String>, Vec<String>) {
    page.js("
        const links = all('a[href]').filter((link) => /^https?:$/.test(link.protocol) && link.origin !== location.origin);
        const wrong = [];
        for (const link of links) {
            let taken = null;
            addEventListener('click', (event) => { taken = event.defaultPrevented; event.preventDefault(); }, { once: true });
            link.click();
            if (taken !== false || !link.relList.contains('noopener') || link.target) wrong.push(link.outerHTML);
        }
        const place = (link) => link.closest('.live, .attachment, .original, .body, .footer, .panel, .first-level').classList[0];
        return [[...new Set(links.map(place))].sort(), wrong]")
        .await
}

#[tokio::test]
async fn links_to_other_sites_leave_no_way_back() {
    for folder in ["", "/paper"] {
        let site = Site::of(with_strangers()).document("/2.json", Feed::new("Вестник"));
        let site = if folder.is_empty() { site } else { site.below(folder) };
        visit(site)
            .expecting("ERR_NAME_NOT_RESOLVED")
            .run(async |page| {
                page.open("/2025/05/15/tretya/").await;
                let (places, wrong) = press_links_to_strangers(page).await;
                assert_eq!(places, ["attachment", "body", "first-level", "footer", "live", "original", "panel"]);
                assert_eq!(wrong, Vec::<String>::new(), "below “{folder}”");
            })
            .await;
    }
}

#[tokio::test]
async fn an_own_address_that_reads_like_a_host_kills_nothing() {
    let ways = ["/.//evil.example/", "/%5Cevil.example/", "/%09/evil.example/", "/.//", "/%0A%5C%5C"];
    let links: String = ways.iter().map(|way| format!("<p><a href='{way}'>нажать</a></p>")).collect();
    let feed =
        Feed::new("Вестник").language("ru").item(Item::new("1").title("Новость").published("2025-05-17").html(&links));
    visit(Site::of(feed))
        .run(async |page| {
            for (number, way) in ways.iter().enumerate() {
                page.open(STORY).await;
                let origin: String = page.js("return location.origin").await;
                page.click(&format!("main .body p:nth-of-type({}) a", number + 1)).await;
                eventually(&format!("the reader has left by {way}"), async || {
                    page.js("return location.pathname !== '/2025/05/17/novost/' && all('main h1').length > 0").await
                })
                .await;
                page.arrived().await;
                assert_eq!(page.js::<String>("return location.origin").await, origin, "by {way}");
                page.follow(".masthead .name").await;
                becomes(&format!("the paper lives after {way}"), "/".to_owned(), async || page.address().await).await;
            }
        })
        .await;
}

#[tokio::test]
async fn letters_and_calls_go_to_whom_they_name() {
    let contact = |phone: &str, email: &str, form: &str| {
        Feed::new("Вестник")
            .language("ru")
            .iman("contact", json!({ "address": "Село", "phone": phone, "email": email, "form": form }))
            .iman("pages", json!([{ "slug": "page", "title": "Пишите", "content_text": "Ждём.", "contact": true }]))
    };
    let evil = "x@evil.example";
    visit(Site::of(contact(
        "+7 (871) 1, ext",
        &format!("a@b.example?bcc={evil}"),
        &format!("mailto:a@b.example?cc={evil}"),
    )))
    .run(async |page| {
        page.open("/page/").await;
        assert_eq!(page.attributes("main .contact dl a", "href").await, ["tel:+78711", "mailto:a@b.example"]);
        assert_eq!(page.attributes("main form", "action").await, ["mailto:a@b.example"]);

        let order = "*21*+79990000000#";
        let letter = format!("a@b.example%0D%0Abcc:{evil}");
        page.server().answer("/feed.json", Answer::feed(contact(order, &letter, &letter)));
        page.open("/page/").await;
        assert_eq!(page.count("main .contact a").await, 0, "neither a call nor a letter");
        assert!(page.text("main .contact").await.contains(order), "but it can be read");
    })
    .await;
}
