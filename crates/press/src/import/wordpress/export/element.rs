//! A record as XML.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Elements deeper within each other are no record's.
const DEEPEST: usize = 16;

/// Elements that hold HTML, be it that a faulty exporter did not wrap it.
const HTML: &[&str] = &["content:encoded", "excerpt:encoded", "description"];

/// An element.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Element {
    /// With its prefix: `wp:post_id`.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    /// Its own text, without that of its children.
    pub(super) text: String,
    pub(super) children: Vec<Element>,
}

impl Element {
    /// The text of the first child of a name, without white space around it; empty if there is none.
    pub(super) fn text_of(&self, name: &str) -> &str {
        self.children.iter().find(|child| child.name == name).map_or("", |child| child.text.trim())
    }

    /// The children of a name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The number that the text of a child writes; 0 if it writes none.
    pub(super) fn number_of(&self, name: &str) -> u64 {
        self.text_of(name).parse().unwrap_or(0)
    }

    /// The value of an attribute; empty if there is none.
    pub(super) fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// The value of a record's field of its own, which WordPress calls meta; empty if there is none.
    pub(super) fn meta(&self, key: &str) -> &str {
        let mut all = self.all("wp:postmeta").filter(|meta| meta.text_of("wp:meta_key") == key);
        all.next().map_or("", |meta| meta.text_of("wp:meta_value"))
    }
}

/// Reads a record, or says why it cannot be read, in words for the report.
pub(super) fn read(text: &str) -> Result<Element, String> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.trim_markup_names_in_closing_tags = true;
    let mut open: Vec<Element> = Vec::new();
    // How deep within an element of HTML the reader is.
    let mut in_html = 0_usize;
    loop {
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => return Err(format!("cannot be read ({error})")),
        };
        match event {
            Event::Start(start) if in_html > 0 => {
                in_html += 1;
                append(&mut open, &format!("<{}>", String::from_utf8_lossy(&start)));
            }
            Event::Start(start) => {
                if open.len() == DEEPEST {
                    return Err("holds elements within elements without end".to_owned());
                }
                let element = element(&start);
                in_html = usize::from(HTML.contains(&element.name.as_str()));
                open.push(element);
            }
            Event::Empty(start) if in_html > 0 => {
                append(&mut open, &format!("<{}/>", String::from_utf8_lossy(&start)));
            }
            Event::Empty(start) => {
                let element = element(&start);
                match open.last_mut() {
                    Some(parent) => parent.children.push(element),
                    None => return Ok(element),
                }
            }
            Event::End(end) if in_html > 1 => {
                in_html -= 1;
                append(&mut open, &format!("</{}>", String::from_utf8_lossy(&end)));
            }
            Event::End(_) => {
                in_html = 0;
                let Some(closed) = open.pop() else { continue };
                match open.last_mut() {
                    Some(parent) => parent.children.push(closed),
                    None => return Ok(closed),
                }
            }
            Event::Text(text) => append(&mut open, &String::from_utf8_lossy(&text)),
            Event::CData(text) => append(&mut open, &String::from_utf8_lossy(&text)),
            Event::GeneralRef(name) => {
                let named = String::from_utf8_lossy(&name);
                match (name.resolve_char_ref(), named.as_ref()) {
                    (Ok(Some(c)), _) => append(&mut open, c.encode_utf8(&mut [0; 4])),
                    (_, "lt") => append(&mut open, "<"),
                    (_, "gt") => append(&mut open, ">"),
                    (_, "amp") => append(&mut open, "&"),
                    (_, "quot") => append(&mut open, "\""),
                    (_, "apos") => append(&mut open, "'"),
                    // A name of HTML, which XML does not know: what reads the HTML will.
                    (_, name) => append(&mut open, &format!("&{name};")),
                }
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            Event::Eof => return Err("is not closed".to_owned()),
        }
    }
}

fn append(open: &mut [Element], text: &str) {
    if let Some(element) = open.last_mut() {
        element.text.push_str(text);
    }
}

fn element(start: &BytesStart<'_>) -> Element {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let mut attributes = start.html_attributes();
    attributes.with_checks(false);
    Element {
        name: text(start.name().as_ref()),
        attributes: attributes
            .flatten()
            .map(|attribute| {
                let value = text(&attribute.value);
                (text(attribute.key.as_ref()), newsfeed::text::plain_text(&value))
            })
            .collect(),
        ..Element::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_however_they_are_written() {
        let item = read(
            "<item><title>Мёд &amp; сад &laquo;2&raquo; R&D &#8212;</title><content:encoded><![CDATA[<p>a]]]]>\
             <![CDATA[> b</p>]]></content:encoded><category domain=\"post_tag\" nicename='a&amp;b'>Б</category>\
             <wp:postmeta><wp:meta_key>k</wp:meta_key><wp:meta_value><![CDATA[7]]></wp:meta_value></wp:postmeta>\
             <wp:post_id> 12 </wp:post_id></item >",
        )
        .unwrap();
        assert_eq!(item.text_of("title"), "Мёд & сад &laquo;2&raquo; R&D —");
        assert_eq!(item.text_of("content:encoded"), "<p>a]]> b</p>");
        let category = item.all("category").next().unwrap();
        assert_eq!((category.attribute("nicename"), category.text.as_str()), ("a&b", "Б"));
        assert_eq!((item.number_of("wp:post_id"), item.meta("k"), item.meta("other")), (12, "7", ""));
    }

    #[test]
    fn html_that_is_not_wrapped_is_kept() {
        let item = read("<item><content:encoded><p class=\"a\">Мёд<br/> и <b>сад</b></p></content:encoded></item>");
        assert_eq!(item.unwrap().text_of("content:encoded"), "<p class=\"a\">Мёд<br/> и <b>сад</b></p>");
    }

    #[test]
    fn what_is_broken_is_told() {
        for text in ["<item><title>a</item>", "<item>", "<item><a></b></item>", "", "a", "<item><![CDATA[", "<item"] {
            assert!(read(text).is_err(), "{text}");
        }
        let deep = "<a>".repeat(100_000);
        assert!(read(&deep).unwrap_err().contains("without end"));
    }
}
