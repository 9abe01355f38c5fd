//! What an edition says to feed readers and search engines: XML beside its documents.

use super::entry::Edition;
use super::findings::Findings;
use quick_xml::events::Event;
use quick_xml::reader::Reader;

/// Feeds for other readers, in the folder of a list.
const FEEDS: [&str; 2] = ["/rss.xml", "/atom.xml"];
/// Where search engines begin, and where it leads.
const SITEMAP: &str = "sitemap.xml";
const SITEMAPS: &str = "sitemaps";

/// Looks through a feed for other readers; whether the file is one.
pub(super) fn check_feed(edition: &Edition<'_>, name: &str, findings: &mut Findings) -> bool {
    let is_feed = FEEDS.iter().any(|feed| name.ends_with(feed));
    if is_feed {
        check(edition, name, findings);
    }
    is_feed
}

/// Looks through the sitemaps, if there are any.
pub(super) fn check_sitemaps(edition: &Edition<'_>, findings: &mut Findings) {
    if !edition.folder.path(SITEMAP).is_file() {
        return;
    }
    let text = check(edition, SITEMAP, findings);
    for name in edition.folder.walk(SITEMAPS).filter(|name| !edition.folder.is_copy(name)) {
        check(edition, &name, findings);
        if !text.contains(&format!("/{name}</loc>")) {
            findings.fault(&name, format!("is not named in {SITEMAP}"));
        }
    }
}

/// The text of a file, which is well-formed XML.
fn check(edition: &Edition<'_>, name: &str, findings: &mut Findings) -> String {
    let text = edition.folder.text(name, findings).unwrap_or_default();
    let mut reader = Reader::from_str(&text);
    let (mut depth, mut roots) = (0_usize, 0);
    loop {
        match reader.read_event() {
            Ok(Event::Start(_)) => {
                roots += usize::from(depth == 0);
                depth += 1;
            }
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(Event::Eof) if depth == 0 && roots == 1 => return text,
            Ok(Event::Eof) => {
                findings.fault(name, "is no XML: it ends too early");
                return text;
            }
            Ok(_) => {}
            Err(error) => {
                findings.fault(name, format!("is no XML: {error}"));
                return text;
            }
        }
    }
}
