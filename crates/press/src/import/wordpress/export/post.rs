//! The second reading of an export: a post or a page.

use super::element::Element;
use super::survey::Survey;
use crate::import::files::{is_document, media_type};
use crate::import::wordpress::content::{self, Lost, Surroundings};
use crate::import::wordpress::moment::moment;
use crate::import::wordpress::record::{Picture, Record, decoded};
use newsfeed::wire;

/// Fields in which plugins keep which of a post's categories is the main one, by number.
const MAIN_CATEGORY: &[&str] = &["_yoast_wpseo_primary_category", "rank_math_primary_category"];

/// The record of an item, and what of it was lost.
pub(super) fn record(item: &Element, survey: &Survey, is_page: bool) -> (Record, Lost) {
    let number = item.number_of("wp:post_id");
    let content = content::kept(item.text_of("content:encoded"), number, &survey.table);
    let mut lost = content.lost;
    let terms = |domain: &'static str| item.all("category").filter(move |term| term.attribute("domain") == domain);
    for term in item.all("category") {
        let domain = term.attribute("domain");
        if !matches!(domain, "category" | "post_tag" | "tag" | "post_format" | "nav_menu" | "") {
            *lost.entry(format!("terms of the taxonomy {domain}")).or_default() += 1;
        }
    }
    let login = item.text_of("dc:creator");
    let format = terms("post_format").next().map_or("", |term| term.attribute("nicename"));
    let mut attachments = content.attachments;
    enclosures(item, &mut attachments);
    documents(number, survey, &mut attachments);
    let record = Record {
        number,
        guid: item.text_of("guid").to_owned(),
        link: item.text_of("link").to_owned(),
        slug: item.text_of("wp:post_name").to_owned(),
        title: item.text_of("title").to_owned(),
        html: content.html,
        excerpt: item.text_of("excerpt:encoded").to_owned(),
        published: moment(item.text_of("wp:post_date"), item.text_of("wp:post_date_gmt"), survey.offset),
        modified: moment(item.text_of("wp:post_modified"), item.text_of("wp:post_modified_gmt"), survey.offset),
        sections: sections(item, survey),
        // The second is what the first exports called them.
        tags: terms("post_tag").chain(terms("tag")).fold(Vec::new(), |mut tags: Vec<String>, term| {
            if !tags.contains(&term.text) {
                tags.push(term.text.clone());
            }
            tags
        }),
        authors: vec![survey.authors.get(login).cloned().unwrap_or_else(|| login.to_owned())],
        picture: picture(item, survey, &mut lost),
        attachments,
        is_page,
        is_pinned: item.text_of("wp:is_sticky") == "1",
        format: format.trim_start_matches("post-format-").to_owned(),
    };
    (record, lost)
}

/// The slugs of the categories, the main one first.
fn sections(item: &Element, survey: &Survey) -> Vec<String> {
    let terms = item.all("category").filter(|term| term.attribute("domain") == "category");
    let mut slugs: Vec<&str> = Vec::new();
    for slug in terms.map(|term| term.attribute("nicename")).filter(|slug| !slug.is_empty()) {
        if !slugs.contains(&slug) {
            slugs.push(slug);
        }
    }
    let main = MAIN_CATEGORY.iter().find_map(|key| item.meta(key).parse::<u64>().ok()).unwrap_or(0);
    let main = survey.site.categories.iter().find(|term| term.number == main && main > 0);
    // Of equals the order stays.
    slugs.sort_by_key(|slug| main.is_none_or(|main| main.slug != *slug));
    slugs.into_iter().map(decoded).collect()
}

/// The featured image.
fn picture(item: &Element, survey: &Survey, lost: &mut Lost) -> Option<Picture> {
    let number = item.meta("_thumbnail_id").parse().ok().filter(|number| *number > 0)?;
    let Some(file) = survey.table.file(number) else {
        *lost.entry("featured images that are not in the archive".to_owned()).or_default() += 1;
        return None;
    };
    Some(Picture { url: file.url, alt: file.alt, caption: file.caption, width: file.width, height: file.height })
}

/// Sounds and videos that a post is published with, as podcasts are: address, size and type, each on a line.
fn enclosures(item: &Element, attachments: &mut Vec<wire::Attachment>) {
    for meta in item.all("wp:postmeta").filter(|meta| meta.text_of("wp:meta_key") == "enclosure") {
        let mut lines = meta.text_of("wp:meta_value").lines().map(str::trim);
        let (url, size, kind) = (lines.next(), lines.next(), lines.next());
        let Some(url) = url.filter(|url| !url.is_empty()) else { continue };
        let kind = kind.filter(|kind| kind.contains('/')).or_else(|| media_type(url));
        if let Some(kind) = kind
            && attachments.iter().all(|known| known.url != url)
        {
            attachments.push(wire::Attachment {
                url: url.to_owned(),
                mime_type: kind.to_owned(),
                size_in_bytes: size.and_then(|size| size.parse().ok()).filter(|size| *size > 0),
                ..wire::Attachment::default()
            });
        }
    }
}

/// Documents that were uploaded for the post and that its text does not link to.
fn documents(number: u64, survey: &Survey, attachments: &mut Vec<wire::Attachment>) {
    // As elsewhere: a fault of the temporary database means that the file is not there.
    for file in survey.table.files_of(number).unwrap_or_default() {
        if is_document(&file.media_type) && attachments.iter().all(|known| known.url != file.url) {
            attachments.push(wire::Attachment {
                url: file.url,
                mime_type: file.media_type,
                title: Some(file.title).filter(|title| !title.is_empty()),
                ..wire::Attachment::default()
            });
        }
    }
}
