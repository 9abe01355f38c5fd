//! What visitors that are programs look for at the root of a host: `robots.txt` and `.well-known/security.txt`. In a folder of
//! a host nobody looks for them, and they do no harm.

use super::super::place::Place;
use super::super::plan::{Archive, Planned, made};
use super::moments::month;
use super::sitemaps::INDEX;
use newsfeed::html_rules::mailbox;

/// Pages that hold nothing of their own: what is searched for, and what a reader has saved.
const OWN: [&str; 2] = ["search/", "saved/"];

/// The files. `now`: seconds since 1970.
pub(in super::super) fn guides(archive: &Archive<'_>, place: &Place, now: i64) -> Vec<Planned> {
    let mut files = vec![made("robots.txt".to_owned(), &robots(place))];
    let email = archive.site.feed.iman.contact.as_ref().and_then(|contact| contact.email.as_deref());
    if let Some(email) = email.and_then(mailbox) {
        let language = archive.site.feed.language.as_deref();
        files.push(made(".well-known/security.txt".to_owned(), &security(place, email, language, now)));
    }
    files
}

/// [RFC 9309](https://www.rfc-editor.org/rfc/rfc9309), with the line for sitemaps that all read.
fn robots(place: &Place) -> String {
    let closed = OWN.map(|path| format!("Disallow: {}{path}\n", place.home.path())).concat();
    format!("User-agent: *\n{closed}\nSitemap: {}\n", place.address(INDEX))
}

/// [RFC 9116](https://www.rfc-editor.org/rfc/rfc9116). It holds until the first day of this month in the next year: so it is the
/// same for a month, and never for more than a year, as is asked.
fn security(place: &Place, email: &str, language: Option<&str>, now: i64) -> String {
    let (year, month) = month(now);
    let language = language.map(|language| format!("Preferred-Languages: {language}\n")).unwrap_or_default();
    format!(
        "Contact: mailto:{email}\nExpires: {:04}-{month:02}-01T00:00:00Z\n{language}Canonical: {}\n",
        year + 1,
        place.address(".well-known/security.txt")
    )
}
