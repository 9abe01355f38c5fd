//! Words and addresses that become addresses of the paper.
//!
//! An input is a home page, the address of an item, its slug and its date, one a line.

use crate::resolve::resolve;
use newsfeed::date::Moment;
use newsfeed::paper::Paper;
use newsfeed::slug::slugify;
use newsfeed::text::{excerpt, paragraphs, plain_text};
use newsfeed::wire::{Feed, Item, ItemExtension};

/// Looks whether everything holds for an input.
pub fn run(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let mut lines = text.split('\n').map(str::to_owned);
    let (home, url, slug, date) = (lines.next(), lines.next(), lines.next(), lines.next());

    let name = slugify(&text);
    assert_eq!(slugify(&name), name, "a slug of a slug is the same");
    assert!(!name.is_empty() && name.chars().count() <= 80);
    assert!(name.chars().all(|c| c.is_alphanumeric() || c == '-'), "{name}");

    let published = date.as_deref().and_then(Moment::parse);
    if let Some(moment) = published {
        assert_eq!(Moment::parse(&moment.to_rfc3339()), Some(moment), "a date is read back");
    }
    let item = |id: &str| Item {
        id: id.to_owned(),
        url: url.clone(),
        title: slug.clone(),
        content_html: Some(text.clone().into_owned()),
        date_published: published,
        iman: ItemExtension { slug: slug.clone(), ..ItemExtension::default() },
        ..Item::default()
    };
    let feed = Feed { home_page_url: home, items: vec![item("1"), item("2")], ..Feed::default() };
    let paper = Paper::new(feed, "https://iman.example/feed.json", &resolve);
    let stories = paper.stories();
    assert!(stories.len() == 2 && stories[0].preview.path != stories[1].preview.path, "each has an address of its own");
    for story in stories {
        let path = &story.preview.path;
        assert!(path.starts_with('/') && path.len() > 1 && !path.contains("//"), "{path}");
        assert!(!path.contains(|c: char| c.is_control() || "\\%?#".contains(c)), "{path:?}");
        assert!(!path.split('/').any(|part| part == "." || part == ".."), "{path}");
        assert_eq!(paper.story(path).map(|found| &found.preview.id), Some(&story.preview.id));
    }

    let plain = plain_text(&text);
    assert!(plain.chars().count() <= text.chars().count());
    assert!(excerpt(&text, 20).chars().count() <= 21);
    let _ = paragraphs(&text);
}
