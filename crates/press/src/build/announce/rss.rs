//! RSS 2.0: <https://www.rssboard.org/rss-specification>, with the elements of others that readers know.

use super::entry::Entry;
use super::feeds::Channel;
use super::moments::rfc_2822;
use super::xml::Xml;
use anyhow::Result;

const ROOT: &str = "rss";
const NAMESPACES: [(&str, &str); 4] = [
    ("version", "2.0"),
    ("xmlns:atom", "http://www.w3.org/2005/Atom"),
    ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
];

/// The text of a feed.
pub(super) fn text(channel: &Channel<'_>, entries: &[Entry]) -> Result<String> {
    let mut xml = Xml::new(ROOT, &NAMESPACES)?;
    xml.open("channel", &[])?;
    xml.text("title", &[], &channel.title)?;
    xml.text("link", &[], &channel.page)?;
    xml.text("description", &[], channel.description)?;
    xml.empty("atom:link", &[("rel", "self"), ("href", &channel.own), ("type", "application/rss+xml")])?;
    if let Some(language) = channel.language {
        xml.text("language", &[], language)?;
    }
    if let Some(copyright) = channel.copyright {
        xml.text("copyright", &[], copyright)?;
    }
    if let Some(updated) = channel.updated {
        xml.text("lastBuildDate", &[], &rfc_2822(updated))?;
    }
    for entry in entries {
        item(&mut xml, entry)?;
    }
    xml.close("channel")?;
    xml.end(ROOT)
}

fn item(xml: &mut Xml, entry: &Entry) -> Result<()> {
    xml.open("item", &[])?;
    xml.text("title", &[], &entry.headline)?;
    xml.text("link", &[], &entry.address)?;
    // The id stays when the address changes, and is that of the old site where the paper was one.
    let is_address = if entry.id == entry.address { "true" } else { "false" };
    xml.text("guid", &[("isPermaLink", is_address)], &entry.id)?;
    if let Some(published) = entry.published {
        xml.text("pubDate", &[], &rfc_2822(published))?;
    }
    for author in &entry.authors {
        xml.text("dc:creator", &[], author)?;
    }
    for category in &entry.categories {
        xml.text("category", &[], category)?;
    }
    if let Some(language) = &entry.language {
        xml.text("dc:language", &[], language)?;
    }
    xml.text("description", &[], &entry.summary)?;
    if !entry.html.is_empty() {
        xml.text("content:encoded", &[], &entry.html)?;
    }
    // Most readers take one file for each item.
    if let Some(file) = entry.picture.as_ref().or(entry.attachments.first()) {
        let bytes = file.bytes.to_string();
        xml.empty("enclosure", &[("url", &file.address), ("length", &bytes), ("type", &file.kind)])?;
    }
    xml.close("item")
}
