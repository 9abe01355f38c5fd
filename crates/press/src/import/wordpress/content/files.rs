//! Documents that a text links to.

use super::attributes::of_tag;
use super::markup::{Piece, pieces};
use newsfeed::text::plain_text;
use newsfeed::wire;

/// Media types by the end of the name. Documents are those that are no pictures, sounds and videos.
const TYPES: &[(&str, &str)] = &[
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("png", "image/png"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("avif", "image/avif"),
    ("bmp", "image/bmp"),
    ("svg", "image/svg+xml"),
    ("mp3", "audio/mpeg"),
    ("m4a", "audio/mp4"),
    ("ogg", "audio/ogg"),
    ("oga", "audio/ogg"),
    ("wav", "audio/wav"),
    ("flac", "audio/flac"),
    ("mp4", "video/mp4"),
    ("m4v", "video/mp4"),
    ("webm", "video/webm"),
    ("ogv", "video/ogg"),
    ("mov", "video/quicktime"),
    ("pdf", "application/pdf"),
    ("djvu", "application/vnd.djvu"),
    ("epub", "application/epub+zip"),
    ("fb2", "application/x-fictionbook+xml"),
    ("doc", "application/msword"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xls", "application/vnd.ms-excel"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ppt", "application/vnd.ms-powerpoint"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ("rtf", "application/rtf"),
    ("zip", "application/zip"),
];

/// Whether a media type is that of a document: no picture, no sound, no video.
pub(in crate::import::wordpress) fn is_document(media_type: &str) -> bool {
    media_type.starts_with("application/")
}

/// The longest content of a link that is looked at for a title, and the longest title, in characters.
const LONGEST: usize = 2000;
const LONGEST_TITLE: usize = 200;

/// The media type of a file by its address; `None` if it is not known.
pub(in crate::import::wordpress) fn media_type(address: &str) -> Option<&'static str> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let (_, extension) = path.rsplit_once('.')?;
    TYPES.iter().find(|(known, _)| extension.eq_ignore_ascii_case(known)).map(|(_, media_type)| *media_type)
}

/// The documents that a text links to, each once, called as the first link to it that has words calls it.
pub(super) fn linked(html: &str) -> Vec<wire::Attachment> {
    let mut found: Vec<wire::Attachment> = Vec::new();
    let mut all = pieces(html);
    while let Some(piece) = all.next() {
        let Piece::Tag { name, is_closing: false, whole } = piece else { continue };
        if !name.eq_ignore_ascii_case("a") {
            continue;
        }
        let Some(url) = of_tag(whole, "href") else { continue };
        let Some(media_type) = media_type(&url).filter(|found| is_document(found)) else { continue };
        // The words of a link are few; where it is not closed the search would go on to the end.
        let window = all.rest.char_indices().nth(LONGEST).map_or(all.rest, |(end, _)| &all.rest[..end]);
        let words = &window[..window.find("</a").unwrap_or(0)];
        let title = Some(plain_text(words)).filter(|title| !title.is_empty() && title.chars().count() <= LONGEST_TITLE);
        match found.iter_mut().find(|known| known.url == url) {
            Some(known) => known.title = known.title.take().or(title),
            None => {
                found.push(wire::Attachment {
                    url,
                    mime_type: media_type.into(),
                    title,
                    ..wire::Attachment::default()
                });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_document_once() {
        let html = r#"<p><a href="/u/Iman-7.PDF?v=1"><img src="a.png"></a> <a href='/u/Iman-7.PDF?v=1'>Номер <b>7</b></a>
            <a href="https://iman.example/about/">О нас</a><a>x</a> <a href="a.docx">Приказ"#;
        let found = linked(html);
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!((found[0].url.as_str(), found[0].mime_type.as_str()), ("/u/Iman-7.PDF?v=1", "application/pdf"));
        assert_eq!((found[0].title.as_deref(), found[1].title.as_deref()), (Some("Номер 7"), None));
    }
}
