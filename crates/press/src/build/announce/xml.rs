//! XML as it is written for others.

use anyhow::Result;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// Names and values.
type Attributes<'a> = &'a [(&'a str, &'a str)];

/// A document in the making, an element a line.
pub(super) struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// A document with its root.
    pub(super) fn new(root: &str, attributes: Attributes<'_>) -> Result<Xml> {
        let mut xml = Xml(Writer::new_with_indent(Vec::new(), b' ', 0));
        xml.0.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        xml.open(root, attributes)?;
        Ok(xml)
    }

    /// Begins an element.
    pub(super) fn open(&mut self, name: &str, attributes: Attributes<'_>) -> Result<()> {
        Ok(self.0.write_event(Event::Start(start(name, attributes)))?)
    }

    /// Ends an element.
    pub(super) fn close(&mut self, name: &str) -> Result<()> {
        Ok(self.0.write_event(Event::End(BytesEnd::new(name)))?)
    }

    /// An element that holds a text.
    pub(super) fn text(&mut self, name: &str, attributes: Attributes<'_>, text: &str) -> Result<()> {
        self.open(name, attributes)?;
        self.0.write_event(Event::Text(BytesText::new(&legal(text))))?;
        self.close(name)
    }

    /// An element that holds nothing.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) -> Result<()> {
        Ok(self.0.write_event(Event::Empty(start(name, attributes)))?)
    }

    /// The text of the document, with the root ended.
    pub(super) fn end(mut self, root: &str) -> Result<String> {
        self.close(root)?;
        let mut text = String::from_utf8(self.0.into_inner())?;
        text.push('\n');
        Ok(text)
    }
}

fn start<'a>(name: &'a str, attributes: Attributes<'_>) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, legal(value).as_str()));
    }
    start
}

/// A text without the characters that no XML may hold, in whatever form (XML 1.0, 2.2).
fn legal(text: &str) -> String {
    let is_legal = |char: &char| matches!(char, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..='\u{10ffff}');
    text.chars().filter(is_legal).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_ends_it() {
        let mut xml = Xml::new("a", &[("b", "\"<&\u{1}")]).unwrap();
        xml.text("c", &[], "</c>\u{0}\u{b}]]>&amp;\u{fffe}Ӏ").unwrap();
        xml.empty("d", &[]).unwrap();
        assert_eq!(
            xml.end("a").unwrap(),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a b=\"&quot;&lt;&amp;\">\n\
             <c>&lt;/c&gt;]]&gt;&amp;amp;Ӏ</c>\n<d/>\n</a>\n"
        );
    }
}
