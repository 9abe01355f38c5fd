//! URLs: which are followed, and how.

use super::anchors::{InnerLink, TO, id_of, prefixed, without_fragment};
use super::builder::{Builder, Place};
use super::dom::{append, find, is_blank, move_children, set, text};
use newsfeed::html_rules;
use web_sys::{Element, HtmlElement, Node, Url};

/// Files that a same-origin link may lead to: the browser's business, not the router's.
const FILES: [&str; 39] = [
    "pdf", "xml", "json", "zip", "rss", "atom", "txt", "csv", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt",
    "ods", "rtf", "epub", "fb2", "djvu", "rar", "7z", "gz", "jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "mp3",
    "m4a", "ogg", "wav", "mp4", "m4v", "webm", "mov", "ics",
];

/// Where a link leads.
pub(super) enum Target {
    /// To an id within this article, as the source writes it. With the address of the article, if the link has it: the
    /// page that the article comes from may hold more than the article does.
    Here(String, Option<Url>),
    /// To a page of this origin: the router takes it.
    Page(String),
    /// To a file of this origin.
    File(String),
    /// To another origin.
    Elsewhere(String),
    /// To an address that is written to or called.
    Contact(String),
}

/// What the URLs of one article resolve against.
pub(super) struct Links {
    base: Option<Url>,
    /// The article's own address, without a fragment.
    own: String,
    /// The page's.
    origin: String,
}

impl Links {
    pub(super) fn new(base_url: &str) -> Self {
        let base = Url::new(base_url).ok();
        let own = base.as_ref().map(|base| without_fragment(&base.href()).to_owned()).unwrap_or_default();
        let origin = web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default();
        Links { base, own, origin }
    }

    /// A reference as an absolute URL, by the browser's own parser.
    fn resolve(&self, reference: &str) -> Option<Url> {
        if is_blank(reference) {
            return None;
        }
        match &self.base {
            Some(base) => Url::new_with_base(reference, &base.href()).ok(),
            None => Url::new(reference).ok(),
        }
    }

    /// A reference as a URL that may be fetched.
    pub(super) fn web(&self, reference: &str) -> Option<Url> {
        let url = self.resolve(reference).filter(|url| is_allowed(url, "src"))?;
        // `https://bank.example@evil.example/` is there to mislead.
        url.set_username("");
        url.set_password("");
        Some(url)
    }

    /// Where a reference leads, if it may be followed.
    pub(super) fn target(&self, href: &str) -> Option<Target> {
        if let Some(fragment) = href.trim().strip_prefix('#') {
            return id_of(fragment).map(|id| Target::Here(id, None));
        }
        let Some(url) = self.web(href) else {
            return self.resolve(href).filter(|url| is_allowed(url, "href")).map(|url| Target::Contact(url.href()));
        };
        if let Some(id) = url.hash().strip_prefix('#').and_then(id_of)
            && without_fragment(&url.href()) == self.own
        {
            return Some(Target::Here(id, Some(url)));
        }
        Some(self.outward(&url))
    }

    /// How an address outside the article is followed.
    pub(super) fn outward(&self, url: &Url) -> Target {
        let href = url.href();
        if url.origin() != self.origin {
            Target::Elsewhere(href)
        } else if is_file(&url.pathname()) {
            Target::File(href)
        } else {
            Target::Page(href)
        }
    }
}

impl Builder<'_> {
    /// A link; its content alone if it leads nowhere that we follow.
    pub(super) fn link(&mut self, source: &HtmlElement, place: Place, into: &Node) {
        let target = match source.get_attribute("href") {
            Some(href) if !place.link => self.links.target(&href),
            _ => None,
        };
        let Some(target) = target else { return self.unwrapped(source, place, into) };
        let Some(built) = self.start(source, "a") else { return };
        self.children(Place { link: true, ..place }, &built);
        if holds_nothing(&built) || holds_controls(&built) || !is_named(&built, &target) {
            let before = into.last_child();
            move_children(&built, into);
            return self.mark(built.id(), before.as_ref(), into);
        }
        match target {
            Target::Here(id, otherwise) => {
                set(&built, TO, &prefixed(&id));
                self.anchors.links.push(InnerLink { link: built.clone(), id, otherwise });
            }
            target => point(&built, target),
        }
        append(into, &built);
    }
}

/// Gives a link an address outside the article.
pub(super) fn point(link: &Element, target: Target) {
    match target {
        Target::Page(href) | Target::Contact(href) => set(link, "href", &href),
        Target::File(href) => {
            set(link, "href", &href);
            // The router leaves links with this word to the browser.
            set(link, "rel", "external");
        }
        Target::Elsewhere(href) => {
            set(link, "href", &href);
            set(link, "rel", "noopener external");
        }
        Target::Here(..) => {}
    }
}

/// Whether a resolved URL may stand in an attribute, by its scheme.
fn is_allowed(url: &Url, attribute: &str) -> bool {
    html_rules::scheme(attribute, url.protocol().trim_end_matches(':'))
}

/// Whether a link would hold something that is itself operated: HTML forbids it, and a click would do two things.
fn holds_controls(built: &Element) -> bool {
    find(built, "button,video,audio,details,.table-scroll").is_some()
}

fn holds_nothing(built: &Element) -> bool {
    is_blank(&text(built)) && find(built, "img").is_none()
}

/// Whether a link has a name that can be spoken. A link around a picture is named by the picture's alternative text.
/// Without one, a link to a picture file (the same picture, larger) is not worth keeping; another is given the name of
/// the host that it leads to.
fn is_named(built: &Element, target: &Target) -> bool {
    if !is_blank(&text(built)) || find(built, "img:not([alt=''])").is_some() {
        return true;
    }
    match target {
        Target::Page(href) | Target::Elsewhere(href) => {
            let Ok(url) = Url::new(href) else { return false };
            let is_page = !is_file(&url.pathname());
            if is_page {
                set(built, "aria-label", &url.host());
            }
            is_page
        }
        _ => false,
    }
}

/// Whether a path ends in the name of a file.
fn is_file(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').is_some_and(|(_, extension)| FILES.iter().any(|known| extension.eq_ignore_ascii_case(known)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_ending() {
        assert!(is_file("/2025/05/33-34.PDF"));
        assert!(is_file("/feed.json"));
        assert!(!is_file("/2025/05/17/v1.5/"));
        assert!(!is_file("/2025/story.html"));
        assert!(!is_file("/pdf"));
    }
}
