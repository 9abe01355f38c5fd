//! Players of other sites. Until the reader asks for one, nothing is requested from its site.

use super::builder::Builder;
use super::dom::{Element, Node, append, set};
use super::words::{get, until};
use newsfeed::html_rules;

/// Carries the address of the player until it is loaded; only this module writes it, and `events` reads it.
pub(super) const PLAYER: &str = "data-player";
pub(super) const TITLE: &str = "data-title";

impl Builder<'_> {
    /// A frame: a player if its site is known, else nothing.
    pub(super) fn frame(&mut self, source: &Element, into: &Node) {
        if let Some(player) = self.player(&self.source_url(source), get(source, "title").trim()) {
            append(into, &player);
        }
    }

    /// A button in the place of a player, and beneath it whose player it is.
    #[inline(never)]
    pub(super) fn player(&self, url: &str, title: &str) -> Option<Element> {
        let url = until(url, b'#');
        let address = url.get(until(url, b':').len() + 3..)?;
        let host = until(address, b'/');
        let address = &address[host.len()..];
        let path = until(address, b'?');
        let embed = html_rules::embed(host, path, &address[path.len()..])?;
        let provider = embed.provider;
        let title = if title.is_empty() { provider } else { title };

        let figure = self.create("figure");
        set(&figure, "class", "player");
        let button = self.add(&figure, "button", "");
        set(&button, "type", "button");
        set(&button, "class", "play");
        set(&button, PLAYER, &embed.player_url);
        set(&button, TITLE, title);
        self.add(&button, "span", &self.labels.play_video.replace("{title}", title));
        let caption = self.add(&figure, "figcaption", "");
        let note = self.add(&caption, "small", &self.labels.opens_provider.replace("{provider}", provider));
        self.text(" ", &note);
        let link = self.add(&note, "a", &self.labels.watch_on.replace("{provider}", provider));
        set(&link, "href", &embed.watch_url);
        set(&link, "rel", "noopener external");
        Some(figure)
    }
}
