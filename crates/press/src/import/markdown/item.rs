//! A text and its front matter as an item.

use super::super::files;
use super::super::front_matter::{self, Fields};
use super::address::Name;
use super::date::moment;
use super::site::{Generator, Site};
use newsfeed::date::Moment;
use newsfeed::model::Kind;
use newsfeed::slug::slugify;
use newsfeed::wire;
use serde_json::Value;

/// Folders that are called by what all texts are, and make no section.
const NO_SECTIONS: [&str; 9] = ["posts", "post", "blog", "articles", "items", "content", "pages", "stories", "entries"];

/// What can be known of a text without its body.
pub(super) struct Head {
    pub(super) name: Name,
    pub(super) date: Option<Moment>,
    /// A date that cannot be read.
    pub(super) unread: Option<String>,
    /// The names of its sections, the main one first.
    pub(super) sections: Vec<String>,
    pub(super) is_draft: bool,
}

impl Head {
    /// `place`: the path below the content.
    pub(super) fn of(place: &str, fields: &Fields, site: &Site) -> Head {
        let name = Name::of(place);
        let written = fields.text(&["date", "publishdate", "pubdate", "published_at", "created"]);
        let date = written.as_deref().and_then(moment);
        let unread = written.filter(|_| date.is_none());
        let is_draft = fields.flag(&["draft"]) == Some(true)
            || fields.flag(&["published"]) == Some(false)
            || format!("/{place}").contains("/_drafts/");
        let sections = sections(&name, fields, site);
        Head { date: date.or_else(|| name.day.as_deref().and_then(Moment::parse)), name, unread, sections, is_draft }
    }
}

/// The sections that a text names, else the one that its folder is.
fn sections(name: &Name, fields: &Fields, site: &Site) -> Vec<String> {
    let named = ["sections", "categories", "taxonomies.categories", "category", "section"];
    let named = words(fields, &named, site);
    if !named.is_empty() {
        return named;
    }
    let folder = match site.generator {
        // There they are part of the address: `news/_posts/`.
        Generator::Jekyll => name.folders.first(),
        _ => name.folders.last(),
    };
    folder.filter(|folder| !NO_SECTIONS.contains(&folder.to_lowercase().as_str())).cloned().into_iter().collect()
}

/// The words of a list. Jekyll parts those of a text by spaces.
fn words(fields: &Fields, names: &[&str], site: &Site) -> Vec<String> {
    match fields.get(names) {
        Some(Value::String(text)) if site.generator == Generator::Jekyll && !text.contains(',') => {
            text.split_whitespace().map(str::to_owned).collect()
        }
        _ => fields.texts(names),
    }
}

/// The item of a text, without the text itself. `id`: what it is known by if it says nothing.
pub(super) fn item(id: &str, fields: &Fields, head: &Head, site: &Site) -> wire::Item {
    let kind = kind(fields, head);
    let alt = ["image_alt", "alt", "cover.alt", "image.alt", "featured_image_alt"];
    let caption = ["image_caption", "caption", "cover.caption", "image.caption"];
    let number = |names: &[&str]| fields.text(names).and_then(|text| text.parse().ok());
    wire::Item {
        id: fields.text(&["id", "guid", "uuid"]).unwrap_or_else(|| id.to_owned()),
        title: fields.text(&["title"]),
        summary: fields.text(&["summary", "description", "excerpt", "lead", "extra.summary"]),
        external_url: fields.text(&["external_url", "externalurl"]),
        date_published: head.date,
        date_modified: fields
            .text(&["lastmod", "modified", "updated", "last_modified_at", "date_modified", "updated_at"])
            .as_deref()
            .and_then(moment),
        authors: authors(fields),
        tags: words(fields, &["tags", "taxonomies.tags", "tag", "keywords"], site),
        language: fields.text(&["language", "lang"]).or_else(|| head.name.language.clone()),
        iman: wire::ItemExtension {
            slug: Some(fields.text(&["slug"]).unwrap_or_else(|| head.name.stem.clone())),
            sections: head.sections.iter().map(|name| slugify(name)).collect(),
            kind: Some(kind).filter(|kind| *kind != Kind::default()),
            related: fields.texts(&["related"]),
            pinned: fields.flag(&["pinned", "featured", "sticky"]) == Some(true),
            caption: fields.text(&caption),
            image_alt: fields.text(&alt),
            image_width: number(&["image_width"]),
            image_height: number(&["image_height"]),
            ..wire::ItemExtension::default()
        },
        ..wire::Item::default()
    }
}

/// A text without a date is a static page, and one that says so.
fn kind(fields: &Fields, head: &Head) -> Kind {
    let named = fields.text(&["kind"]).and_then(|kind| kind_of(&kind));
    let is_page = head.date.is_none() || fields.text(&["layout", "type"]).is_some_and(|layout| layout == "page");
    named.unwrap_or(if is_page { Kind::Page } else { Kind::Article })
}

fn kind_of(name: &str) -> Option<Kind> {
    let kinds = [Kind::Article, Kind::Page, Kind::Issue, Kind::Video, Kind::Gallery];
    kinds.into_iter().find(|kind| kind.name() == name)
}

fn authors(fields: &Fields) -> Vec<wire::Author> {
    let names = ["authors", "author", "taxonomies.authors", "extra.authors", "extra.author"];
    let values = match fields.get(&names) {
        Some(Value::Array(values)) => values.clone(),
        Some(Value::String(text)) => vec![Value::String(text.clone())],
        Some(value) => vec![value.clone()],
        None => Vec::new(),
    };
    let author = |value: &Value| {
        let name = front_matter::text(value);
        let of = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
        let url = of("url").or_else(|| of("website")).or_else(|| of("link"));
        let avatar = of("avatar").or_else(|| of("image"));
        (!name.trim().is_empty()).then_some(wire::Author { name: Some(name), url, avatar })
    };
    values.iter().filter_map(author).collect()
}

/// The reference of the picture that stands for the text.
pub(super) fn picture(fields: &Fields) -> Option<String> {
    let names = [
        "image",
        "cover.image",
        "cover",
        "featured_image",
        "featuredimage",
        "feature_image",
        "thumbnail",
        "banner",
        "hero",
        "header.image",
        "header.teaser",
        "teaser",
        "images",
        "extra.image",
        "extra.cover",
        "extra.thumbnail",
        "image.path",
        "image.src",
        "image.url",
        "image.feature",
        "cover.src",
        "cover_image",
    ];
    names.iter().find_map(|name| match fields.get(&[name])? {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Array(values) => values.first()?.as_str().map(str::to_owned),
        _ => None,
    })
}

/// Files that come with the text: addresses, or tables with `url` or `file`.
pub(super) fn attachments(fields: &Fields) -> Vec<wire::Attachment> {
    let Some(values) = fields.get(&["attachments"]).and_then(Value::as_array) else { return Vec::new() };
    let attachment = |value: &Value| {
        let of = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
        let url = value.as_str().map(str::to_owned).or_else(|| of("url")).or_else(|| of("file"))?;
        let kind = of("mime_type")
            .or_else(|| of("type"))
            .unwrap_or_else(|| files::media_type(&url).unwrap_or(files::UNKNOWN).to_owned());
        Some(wire::Attachment { url, mime_type: kind, title: of("title"), ..wire::Attachment::default() })
    };
    values.iter().filter_map(attachment).collect()
}
