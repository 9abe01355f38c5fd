//! Addresses of items and mastheads, outside of HTML.

use newsfeed::{html_rules, wire};
use url::Url;

/// Stands for `{width}` of a template while the address is parsed, which would encode the braces.
const WIDTH: &str = "0width0";

/// An address of the web that a reference means, vetted; `None` if it means none.
pub(super) fn web(base: &Url, reference: &str) -> Option<String> {
    let url = base.join(reference.trim()).ok()?;
    Some(html_rules::vetted("src", url.into())).filter(|url| !url.is_empty())
}

/// Makes the addresses of an item absolute. The answer is what relative ones of its text resolve against.
pub(super) fn item(item: &mut wire::Item, address: &str, faults: &mut Vec<String>) -> Option<Url> {
    let source = Url::parse(address).ok()?;
    field(&mut item.url, &source, "url", faults);
    let base = item.url.as_deref().and_then(|url| Url::parse(url).ok()).unwrap_or(source);
    field(&mut item.external_url, &base, "external_url", faults);
    field(&mut item.image, &base, "image", faults);
    field(&mut item.banner_image, &base, "banner_image", faults);
    if let Some(template) = &item.iman.image_variants {
        let url = web(&base, &template.replace("{width}", WIDTH));
        item.iman.image_variants = url.map(|url| url.replace(WIDTH, "{width}"));
    }
    authors(&mut item.authors, &base, faults);
    item.attachments.retain_mut(|attachment| {
        let url = web(&base, &attachment.url);
        match &url {
            Some(url) => attachment.url.clone_from(url),
            None => faults.push(unusable("an attachment", &attachment.url)),
        }
        url.is_some()
    });
    Some(base)
}

/// Makes the addresses of a masthead absolute. The answer is what relative ones of its pages resolve against.
pub(super) fn masthead(feed: &mut wire::Feed, address: &str, faults: &mut Vec<String>) -> Option<Url> {
    let base = Url::parse(address).ok()?;
    for (url, name) in [
        (&mut feed.home_page_url, "home_page_url"),
        (&mut feed.feed_url, "feed_url"),
        (&mut feed.icon, "icon"),
        (&mut feed.favicon, "favicon"),
        (&mut feed.iman.watch_live, "watch_live"),
    ] {
        field(url, &base, name, faults);
    }
    authors(&mut feed.authors, &base, faults);
    menu(&mut feed.iman.menu, &base, faults);
    if let Some(contact) = &mut feed.iman.contact
        && let Some(form) = contact.form.take()
    {
        contact.form = link(&base, &form);
        if contact.form.is_none() {
            faults.push(unusable("contact.form", &form));
        }
    }
    Some(base)
}

fn menu(entries: &mut [wire::MenuEntry], base: &Url, faults: &mut Vec<String>) {
    for entry in entries {
        if let Some(url) = entry.url.take() {
            entry.url = link(base, &url);
            if entry.url.is_none() {
                faults.push(unusable(&format!("the menu's entry \"{}\"", entry.label), &url));
            }
        }
        menu(&mut entry.children, base, faults);
    }
}

/// An address that a reader may follow: of the web, of a mailbox, of a telephone.
fn link(base: &Url, reference: &str) -> Option<String> {
    let url = base.join(reference.trim()).ok()?;
    Some(html_rules::vetted("href", url.into())).filter(|url| !url.is_empty())
}

fn authors(authors: &mut [wire::Author], base: &Url, faults: &mut Vec<String>) {
    for author in authors {
        field(&mut author.url, base, "an author's url", faults);
        field(&mut author.avatar, base, "an author's avatar", faults);
    }
}

fn field(url: &mut Option<String>, base: &Url, name: &str, faults: &mut Vec<String>) {
    let Some(written) = url.take() else { return };
    *url = web(base, &written);
    if url.is_none() {
        faults.push(unusable(name, &written));
    }
}

fn unusable(name: &str, written: &str) -> String {
    let short: String = written.chars().take(100).collect();
    format!("{name}: \"{short}\" is no address of the web; left out")
}
