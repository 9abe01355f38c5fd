//! A story's own picture, cut to the shape of what links are shown with.

use super::super::place::Place;
use super::SIZE;
use super::canvas::Canvas;
use super::card::PAPER;
use crate::media;
use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::{DynamicImage, Rgb, RgbImage};
use std::fs;

/// What is smaller would be blurred, and says less than a headline does.
const LEAST: (u32, u32) = (600, 315);
/// How far from the top the middle of the cut stands in what is too high: faces are above the middle.
const HEIGHT_OF_FACES: f64 = 0.36;

/// The picture of a story, if it is a file of the site that can be read and is large enough. `address`: as in the store.
pub(super) fn of(place: &Place, address: &str) -> Option<Canvas> {
    let bytes = fs::read(place.file(address)?).ok()?;
    let picture = media::opened(&bytes, SIZE)?;
    if picture.width() < LEAST.0 || picture.height() < LEAST.1 {
        return None;
    }
    cut(&on_paper(picture)).map(Canvas::of)
}

/// The picture without holes: what shows through is the paper.
fn on_paper(picture: DynamicImage) -> RgbImage {
    let DynamicImage::ImageRgba8(picture) = picture else { return picture.into_rgb8() };
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [red, green, blue, alpha] = picture.get_pixel(x, y).0;
        let alpha = u32::from(alpha);
        let mix =
            |over: u8, under: u8| ((u32::from(over) * alpha + u32::from(under) * (255 - alpha) + 127) / 255) as u8;
        Rgb([mix(red, PAPER.0[0]), mix(green, PAPER.0[1]), mix(blue, PAPER.0[2])])
    })
}

/// As much of the picture as fits the shape.
fn cut(picture: &RgbImage) -> Option<RgbImage> {
    let source = ImageRef::new(picture.width(), picture.height(), picture.as_raw(), PixelType::U8x3).ok()?;
    let mut target = Image::new(SIZE.0, SIZE.1, PixelType::U8x3);
    let options = ResizeOptions::new()
        .resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3))
        .fit_into_destination(Some((0.5, HEIGHT_OF_FACES)));
    Resizer::new().resize(&source, &mut target, &options).ok()?;
    RgbImage::from_raw(SIZE.0, SIZE.1, target.into_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_shape_is_cut_to_the_one_that_is_asked_for() {
        for size in [(1200, 630), (600, 900), (2000, 320), (700, 400)] {
            let picture =
                RgbImage::from_fn(size.0, size.1, |_, y| Rgb([if y < size.1 / 4 { 200 } else { 20 }, 90, 40]));
            let cut = cut(&picture).unwrap();
            assert_eq!(cut.dimensions(), SIZE);
            assert_eq!(cut.get_pixel(600, 629).0[0], 20);
        }
    }

    #[test]
    fn what_shows_through_is_the_paper() {
        let clear = DynamicImage::from(image::RgbaImage::from_pixel(2, 2, image::Rgba([0, 0, 0, 0])));
        assert_eq!(on_paper(clear).get_pixel(0, 0), &PAPER);
    }
}
