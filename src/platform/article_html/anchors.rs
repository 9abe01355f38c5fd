//! Links within the article, and the ids that they need: footnotes, tables of contents.

use super::builder::Builder;
use super::dom::{find_all, joined, set};
use super::links::{Links, Target, point};
use web_sys::{DocumentFragment, Element, HtmlElement, Url};

/// Before every id of an article, so that none can be mistaken for one of the page, nor for a property of `document`.
const ID_PREFIX: &str = "a-";
/// Carries the id that a link within the article leads to; `events` looks for it.
pub(super) const TO: &str = "data-to";

/// The ids of one article.
#[derive(Default)]
pub(super) struct Anchors {
    /// The ids that links of the article lead to, sorted. No other id is kept.
    wanted: Vec<Anchor>,
    /// The built links within the article.
    pub links: Vec<InnerLink>,
}

struct Anchor {
    id: String,
    /// Whether an element has it: the first that bears an id in the source.
    is_given: bool,
}

/// A built link within the article.
pub(super) struct InnerLink {
    pub link: Element,
    /// The id that it leads to, as the source writes it.
    pub id: String,
    /// Where it leads if the article has no such id.
    pub otherwise: Option<Url>,
}

/// Nobody reads an article with more. It bounds the work that a hostile one can make.
const MOST_ANCHORS: usize = 5000;

impl Anchors {
    /// Reads which ids the article's own links lead to.
    pub(super) fn new(body: &HtmlElement, links: &Links) -> Self {
        let mut anchors = Anchors::default();
        for link in find_all(body, "a[href*='#']") {
            if let Some(Target::Here(id, _)) = link.get_attribute("href").and_then(|href| links.target(&href))
                && let Err(place) = anchors.find(&id)
                && anchors.wanted.len() < MOST_ANCHORS
            {
                anchors.wanted.insert(place, Anchor { id, is_given: false });
            }
        }
        anchors
    }

    fn find(&self, id: &str) -> Result<usize, usize> {
        self.wanted.binary_search_by(|anchor| anchor.id.as_str().cmp(id))
    }

    /// The prefixed id that an element of the source shall bear, if a link of the article leads to it.
    pub(super) fn claim(&mut self, source: &Element) -> Option<String> {
        if self.wanted.is_empty() {
            return None;
        }
        // Old pages and word processors write <a name>.
        let name = if source.local_name() == "a" { source.get_attribute("name") } else { None };
        let known = [source.get_attribute("id"), name].into_iter().flatten().find_map(|id| self.find(&id).ok());
        let anchor = self.wanted.get_mut(known?)?;
        let is_first = !std::mem::replace(&mut anchor.is_given, true);
        is_first.then(|| prefixed(&anchor.id))
    }
}

impl Builder<'_> {
    /// Addresses a link within the article, if what it leads to has been built. Answers whether it has.
    pub(super) fn connect(&self, inner: &InnerLink, article: &DocumentFragment) -> bool {
        let is_there = article.get_element_by_id(&prefixed(&inner.id)).is_some();
        if is_there {
            address_inner_link(&inner.link);
            return true;
        }
        let _ = inner.link.remove_attribute(TO);
        // Without an address it is text.
        if let Some(url) = &inner.otherwise {
            point(&inner.link, self.links.outward(url));
        }
        false
    }
}

/// Gives a link within the article the address of the page as it is now. It is called when the reader uses the link,
/// too: an article may be built before the router has written the page's address.
pub(super) fn address_inner_link(link: &Element) {
    let href = web_sys::window().and_then(|window| window.location().href().ok());
    if let (Some(href), Some(id)) = (href, link.get_attribute(TO)) {
        // encodeURI, since the router reads the fragment by decodeURI.
        let id: String = js_sys::encode_uri(&id).into();
        set(link, "href", &joined(&[without_fragment(&href), "#", &id]));
    }
}

/// An id as it stands in the built article.
pub(super) fn prefixed(id: &str) -> String {
    joined(&[ID_PREFIX, id])
}

/// The id that a fragment means.
pub(super) fn id_of(fragment: &str) -> Option<String> {
    let id = js_sys::decode_uri_component(fragment).map_or_else(|_| fragment.to_owned(), String::from);
    let is_good = !id.is_empty() && id.len() <= 200 && !id.contains(|c: char| c.is_whitespace() || c == '#');
    is_good.then_some(id)
}

/// A URL up to its fragment.
pub(super) fn without_fragment(href: &str) -> &str {
    href.split('#').next().unwrap_or_default()
}
