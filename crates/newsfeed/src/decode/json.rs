//! JSON, one level at a time: the parts of an object or a list as pieces of the text, each read when it is asked for.
//!
//! An own reader, because that of `serde_json` is 9 kB of the compressed wasm: a tree with maps, numbers exact to the
//! last bit and messages for each kind of fault. A feed needs its texts, and where the document is broken.

/// No document nests deeper: a reader of any depth could be made to run out of stack.
const DEEPEST: usize = 128;

/// A value, as it is written, without white space around it.
pub(super) type Raw<'a> = &'a str;

/// A part of an object with its key, or of a list with an empty one.
pub(super) type Part<'a> = (String, Raw<'a>);

/// Where a text is no JSON, as a position in its bytes, and why.
pub(super) type Fault = (usize, &'static str);

/// The value that the text is.
pub(super) fn document(text: &str) -> Result<Raw<'_>, Fault> {
    let mut reader = Reader { text, at: 0 };
    let read = reader.value(0, None);
    reader.peek();
    match read {
        Ok(value) if reader.at == text.len() => Ok(value),
        Ok(_) => Err((reader.at, "something follows the end of the document")),
        Err(message) => Err((reader.at, message)),
    }
}

/// The parts of a list or an object that [`document`] has seen; any other value has none.
pub(super) fn parts(value: Raw<'_>) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut reader = Reader { text: value, at: 0 };
    let _ = reader.value(0, Some(&mut parts));
    parts
}

/// The text of a string that [`document`] has seen; `None` for any other value.
pub(super) fn string(value: Raw<'_>) -> Option<String> {
    let mut text = String::new();
    let mut reader = Reader { text: value, at: 0 };
    reader.string(Some(&mut text)).ok()?;
    Some(text)
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    /// The byte that comes next, 0 at the end: JSON has no such byte.
    fn byte(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    /// The byte that comes next behind white space.
    fn peek(&mut self) -> u8 {
        while matches!(self.byte(), b' ' | b'\n' | b'\t' | b'\r') {
            self.at += 1;
        }
        self.byte()
    }

    /// Goes past a byte, if it comes next.
    fn skip(&mut self, byte: u8) -> bool {
        let is_next = self.byte() == byte;
        self.at += usize::from(is_next);
        is_next
    }

    /// Goes past a value, and gives its parts to who asks for them.
    fn value(&mut self, depth: usize, parts: Option<&mut Vec<Part<'a>>>) -> Result<Raw<'a>, &'static str> {
        let first = self.peek();
        let start = self.at;
        match first {
            b'{' => self.list(depth, b'}', parts)?,
            b'[' => self.list(depth, b']', parts)?,
            b'"' => self.string(None)?,
            b'-' | b'0'..=b'9' => self.number()?,
            _ => {
                let word = ["true", "false", "null"].into_iter().find(|word| {
                    let rest = self.text.as_bytes().get(start..).unwrap_or_default();
                    rest.starts_with(word.as_bytes())
                });
                self.at += word.ok_or("there is no value")?.len();
            }
        }
        Ok(self.text.get(start..self.at).unwrap_or_default())
    }

    fn list(&mut self, depth: usize, end: u8, mut parts: Option<&mut Vec<Part<'a>>>) -> Result<(), &'static str> {
        if depth == DEEPEST {
            return Err("it is nested too deep");
        }
        self.at += 1;
        if self.peek() == end {
            self.at += 1;
            return Ok(());
        }
        loop {
            let mut key = String::new();
            if end == b'}' {
                self.peek();
                // Only a key that somebody asks for is worth a place in memory.
                self.string(parts.is_some().then_some(&mut key))?;
                if self.peek() != b':' {
                    return Err("there is no colon behind a key");
                }
                self.at += 1;
            }
            let value = self.value(depth + 1, None)?;
            if let Some(parts) = &mut parts {
                parts.push((key, value));
            }
            let next = self.peek();
            if next != end && next != b',' {
                return Err("a list or an object is not finished");
            }
            self.at += 1;
            if next == end {
                return Ok(());
            }
        }
    }

    /// Goes past a string, and adds what it says to the text of who asks for it.
    fn string(&mut self, mut text: Option<&mut String>) -> Result<(), &'static str> {
        if !self.skip(b'"') {
            return Err("there is no string");
        }
        loop {
            let start = self.at;
            while !matches!(self.byte(), b'"' | b'\\' | 0..=0x1f) {
                self.at += 1;
            }
            if let Some(text) = &mut text {
                text.push_str(self.text.get(start..self.at).unwrap_or_default());
            }
            if self.skip(b'"') {
                return Ok(());
            }
            if !self.skip(b'\\') {
                return Err("a string is not finished");
            }
            let c = self.escaped()?;
            if let Some(text) = &mut text {
                text.push(c);
            }
        }
    }

    /// The character that stands behind a backslash.
    fn escaped(&mut self) -> Result<char, &'static str> {
        let name = self.byte();
        let c = match name {
            b'"' | b'\\' | b'/' => char::from(name),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                self.at += 1;
                return self.numbered();
            }
            _ => return Err("a backslash stands before something unknown"),
        };
        self.at += 1;
        Ok(c)
    }

    /// `00e9`, or the two halves of a character beyond the first 65 536: `d83d\ude00`.
    fn numbered(&mut self) -> Result<char, &'static str> {
        let mut code = self.hex();
        if code & 0xfc00 == 0xd800 && self.skip(b'\\') && self.skip(b'u') {
            let low = self.hex();
            // Where the second half is none, the whole becomes a number that no character has.
            code = if low & 0xfc00 == 0xdc00 { 0x1_0000 + ((code & 0x3ff) << 10) + (low & 0x3ff) } else { u32::MAX };
        }
        char::from_u32(code).ok_or("a string holds the number of no character")
    }

    /// Four hexadecimal digits; a number that no character has, if there are none.
    fn hex(&mut self) -> u32 {
        let mut number = 0;
        for _ in 0..4 {
            let Some(digit) = char::from(self.byte()).to_digit(16) else { return u32::MAX };
            number = number * 16 + digit;
            self.at += 1;
        }
        number
    }

    fn number(&mut self) -> Result<(), &'static str> {
        self.skip(b'-');
        // A zero in front stands alone.
        let mut is_whole = self.skip(b'0') || self.digits();
        if self.skip(b'.') {
            is_whole &= self.digits();
        }
        if self.skip(b'e') || self.skip(b'E') {
            let _ = self.skip(b'+') || self.skip(b'-');
            is_whole &= self.digits();
        }
        if is_whole { Ok(()) } else { Err("a number is not finished") }
    }

    /// Goes past digits; whether there are any.
    fn digits(&mut self) -> bool {
        let start = self.at;
        while self.byte().is_ascii_digit() {
            self.at += 1;
        }
        self.at > start
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn agrees_with_another_reader_on_what_json_is() {
        for text in [
            "",
            " ",
            "0",
            "-0",
            "01",
            "1.",
            "1.5",
            ".5",
            "-",
            "-1e+5",
            "1E-2",
            "1e",
            "+1",
            "true",
            "truer",
            "nul",
            "\"",
            "\"a\"",
            "\"\\u00e9\\n\"",
            "\"\\ud83d\\ude00\"",
            "\"\\ud83d\"",
            "\"\\ude00\"",
            "\"\\ud83d\\u0041\"",
            "\"\\u12\"",
            "\"\\x\"",
            "\"\t\"",
            "[]",
            "[ ]",
            "[1,]",
            "[,]",
            "[1 2]",
            "[1, [2, {}]]",
            "{}",
            "{\"a\" : 1 }",
            "{\"a\"}",
            "{a: 1}",
            "{\"a\": 1,}",
            "{\"a\": 1]",
            "[1] 2",
            "{\"a\": {\"b\": [\"c\", null, false]}}",
            "\u{a0}1",
            "\"é\u{7f}\u{2028}\"",
            "\"\\ud83d\\\"",
            "[\"\\",
            "\u{0}",
            "1\u{0}",
        ] {
            let theirs: Option<Value> = serde_json::from_str(text).ok();
            assert_eq!(document(text).is_ok(), theirs.is_some(), "{text:?}");
            if let (Ok(value), Some(Value::String(theirs))) = (document(text), theirs) {
                assert_eq!(string(value), Some(theirs), "{text:?}");
            }
        }
    }

    #[test]
    fn the_parts_of_one_level() {
        let value = document(" {\"a\\u0062\": [1, {\"c\": 2}] , \"d\":\"e\"} ").unwrap();
        let of_object = parts(value);
        assert_eq!(of_object, [("ab".to_owned(), "[1, {\"c\": 2}]"), ("d".to_owned(), "\"e\"")]);
        assert_eq!(parts(of_object[0].1), [(String::new(), "1"), (String::new(), "{\"c\": 2}")]);
        assert_eq!((parts("1"), string("1")), (Vec::new(), None));
    }
}
