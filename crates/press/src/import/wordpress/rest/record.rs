//! A record of the API.

use crate::import::wordpress::content::{self, Lost, NoSurroundings};
use crate::import::wordpress::moment::moment;
use crate::import::wordpress::record::{Picture, Record, decoded};
use newsfeed::text::plain_text;
use serde_json::Value;

/// The record that a value tells, and what of it was lost. What has a wrong type counts as not said. `offset`: minutes that
/// the site's clock is ahead of Greenwich.
pub(super) fn read(value: &Value, offset: i16, is_page: bool) -> (Record, Lost) {
    let string = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
    let number = value["id"].as_u64().unwrap_or_default();
    let content = content::shown(text(&value["content"]), number, &NoSurroundings);
    let excerpt = excerpt(text(&value["excerpt"]), &content.html);
    let terms = |taxonomy: &'static str| {
        let groups = value["_embedded"]["wp:term"].as_array().into_iter().flatten();
        groups.filter_map(Value::as_array).flatten().filter(move |term| term["taxonomy"] == taxonomy)
    };
    let authors = value["_embedded"]["author"].as_array().into_iter().flatten();
    let record = Record {
        number,
        guid: plain_text(text(&value["guid"])),
        link: string("link"),
        slug: string("slug"),
        title: text(&value["title"]).to_owned(),
        html: content.html,
        excerpt,
        published: moment(&string("date"), &string("date_gmt"), offset),
        modified: moment(&string("modified"), &string("modified_gmt"), offset),
        sections: terms("category").filter_map(|term| term["slug"].as_str()).map(decoded).collect(),
        tags: terms("post_tag").filter_map(|term| term["name"].as_str()).map(str::to_owned).collect(),
        authors: authors.filter_map(|author| author["name"].as_str()).map(str::to_owned).collect(),
        picture: picture(&value["_embedded"]["wp:featuredmedia"][0]),
        attachments: content.attachments,
        is_page,
        is_pinned: value["sticky"] == true,
        format: string("format"),
    };
    (record, content.lost)
}

/// A field that the API gives as `{"rendered": "…"}`.
pub(super) fn text(value: &Value) -> &str {
    value["rendered"].as_str().or_else(|| value.as_str()).unwrap_or_default()
}

/// What the editors wrote as an excerpt. Where they wrote none the API gives the beginning of the text, with an ellipsis in
/// brackets or a link to read on, and that is no summary.
fn excerpt(given: &str, html: &str) -> String {
    let given = plain_text(given);
    let start = given.trim_end();
    let is_made = start.ends_with("[…]") || start.ends_with("[...]") || {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        // A few words at the end may be those of a link.
        let words: Vec<&str> = start.split_whitespace().collect();
        let own = letters(&words[..words.len().saturating_sub(words.len() / 5)].concat());
        !own.is_empty() && letters(&plain_text(html)).starts_with(&own)
    };
    if is_made { String::new() } else { given }
}

fn picture(media: &Value) -> Option<Picture> {
    let size = |name: &str| media["media_details"][name].as_u64().and_then(|size| u32::try_from(size).ok());
    Some(Picture {
        url: media["source_url"].as_str()?.to_owned(),
        alt: media["alt_text"].as_str().unwrap_or_default().to_owned(),
        caption: text(&media["caption"]).to_owned(),
        width: size("width"),
        height: size("height"),
    })
}
