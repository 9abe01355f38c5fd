//! Files that come with an article: a printed issue above all.

use super::element::{Element, element};
use super::icon::Icon;
use super::issue_cover::issue_cover;
use crate::i18n::{self, words};
use newsfeed::model::Attachment;

const KILOBYTE: u64 = 1024;

/// The files of an article as links that the browser itself opens; `issue` is the number of the printed issue that the
/// article announces, if it is one.
pub fn attachments(files: &[Attachment], issue: Option<&str>) -> Option<Element> {
    let words = words();
    let list = files.iter().map(|file| {
        let title = element("span", "attachment-title").add(label(file));
        let about = element("span", "meta").add(describe(file));
        let link = element("a", "attachment")
            .set("href", file.url.clone())
            .set("rel", "external noopener")
            .add(art(file, issue))
            .add(element("span", "attachment-words").add(title).add(about));
        element("li", "").add(link).add(player(file))
    });
    (!files.is_empty()).then(|| {
        element("section", "attachments")
            .set("aria-label", words.attachments)
            .add(element("ul", "").add(list.collect::<Vec<_>>()))
    })
}

fn is_pdf(file: &Attachment) -> bool {
    file.mime_type == "application/pdf"
}

fn label(file: &Attachment) -> String {
    match &file.title {
        Some(title) => title.clone(),
        None if is_pdf(file) => words().open_pdf.to_owned(),
        None => file.url.rsplit('/').next().unwrap_or(&file.url).to_owned(),
    }
}

fn art(file: &Attachment, issue: Option<&str>) -> Element {
    match issue {
        Some(number) if is_pdf(file) => issue_cover(number),
        _ => Icon::File.draw(),
    }
}

/// Sound and film can be played where they stand.
fn player(file: &Attachment) -> Option<Element> {
    let tag = match file.mime_type.split('/').next() {
        Some("audio") => "audio",
        Some("video") => "video",
        _ => return None,
    };
    Some(element(tag, "").flag("controls").set("preload", "none").set("src", file.url.clone()))
}

/// The kind and size of a file: `PDF, 84 KB`.
fn describe(file: &Attachment) -> String {
    let kind = file.mime_type.rsplit('/').next().unwrap_or_default().to_ascii_uppercase();
    match file.bytes {
        Some(bytes) => {
            let kilobytes = u32::try_from(bytes.div_ceil(KILOBYTE)).unwrap_or(u32::MAX);
            format!("{kind}, {} KB", i18n::number(words(), kilobytes))
        }
        None => kind,
    }
}
