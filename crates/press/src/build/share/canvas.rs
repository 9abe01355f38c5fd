//! A picture in the making.

use super::super::contents::Contents;
use super::SIZE;
use super::lines::Line;
use super::typeface::Typeface;
use anyhow::Result;
use image::{Rgb, RgbImage};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use swash::scale::{Render, ScaleContext, Source};
use swash::zeno::{Format, Vector};

/// High enough for the edges of letters, and low enough for archives: the pictures are most of what a site weighs.
const QUALITY: u8 = 80;

/// A colour as `style/tokens.css` has it.
pub(super) type Colour = Rgb<u8>;

/// A picture of [`SIZE`].
pub(super) struct Canvas(RgbImage);

impl Canvas {
    /// A sheet of one colour.
    pub(super) fn new(colour: Colour) -> Canvas {
        Canvas(RgbImage::from_pixel(SIZE.0, SIZE.1, colour))
    }

    /// A picture of that size.
    pub(super) fn of(picture: RgbImage) -> Canvas {
        Canvas(picture)
    }

    /// Fills a rectangle.
    pub(super) fn fill(&mut self, (left, top): (u32, u32), (width, height): (u32, u32), colour: Colour) {
        for y in top..(top + height).min(SIZE.1) {
            for x in left..(left + width).min(SIZE.0) {
                self.0.put_pixel(x, y, colour);
            }
        }
    }

    /// Sets a line of letters of that size in pixels, at a point on its base line.
    pub(super) fn set(&mut self, line: &Line, size: f32, (left, base): (f32, f32), colour: Colour) {
        let mut context = ScaleContext::new();
        for (at, font) in Typeface::get().fonts().enumerate() {
            let mut glyphs = line.glyphs.iter().filter(|glyph| glyph.font == at).peekable();
            let Some(first) = glyphs.peek() else { continue };
            let mut scaler = context.builder(font).size(size).variations(&[("wght", first.weight)]).build();
            for glyph in glyphs {
                let (x, y) = (left + glyph.x * size, base - glyph.y * size);
                let part = Vector::new(x.fract(), -y.fract());
                let drawn =
                    Render::new(&[Source::Outline]).format(Format::Alpha).offset(part).render(&mut scaler, glyph.id);
                let Some(drawn) = drawn else { continue };
                let (x, y) = (x as i32 + drawn.placement.left, y as i32 - drawn.placement.top);
                let columns = drawn.placement.width as usize;
                for (at, cover) in drawn.data.iter().enumerate() {
                    self.blend(x + (at % columns) as i32, y + (at / columns) as i32, *cover, colour);
                }
            }
        }
    }

    fn blend(&mut self, x: i32, y: i32, cover: u8, colour: Colour) {
        let (Ok(x), Ok(y)) = (u32::try_from(x), u32::try_from(y)) else { return };
        let Some(pixel) = self.0.get_pixel_mut_checked(x, y) else { return };
        let cover = u32::from(cover);
        for (under, over) in pixel.0.iter_mut().zip(colour.0) {
            let mixed = (u32::from(*under) * (255 - cover) + u32::from(over) * cover + 127) / 255;
            *under = mixed.min(255) as u8;
        }
    }

    /// The picture as a file.
    pub(super) fn jpeg(&self) -> Result<Contents> {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, QUALITY);
        encoder.set_sampling_factor(SamplingFactor::F_2_2);
        encoder.encode(&self.0, SIZE.0 as u16, SIZE.1 as u16, ColorType::Rgb)?;
        Ok(bytes.into())
    }
}
