//! Links, and the places in the text that they lead to: footnotes, tables of contents.

use super::classes::Classes;
use super::rewrite::Rewriter;
use super::tags::{Piece, pieces, value};
use newsfeed::html_rules;
use newsfeed::paper::percent_decode;
use std::collections::HashSet;
use url::Url;

/// Nobody reads a text with more ids; the app keeps no more either.
const MOST_IDS: usize = 5000;
/// The longest id, in bytes.
const LONGEST: usize = 200;

/// Ids of a text as they are written: with the prefix `a-`, so that none can be mistaken for one of the page.
#[derive(Default)]
pub(super) struct Ids {
    /// Those that links of the text lead to.
    wanted: HashSet<String>,
    /// Those that there are.
    present: HashSet<String>,
    /// Those that have been written.
    pub(super) written: HashSet<String>,
}

impl Ids {
    /// The ids of washed HTML.
    pub(super) fn of(washed: &str, base: &Url) -> Ids {
        let mut ids = Ids::default();
        for (piece, _) in pieces(washed) {
            let Piece::Start { name, attributes } = piece else { continue };
            if ids.present.len() < MOST_IDS
                && let Some(id) = value(attributes, "id").and_then(|id| prefixed(&id))
            {
                ids.present.insert(id);
            }
            if name == "a"
                && let Some(to) = value(attributes, "href").and_then(|href| target(&href, base))
            {
                ids.wanted.insert(to);
            }
        }
        ids
    }
}

impl<'a> Rewriter<'a> {
    /// The id that an element keeps.
    pub(super) fn id_of(&self, attributes: &str) -> Option<String> {
        let id = prefixed(&value(attributes, "id")?)?;
        let ids = &self.ids;
        (ids.wanted.contains(&id) && ids.present.contains(&id) && !ids.written.contains(&id)).then_some(id)
    }

    /// Writes a link: as what it is, or as the place that another one leads to. The answer is the name under which it was
    /// written; nothing if it leads nowhere and nothing leads to it.
    pub(super) fn link(&mut self, attributes: &str, classes: &Classes) -> &'static str {
        let href = value(attributes, "href").and_then(|href| self.href(&href));
        if href.is_none() {
            let is_anchor = self.id_of(attributes).is_some();
            if is_anchor {
                self.write("span", attributes, classes);
            }
            return if is_anchor { "span" } else { "" };
        }
        self.write("a", attributes, classes);
        // Behind the others, before the end of the tag.
        self.out.pop();
        self.attribute("href", href.as_deref());
        self.out.push('>');
        "a"
    }

    fn href(&self, reference: &str) -> Option<String> {
        if let Some(to) = target(reference, self.base)
            && self.ids.present.contains(&to)
        {
            return Some(format!("#{to}"));
        }
        if reference.trim().is_empty() || reference.trim_start().starts_with('#') {
            return None;
        }
        let url = html_rules::vetted("href", self.base.join(reference).ok()?.into());
        (!url.is_empty()).then_some(url)
    }
}

/// The id in the same text that a reference leads to, as it is written.
fn target(reference: &str, base: &Url) -> Option<String> {
    if !reference.contains('#') {
        return None;
    }
    let url = base.join(reference).ok()?;
    if before_fragment(url.as_str()) != before_fragment(base.as_str()) {
        return None;
    }
    let fragment = url.fragment()?;
    prefixed(&percent_decode(fragment)?)
}

/// An id as it is written, if it may be one.
fn prefixed(id: &str) -> Option<String> {
    let is_sound = |c: char| c.is_alphanumeric() || "-_.:".contains(c);
    if id.is_empty() || id.len() > LONGEST || !id.chars().all(is_sound) {
        return None;
    }
    Some(if id.starts_with("a-") { id.to_owned() } else { format!("a-{id}") })
}

fn before_fragment(url: &str) -> &str {
    url.split('#').next().unwrap_or_default()
}
