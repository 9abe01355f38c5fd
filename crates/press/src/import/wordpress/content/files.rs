//! Documents that a text links to.

use super::attributes::of_tag;
use super::markup::{Piece, pieces};
use crate::import::files::{is_document, media_type};
use newsfeed::text::plain_text;
use newsfeed::wire;

/// The longest content of a link that is looked at for a title, and the longest title, in characters.
const LONGEST: usize = 2000;
const LONGEST_TITLE: usize = 200;

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
