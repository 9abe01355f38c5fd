//! Pictures and files that an entry names: `enclosure`, `media:content`, `media:thumbnail`, links of Atom.

use super::channel::relation;
use crate::import::files;
use feed_rs::model::Entry;
use newsfeed::wire;

/// Finds the picture of an item and its attachments.
pub(super) fn read(item: &mut wire::Item, entry: &Entry) {
    let mut files = Vec::new();
    for media in &entry.media {
        for content in &media.content {
            let Some(url) = &content.url else { continue };
            files.push(File {
                url: url.to_string(),
                kind: content.content_type.as_ref().map(ToString::to_string),
                title: media.title.as_ref().map(|title| title.content.clone()),
                bytes: content.size.filter(|size| *size > 0),
                seconds: content.duration.or(media.duration).map(|duration| duration.as_secs_f64()),
                size: content.width.zip(content.height),
            });
        }
    }
    for link in entry.links.iter().filter(|link| relation(link) == "enclosure") {
        files.push(File {
            url: link.href.clone(),
            kind: link.media_type.clone(),
            title: link.title.clone(),
            bytes: link.length.filter(|length| *length > 0),
            seconds: None,
            size: None,
        });
    }
    let width = |file: &File| file.size.map_or(0, |(width, _)| width);
    let mut picture: Option<&File> = None;
    for file in files.iter().filter(|file| file.kind().starts_with("image/")) {
        if picture.is_none_or(|best| width(file) > width(best)) {
            picture = Some(file);
        }
    }
    let thumbnails = entry.media.iter().flat_map(|media| &media.thumbnails);
    item.image =
        picture.map(|file| file.url.clone()).or_else(|| thumbnails.map(|found| found.image.uri.clone()).next());
    if let Some((width, height)) = picture.and_then(|file| file.size) {
        (item.iman.image_width, item.iman.image_height) = (Some(width), Some(height));
    }
    for file in files.iter().filter(|file| !file.kind().starts_with("image/")) {
        if item.attachments.iter().all(|attachment| attachment.url != file.url) {
            item.attachments.push(wire::Attachment {
                url: file.url.clone(),
                mime_type: file.kind(),
                title: file.title.clone(),
                size_in_bytes: file.bytes,
                duration_in_seconds: file.seconds,
            });
        }
    }
}

struct File {
    url: String,
    kind: Option<String>,
    title: Option<String>,
    bytes: Option<u64>,
    seconds: Option<f64>,
    size: Option<(u32, u32)>,
}

impl File {
    /// The media type: the one that is given, else by the ending of the address.
    fn kind(&self) -> String {
        if let Some(kind) = self.kind.as_deref().filter(|kind| kind.contains('/')) {
            return kind.to_owned();
        }
        files::media_type(&self.url).unwrap_or(files::UNKNOWN).to_owned()
    }
}
