//! What a document says about the paper as a whole, menu and sections aside.

use super::story::{authors, body};
use super::urls::Base;
use crate::html_rules;
use crate::model::{Body, Contact, Masthead, StaticPage};
use crate::slug::slugify;
use crate::text::{language, line, line_or, tidy};
use crate::wire;

/// The masthead of a document; menu and sections are left empty, they depend on the stories. What it says is taken out
/// of the document.
pub(super) fn read(feed: &mut wire::Feed, base: Base<'_>) -> Masthead {
    let iman = &mut feed.iman;
    let description = feed.description.take().unwrap_or_default();
    Masthead {
        title: line(&feed.title),
        tagline: line(iman.tagline.as_deref().unwrap_or(&description)),
        description,
        language: language(&mut feed.language),
        home_page_url: base.maybe_web(&feed.home_page_url),
        feed_url: base.maybe_web(&feed.feed_url),
        icon: base.maybe_web(&feed.icon).or_else(|| base.maybe_web(&feed.favicon)),
        menu: Vec::new(),
        sections: Vec::new(),
        pages: pages(&mut iman.pages, base.address),
        watch_live: base.maybe_web(&iman.watch_live),
        contact: iman.contact.as_mut().and_then(|given| contact(given, base)),
        copyright: iman.copyright.as_deref().map(line),
        authors: authors(&feed.authors, base),
    }
}

/// Fills an empty masthead from the next document's: a paper without a title takes the whole. One
/// with a title takes only the language, which tells how to show the stories; another's contact or
/// licence would be wrong on it. A static page whose text the first document leaves out takes it from the next.
pub(super) fn complete(masthead: &mut Masthead, mut next: Masthead) {
    for page in &mut masthead.pages {
        if page.body == Body::Empty
            && let Some(at) = next.pages.iter().position(|other| other.slug == page.slug)
        {
            *page = next.pages.swap_remove(at);
        }
    }
    if masthead.title.is_empty() {
        let own = std::mem::replace(masthead, next);
        for (mine, theirs) in [(own.tagline, &mut masthead.tagline), (own.description, &mut masthead.description)] {
            if !mine.is_empty() {
                *theirs = mine;
            }
        }
        for (mine, theirs) in [
            (own.language, &mut masthead.language),
            (own.home_page_url, &mut masthead.home_page_url),
            (own.feed_url, &mut masthead.feed_url),
            (own.icon, &mut masthead.icon),
            (own.watch_live, &mut masthead.watch_live),
            (own.copyright, &mut masthead.copyright),
        ] {
            if mine.is_some() {
                *theirs = mine;
            }
        }
        if own.contact.is_some() {
            masthead.contact = own.contact;
        }
        if !own.pages.is_empty() {
            masthead.pages = own.pages;
        }
        if !own.authors.is_empty() {
            masthead.authors = own.authors;
        }
    } else if masthead.language.is_none() {
        masthead.language = next.language;
    }
}

/// The static pages, each slug once.
fn pages(given: &mut [wire::Page], address: &str) -> Vec<StaticPage> {
    let mut pages: Vec<StaticPage> = Vec::with_capacity(given.len());
    for page in given {
        let slug = slugify(&page.slug);
        if pages.iter().any(|known| known.slug == slug) {
            continue;
        }
        pages.push(StaticPage {
            title: line_or(page.title.as_deref().unwrap_or_default(), &page.slug),
            body: body(&mut page.content_html, &mut page.content_text),
            shows_contact: page.contact,
            base_url: address.to_owned(),
            summary: tidy(page.summary.as_deref().unwrap_or_default()),
            slug,
        });
    }
    pages
}

fn contact(given: &mut wire::Contact, base: Base<'_>) -> Option<Contact> {
    let form = given.form.as_deref().map(str::trim);
    let contact = Contact {
        address: given.address.take(),
        phone: given.phone.take(),
        email: given.email.as_deref().and_then(mailbox),
        form: form.and_then(|form| match mailbox_of_url(form) {
            Some(mailbox) => Some(["mailto:", &mailbox].concat()),
            None => base.web(form),
        }),
    };
    let is_empty = contact.address.is_none() && contact.phone.is_none() && contact.email.is_none();
    if is_empty && contact.form.is_none() { None } else { Some(contact) }
}

/// The bare address of `mailto:a@b` or `a@b`.
fn mailbox(given: &str) -> Option<String> {
    let address = given.trim();
    html_rules::mailbox(strip_mailto(address).unwrap_or(address)).map(str::to_owned)
}

fn mailbox_of_url(url: &str) -> Option<String> {
    strip_mailto(url).and_then(mailbox)
}

fn strip_mailto(url: &str) -> Option<&str> {
    let (scheme, rest) = url.split_once(':')?;
    scheme.eq_ignore_ascii_case("mailto").then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mailboxes() {
        for given in ["iman@mail.example", " mailto:iman@mail.example ", "MAILTO:iman@mail.example?bcc=x@y"] {
            assert_eq!(mailbox(given).as_deref(), Some("iman@mail.example"), "{given}");
        }
        for given in ["", "iman", "@", "a@", "a b@c", "a@b@c", "javascript:a@b", "a@b,c@d", "a%0a@b"] {
            assert_eq!(mailbox(given), None, "{given}");
        }
    }

    #[test]
    fn a_form_may_be_a_mailbox() {
        let resolve = |_: &str, reference: &str| Some(format!("https://iman.example/{reference}"));
        let base = Base { address: "", resolve: &resolve };
        let form = |form: &str| {
            let mut given = wire::Contact { form: Some(form.to_owned()), ..wire::Contact::default() };
            contact(&mut given, base).and_then(|contact| contact.form)
        };
        assert_eq!(form("mailto:a@b.example").as_deref(), Some("mailto:a@b.example"));
        assert_eq!(form("letters").as_deref(), Some("https://iman.example/letters"));
    }

    #[test]
    fn another_papers_contact_is_not_taken() {
        let mut mine = Masthead { title: "Иман".into(), ..Masthead::default() };
        let theirs = Masthead {
            title: "Другая".into(),
            language: Some("ru".into()),
            copyright: Some("©".into()),
            ..Masthead::default()
        };
        complete(&mut mine, theirs.clone());
        assert_eq!((mine.title.as_str(), mine.copyright.clone()), ("Иман", None));
        assert_eq!(mine.language.as_deref(), Some("ru"));

        let mut empty = Masthead { tagline: "Газета".into(), ..Masthead::default() };
        complete(&mut empty, theirs);
        assert_eq!((empty.title.as_str(), empty.tagline.as_str()), ("Другая", "Газета"));
        assert_eq!(empty.copyright.as_deref(), Some("©"));
    }
}
