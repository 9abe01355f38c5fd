//! From bytes of strangers to pixels: upright, 8 bits, sRGB, not larger than is needed.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::codecs::{gif::GifDecoder, png::PngDecoder, webp::WebPDecoder};
use image::metadata::Orientation;
use image::{AnimationDecoder, DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbImage, RgbaImage};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use std::io::Cursor;

/// The most pixels of a picture that is decoded: a file of some kilobytes can claim to be larger than the memory.
const MOST_PIXELS: u64 = 100_000_000;

/// The most bytes that its pixels may take.
pub(super) const MOST_BYTES: u64 = 400_000_000;

/// The largest height of a WebP.
const MOST_HEIGHT: u32 = 16_383;

/// What is known of a picture before it is decoded.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    /// Width and height as they are stored.
    pub(super) size: (u32, u32),
    /// The bytes that its pixels take.
    pub(super) bytes: u64,
}

/// Reads the head of a picture, and checks that it is small enough to be decoded.
///
/// # Errors
/// What is wrong with it, in words for the report.
pub(super) fn head(bytes: &[u8], format: ImageFormat) -> Result<Head, String> {
    let decoder = decoder(bytes, format)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels == 0 || pixels > MOST_PIXELS || decoder.total_bytes() > MOST_BYTES {
        let most = MOST_PIXELS / 1_000_000;
        return Err(format!("a picture of {width} x {height} pixels: none of more than {most} million is read"));
    }
    Ok(Head { size: (width, height), bytes: decoder.total_bytes() })
}

fn decoder(bytes: &[u8], format: ImageFormat) -> Result<impl ImageDecoder, String> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(2 * MOST_BYTES);
    reader.limits(limits);
    reader.into_decoder().map_err(broken)
}

fn broken(error: impl std::fmt::Display) -> String {
    format!("a broken picture: {error}")
}

/// Whether a picture moves. Only the beginning of it is decoded.
///
/// # Errors
/// What is wrong with it, in words for the report.
pub(super) fn is_animated(bytes: &[u8], format: ImageFormat) -> Result<bool, String> {
    let cursor = Cursor::new(bytes);
    match format {
        ImageFormat::Gif => {
            let frames = GifDecoder::new(cursor).map_err(broken)?.into_frames();
            Ok(frames.take(2).filter(Result::is_ok).count() == 2)
        }
        ImageFormat::Png => PngDecoder::new(cursor).and_then(|decoder| decoder.is_apng()).map_err(broken),
        ImageFormat::WebP => Ok(WebPDecoder::new(cursor).map_err(broken)?.has_animation()),
        _ => Ok(false),
    }
}

/// The picture, upright, at most `widest` pixels wide. It has an alpha channel only if something shows through it.
///
/// # Errors
/// What is wrong with it, in words for the report.
pub(super) fn upright(bytes: &[u8], format: ImageFormat, widest: u32) -> Result<DynamicImage, String> {
    let mut decoder = decoder(bytes, format)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let picture = DynamicImage::from_decoder(decoder).map_err(broken)?;
    let has_alpha = picture.color().has_alpha();
    let picture =
        if has_alpha { DynamicImage::from(picture.into_rgba8()) } else { DynamicImage::from(picture.into_rgb8()) };

    // It is made smaller first: there is less to turn then.
    let is_sideways = matches!(
        orientation,
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
    );
    let (width, height) = (picture.width(), picture.height());
    let mut picture = if is_sideways {
        let (height, width) = fitting((height, width), widest);
        resized(picture, (width, height))?
    } else {
        let size = fitting((width, height), widest);
        resized(picture, size)?
    };
    picture.apply_orientation(orientation);
    if let Some(profile) = profile {
        picture = in_srgb(picture, &profile);
    }
    if picture.as_rgba8().is_some_and(|picture| picture.pixels().all(|pixel| pixel.0[3] == 255)) {
        picture = DynamicImage::from(picture.into_rgb8());
    }
    Ok(picture)
}

/// The size of a picture that is to be at most so wide, and not too high for any format.
pub(super) fn fitting((width, height): (u32, u32), widest: u32) -> (u32, u32) {
    let scaled = |of: u32, to: u32, from: u32| {
        let exact = (u64::from(of) * u64::from(to) * 2 + u64::from(from)) / (2 * u64::from(from));
        u32::try_from(exact.max(1)).unwrap_or(u32::MAX)
    };
    let new = width.min(widest);
    let new_height = scaled(height, new, width);
    if new_height <= MOST_HEIGHT { (new, new_height) } else { (scaled(width, MOST_HEIGHT, height), MOST_HEIGHT) }
}

/// The picture in another size.
///
/// # Errors
/// What is wrong with it, in words for the report.
pub(super) fn resized(picture: DynamicImage, (width, height): (u32, u32)) -> Result<DynamicImage, String> {
    if (picture.width(), picture.height()) == (width, height) {
        return Ok(picture);
    }
    let kind = if picture.as_rgba8().is_some() { PixelType::U8x4 } else { PixelType::U8x3 };
    let source = ImageRef::new(picture.width(), picture.height(), picture.as_bytes(), kind).map_err(broken)?;
    let mut target = Image::new(width, height, kind);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
    Resizer::new().resize(&source, &mut target, &options).map_err(broken)?;
    let pixels = target.into_vec();
    let resized = match kind {
        PixelType::U8x4 => RgbaImage::from_raw(width, height, pixels).map(DynamicImage::from),
        _ => RgbImage::from_raw(width, height, pixels).map(DynamicImage::from),
    };
    resized.ok_or_else(|| broken("its size"))
}

/// The picture in the colours of the web. A profile that is none, or not one of colours, counts as not given.
fn in_srgb(picture: DynamicImage, profile: &[u8]) -> DynamicImage {
    let layout = if picture.as_rgba8().is_some() { Layout::Rgba } else { Layout::Rgb };
    let Ok(profile) = ColorProfile::new_from_slice(profile) else { return picture };
    if profile.color_space != DataColorSpace::Rgb {
        return picture;
    }
    let target = ColorProfile::new_srgb();
    let Ok(transform) = profile.create_transform_8bit(layout, &target, layout, TransformOptions::default()) else {
        return picture;
    };
    let mut pixels = vec![0; picture.as_bytes().len()];
    if transform.transform(picture.as_bytes(), &mut pixels).is_err() {
        return picture;
    }
    let (width, height) = (picture.width(), picture.height());
    let converted = match layout {
        Layout::Rgba => RgbaImage::from_raw(width, height, pixels).map(DynamicImage::from),
        _ => RgbImage::from_raw(width, height, pixels).map(DynamicImage::from),
    };
    converted.unwrap_or(picture)
}
