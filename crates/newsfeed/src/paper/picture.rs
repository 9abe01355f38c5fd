//! The picture of a story's card.

use super::urls::{Base, Parts};
use crate::model::Picture;
use crate::text::{Scan, attribute};
use crate::wire;

/// The item's `image`, else its `banner_image`, else the first picture of its text.
pub(super) fn of(item: &wire::Item, scan: &Scan<'_>, base: Base<'_>) -> Option<Picture> {
    let named = [&item.image, &item.banner_image];
    let named = named.into_iter().find_map(|url| base.maybe_web(url));
    let mut picture = match named {
        Some(url) => {
            let double = scan.images.iter().find(|image| shows(image, &url, base));
            let read = double.and_then(|image| read(image, base));
            let in_body = read.is_some();
            let read = read.unwrap_or_default();
            Picture { url, in_body, variants: variants(&item.iman, base), ..read }
        }
        None => scan.images.iter().find_map(|image| read(image, base))?,
    };
    let iman = &item.iman;
    if let Some(alt) = &iman.image_alt {
        picture.alt.clone_from(alt);
    }
    if let Some(caption) = &iman.caption {
        picture.caption.clone_from(caption);
    }
    // Both or none: the two of one source belong together.
    if let (Some(width), Some(height)) = (positive(iman.image_width), positive(iman.image_height)) {
        (picture.width, picture.height) = (Some(width), Some(height));
    }
    Some(picture)
}

/// The variants of the item's picture, as `srcset` has them.
fn variants(iman: &wire::ItemExtension, base: Base<'_>) -> String {
    let template = iman.image_variants.as_deref().unwrap_or_default();
    let mut variants = String::new();
    for width in &iman.image_widths {
        let width = width.to_string();
        if let Some(url) = base.web(&template.replace("{width}", &width)).filter(|_| template.contains("{width}")) {
            let comma = if variants.is_empty() { "" } else { ", " };
            variants = [&variants, comma, &url, " ", &width, "w"].concat();
        }
    }
    variants
}

fn positive(pixels: Option<u32>) -> Option<u32> {
    pixels.filter(|pixels| *pixels > 0)
}

/// The picture that an `img` of the text shows, unless it is a counting pixel.
fn read(attributes: &str, base: Base<'_>) -> Option<Picture> {
    let pixels = |name| attribute(attributes, name)?.trim().parse().ok();
    let (width, height) = (pixels("width"), pixels("height"));
    if is_counting_pixel(width, height) {
        return None;
    }
    Some(Picture {
        url: base.web(&attribute(attributes, "src")?)?,
        width,
        height,
        variants: String::new(),
        alt: attribute(attributes, "alt").unwrap_or_default().trim().to_owned(),
        caption: String::new(),
        in_body: true,
    })
}

/// Whether a picture of such a size is there to count readers and not to be seen. A size in pixels that is not known may be
/// any.
pub fn is_counting_pixel(width: Option<u32>, height: Option<u32>) -> bool {
    [width, height].into_iter().flatten().any(|pixels| pixels < 3)
}

/// Whether an `img` of the text shows the same picture as a URL.
fn shows(attributes: &str, url: &str, base: Base<'_>) -> bool {
    // File names are compared first: resolving is dear.
    attribute(attributes, "src").is_some_and(|src| {
        full_size(name(&src)) == full_size(name(url)) && base.web(&src).is_some_and(|src| same_file(&src, url))
    })
}

fn same_file(one: &str, other: &str) -> bool {
    match (Parts::of(one), Parts::of(other)) {
        (Some(one), Some(other)) => one.host == other.host && full_size(one.path) == full_size(other.path),
        _ => false,
    }
}

fn name(url: &str) -> &str {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    path.rsplit('/').next().unwrap_or_default()
}

/// The path without the size that WordPress writes into the names of smaller copies, and its ending:
/// `bees-1024x683.jpg` is a copy of `bees.jpg`.
pub fn full_size(path: &str) -> (&str, &str) {
    let (stem, extension) = path.rsplit_once('.').unwrap_or((path, ""));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let size = stem.rsplit_once('-').and_then(|(stem, size)| {
        let (width, height) = size.split_once('x')?;
        (is_number(width) && is_number(height)).then_some(stem)
    });
    (size.unwrap_or(stem), extension)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::scan_html;

    fn join(base: &str, reference: &str) -> Option<String> {
        Some(format!("{base}{reference}")).filter(|_| !reference.starts_with("data:"))
    }

    fn picture(item: wire::Item, html: &str) -> Option<Picture> {
        let base = Base { address: "https://iman.example/", resolve: &join };
        of(&item, &scan_html(html, 0), base)
    }

    fn with_image(image: &str) -> wire::Item {
        wire::Item { image: Some(image.to_owned()), ..wire::Item::default() }
    }

    #[test]
    fn image_before_banner_before_text() {
        let banner = wire::Item { banner_image: Some("b.png".into()), ..wire::Item::default() };
        let both = wire::Item { image: Some("a.png".into()), ..banner.clone() };
        let html = "<img src=c.png alt='Сад' width=600 height=400>";
        let url = |item| picture(item, html).unwrap().url;
        assert_eq!(url(both), "https://iman.example/a.png");
        assert_eq!(url(banner), "https://iman.example/b.png");
        let found = picture(wire::Item::default(), html).unwrap();
        assert_eq!(found.url, "https://iman.example/c.png");
        assert_eq!((found.width, found.height, found.alt.as_str()), (Some(600), Some(400), "Сад"));
        assert!(found.in_body);
    }

    #[test]
    fn an_unusable_image_gives_way() {
        let found = picture(with_image("data:x"), "<img src=c.png>").unwrap();
        assert_eq!(found.url, "https://iman.example/c.png");
        assert_eq!(picture(with_image("data:x"), ""), None);
    }

    #[test]
    fn counting_pixels_and_inline_data_are_no_pictures() {
        let html = "<img src=p.gif width=1 height=1><img src=data:x><img><img src=c.png>";
        assert_eq!(picture(wire::Item::default(), html).unwrap().url, "https://iman.example/c.png");
    }

    #[test]
    fn the_same_picture_in_the_text_is_noticed() {
        let html = "<img src='/img/x.png'><img src='img/bees-1024x683.jpg?v=2' alt='Ульи'>";
        let found = picture(with_image("https://iman.example/img/bees.jpg"), html).unwrap();
        assert_eq!(found.url, "https://iman.example/img/bees.jpg");
        assert!(found.in_body);
        assert_eq!(found.alt, "Ульи");
        assert!(!picture(with_image("img/wasps.jpg"), html).unwrap().in_body);
    }

    #[test]
    fn the_extension_says_more() {
        let mut item = with_image("a.png");
        item.iman.image_alt = Some("Пресс".into());
        item.iman.caption = Some("Цех".into());
        item.iman.image_width = Some(1200);
        item.iman.image_height = Some(800);
        let found = picture(item.clone(), "").unwrap();
        assert_eq!((found.alt.as_str(), found.caption.as_str()), ("Пресс", "Цех"));
        assert_eq!((found.width, found.height), (Some(1200), Some(800)));
        assert_eq!(found.variants, "");
        item.iman.image_height = Some(0);
        assert_eq!(picture(item, "").unwrap().width, None);
    }
    #[test]
    fn variants_are_those_of_the_named_picture() {
        let mut item = with_image("a.png");
        item.iman.image_variants = Some("a/{width}.webp".into());
        item.iman.image_widths = vec![400, 800];
        assert_eq!(
            picture(item.clone(), "").unwrap().variants,
            "https://iman.example/a/400.webp 400w, https://iman.example/a/800.webp 800w"
        );
        item.image = None;
        assert_eq!(picture(item.clone(), "<img src=c.png>").unwrap().variants, "", "of another picture");
        let without_a_place = wire::ItemExtension { image_variants: Some("a.webp".into()), ..item.iman };
        let item = wire::Item { iman: without_a_place, ..with_image("a.png") };
        assert_eq!(picture(item, "").unwrap().variants, "");
    }
}
