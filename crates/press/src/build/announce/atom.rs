//! Atom: <https://www.rfc-editor.org/rfc/rfc4287>.

use super::entry::Entry;
use super::feeds::Channel;
use super::xml::Xml;
use anyhow::Result;
use newsfeed::date::Moment;
use url::Url;

const ROOT: &str = "feed";
/// A moment must be said of everything, also of what has none.
const NEVER: &str = "1970-01-01T00:00:00Z";

/// The text of a feed.
pub(super) fn text(channel: &Channel<'_>, entries: &[Entry]) -> Result<String> {
    let mut attributes = vec![("xmlns", "http://www.w3.org/2005/Atom")];
    attributes.extend(channel.language.map(|language| ("xml:lang", language)));
    let mut xml = Xml::new(ROOT, &attributes)?;
    xml.text("id", &[], &channel.own)?;
    xml.text("title", &[], &channel.title)?;
    xml.text("subtitle", &[], channel.description)?;
    xml.text("updated", &[], &moment(channel.updated))?;
    xml.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &channel.own)])?;
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &channel.page)])?;
    // Whoever wrote what names nobody.
    author(&mut xml, channel.paper)?;
    if let Some(copyright) = channel.copyright {
        xml.text("rights", &[], copyright)?;
    }
    for entry in entries {
        item(&mut xml, entry)?;
    }
    xml.end(ROOT)
}

fn item(xml: &mut Xml, entry: &Entry) -> Result<()> {
    let language = entry.language.as_deref().map(|language| ("xml:lang", language));
    xml.open("entry", language.as_slice())?;
    xml.text("id", &[], id(entry))?;
    xml.text("title", &[], &entry.headline)?;
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &entry.address)])?;
    for file in entry.picture.iter().chain(&entry.attachments) {
        let bytes = file.bytes.to_string();
        let length = Some(("length", bytes.as_str())).filter(|_| file.bytes > 0);
        let mut attributes = vec![("rel", "enclosure"), ("type", &*file.kind), ("href", &*file.address)];
        attributes.extend(length);
        xml.empty("link", &attributes)?;
    }
    if let Some(published) = entry.published {
        xml.text("published", &[], &published.to_rfc3339())?;
    }
    xml.text("updated", &[], &moment(entry.updated()))?;
    for name in &entry.authors {
        author(xml, name)?;
    }
    for category in &entry.categories {
        xml.empty("category", &[("term", category)])?;
    }
    xml.text("summary", &[], &entry.summary)?;
    if !entry.html.is_empty() {
        xml.text("content", &[("type", "html")], &entry.html)?;
    }
    xml.close("entry")
}

fn author(xml: &mut Xml, name: &str) -> Result<()> {
    xml.open("author", &[])?;
    xml.text("name", &[], name)?;
    xml.close("author")
}

/// An id must be a whole address of whatever kind; a feed's own id may be a number.
fn id(entry: &Entry) -> &str {
    if Url::parse(&entry.id).is_ok() { &entry.id } else { &entry.address }
}

fn moment(moment: Option<Moment>) -> String {
    moment.map_or_else(|| NEVER.to_owned(), |moment| moment.to_rfc3339())
}
