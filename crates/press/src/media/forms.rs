//! The files that are made of a picture.

use super::asset::{Asset, Form, folder_of};
use super::decode::{self, Head};
use super::drawing;
use super::sniff::{Content, content};
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, ImageEncoder, ImageFormat};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The widths of pictures, in pixels. Cards need the first, columns on common screens the second.
const WIDTHS: [u32; 3] = [400, 800, 1200];
/// The width of a picture in a text for readers that do not choose one.
const TEXT_WIDTH: u32 = 800;
const WEBP_QUALITY: f32 = 75.0;
const JPEG_QUALITY: u8 = 82;

/// An asset with the content of its files.
#[derive(Debug)]
pub(super) struct Made {
    pub(super) asset: Asset,
    /// Names and contents.
    pub(super) files: Vec<(String, Vec<u8>)>,
}

/// Makes the files of a picture. `room` is asked to wait until there is memory for so many bytes, and gives them back
/// when it is dropped.
///
/// # Errors
/// What is wrong with it, in words for the report.
pub(super) fn make<R>(bytes: &[u8], room: &dyn Fn(u64) -> R) -> Result<Made, String> {
    match content(bytes) {
        Content::Picture(format) => {
            let head = decode::head(bytes, format)?;
            let _room = room(head.bytes);
            // Decoders are other people's code, and pictures strangers' data: a fault in them is to cost one picture.
            let made = catch_unwind(AssertUnwindSafe(|| picture(bytes, format, head)));
            made.unwrap_or_else(|_| Err("a picture that its decoder fails on".to_owned()))
        }
        Content::Svg => {
            let size = drawing::check(bytes)?;
            Ok(copy(bytes, "picture.svg", "image/svg+xml", size))
        }
        _ => Err("no picture".to_owned()),
    }
}

/// A file as it is.
pub(super) fn copy(bytes: &[u8], name: &str, mime: &str, size: Option<(u32, u32)>) -> Made {
    let main = Form { name: name.to_owned(), mime: mime.to_owned(), bytes: bytes.len() as u64, size };
    let asset = Asset { folder: folder_of(bytes), main, body: None, widths: Vec::new() };
    Made { asset, files: vec![(name.to_owned(), bytes.to_vec())] }
}

fn picture(bytes: &[u8], format: ImageFormat, head: Head) -> Result<Made, String> {
    if decode::is_animated(bytes, format)? {
        let name = format!("picture.{}", format.extensions_str()[0]);
        return Ok(copy(bytes, &name, format.to_mime_type(), Some(head.size)));
    }
    let largest = decode::upright(bytes, format, WIDTHS[WIDTHS.len() - 1])?;
    let full = (largest.width(), largest.height());
    let mut widths: Vec<u32> = WIDTHS.into_iter().filter(|width| *width < full.0).collect();
    widths.push(full.0);

    let mut files = Vec::new();
    let mut fallbacks = Vec::new();
    for width in widths.iter().rev() {
        // Each from the largest: it is small already, and nothing is resized twice.
        let sized = decode::resized(largest.clone(), decode::fitting(full, *width))?;
        files.push((format!("{width}.webp"), webp(&sized)?));
        if *width == full.0 || *width == TEXT_WIDTH {
            let (ending, mime, content) = fallback(&sized)?;
            let name = format!("picture-{}x{}.{ending}", sized.width(), sized.height());
            let size = Some((sized.width(), sized.height()));
            fallbacks.push(Form { name: name.clone(), mime: mime.to_owned(), bytes: content.len() as u64, size });
            files.push((name, content));
        }
    }
    let mut fallbacks = fallbacks.into_iter();
    let main = fallbacks.next().ok_or("a picture without a size")?;
    let asset = Asset { folder: folder_of(bytes), main, body: fallbacks.next(), widths };
    Ok(Made { asset, files })
}

fn webp(picture: &DynamicImage) -> Result<Vec<u8>, String> {
    let (width, height) = (picture.width(), picture.height());
    let encoder = match picture {
        DynamicImage::ImageRgba8(picture) => webp::Encoder::from_rgba(picture, width, height),
        _ => webp::Encoder::from_rgb(picture.as_bytes(), width, height),
    };
    let encoded = encoder.encode_simple(false, WEBP_QUALITY);
    encoded.map(|encoded| encoded.to_vec()).map_err(|error| format!("a picture that cannot be encoded: {error:?}"))
}

/// The form that any reader understands: ending, media type, content.
fn fallback(picture: &DynamicImage) -> Result<(&'static str, &'static str, Vec<u8>), String> {
    let fault = |error: &dyn std::fmt::Display| format!("a picture that cannot be encoded: {error}");
    let mut content = Vec::new();
    if let DynamicImage::ImageRgba8(picture) = picture {
        let encoder = PngEncoder::new_with_quality(&mut content, CompressionType::Default, FilterType::Adaptive);
        let (width, height) = (picture.width(), picture.height());
        encoder.write_image(picture, width, height, image::ExtendedColorType::Rgba8).map_err(|error| fault(&error))?;
        return Ok(("png", "image/png", content));
    }
    let side = |pixels: u32| u16::try_from(pixels).map_err(|error| fault(&error));
    let mut encoder = jpeg_encoder::Encoder::new(&mut content, JPEG_QUALITY);
    // Tables made for the picture would save some bytes more, but then this encoder puts each colour into a scan of its
    // own, which not every decoder reads rightly.
    encoder.set_sampling_factor(jpeg_encoder::SamplingFactor::F_2_2);
    encoder
        .encode(picture.as_bytes(), side(picture.width())?, side(picture.height())?, jpeg_encoder::ColorType::Rgb)
        .map_err(|error| fault(&error))?;
    Ok(("jpg", "image/jpeg", content))
}

#[cfg(test)]
mod tests;
