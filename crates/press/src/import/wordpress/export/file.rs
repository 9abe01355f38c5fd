//! A picture or another file of an export.

use super::element::Element;
use crate::import::files::media_type;
use crate::import::wordpress::content::File;

/// What an item says of a file.
pub(super) fn read(item: &Element) -> File {
    let given = item.text_of("wp:attachment_url");
    let url = if given.is_empty() { item.text_of("guid") } else { given };
    // As PHP writes arrays: …"width";i:1200;s:6:"height";i:800;… The first is the whole picture's.
    let sizes = item.meta("_wp_attachment_metadata");
    let size = |name: &str| {
        let (_, rest) = sizes.split_once(&format!("\"{name}\";i:"))?;
        rest.split(';').next()?.parse().ok()
    };
    File {
        url: url.to_owned(),
        title: item.text_of("title").to_owned(),
        alt: item.meta("_wp_attachment_image_alt").to_owned(),
        caption: item.text_of("excerpt:encoded").to_owned(),
        media_type: media_type(url).unwrap_or_default().to_owned(),
        width: size("width"),
        height: size("height"),
    }
}
