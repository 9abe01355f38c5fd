//! Players of other sites. Until the reader asks for one, nothing is requested from its site.

use super::builder::Builder;
use super::dom::{append, joined, set};
use newsfeed::html_rules;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node, Url};

/// Carries the address of the player until it is loaded; only this module writes it.
const PLAYER: &str = "data-player";
const TITLE: &str = "data-title";

impl Builder<'_> {
    /// A frame: a player if its site is known, else nothing.
    pub(super) fn frame(&mut self, source: &HtmlElement, into: &Node) {
        let Some(url) = self.source_url(source) else { return };
        let title = source.get_attribute("title").unwrap_or_default();
        let Some(player) = self.player_of(&url, title.trim()) else { return };
        if let Some(id) = self.anchors.claim(source) {
            player.set_id(&id);
        }
        append(into, &player);
    }

    /// A button in the place of a player, and beneath it whose player it is.
    pub(super) fn player_of(&self, url: &Url, title: &str) -> Option<Element> {
        // `host` has the port with it: a known site is known without one.
        let embed = html_rules::embed(&url.host(), &url.pathname(), &url.search())?;
        let provider = embed.provider;
        let title = if title.is_empty() { provider } else { title };

        let button = self.create("button")?;
        set(&button, "type", "button");
        set(&button, "class", "play");
        set(&button, PLAYER, &embed.player_url);
        set(&button, TITLE, title);
        append(&button, &*self.create_with("span", &self.labels.play_video.replace("{title}", title))?);

        let caption = self.create("figcaption")?;
        let note = self.create_with("small", &self.labels.opens_provider.replace("{provider}", provider))?;
        let link = self.create_with("a", &self.labels.watch_on.replace("{provider}", provider))?;
        set(&link, "href", &embed.watch_url);
        set(&link, "rel", "noopener external");
        append(&note, &self.text(" "));
        append(&note, &link);
        append(&caption, &note);

        let figure = self.create("figure")?;
        set(&figure, "class", "player");
        append(&figure, &button);
        append(&figure, &caption);
        Some(figure)
    }
}

/// Puts the player in the place of its button, and the focus on it.
pub(super) fn load(button: &Element) {
    let (Some(address), Some(document)) = (button.get_attribute(PLAYER), button.owner_document()) else { return };
    let Some(frame) = document.create_element("iframe").ok().and_then(|frame| frame.dyn_into::<HtmlElement>().ok())
    else {
        return;
    };
    let title = button.get_attribute(TITLE).unwrap_or_default();
    let separator = if address.contains('?') { "&" } else { "?" };
    let address = joined(&[&address, separator, "autoplay=1"]);
    for (name, value) in [
        ("title", title.as_str()),
        ("allow", "fullscreen; encrypted-media; picture-in-picture; autoplay"),
        ("allowfullscreen", ""),
        // YouTube does not play for a page that keeps its origin to itself.
        ("referrerpolicy", "strict-origin-when-cross-origin"),
        ("loading", "eager"),
        // Last: it is what starts the loading.
        ("src", &address),
    ] {
        set(&frame, name, value);
    }
    if button.replace_with_with_node_1(&frame).is_ok() {
        let _ = frame.focus();
    }
}
