//! What bytes are, whatever their name or their server says.

use image::ImageFormat;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// A picture that is decoded.
    Picture(ImageFormat),
    /// A drawing.
    Svg,
    /// Another file that an edition may carry.
    File(FileType),
    /// A page, which a server sends in the place of what it does not have.
    Html,
    /// Nothing that an edition carries.
    Other,
}

/// A file type: its media type and the ending of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FileType {
    pub(super) mime: &'static str,
    pub(super) ending: &'static str,
}

const fn file(mime: &'static str, ending: &'static str) -> Content {
    Content::File(FileType { mime, ending })
}

/// What the bytes are (mimesniff.spec.whatwg.org has the signatures). Only types that no browser runs as a program: they
/// will stand at the publisher's own address.
pub(super) fn content(bytes: &[u8]) -> Content {
    match bytes {
        [0xFF, 0xD8, 0xFF, ..] => Content::Picture(ImageFormat::Jpeg),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Content::Picture(ImageFormat::Png),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Content::Picture(ImageFormat::Gif),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Content::Picture(ImageFormat::WebP),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'A', b'V', b'E', ..] => file("audio/wav", "wav"),
        [b'%', b'P', b'D', b'F', b'-', ..] => file("application/pdf", "pdf"),
        [b'I', b'D', b'3', ..] | [0xFF, 0xE2 | 0xE3 | 0xF2 | 0xF3 | 0xFA | 0xFB, ..] => file("audio/mpeg", "mp3"),
        [b'O', b'g', b'g', b'S', ..] => file("audio/ogg", "ogg"),
        [b'f', b'L', b'a', b'C', ..] => file("audio/flac", "flac"),
        [_, _, _, _, b'f', b't', b'y', b'p', b'M', b'4', b'A' | b'B', ..] => file("audio/mp4", "m4a"),
        [_, _, _, _, b'f', b't', b'y', b'p', b'i' | b'm' | b'M' | b'a', b's' | b'p' | b'4' | b'v', ..] => mp4(bytes),
        [0x1A, 0x45, 0xDF, 0xA3, ..] => file("video/webm", "webm"),
        _ => text(bytes),
    }
}

/// A film, unless it is one of the picture formats that share its container (AVIF).
fn mp4(bytes: &[u8]) -> Content {
    let brand = &bytes[8..];
    if brand.starts_with(b"avi") || brand.starts_with(b"mif1") { Content::Other } else { file("video/mp4", "mp4") }
}

fn text(bytes: &[u8]) -> Content {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_lowercase();
    if !head.trim_start().starts_with('<') {
        return Content::Other;
    }
    let root = ["<svg", "<html", "<!doctype html", "<head", "<body", "<script"];
    let first = root.into_iter().filter_map(|tag| Some((head.find(tag)?, tag))).min();
    match first {
        Some((_, "<svg")) => Content::Svg,
        Some(_) => Content::Html,
        None => Content::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_known_by_their_beginning() {
        let mime = |bytes: &[u8]| match content(bytes) {
            Content::File(file) => file.mime,
            _ => "",
        };
        assert_eq!(mime(b"%PDF-1.7\n"), "application/pdf");
        assert_eq!(mime(b"ID3\x04"), "audio/mpeg");
        assert_eq!(mime(b"\0\0\0\x20ftypM4A \0\0"), "audio/mp4");
        assert_eq!(mime(b"\0\0\0\x20ftypisom\0\0"), "video/mp4");
        assert_eq!(mime(b"\0\0\0\x20ftypmp42\0\0"), "video/mp4");
        assert_eq!(content(b"\0\0\0\x20ftypavif\0\0"), Content::Other);
        assert_eq!(content(b"\xFF\xD8\xFF\xE0"), Content::Picture(ImageFormat::Jpeg));
        assert_eq!(content(b"GIF89a"), Content::Picture(ImageFormat::Gif));
        for nothing in [&b""[..], b"PK\x03\x04", b"plain", b"<", b"MZ", b"\0\0\0\x20ftyp"] {
            assert_eq!(content(nothing), Content::Other, "{nothing:?}");
        }
    }

    #[test]
    fn a_page_is_told_from_a_drawing() {
        assert_eq!(content("\u{feff}\n<?xml version='1.0'?><!-- <!DOC --><svg xmlns='x'>".as_bytes()), Content::Svg);
        assert_eq!(content(b"<!DOCTYPE html><title>404</title><svg>"), Content::Html);
        assert_eq!(content(b"  <HTML>"), Content::Html);
    }
}
