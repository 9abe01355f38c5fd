//! A picture of the edition, to make something else of it.

use super::decode;
use super::sniff::{Content, content};
use image::DynamicImage;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The most bytes that the pixels of such a picture may take: several are open at once. What the press has made itself is far
/// smaller.
const MOST_BYTES: u64 = 100_000_000;

/// The picture, upright, not much larger than is needed to cover `size`; nothing if it is none, or too large.
pub(crate) fn opened(bytes: &[u8], size: (u32, u32)) -> Option<DynamicImage> {
    let Content::Picture(format) = content(bytes) else { return None };
    let head = decode::head(bytes, format).ok().filter(|head| head.bytes <= MOST_BYTES)?;
    // It may lie on its side.
    let covering =
        |width: u32, height: u32| size.0.max((f64::from(size.1) * f64::from(width) / f64::from(height)).ceil() as u32);
    let widest = covering(head.size.0, head.size.1).max(covering(head.size.1, head.size.0));
    // Decoders are other people's code: a fault in them is to cost one picture.
    catch_unwind(AssertUnwindSafe(|| decode::upright(bytes, format, widest))).ok()?.ok()
}
