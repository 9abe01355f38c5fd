//! What a page says of itself to the browser and to a screen reader.

use super::element::{Piece, Text, element, in_head};
use super::nameplate::Nameplate;
use crate::platform::effect::effect;
use crate::platform::{arrival, document};
use crate::route::Route;

/// Put into each page that has its content: sets title and description, and says that the reader has arrived. The front
/// page has no title of its own, it bears the newspaper's name.
pub fn page_head(title: String, description: String) -> Piece {
    page_title(title);
    // Effects run when what was rendered with them is on the page.
    effect(|| document::remove_boot_screen(document::BOOT));
    effect(arrival::arrived);
    (!description.is_empty()).then(|| meta("description", description)).into()
}

/// What the browser calls the page: its title, and the newspaper's name behind it.
pub fn page_title(title: String) {
    effect(move || {
        let site = Nameplate::name();
        let full_title = match (title.is_empty(), site.is_empty()) {
            (true, _) => site,
            (false, true) => title.clone(),
            (false, false) => [&title, " — ", &site].concat(),
        };
        document::set_title(&full_title);
    });
}

/// A line about the page for search engines.
pub fn meta(name: &'static str, content: impl Into<Text>) -> Piece {
    in_head(element("meta", "").set("name", name).set("content", content))
}

/// The one address of the page, for search engines: without what others have written behind it.
pub fn canonical(route: &Route) -> Piece {
    in_head(element("link", "").set("rel", "canonical").set("href", document::absolute(&route.href())))
}
