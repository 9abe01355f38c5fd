//! Feeds by chance, from few words, so that they collide.

use newsfeed::date::{Date, Moment};
use newsfeed::model::Kind;
use newsfeed::wire::{
    Attachment, Author, Contact, Edition, Feed, FeedExtension, Hub, Item, ItemExtension, MenuEntry, Page, Section,
};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

/// A text that says something, often the same.
pub fn text() -> BoxedStrategy<String> {
    let often = select(vec![
        "сад",
        "Пчёлы",
        "пчёлами",
        "Мёд и воск",
        "sport",
        "search",
        "2025",
        "<p>Ёж</p>",
        "№",
        "a/b",
        "33-34",
    ]);
    prop_oneof![4 => often.prop_map(str::to_owned), 1 => "\\PC{0,20}x"].boxed()
}

/// An address, good or bad.
pub fn url() -> BoxedStrategy<String> {
    let often = select(vec![
        "https://iman.example/",
        "https://iman.example/2025/05/17/a/",
        "https://www.iman.example/a.html",
        "https://iman.example/?p=5",
        "/2025/05/",
        "images/a.png",
        "javascript:alert(1)",
        "//x.example/%2e%2e/",
        "mailto:a@b.example",
        "https://",
    ]);
    prop_oneof![5 => often.prop_map(str::to_owned), 1 => "\\PC{0,20}x"].boxed()
}

/// Any moment that RFC 3339 can write.
pub fn moment() -> impl Strategy<Value = Moment> {
    let date =
        (1_i32..=9999, 1_u8..=12, 1_u8..=31).prop_filter_map("a day", |(year, month, day)| Date::new(year, month, day));
    (date, 0_u8..24, 0_u8..60, 0_u8..60, -1439_i16..=1439)
        .prop_map(|(date, hour, minute, second, offset_minutes)| Moment { date, hour, minute, second, offset_minutes })
}

fn author() -> impl Strategy<Value = Author> {
    (of(text()), of(url()), of(url()))
        .prop_map(|(name, url, avatar)| Author { name, url, avatar })
        .prop_filter("an author is somebody", |author| *author != Author::default())
}

fn attachment() -> impl Strategy<Value = Attachment> {
    // Quarters are exact in both binary and decimal.
    let seconds = of((0_u32..4000).prop_map(|quarters| f64::from(quarters) / 4.0));
    (url(), text(), of(text()), of(any::<u64>()), seconds).prop_map(
        |(url, mime_type, title, size_in_bytes, duration_in_seconds)| Attachment {
            url,
            mime_type,
            title,
            size_in_bytes,
            duration_in_seconds,
        },
    )
}

fn item_extension() -> impl Strategy<Value = ItemExtension> {
    let kind = of(select(vec![Kind::Article, Kind::Page, Kind::Issue, Kind::Video, Kind::Gallery]));
    let lists = (vec(text(), 0..3), vec("[0-9]", 0..3), kind, any::<bool>());
    let texts = (of(url()), of(text()), of(text()), of(text()));
    let numbers = (of(any::<u32>()), of(any::<u32>()), vec(any::<u32>(), 0..3), of(any::<u32>()));
    (lists, texts, numbers, of(text())).prop_map(
        |((sections, related, kind, pinned), (about, slug, caption, image_alt), numbers, image_variants)| {
            let (image_width, image_height, image_widths, minutes) = numbers;
            ItemExtension {
                about,
                slug,
                sections,
                kind,
                related,
                pinned,
                caption,
                image_alt,
                image_width,
                image_height,
                image_variants,
                image_widths,
                minutes,
            }
        },
    )
}

fn item() -> impl Strategy<Value = Item> {
    let texts = (of(text()), of(text()), of(text()), of(text()), of("ru|en|ce"));
    let urls = (of(url()), of(url()), of(url()), of(url()));
    let dates = (of(moment()), of(moment()));
    let lists = (vec(author(), 0..2), vec(text(), 0..3), vec(attachment(), 0..3));
    ("[0-9]{1,2}", texts, urls, dates, lists, item_extension()).prop_map(|(id, texts, urls, dates, lists, iman)| {
        let (title, content_html, content_text, summary, language) = texts;
        let (url, external_url, image, banner_image) = urls;
        let (date_published, date_modified) = dates;
        let (authors, tags, attachments) = lists;
        Item {
            id,
            url,
            external_url,
            title,
            content_html,
            content_text,
            summary,
            image,
            banner_image,
            date_published,
            date_modified,
            authors,
            tags,
            language,
            attachments,
            iman,
        }
    })
}

fn menu_entry() -> impl Strategy<Value = MenuEntry> {
    let leaf = (text(), of(text()), of(text()), of(text()), of(url())).prop_map(|(label, section, tag, page, url)| {
        MenuEntry { label, section, tag, page, url, children: Vec::new() }
    });
    leaf.prop_recursive(3, 8, 3, |inner| {
        (inner.clone(), vec(inner, 0..3)).prop_map(|(entry, children)| MenuEntry { children, ..entry })
    })
}

fn feed_extension() -> impl Strategy<Value = FeedExtension> {
    let section = (text(), of(text()), of(text()), of(text()), of(any::<u32>()))
        .prop_map(|(slug, name, parent, description, count)| Section { slug, name, parent, description, count });
    let search = (of(text()), vec(any::<u32>(), 0..3));
    let edition = (any::<u32>(), of(text()), of(text()), of(any::<u32>()), vec(1..9999_u32, 0..3), search).prop_map(
        |(version, list, document, total, parts, (search, search_levels))| {
            let parts = parts.iter().map(u32::to_string).collect();
            Edition { version, list, document, total, parts, search, search_levels }
        },
    );
    let page = (text(), of(text()), of(text()), of(text()), of(text()), any::<bool>()).prop_map(
        |(slug, title, summary, content_html, content_text, contact)| Page {
            slug,
            title,
            summary,
            content_html,
            content_text,
            contact,
        },
    );
    let contact = (of(text()), of(text()), of(url()), of(url())).prop_map(|(address, phone, email, form)| Contact {
        address,
        phone,
        email,
        form,
    });
    let texts = (of(url()), of(text()), of(text()), of(url()));
    let lists = (vec(menu_entry(), 0..3), vec(section, 0..4), vec(page, 0..3));
    (texts, lists, of(contact), of(edition)).prop_map(
        |((about, tagline, copyright, watch_live), (menu, sections, pages), contact, edition)| FeedExtension {
            about,
            tagline,
            copyright,
            menu,
            sections,
            pages,
            watch_live,
            contact,
            edition,
        },
    )
}

/// A feed whose ids are unique, as a feed that was read always is.
pub fn feed() -> impl Strategy<Value = Feed> {
    let texts = (text(), of(text()), of(text()), of("ru|en"));
    let urls = (of(url()), of(url()), of(url()), of(url()), of(url()));
    let hub = (text(), url()).prop_map(|(kind, url)| Hub { kind, url });
    let lists = (vec(author(), 0..2), vec(hub, 0..2), vec(item(), 0..30));
    (texts, urls, any::<bool>(), lists, feed_extension()).prop_map(
        |(texts, urls, expired, (authors, hubs, mut items), iman)| {
            let (title, description, user_comment, language) = texts;
            let (home_page_url, feed_url, next_url, icon, favicon) = urls;
            let mut seen = std::collections::HashSet::new();
            items.retain(|item| seen.insert(item.id.clone()));
            Feed {
                version: newsfeed::wire::VERSION.to_owned(),
                title,
                home_page_url,
                feed_url,
                description,
                user_comment,
                next_url,
                icon,
                favicon,
                authors,
                language,
                expired,
                hubs,
                items,
                iman,
            }
        },
    )
}
