//! What is made of pictures.

use super::super::testing::*;
use super::*;
use image::GenericImageView;

fn made(bytes: &[u8]) -> Made {
    make(bytes, &|_| ()).unwrap()
}

fn names(made: &Made) -> Vec<&str> {
    let mut names: Vec<_> = made.files.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    names
}

fn file<'a>(made: &'a Made, name: &str) -> &'a [u8] {
    &made.files.iter().find(|(other, _)| other == name).unwrap().1
}

fn shown(made: &Made, name: &str) -> DynamicImage {
    image::load_from_memory(file(made, name)).unwrap()
}

#[test]
fn a_photo_gets_three_widths_and_two_fallbacks() {
    let made = made(&jpeg(1500, 1000, 9));
    let all = ["1200.webp", "400.webp", "800.webp", "picture-1200x800.jpg", "picture-800x533.jpg"];
    assert_eq!(names(&made), all);
    assert_eq!(made.asset.widths, [400, 800, 1200]);
    assert_eq!((made.asset.main.size, made.asset.in_text().size), (Some((1200, 800)), Some((800, 533))));
    assert_eq!(made.asset.main.mime, "image/jpeg");
    assert_eq!(made.asset.main.bytes, file(&made, "picture-1200x800.jpg").len() as u64);
    for (name, size) in [("400.webp", (400, 267)), ("picture-800x533.jpg", (800, 533))] {
        let picture = shown(&made, name);
        assert_eq!(picture.dimensions(), size);
        let [red, _, blue, _] = picture.get_pixel(20, 20).0;
        assert!(red > 180 && blue < 30, "{name}: {red} {blue}");
    }
}

#[test]
fn nothing_is_made_larger() {
    let small = made(&jpeg(300, 200, 9));
    assert_eq!(names(&small), ["300.webp", "picture-300x200.jpg"]);
    let medium = made(&jpeg(1000, 10, 9));
    assert_eq!(medium.asset.widths, [400, 800, 1000]);
    assert_eq!(medium.asset.variants().unwrap().rsplit('/').next(), Some("{width}.webp"));
    assert_eq!(made(&encoded(&photo(1, 1, 0), ImageFormat::Png)).asset.main.size, Some((1, 1)));
    let tower = made(&encoded(&photo(2, 17_000, 0), ImageFormat::Png));
    assert_eq!(tower.asset.main.size, Some((2, 16_383)));
}

#[test]
fn a_picture_is_put_upright() {
    // The camera lay on its side: what is stored as 600 x 300 is to be seen as 300 x 600.
    let made = made(&turned_jpeg(600, 300, 6));
    assert_eq!(made.asset.main.size, Some((300, 600)));
    let picture = shown(&made, "picture-300x600.jpg");
    // A quarter to the right: what was on the left is above, what was below is on the left.
    let [red, _, blue, _] = picture.get_pixel(200, 30).0;
    assert!(red > 180 && blue < 30, "{red} {blue}");
    assert!(picture.get_pixel(5, 300).0[1] > 240);
    assert!(!file(&made, "picture-300x600.jpg").windows(4).any(|four| four == b"Exif"));
}

#[test]
fn what_is_seen_through_stays_so() {
    let made = made(&encoded(&see_through(900, 600), ImageFormat::Png));
    assert_eq!((made.asset.main.mime.as_str(), made.asset.main.name.as_str()), ("image/png", "picture-900x600.png"));
    for name in ["picture-800x533.png", "400.webp"] {
        let picture = shown(&made, name);
        assert_eq!(picture.get_pixel(10, 10).0[3], 0, "{name}");
        let low = picture.get_pixel(10, picture.height() - 10).0;
        assert!(low[3] == 255 && low[0] > 180, "{name}: {low:?}");
        // No dark rim from the colour of what is not seen.
        let rim = picture.get_pixel(10, picture.height() / 2 + 1).0;
        assert!(rim[0] > 150, "{name}: {rim:?}");
    }
    // An alpha channel that hides nothing is no reason for a PNG.
    let opaque = DynamicImage::from(photo(40, 30, 7).into_rgba8());
    let opaque = super::make(&encoded(&opaque, ImageFormat::Png), &|_| ()).unwrap();
    assert_eq!(opaque.asset.main.name, "picture-40x30.jpg");
}

#[test]
fn animations_and_drawings_are_copied() {
    let moving = gif(2);
    let copied = made(&moving);
    assert_eq!((names(&copied), file(&copied, "picture.gif")), (vec!["picture.gif"], moving.as_slice()));
    assert_eq!((copied.asset.main.size, copied.asset.variants()), (Some((20, 10)), None));
    assert_eq!(names(&made(&gif(1))), ["20.webp", "picture-20x10.jpg"]);
    let drawing = b"<svg xmlns='http://www.w3.org/2000/svg' width='30' height='20'><path d='M0 0h9'/></svg>";
    let copied = made(drawing);
    assert_eq!((names(&copied), copied.asset.main.size), (vec!["picture.svg"], Some((30, 20))));
    assert!(make(b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", &|_| ()).is_err());
}

#[test]
fn every_format_is_read() {
    for format in [ImageFormat::Png, ImageFormat::WebP, ImageFormat::Gif, ImageFormat::Jpeg] {
        assert_eq!(names(&made(&encoded(&photo(64, 32, 3), format))), ["64.webp", "picture-64x32.jpg"], "{format:?}");
    }
    let deep = DynamicImage::from(photo(64, 32, 3).into_luma16());
    assert_eq!(made(&encoded(&deep, ImageFormat::Png)).asset.main.size, Some((64, 32)));
}

#[test]
fn what_is_broken_or_too_large_is_refused_in_words() {
    let fault = |bytes: &[u8]| make(bytes, &|_| panic!("is not to be decoded")).map(|_: Made| ()).unwrap_err();
    assert!(fault(&bomb(60_000, 60_000)).contains("60000 x 60000 pixels"));
    assert!(fault(&bomb(0, 10)).contains("broken"));
    assert!(fault(b"\x89PNG\r\n\x1A\n").contains("broken"));
    let png = encoded(&photo(640, 320, 3), ImageFormat::Png);
    assert!(make(&png[..png.len() / 2], &|_| ()).unwrap_err().contains("broken"));
}

#[test]
fn the_same_picture_gives_the_same_bytes() {
    let bytes = jpeg(900, 600, 50);
    assert_eq!(made(&bytes).files, made(&bytes).files);
    assert_eq!(made(&bytes).asset, made(&bytes).asset);
    assert_ne!(made(&bytes).asset.folder, made(&jpeg(900, 600, 51)).asset.folder);
}

#[test]
fn colours_of_a_profile_become_those_of_the_web() {
    let wide = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    let green = RgbPicture::from_pixel(32, 32, image::Rgb([0, 200, 0]));
    let mut bytes = Vec::new();
    let mut encoder = PngEncoder::new(&mut bytes);
    encoder.set_icc_profile(wide).unwrap();
    encoder.write_image(green.as_raw(), 32, 32, image::ExtendedColorType::Rgb8).unwrap();
    let [red, green, ..] = shown(&made(&bytes), "picture-32x32.jpg").get_pixel(9, 9).0;
    assert!(red < 10 && green > 203, "{red} {green}");
}

type RgbPicture = image::RgbImage;
