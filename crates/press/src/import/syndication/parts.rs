//! Takes a feed apart by its tags, so that each item can be read alone. Comments, CDATA sections and quoted values are
//! passed over; whether the rest is well-formed is the parser's business.

use std::ops::Range;

/// A feed in its parts.
pub(super) struct Parts<'a> {
    text: &'a str,
    /// The first tag of the root and, in RSS, of the channel: what an item is put into to be read alone.
    opening: String,
    /// What closes them.
    closing: String,
    pub(super) items: Vec<Part<'a>>,
    /// Whether the document ends before its root does.
    pub(super) is_cut_off: bool,
}

/// An item.
pub(super) struct Part<'a> {
    pub(super) text: &'a str,
    /// Its line in the document, from 1.
    pub(super) line: usize,
    /// Whether the document ends before it does.
    pub(super) is_cut_off: bool,
    place: Range<usize>,
}

impl<'a> Parts<'a> {
    /// The parts; `None` if the root is not that of a feed.
    pub(super) fn of(text: &'a str) -> Option<Parts<'a>> {
        let mut tags = tags(text);
        let root = tags.find(|tag| !tag.is_end)?;
        let item = match root.local() {
            "feed" => "entry",
            "rss" | "RDF" => "item",
            "entry" => return Some(Parts::single(text, root)),
            _ => return None,
        };
        let mut parts = Parts {
            text,
            opening: root_tag(&root),
            closing: format!("</{}>", root.name),
            items: Vec::new(),
            is_cut_off: true,
        };
        let mut open: Option<(Tag<'a>, usize)> = None;
        let mut lines = Lines { text, at: 0, line: 1 };
        for tag in tags {
            parts.is_cut_off = !(tag.is_end && tag.name == root.name);
            if tag.local() == "channel" && root.local() == "rss" && !tag.is_end && parts.items.is_empty() {
                parts.opening = format!("{}{}", root_tag(&root), &text[tag.place.clone()]);
                parts.closing = format!("</{}></{}>", tag.name, root.name);
            }
            if tag.local() != item {
                continue;
            }
            if let Some((begun, line)) = open.take() {
                // An item that is not closed ends where the next one begins.
                let end = if tag.is_end { tag.place.end } else { tag.place.start };
                parts.add(begun.place.start..end, line, false);
            }
            if !tag.is_end && !tag.is_empty {
                let line = lines.of(tag.place.start);
                open = Some((tag, line));
            }
        }
        if let Some((begun, line)) = open {
            parts.add(begun.place.start..text.len(), line, true);
        }
        Some(parts)
    }

    /// A document that is one entry.
    fn single(text: &'a str, root: Tag<'a>) -> Parts<'a> {
        let mut parts = Parts {
            text,
            opening: "<feed xmlns=\"http://www.w3.org/2005/Atom\">".to_owned(),
            closing: "</feed>".to_owned(),
            items: Vec::new(),
            is_cut_off: false,
        };
        parts.add(root.place.start..text.len(), 1, false);
        parts
    }

    fn add(&mut self, place: Range<usize>, line: usize, is_cut_off: bool) {
        self.items.push(Part { text: &self.text[place.clone()], line, is_cut_off, place });
    }

    /// The document without its items, and closed if it breaks off.
    pub(super) fn head(&self) -> String {
        let Some(first) = self.items.first() else {
            let tail = if self.is_cut_off { self.closing.as_str() } else { "" };
            return self.versioned(&format!("{}{tail}", self.text));
        };
        let mut head = self.text[..first.place.start].to_owned();
        let mut from = first.place.end;
        for item in &self.items[1..] {
            head.push_str(&self.text[from..item.place.start]);
            from = item.place.end;
        }
        head.push_str(&self.text[from..]);
        if self.is_cut_off {
            head.push_str(&self.closing);
        }
        if head.trim().is_empty() {
            return format!("{}{}", self.opening, self.closing);
        }
        self.versioned(&head)
    }

    /// The document with the root that the parser knows.
    fn versioned(&self, document: &str) -> String {
        let Some(root) = tags(document).find(|tag| !tag.is_end) else { return document.to_owned() };
        format!("{}{}", root_tag(&root), &document[root.place.end..])
    }

    /// A document with one item.
    pub(super) fn alone(&self, item: &str) -> String {
        format!("{}{item}{}", self.opening, self.closing)
    }
}

/// The tag of the root. feed-rs knows `rss` by three versions of the eight that there are; 2.0 has all that the others
/// have.
fn root_tag(root: &Tag<'_>) -> String {
    if root.local() != "rss" {
        return root.text.to_owned();
    }
    let inner = root.text.trim_start_matches('<').trim_end_matches(['>', '/']);
    let mut tag = format!("<{} version=\"2.0\"", root.name);
    let mut rest = &inner[root.name.len()..];
    while let Some((name, value)) = rest.split_once('=') {
        let value = value.trim_start();
        let Some(quote) = value.chars().next().filter(|quote| "\"'".contains(*quote)) else { break };
        let Some((value, after)) = value[1..].split_once(quote) else { break };
        if name.trim() != "version" {
            tag.push_str(&format!(" {}={quote}{value}{quote}", name.trim()));
        }
        rest = after;
    }
    tag + ">"
}

/// A tag.
struct Tag<'a> {
    name: &'a str,
    text: &'a str,
    place: Range<usize>,
    is_end: bool,
    is_empty: bool,
}

impl<'a> Tag<'a> {
    /// The name without its prefix.
    fn local(&self) -> &'a str {
        self.name.rsplit(':').next().unwrap_or_default()
    }
}

/// The tags of a text.
fn tags(text: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text[at..].find('<')?;
            let rest = &text[start..];
            let past = |end: &str| start + rest.find(end).map_or(rest.len(), |found| found + end.len());
            if rest.starts_with("<!--") {
                at = past("-->");
            } else if rest.starts_with("<![CDATA[") {
                at = past("]]>");
            } else if rest.starts_with("<?") {
                at = past("?>");
            } else if rest.starts_with("<!") {
                let has_subset = rest.find('[').is_some_and(|at| rest.find('>').is_none_or(|end| at < end));
                at = past(if has_subset { "]>" } else { ">" });
            } else {
                let length = length(rest);
                at = start + length;
                let tag = &rest[..length];
                let name = tag.trim_start_matches(['<', '/']);
                let end = name.find(|c: char| c.is_whitespace() || c == '>' || c == '/').unwrap_or(name.len());
                return Some(Tag {
                    name: &name[..end],
                    text: tag,
                    place: start..at,
                    is_end: tag.starts_with("</"),
                    is_empty: tag.ends_with("/>"),
                });
            }
        }
    })
}

/// The length of the tag that a text begins with.
fn length(text: &str) -> usize {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            // A `<` is in no tag: this one was never closed.
            (None, b'<') => return at,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    text.len()
}

/// Counts lines from the beginning on.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn of(&mut self, place: usize) -> usize {
        self.line += self.text.as_bytes()[self.at..place].iter().filter(|byte| **byte == b'\n').count();
        self.at = place;
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_told_from_their_feed() {
        let text = "<!DOCTYPE rss [<!ENTITY a '<item>'>]>\n<rss version=\"0.93\" xmlns:x='y'><channel><title>а</title>\n\
                    <item><d><![CDATA[</item><item>]]></d></item>\n<!-- <item> --><item/><b>б</b><item>1<item>2</item></channel></rss>";
        let parts = Parts::of(text).unwrap();
        let items: Vec<(usize, &str)> = parts.items.iter().map(|part| (part.line, part.text)).collect();
        let expected = [(3, "<item><d><![CDATA[</item><item>]]></d></item>"), (4, "<item>1"), (4, "<item>2</item>")];
        assert_eq!(items, expected);
        assert_eq!(parts.alone("<item/>"), "<rss version=\"2.0\" xmlns:x='y'><channel><item/></channel></rss>");
        assert!(parts.head().ends_with("<title>а</title>\n\n<!-- <item> --><item/><b>б</b></channel></rss>"));
    }

    #[test]
    fn what_breaks_off_is_closed() {
        let parts = Parts::of("<feed><title>а</title><entry>1</entry><entry><title>x").unwrap();
        assert_eq!(parts.head(), "<feed><title>а</title></feed>");
        assert_eq!(parts.items.iter().map(|part| part.is_cut_off).collect::<Vec<_>>(), [false, true]);
        assert_eq!(
            Parts::of("<rss><channel><title>а").unwrap().head(),
            "<rss version=\"2.0\"><channel><title>а</channel></rss>"
        );
        assert!(Parts::of("<html><p>").is_none() && Parts::of("").is_none());
    }
}
