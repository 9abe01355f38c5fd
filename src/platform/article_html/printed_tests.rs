//! Hostile articles, printed beforehand and read again as a browser reads them: what was harmless as a tree is so as HTML.

use super::{ArticleHtml, Labels};
use dom_query::Document;
use std::fs;
use std::path::Path;

/// All that a printed article may consist of.
const ELEMENTS: &str = " a abbr audio b bdi bdo blockquote br button caption cite code col colgroup dd del details dfn div dl dt em \
    figcaption figure h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small source span strong sub \
    summary sup table tbody td tfoot th thead time tr track u ul var video wbr ";
const ADDRESSES: [&str; 4] = ["href", "src", "poster", "data-player"];

/// The payloads of the browser's tests, each with its name; repeated parts and characters by number stand as they are written.
fn payloads() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/payloads");
    let mut payloads = Vec::new();
    for file in fs::read_dir(folder).expect("the folder of the payloads") {
        let path = file.expect("a file of it").path();
        let text = fs::read_to_string(&path).expect("a text in UTF-8");
        for payload in text.split("\n== ").skip(1) {
            let (name, html) = payload.split_once('\n').unwrap_or((payload, ""));
            payloads.push((format!("{}: {name}", path.display()), html.to_owned()));
        }
    }
    payloads
}

fn printed(html: &str) -> String {
    let labels = ["play_video", "opens_provider", "table", "footnotes_back", "watch_on"].map(str::to_owned);
    let [play_video, opens_provider, table, footnotes_back, watch_on] = labels;
    let labels = Labels { play_video, opens_provider, table, footnotes_back, watch_on };
    let base_url = "https://paper.example/2025/05/17/park/".to_owned();
    ArticleHtml { html: html.to_owned(), base_url, labels }.print()
}

/// What must not be in a page.
fn findings(html: &str) -> Vec<String> {
    let page = Document::from(format!("<!doctype html><body><div id=article>{html}</div><p id=after></p>"));
    let mut findings = Vec::new();
    for node in page.body().expect("a body").descendants() {
        let Some(name) = node.node_name().filter(|_| node.is_element()) else { continue };
        if !ELEMENTS.contains(&format!(" {name} ")) {
            findings.push(format!("the element {name}"));
        }
        for attribute in node.attrs() {
            let (name, value) = (&*attribute.name.local, attribute.value.trim().to_lowercase());
            let is_address = ADDRESSES.contains(&name);
            let is_web =
                ["https://", "http://", "mailto:", "tel:", "#a-"].iter().any(|scheme| value.starts_with(scheme));
            if name.starts_with("on") || matches!(name, "style" | "srcdoc" | "formaction") || is_address && !is_web {
                findings.push(format!("{name}={value}"));
            }
        }
    }
    // What is not closed would take in what stands after it.
    if page.select("#article #after").exists() || !page.select("body > #after").exists() {
        findings.push("it does not end".to_owned());
    }
    findings
}

#[test]
fn hostile_articles_are_harmless_as_html() {
    let payloads = payloads();
    assert!(payloads.len() > 200, "{}", payloads.len());
    for (name, html) in payloads {
        let printed = printed(&html);
        let found = findings(&printed);
        assert!(found.is_empty(), "{name}: {found:?} in\n{printed}");
    }
}

#[test]
fn what_is_harmful_is_found() {
    for html in ["<p onclick=a>", "<a href=javascript:a>a</a>", "<svg></svg>", "<script>a</script>", "<div>"] {
        let found = findings(html);
        assert!(!found.is_empty(), "{html}");
    }
}
