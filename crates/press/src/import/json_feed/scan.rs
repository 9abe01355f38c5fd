//! Takes the text of a JSON Feed apart without holding it: the feed without its items, and the items one by one.

use std::io::{self, BufRead};

/// How a document ended.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum End {
    /// As it should.
    Whole,
    /// Too early, or with something that is too long.
    Faulty {
        /// The line, from 1.
        line: usize,
        /// What is wrong there.
        message: String,
    },
}

/// Takes an item: its number from 0, its line from 1, its text.
pub(super) type Take<'a> = &'a mut dyn FnMut(usize, usize, &[u8]);

/// Reads a document once. `head` gets all of it but for what stands in `items`; `take` gets each of those. Only the
/// structure is looked at, whatever is in it.
///
/// # Errors
/// If the document cannot be read.
pub(super) fn scan<'a>(
    reader: &mut dyn BufRead,
    longest: usize,
    head: Option<&'a mut Vec<u8>>,
    take: Option<Take<'a>>,
) -> io::Result<End> {
    let mut scanner = Scanner {
        head,
        take,
        longest,
        line: 1,
        depth: 0,
        text: Text::Out,
        items: Items::Before,
        key: Vec::new(),
        item: Vec::new(),
        item_line: 0,
        count: 0,
        is_first: true,
    };
    loop {
        let chunk = reader.fill_buf()?;
        if chunk.is_empty() {
            return Ok(scanner.end());
        }
        let length = chunk.len();
        for byte in chunk {
            if let Err(message) = scanner.byte(*byte) {
                return Ok(scanner.break_off(message));
            }
        }
        reader.consume(length);
    }
}

/// Whether a byte stands in a string.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Text {
    Out,
    In,
    Escaped,
}

/// Where the list of items is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Items {
    Before,
    /// Its name has been read.
    Named,
    In,
    After,
}

struct Scanner<'a> {
    head: Option<&'a mut Vec<u8>>,
    take: Option<Take<'a>>,
    longest: usize,
    line: usize,
    /// How many braces and brackets are open.
    depth: usize,
    text: Text,
    items: Items,
    /// The last string at the top, as far as it can be the name `items`.
    key: Vec<u8>,
    item: Vec<u8>,
    item_line: usize,
    count: usize,
    is_first: bool,
}

impl Scanner<'_> {
    fn byte(&mut self, byte: u8) -> Result<(), String> {
        self.line += usize::from(byte == b'\n');
        // A byte order mark.
        if self.is_first && matches!(byte, 0xef | 0xbb | 0xbf) {
            return Ok(());
        }
        self.is_first &= byte.is_ascii_whitespace();
        let is_in_items = self.items == Items::In;
        let before = self.depth;
        match (self.text, byte) {
            (Text::Escaped, _) => self.text = Text::In,
            (Text::In, b'\\') => self.text = Text::Escaped,
            (Text::In, b'"') => self.text = Text::Out,
            (Text::In, _) => {}
            (Text::Out, b'"') => {
                self.text = Text::In;
                self.key.clear();
            }
            (Text::Out, b'{' | b'[') => self.depth += 1,
            (Text::Out, b'}' | b']') => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        if is_in_items { self.in_items(byte, before) } else { self.at_top(byte, before) }
    }

    /// A byte of the feed; `before`: how deep it was before it.
    fn at_top(&mut self, byte: u8, before: usize) -> Result<(), String> {
        if let Some(head) = &mut self.head {
            head.push(byte);
            if head.len() > self.longest {
                return Err(format!("the feed without its items is longer than {} bytes", self.longest));
            }
        }
        if before != 1 || self.items == Items::After {
            return Ok(());
        }
        match (self.text, byte) {
            (Text::In, b'"') => {}
            (Text::In, byte) if self.key.len() <= 5 => self.key.push(byte),
            (Text::Out, b':') if self.key == b"items" => self.items = Items::Named,
            (Text::Out, b'[') if self.items == Items::Named => self.items = Items::In,
            (Text::Out, byte) if self.items == Items::Named && !byte.is_ascii_whitespace() => {
                self.items = Items::Before
            }
            _ => {}
        }
        Ok(())
    }

    /// A byte of the list of items.
    fn in_items(&mut self, byte: u8, before: usize) -> Result<(), String> {
        let is_end = self.text == Text::Out && self.depth == 1 && byte == b']';
        if is_end || self.text == Text::Out && before == 2 && self.depth == 2 && byte == b',' {
            self.give();
            if is_end {
                self.items = Items::After;
                if let Some(head) = &mut self.head {
                    head.push(byte);
                }
            }
            return Ok(());
        }
        if self.item.is_empty() {
            if byte.is_ascii_whitespace() {
                return Ok(());
            }
            self.item_line = self.line;
        }
        if self.take.is_none() {
            // Only to know that there is one.
            self.item.resize(1, byte);
        } else {
            self.item.push(byte);
        }
        if self.item.len() > self.longest {
            return Err(format!("items[{}] is longer than {} bytes", self.count, self.longest));
        }
        Ok(())
    }

    fn give(&mut self) {
        if self.item.is_empty() {
            return;
        }
        if let Some(take) = &mut self.take {
            take(self.count, self.item_line, &self.item);
        }
        self.count += 1;
        self.item.clear();
    }

    fn end(&mut self) -> End {
        let message = match self.items {
            Items::In => format!("the document ends in the middle of items[{}]", self.count),
            _ if self.depth > 0 || self.text != Text::Out => "the document ends too early".to_owned(),
            _ => return End::Whole,
        };
        self.break_off(message)
    }

    /// Ends early; the list of items in the head is closed.
    fn break_off(&mut self, message: String) -> End {
        if self.items == Items::In
            && let Some(head) = &mut self.head
        {
            head.push(b']');
        }
        End::Faulty { line: self.line, message }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (String, Vec<(usize, usize, String)>, End) {
        let (mut head, mut items) = (Vec::new(), Vec::new());
        scan(&mut text.as_bytes(), 1000, Some(&mut head), None).unwrap();
        let mut take = |index: usize, line: usize, item: &[u8]| {
            items.push((index, line, String::from_utf8(item.to_vec()).unwrap()));
        };
        // In small pieces, as from a slow disk.
        let mut reader = std::io::BufReader::with_capacity(3, text.as_bytes());
        let end = scan(&mut reader, 1000, None, Some(&mut take)).unwrap();
        (String::from_utf8(head).unwrap(), items, end)
    }

    #[test]
    fn head_and_items_are_told_apart() {
        let text = "\u{feff}{\"title\": \"\\\"items\\\": [1]\",\n \"items\" : [ {\"a\": \"],\\\"[\"},\n\n{\"items\": [1, 2]} , 3],\n\"_iman\": {\"items\": [4]}}";
        let (head, items, end) = parts(text);
        assert_eq!(head, "{\"title\": \"\\\"items\\\": [1]\",\n \"items\" : [],\n\"_iman\": {\"items\": [4]}}");
        let items: Vec<(usize, usize, &str)> =
            items.iter().map(|(at, line, text)| (*at, *line, text.as_str())).collect();
        assert_eq!(items, [(0, 2, "{\"a\": \"],\\\"[\"}"), (1, 4, "{\"items\": [1, 2]} "), (2, 4, "3")]);
        assert_eq!(end, End::Whole);
    }

    #[test]
    fn a_document_that_breaks_off_gives_what_it_has() {
        let (head, items, end) = parts("{\"title\": \"a\", \"items\": [{\"id\": 1}, {\"id\":");
        assert_eq!((head.as_str(), items.len()), ("{\"title\": \"a\", \"items\": []", 1));
        assert_eq!(end, End::Faulty { line: 1, message: "the document ends in the middle of items[1]".into() });
    }

    #[test]
    fn what_is_too_long_is_not_held() {
        let text = format!("{{\"items\": [\"{}\"", "a".repeat(2000));
        assert!(matches!(parts(&text).2, End::Faulty { message, .. } if message.contains("longer than")));
    }
}
