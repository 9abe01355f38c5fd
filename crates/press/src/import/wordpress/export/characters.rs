//! The characters of an export file, whatever wrote them.
//!
//! An export says `encoding="UTF-8"` whether that is true or not: files are joined, edited, and dumped from databases that
//! held several encodings. So each line is read on its own: as UTF-8 if it is that, else in the encoding that the file
//! states, else in the one of Windows that its bytes look like. A line of UTF-8 with a few broken characters loses only
//! these. Control characters that XML forbids are dropped: word processors leave them.

use encoding_rs::{Decoder, Encoding, UTF_8, WINDOWS_1251, WINDOWS_1252};
use std::io::{self, Read};

/// How much is read at a time, in bytes.
const BLOCK: usize = 1 << 16;
/// A line that is longer is read in parts.
const LONGEST_LINE: usize = 1 << 20;

/// Reads characters.
pub(super) struct Characters<R> {
    reader: R,
    /// Bytes that have been read and are the beginning of a line.
    waiting: Vec<u8>,
    /// For encodings of two bytes a character, which have no lines before they are decoded.
    wide: Option<Decoder>,
    /// What lines that are no UTF-8 are read in, if the file says so.
    stated: Option<&'static Encoding>,
    has_begun: bool,
    has_ended: bool,
    /// Lines that were no UTF-8, and what they were read in.
    pub(super) mended: u64,
    pub(super) mended_as: &'static str,
}

impl<R: Read> Characters<R> {
    pub(super) fn new(reader: R) -> Characters<R> {
        Characters {
            reader,
            waiting: Vec::new(),
            wide: None,
            stated: None,
            has_begun: false,
            has_ended: false,
            mended: 0,
            mended_as: "",
        }
    }

    /// Reads on, to the end of `text`. Answers whether there may be more.
    pub(super) fn read_on(&mut self, text: &mut String) -> io::Result<bool> {
        let filled = self.waiting.len();
        let count = self.reader.by_ref().take(BLOCK as u64).read_to_end(&mut self.waiting)?;
        self.has_ended = count == 0;
        if !self.has_begun {
            self.has_begun = true;
            self.begin();
        }
        let from = text.len();
        if let Some(decoder) = &mut self.wide {
            text.reserve(decoder.max_utf8_buffer_length(self.waiting.len()).unwrap_or_default());
            let _ = decoder.decode_to_string(&self.waiting, text, self.has_ended);
            self.waiting.clear();
        } else {
            let newline = self.waiting.iter().rposition(|byte| *byte == b'\n').map(|at| at + 1);
            let end = match newline {
                _ if self.has_ended => self.waiting.len(),
                Some(end) => end,
                None if filled > LONGEST_LINE => boundary(&self.waiting),
                None => 0,
            };
            let rest = self.waiting.split_off(end);
            let lines = std::mem::replace(&mut self.waiting, rest);
            for line in lines.split_inclusive(|byte| *byte == b'\n') {
                self.line(line, text);
            }
        }
        if text[from..].bytes().any(|byte| byte < b' ' && !is_allowed(char::from(byte))) {
            let kept: String = text[from..].chars().filter(|c| *c >= ' ' || is_allowed(*c)).collect();
            text.truncate(from);
            text.push_str(&kept);
        }
        Ok(!self.has_ended)
    }

    /// Looks at the first bytes for what they say of the encoding.
    fn begin(&mut self) {
        if let Some((encoding, length)) = Encoding::for_bom(&self.waiting) {
            self.waiting.drain(..length);
            if encoding != UTF_8 {
                self.wide = Some(encoding.new_decoder_without_bom_handling());
            }
            return;
        }
        let head = &self.waiting[..self.waiting.len().min(1024)];
        self.stated = stated(&String::from_utf8_lossy(head)).filter(|encoding| encoding.is_ascii_compatible());
    }

    fn line(&mut self, line: &[u8], text: &mut String) {
        if let Ok(line) = std::str::from_utf8(line) {
            return text.push_str(line);
        }
        self.mended += 1;
        let encoding = match self.stated {
            Some(stated) if stated != UTF_8 => stated,
            _ if is_mostly_utf_8(line) => UTF_8,
            _ => of_windows(line),
        };
        self.mended_as = encoding.name();
        text.push_str(&encoding.decode_without_bom_handling(line).0);
    }
}

fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r')
}

/// The end of the last whole character.
fn boundary(bytes: &[u8]) -> usize {
    let tail = bytes.iter().rev().take(4).position(|byte| byte & 0xC0 != 0x80).map_or(0, |at| at + 1);
    let start = bytes.len() - tail;
    let length = match bytes.get(start) {
        Some(0xC0..=0xDF) => 2,
        Some(0xE0..=0xEF) => 3,
        Some(0xF0..=0xFF) => 4,
        _ => 1,
    };
    if tail < length { start } else { bytes.len() }
}

/// The encoding that an XML declaration states.
fn stated(head: &str) -> Option<&'static Encoding> {
    let declaration = head.trim_start().strip_prefix("<?xml")?.split("?>").next()?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let label = value.get(1..)?.split(['"', '\'']).next()?;
    Encoding::for_label(label.as_bytes())
}

/// Whether more of the characters beyond ASCII are right than wrong.
fn is_mostly_utf_8(line: &[u8]) -> bool {
    let (mut right, mut wrong) = (0, 0);
    for chunk in line.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    right > wrong
}

/// Cyrillic letters of windows-1251 stand in rows, the letters with marks of windows-1252 stand alone.
fn of_windows(line: &[u8]) -> &'static Encoding {
    let is_letter = |byte: &u8| matches!(byte, 0xA8 | 0xB8 | 0xC0..);
    let letters = line.iter().filter(|byte| is_letter(byte)).count();
    let in_rows = line.windows(2).filter(|pair| pair.iter().all(is_letter)).count();
    if in_rows * 2 >= letters { WINDOWS_1251 } else { WINDOWS_1252 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, u64, &'static str) {
        let mut characters = Characters::new(bytes);
        let mut text = String::new();
        while characters.read_on(&mut text).unwrap() {}
        (text, characters.mended, characters.mended_as)
    }

    #[test]
    fn encodings_stated_rightly_wrongly_or_not() {
        let cyrillic = |text: &str| WINDOWS_1251.encode(text).0.into_owned();
        let stated = "<?xml version=\"1.0\" encoding=\"windows-1251\"?>\nМёд\n";
        assert_eq!(read(&cyrillic(stated)).0, stated);
        assert_eq!(read(stated.as_bytes()), (stated.to_owned(), 0, ""), "it is UTF-8 after all");
        let wrongly = "<?xml version='1.0' encoding='UTF-8'?>\nМёд и сад\n";
        assert_eq!(read(&cyrillic(wrongly)), (wrongly.to_owned(), 1, "windows-1251"));
        assert_eq!(read(b"\xEF\xBB\xBFa").0, "a");
        let wide: Vec<u8> = "\u{FEFF}<a>Мёд</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(&wide).0, "<a>Мёд</a>");
        assert_eq!(read(b"caf\xE9 \xE0 la carte"), ("café à la carte".to_owned(), 1, "windows-1252"));
        let unknown = "<?xml encoding=\"x-nonsense\"?>Мёд";
        assert_eq!(read(unknown.as_bytes()).0, unknown);
    }

    #[test]
    fn one_broken_character_costs_only_itself() {
        assert_eq!(read(b"\xD0\x9C\xD1\x91\xD0\xB4 \xD0 a\nb"), ("Мёд \u{FFFD} a\nb".to_owned(), 1, "UTF-8"));
    }

    #[test]
    fn control_characters_are_dropped() {
        assert_eq!(read(b"a\x0B\x00b\t\r\n\x1F").0, "ab\t\r\n");
    }

    #[test]
    fn a_file_without_line_breaks_is_read_in_parts() {
        let text = "aМёд".repeat(400_000);
        let mut characters = Characters::new(text.as_bytes());
        let (mut read, mut most, mut before) = (String::new(), 0, 0);
        while characters.read_on(&mut read).unwrap() {
            most = most.max(read.len() - before);
            before = read.len();
        }
        assert!(read == text && characters.mended == 0);
        assert!(most < 2 * LONGEST_LINE, "{most}");
    }
}
