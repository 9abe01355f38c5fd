//! Pictures for tests.

use image::codecs::gif::GifEncoder;
use image::{DynamicImage, Frame, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use std::io::Cursor;

/// Something with the left half red, the right half blue, and a white line below; `tint` tells it from others.
pub(super) fn photo(width: u32, height: u32, tint: u8) -> DynamicImage {
    DynamicImage::from(RgbImage::from_fn(width, height, |x, y| {
        if y * 8 >= height * 7 {
            Rgb([255, 255, 255])
        } else if x * 2 < width {
            Rgb([200, tint, 0])
        } else {
            Rgb([0, tint, 200])
        }
    }))
}

/// The same with nothing in its upper half.
pub(super) fn see_through(width: u32, height: u32) -> DynamicImage {
    DynamicImage::from(RgbaImage::from_fn(width, height, |_, y| {
        Rgba([200, 0, 0, if y * 2 < height { 0 } else { 255 }])
    }))
}

pub(super) fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

pub(super) fn jpeg(width: u32, height: u32, tint: u8) -> Vec<u8> {
    encoded(&photo(width, height, tint), ImageFormat::Jpeg)
}

/// A JPEG that says how it is to be turned (Exif 2.3, 4.6.4).
pub(super) fn turned_jpeg(width: u32, height: u32, orientation: u8) -> Vec<u8> {
    let plain = jpeg(width, height, 0);
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
    let mut bytes = plain[..2].to_vec();
    bytes.extend([0xFF, 0xE1, 0, exif.len() as u8 + 2]);
    bytes.extend(exif);
    bytes.extend(&plain[2..]);
    bytes
}

/// A GIF of so many frames.
pub(super) fn gif(frames: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    let frame = |tint| Frame::new(photo(20, 10, tint).into_rgba8());
    encoder.encode_frames((0..frames).map(frame)).unwrap();
    drop(encoder);
    bytes
}

/// A PNG of some bytes that claims to be as large as it says.
pub(super) fn bomb(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = encoded(&photo(4, 4, 0), ImageFormat::Png);
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let mut sum = flate2::Crc::new();
    sum.update(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&sum.sum().to_be_bytes());
    bytes
}
