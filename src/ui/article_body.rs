//! The text of an article or a static page.

use super::element::{Piece, element, in_language, nothing};
use crate::i18n::words;
use crate::platform::article_html::{ArticleHtml, Labels};
use newsfeed::model::Body;
use newsfeed::text::paragraphs;

/// The body. HTML comes from strangers: it is rebuilt from an allowlist, never inserted as it is. Relative addresses in
/// it resolve against `base_url`; `language` is its own where it is not the newspaper's (BCP 47).
pub fn article_body(body: &Body, base_url: &str, language: Option<&String>) -> Piece {
    match body {
        Body::Empty => nothing(),
        Body::Text(text) => {
            let paragraphs = paragraphs(text).into_iter().map(|text| element("p", "").add(text.to_string()));
            in_language(element("div", "body plain"), language).add(paragraphs.collect::<Vec<_>>()).view()
        }
        Body::Html(html) => built(html.clone(), base_url.to_owned(), language),
    }
}

fn built(html: String, base_url: String, language: Option<&String>) -> Piece {
    let words = words();
    let labels = Labels {
        play_video: words.play_video.to_owned(),
        opens_provider: words.opens_provider.to_owned(),
        watch_on: words.watch_on.to_owned(),
        table: words.table.to_owned(),
        footnotes_back: words.footnotes_back.to_owned(),
    };
    in_language(element("div", "body"), language).holding(ArticleHtml { html, base_url, labels }).view()
}
