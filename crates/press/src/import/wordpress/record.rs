//! A post or a page as both sources give it, and the item that it becomes.

use super::identity;
use newsfeed::date::Moment;
use newsfeed::model::Kind;
use newsfeed::text::plain_text;
use newsfeed::wire;
use percent_encoding::percent_decode_str;

/// A post or a page. Texts are as they are shown, without the site's own notations.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Record {
    /// Its number within the site.
    pub(super) number: u64,
    pub(super) guid: String,
    /// Its own address.
    pub(super) link: String,
    /// The last part of its address.
    pub(super) slug: String,
    /// HTML or text.
    pub(super) title: String,
    pub(super) html: String,
    /// What the editors wrote as an excerpt; HTML or text.
    pub(super) excerpt: String,
    pub(super) published: Option<Moment>,
    pub(super) modified: Option<Moment>,
    /// Slugs, the main one first.
    pub(super) sections: Vec<String>,
    pub(super) tags: Vec<String>,
    pub(super) authors: Vec<String>,
    pub(super) picture: Option<Picture>,
    pub(super) attachments: Vec<wire::Attachment>,
    pub(super) is_page: bool,
    pub(super) is_pinned: bool,
    /// The post format, `video` or `gallery`; others change nothing.
    pub(super) format: String,
}

/// The featured image.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Picture {
    pub(super) url: String,
    pub(super) alt: String,
    /// HTML or text.
    pub(super) caption: String,
    pub(super) width: Option<u32>,
    pub(super) height: Option<u32>,
}

impl Record {
    /// The item. `home`: the site's home page.
    pub(super) fn item(self, home: &str) -> wire::Item {
        let picture = self.picture.unwrap_or_default();
        let kind = match self.format.as_str() {
            _ if self.is_page => Some(Kind::Page),
            "video" => Some(Kind::Video),
            "gallery" => Some(Kind::Gallery),
            _ => None,
        };
        wire::Item {
            id: identity::id(&self.guid, self.number, home),
            url: filled(self.link),
            title: filled(plain_text(&self.title)),
            content_html: filled(self.html),
            summary: filled(plain_text(&self.excerpt)),
            date_published: self.published,
            date_modified: self.modified,
            authors: self.authors.into_iter().filter_map(author).collect(),
            tags: self.tags.iter().map(|tag| plain_text(tag)).filter(|tag| !tag.is_empty()).collect(),
            attachments: self.attachments,
            iman: wire::ItemExtension {
                slug: filled(decoded(&self.slug)),
                sections: self.sections,
                kind,
                pinned: self.is_pinned,
                caption: filled(plain_text(&picture.caption)),
                image_alt: filled(plain_text(&picture.alt)),
                image_width: picture.width.filter(|width| *width > 0),
                image_height: picture.height.filter(|height| *height > 0),
                ..wire::ItemExtension::default()
            },
            image: filled(picture.url),
            ..wire::Item::default()
        }
    }
}

fn author(name: String) -> Option<wire::Author> {
    let name = filled(plain_text(&name))?;
    Some(wire::Author { name: Some(name), ..wire::Author::default() })
}

/// A text, unless it is blank.
pub(super) fn filled(text: String) -> Option<String> {
    (!text.trim().is_empty()).then_some(text)
}

/// A name of an address as it is read: WordPress keeps Cyrillic ones percent-encoded.
pub(super) fn decoded(slug: &str) -> String {
    percent_decode_str(slug).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_says_what_the_record_said() {
        let record = Record {
            number: 12,
            guid: "https://iman.example/?p=12".into(),
            link: "https://iman.example/2025/05/17/pchyoly/".into(),
            slug: "%d0%bc%d1%91%d0%b4+1".into(),
            title: "Пчёлы &laquo;зимуют&raquo; <em>дома</em>".into(),
            html: "<p>Текст</p>".into(),
            authors: vec!["Редакция".into(), " ".into()],
            tags: vec!["Пчёлы &amp; мёд".into()],
            format: "video".into(),
            ..Record::default()
        };
        let item = record.item("https://iman.example");
        assert_eq!(item.title.as_deref(), Some("Пчёлы «зимуют» дома"));
        assert_eq!((item.iman.slug.as_deref(), item.iman.kind), (Some("мёд+1"), Some(Kind::Video)));
        assert_eq!((item.tags, item.authors.len(), item.summary), (vec!["Пчёлы & мёд".to_owned()], 1, None));
    }
}
