//! Several documents as one source, by the rules of docs/feed.md: the first says what the paper is, the next ones add
//! what it leaves open, and their items keep their addresses below their own home page, too.

use crate::intake::{Intake, clean};
use anyhow::Result;
use newsfeed::wire;
use url::Url;

/// What the documents so far say of the paper.
#[derive(Default)]
pub(crate) struct Joined {
    masthead: Option<wire::Feed>,
    /// The address of the first document.
    address: String,
    /// The feed of a document behind the first one, and its address.
    behind: Option<(wire::Feed, String)>,
}

impl Joined {
    /// Begins a document. `feed`: what it says but for its items; `address`: what its URLs resolve against.
    pub(crate) fn begin(&mut self, feed: wire::Feed, address: &str, intake: &mut Intake) {
        let Some(masthead) = &mut self.masthead else {
            self.masthead = Some(feed.clone());
            address.clone_into(&mut self.address);
            return intake.masthead(feed, address);
        };
        let mut feed = feed;
        clean::masthead(&mut feed, address).tell(address, &mut intake.report);
        complete(masthead, &feed);
        intake.masthead(masthead.clone(), &self.address);
        self.behind = Some((feed, address.to_owned()));
    }

    /// Takes an item of the document that was begun last.
    pub(crate) fn item(&self, place: &str, mut item: wire::Item, intake: &mut Intake) -> Result<()> {
        if let Some((feed, address)) = &self.behind {
            // The intake knows the first document's address, authors and home page.
            clean::item(&mut item, address).tell(place, &mut intake.report);
            if item.authors.is_empty() {
                item.authors.clone_from(&feed.authors);
            }
            if item.language.is_none()
                && feed.language != self.masthead.as_ref().and_then(|first| first.language.clone())
            {
                item.language.clone_from(&feed.language);
            }
            let first = self.masthead.as_ref().and_then(|first| first.home_page_url.as_deref());
            if let (Some(first), Some(own), Some(url)) = (first, &feed.home_page_url, &item.url) {
                item.url = moved(url, own, first).or(item.url);
            }
        }
        intake.item(place, item)
    }
}

/// Adds to the first document what another one says and it does not.
fn complete(first: &mut wire::Feed, next: &wire::Feed) {
    if first.title.is_empty() {
        first.title.clone_from(&next.title);
        or(&mut first.home_page_url, &next.home_page_url);
        or(&mut first.description, &next.description);
        or(&mut first.icon, &next.icon);
        or(&mut first.favicon, &next.favicon);
        or(&mut first.iman.tagline, &next.iman.tagline);
        or(&mut first.iman.copyright, &next.iman.copyright);
        or(&mut first.iman.watch_live, &next.iman.watch_live);
        or(&mut first.iman.contact, &next.iman.contact);
        if first.iman.pages.is_empty() {
            first.iman.pages.clone_from(&next.iman.pages);
        }
    }
    or(&mut first.home_page_url, &next.home_page_url);
    or(&mut first.language, &next.language);
    if first.iman.menu.is_empty() {
        first.iman.menu.clone_from(&next.iman.menu);
    }
    if first.iman.sections.is_empty() {
        first.iman.sections.clone_from(&next.iman.sections);
    }
}

fn or<T: Clone>(first: &mut Option<T>, next: &Option<T>) {
    if first.is_none() {
        first.clone_from(next);
    }
}

/// The address below one home page that is the same below another one; `None` if it does not lie there.
fn moved(url: &str, from: &str, to: &str) -> Option<String> {
    let folder = |home: &str| Url::parse(home).ok()?.join(".").ok();
    let (url, from, to) = (Url::parse(url).ok()?, folder(from)?, folder(to)?);
    let host = |url: &Url| url.host_str().map(|host| host.strip_prefix("www.").unwrap_or(host).to_owned());
    if host(&url) != host(&from) || url.port() != from.port() || from == to {
        return None;
    }
    let path = url.path().strip_prefix(from.path())?;
    let mut moved = to.join(&format!("./{path}")).ok()?;
    moved.set_query(url.query());
    Some(moved.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_moves_from_home_to_home() {
        let to = "https://iman.example/paper/";
        let of = |url| moved(url, "https://blog.example/b/", to);
        assert_eq!(
            of("http://www.blog.example/b/2025/bees/").as_deref(),
            Some("https://iman.example/paper/2025/bees/")
        );
        assert_eq!(of("https://blog.example/2025/bees/"), None);
        assert_eq!(of("https://other.example/b/2025/"), None);
    }
}
