//! The three sizes of a file.

use brotli::enc::BrotliEncoderParams;
use std::io::Cursor;
use std::iter::Sum;

/// Bytes as they are and as a server sends them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sizes {
    /// Uncompressed.
    pub raw: u64,
    /// By gzip at its highest level.
    pub gzip: u64,
    /// By brotli at its highest quality.
    pub brotli: u64,
}

impl Sizes {
    /// Measures.
    pub fn of(bytes: &[u8]) -> Self {
        Self { raw: bytes.len() as u64, gzip: gzip(bytes), brotli: brotli(bytes) }
    }
}

impl Sum for Sizes {
    fn sum<I: Iterator<Item = Self>>(sizes: I) -> Self {
        sizes.fold(Self::default(), |sum, next| Self {
            raw: sum.raw + next.raw,
            gzip: sum.gzip + next.gzip,
            brotli: sum.brotli + next.brotli,
        })
    }
}

fn gzip(bytes: &[u8]) -> u64 {
    // gzip is deflate with a head of 10 bytes and a tail of 8.
    miniz_oxide::deflate::compress_to_vec(bytes, 9).len() as u64 + 18
}

fn brotli(bytes: &[u8]) -> u64 {
    let parameters = BrotliEncoderParams { quality: 11, lgwin: 22, ..BrotliEncoderParams::default() };
    let mut out = Vec::new();
    // Reading from and writing to memory cannot fail.
    let _ = brotli::BrotliCompress(&mut Cursor::new(bytes), &mut out, &parameters);
    out.len() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_add_up() {
        let one = Sizes { raw: 3, gzip: 2, brotli: 1 };
        let sum: Sizes = [one, one].into_iter().sum();
        assert_eq!(sum, Sizes { raw: 6, gzip: 4, brotli: 2 });
    }

    #[test]
    fn text_shrinks() {
        let text = "Газета «Иман», Ачхой-Мартан. ".repeat(100);
        let sizes = Sizes::of(text.as_bytes());
        assert_eq!(sizes.raw, text.len() as u64);
        assert!(sizes.gzip < 200 && sizes.brotli < 100, "{sizes:?}");
    }
}
