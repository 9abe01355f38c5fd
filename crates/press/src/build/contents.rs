//! What a file holds, and the compressed copies that may stand beside it.

use anyhow::Result;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

/// Brotli's quality for copies: 11 takes ten times as long and saves a twentieth.
const BROTLI_QUALITY: i32 = 9;

/// What a file holds.
pub(super) enum Contents {
    /// A text, which is sent in a compressed form.
    Text(String),
    /// Anything else, such as a picture, which is compressed in itself.
    Bytes(Vec<u8>),
}

impl Contents {
    /// The bytes of the file.
    pub(super) fn bytes(&self) -> &[u8] {
        match self {
            Contents::Text(text) => text.as_bytes(),
            Contents::Bytes(bytes) => bytes,
        }
    }

    /// Compressed copies with the endings of their names; none of what is compressed in itself.
    pub(super) fn copies(&self) -> Result<Vec<(&'static str, Vec<u8>)>> {
        match self {
            Contents::Text(text) => Ok(vec![("br", brotli(text)?), ("gz", gzip(text)?)]),
            Contents::Bytes(_) => Ok(Vec::new()),
        }
    }
}

impl From<String> for Contents {
    fn from(text: String) -> Contents {
        Contents::Text(text)
    }
}

impl From<Vec<u8>> for Contents {
    fn from(bytes: Vec<u8>) -> Contents {
        Contents::Bytes(bytes)
    }
}

fn brotli(text: &str) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    let parameters =
        brotli::enc::BrotliEncoderParams { quality: BROTLI_QUALITY, size_hint: text.len(), ..Default::default() };
    brotli::BrotliCompress(&mut text.as_bytes(), &mut packed, &parameters)?;
    Ok(packed)
}

fn gzip(text: &str) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(text.as_bytes())?;
    Ok(encoder.finish()?)
}
