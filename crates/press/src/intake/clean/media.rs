//! Pictures, recordings, players.

use super::classes::Classes;
use super::rewrite::{Last, Rewriter};
use super::tags::value;
use super::urls::web;
use super::wash::{LATE, SETS};
use newsfeed::html_rules;
use url::Url;

impl Rewriter<'_> {
    /// The address of what an element shows. Scripts that load late leave a placeholder in `src`.
    pub(super) fn source(&self, attributes: &str) -> Option<String> {
        let given = |name: &str| value(attributes, name).filter(|given| !given.trim().is_empty());
        let of = |name: &str| given(name).and_then(|reference| web(self.base, &reference));
        LATE.into_iter()
            .find_map(of)
            .or_else(|| of("src"))
            .or_else(|| SETS.into_iter().find_map(|name| web(self.base, largest(&given(name)?)?)))
    }

    /// Writes a picture; not if it counts readers. `is_double`: it stands there for browsers without scripts.
    pub(super) fn picture(&mut self, attributes: &str, is_double: bool) {
        let is_thin = |side| matches!(value(attributes, side).as_deref(), Some("0" | "1"));
        let Some(url) = self.source(attributes).filter(|_| !(is_thin("width") && is_thin("height"))) else {
            return;
        };
        match &self.last {
            Last::Picture(place) if is_double => self.out.truncate(*place),
            // The other way round: the double came before.
            Last::Double(double) if *double == url => return,
            _ => {}
        }
        let place = self.out.len();
        self.write("img", attributes, &Classes::of(""));
        self.last = if is_double { Last::Double(url) } else { Last::Picture(place) };
    }

    /// Writes a player that we know, in the one form in which it is known again.
    pub(super) fn player(&mut self, attributes: &str) {
        let Some(url) = self.source(attributes) else { return };
        let Some(embed) = embed(&url) else {
            self.frames += 1;
            return;
        };
        self.begin("iframe");
        self.attribute("src", Some(&embed.player_url));
        let title = value(attributes, "title").unwrap_or_default();
        self.attribute("title", Some(title.trim()).filter(|title| !title.is_empty()));
        self.out.push_str("></iframe>");
        self.last = Last::Other;
    }
}

/// The player that a vetted address shows.
fn embed(url: &str) -> Option<html_rules::Embed> {
    let url = Url::parse(url).ok()?;
    if url.port().is_some() {
        return None;
    }
    html_rules::embed(url.host_str()?, url.path(), url.query().unwrap_or_default())
}

/// The address of the largest picture in a set: `a.jpg 400w, b.jpg 800w`.
fn largest(set: &str) -> Option<&str> {
    let mut best: Option<(&str, f64)> = None;
    for candidate in set.split(", ").flat_map(|part| part.split(",\n")) {
        let mut words = candidate.trim().trim_end_matches(',').split_ascii_whitespace();
        let Some(url) = words.next() else { continue };
        let size = words.next().and_then(|size| size.get(..size.len() - 1)?.parse().ok()).unwrap_or(1.0);
        if best.is_none_or(|(_, most)| size > most) {
            best = Some((url, size));
        }
    }
    best.map(|(url, _)| url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_of_a_set() {
        assert_eq!(largest("a.jpg 400w, b,1.jpg 1200w, c.jpg 800w"), Some("b,1.jpg"));
        assert_eq!(largest("a.jpg, b.jpg 2x"), Some("b.jpg"));
        assert_eq!(largest(" "), None);
        assert_eq!(largest("a.jpg ы"), Some("a.jpg"));
    }
}
