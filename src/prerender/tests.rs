//! Pages of a small newspaper.

use super::*;

const MASTHEAD: &str = r#"{
    "version": "https://jsonfeed.org/version/1.1", "title": "Вестник", "language": "ru",
    "home_page_url": "https://vestnik.example/gazeta/", "items": [],
    "_iman": {
        "about": "x", "tagline": "Газета района",
        "menu": [{ "label": "Экология", "section": "ekologiya" }, { "label": "О газете", "page": "o-gazete" }],
        "sections": [{ "slug": "ekologiya", "name": "Экология", "description": "О природе & людях" }],
        "edition": {
            "version": 1, "list": "feeds/{list}/{page}.json", "document": "articles/{path}.json", "parts": ["2025"]
        }
    }
}"#;

fn newspaper() -> Newspaper {
    Newspaper {
        home: "https://vestnik.example/gazeta/".to_owned(),
        entry: "feed.json".to_owned(),
        masthead: MASTHEAD.to_owned(),
        year: 2025,
    }
}

fn item(day: u32, more: &str) -> String {
    format!(
        r#"{{ "id": "{day}", "url": "https://vestnik.example/gazeta/2025/05/{day:02}/park/", "title": "Парк «{day}»",
        "date_published": "2025-05-{day:02}T10:00:00+03:00", "summary": "О парке", "tags": ["Парки"],
        "_iman": {{ "sections": ["ekologiya"] }} {more} }}"#
    )
}

fn document(items: &[String], edition: &str) -> String {
    format!(
        r#"{{ "version": "https://jsonfeed.org/version/1.1", "title": "Вестник", "_iman": {{ "about": "x" {edition} }}, "items": [{}] }}"#,
        items.join(",")
    )
}

fn page(path: &str, documents: &[(&str, Option<String>)]) -> Page {
    let documents = documents.iter().map(|(name, text)| ((*name).to_owned(), text.clone())).collect();
    let card = "https://vestnik.example/gazeta/share/card.jpg".to_owned();
    newspaper().page(&Material { path: path.to_owned(), documents, card, feeds: Vec::new() })
}

fn article() -> Page {
    let html = r##", "content_html": "<p onclick=x()>Текст <a href=/gazeta/2025/>2025</a>, <a href=#n>сноска</a></p><p id=n>Вот</p><script>x</script><img src=a.jpg width=3 height=2>""##;
    let document = document(&[item(18, ""), item(17, html), item(16, "")], "");
    page("/2025/05/17/park/", &[("articles/2025/05/17/park.json", Some(document))])
}

fn has(text: &str, part: &str) {
    assert!(text.contains(part), "no `{part}` in:\n{text}");
}

#[test]
fn an_article_reads_well_without_the_program() {
    let page = article();
    assert_eq!(
        (page.address.as_str(), page.language.as_str(), page.direction),
        ("/gazeta/2025/05/17/park/", "ru", "ltr")
    );
    has(&page.body, "<h1>Парк «17»</h1>");
    has(&page.body, "17 мая 2025 г.");
    has(&page.body, r#"<a href="/gazeta/category/ekologiya/">"#);
    has(&page.body, r#"<a href="https://vestnik.example/gazeta/2025/">2025</a>"#);
    has(&page.body, r#"src="https://vestnik.example/gazeta/2025/05/17/park/a.jpg""#);
    has(&page.body, r##"href="https://vestnik.example/gazeta/2025/05/17/park/#a-n""##);
    has(&page.body, "© 2025");
    for foreign in ["onclick", "<script"] {
        assert!(!page.body.contains(foreign), "{foreign} in:\n{}", page.body);
    }
}

#[test]
fn an_article_says_what_it_is() {
    let Page { head, links, .. } = article();
    assert!(head.starts_with(r#"<meta property="og:type" content="article" data-page>"#), "{head}");
    has(&head, "<title>Парк «17» — Вестник</title>");
    has(&links, r#"<link rel="canonical" href="https://vestnik.example/gazeta/2025/05/17/park/" data-page>"#);
    has(&head, r#"<meta property="og:image" content="https://vestnik.example/gazeta/share/card.jpg" data-page>"#);
    has(&links, r#"<meta name="description" content="О парке" data-page>"#);
    let data = links.split_once(r#"<script type="application/ld+json" data-page>"#).unwrap().1;
    let data: serde_json::Value = serde_json::from_str(data.split_once("</script>").unwrap().0).unwrap();
    let graph = data["@graph"].as_array().unwrap();
    assert_eq!(graph[0]["@type"], "NewsArticle");
    assert_eq!(graph[0]["datePublished"], "2025-05-17T10:00:00+03:00");
    let steps: Vec<_> = graph[1]["itemListElement"].as_array().unwrap().iter().map(|step| &step["item"]).collect();
    assert_eq!(
        steps,
        [
            "https://vestnik.example/gazeta/",
            "https://vestnik.example/gazeta/category/ekologiya/",
            "https://vestnik.example/gazeta/2025/05/17/park/"
        ]
    );
}

#[test]
fn a_page_comes_with_its_documents() {
    let documents = article().documents;
    has(&documents, r#"<script type="application/json" data-document="feed.json">{"#);
    has(&documents, r#"<script type="application/json" data-document="articles/2025/05/17/park.json">{"#);
    assert!(!documents.contains("<script>x"), "nothing in a document can end its script");
}

#[test]
fn the_pages_of_a_list_are_links() {
    let items: Vec<String> = (1..=30).rev().map(|day| item(day, "")).collect();
    let newest = document(&items, r#", "edition": { "version": 1, "total": 30 }"#);
    let list = "/category/ekologiya/";
    let shown = |path: &str| page(path, &[("feeds/category/ekologiya/newest.json", Some(newest.clone()))]);
    let first = shown(list);
    has(&first.body, r#"href="/gazeta/category/ekologiya/page/2/""#);
    has(&first.body, "О природе &amp; людях");
    has(&first.body, "Парк «30»");
    assert!(!first.body.contains("Парк «10»"));
    let second = page_of(list, 2);
    assert_eq!(second, "/category/ekologiya/page/2/");
    let second = shown(&second);
    has(&second.body, "Парк «10»");
    has(&second.links, "canonical\" href=\"https://vestnik.example/gazeta/category/ekologiya/page/2/\"");
}

#[test]
fn a_tag_is_called_what_its_stories_call_it() {
    let items: Vec<String> = (1..=30).rev().map(|day| item(day, "")).collect();
    let total = r#", "edition": { "version": 1, "total": 70 }"#;
    let documents = [
        ("feeds/tag/parki/newest.json", Some(document(&[], total))),
        ("feeds/tag/parki/2.json", Some(document(&items, ""))),
    ];
    let page = page("/tag/parki/page/2/", &documents);
    has(&page.body, "Парки");
    has(&page.body, "Парк «");
}

#[test]
fn the_front_page_bears_the_newspapers_name() {
    let items: Vec<String> = (1..=9).rev().map(|day| item(day, "")).collect();
    let page = page("/", &[("feeds/front/newest.json", Some(document(&items, "")))]);
    has(&page.head, "<title>Вестник</title>");
    has(&page.links, "\"@type\":\"WebSite\"");
    has(&page.head, "Газета района");
    has(&page.body, "Парк «9»");
    assert_eq!(page.address, "/gazeta/");
}

#[test]
fn where_there_is_nothing_the_page_helps() {
    let page = page("/404/", &[("articles/404.json", None)]);
    has(&page.body, "search-form");
    has(&page.links, r#"<meta name="robots" content="noindex" data-page>"#);
    assert!(!page.links.contains("canonical") && !page.links.contains("ld+json"));
}

#[test]
fn pages_without_documents_stand_too() {
    for path in ["/search/", "/saved/"] {
        let page = page(path, &[]);
        has(&page.body, "<h1>");
        has(&page.head, "noindex");
    }
}
