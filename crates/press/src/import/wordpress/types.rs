//! The types of records that a WordPress site has, and which of them are for readers.

/// What becomes of the records of a type.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    /// A story.
    Article,
    /// A static page.
    Page,
    /// A picture or another file.
    File,
    /// An entry of a menu.
    MenuEntry,
    /// A piece of content that others show.
    Reusable,
    /// What only the site's software needs: earlier versions, settings, templates. Nobody misses it.
    Machinery,
    /// A type of a theme or a plugin, which may be for readers.
    Other,
}

const MACHINERY: &[&str] = &[
    "acf-field",
    "acf-field-group",
    "custom_css",
    "customize_changeset",
    "oembed_cache",
    "revision",
    "user_request",
    "wp_font_face",
    "wp_font_family",
    "wp_global_styles",
    "wp_navigation",
    "wp_template",
    "wp_template_part",
];

/// Types of well-known plugins that have a text and an address and are no stories: goods, forums, building blocks.
const NO_ARTICLES: &[&str] = &[
    "elementor_library",
    "et_pb_layout",
    "forum",
    "product",
    "product_variation",
    "reply",
    "shop_coupon",
    "shop_order",
    "topic",
    "wpcf7_contact_form",
    "wpforms",
];

/// Fewer words make no article of a record of an unknown type.
const LEAST_WORDS: usize = 20;

/// What becomes of the records of a type, by its name in the site's database.
pub(super) fn role(name: &str) -> Role {
    match name {
        "post" => Role::Article,
        "page" => Role::Page,
        "attachment" => Role::File,
        "nav_menu_item" => Role::MenuEntry,
        "wp_block" => Role::Reusable,
        name if MACHINERY.contains(&name) => Role::Machinery,
        _ => Role::Other,
    }
}

/// Whether a published record of a theme's or a plugin's type is for readers like a post: it has a headline, a date, some
/// text, and an address that is a path. What no reader is to open has `?post_type=…` for an address.
pub(super) fn is_like_an_article(name: &str, record: &super::record::Record) -> bool {
    !NO_ARTICLES.contains(&name)
        && !record.title.trim().is_empty()
        && record.published.is_some()
        && !record.link.is_empty()
        && !record.link.contains('?')
        && newsfeed::text::words(&newsfeed::text::plain_text(&record.html)).take(LEAST_WORDS).count() == LEAST_WORDS
}
