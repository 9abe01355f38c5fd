//! What a page says of itself to the browser and to a screen reader.

use super::element::{Piece, Text, element, held, in_head};
use super::nameplate::Nameplate;
use crate::platform::arrival;
use crate::platform::effect::effect;
use leptos::prelude::*;
use leptos_meta::{Title, TitleProps};

/// Put into each page that has its content: sets title and description, and says that the reader has arrived. The front
/// page has no title of its own, it bears the newspaper's name.
pub fn page_head(title: String, description: String) -> Piece {
    let nameplate = use_context::<Nameplate>();
    let full_title = move || {
        let site = nameplate.map(|nameplate| nameplate.0.get()).unwrap_or_default();
        match (title.is_empty(), site.is_empty()) {
            (true, _) => site,
            (false, true) => title.clone(),
            (false, false) => [&title, " — ", &site].concat(),
        }
    };
    // Effects run when what was rendered with them is on the page.
    effect(arrival::arrived);
    let title = held(Title(TitleProps::builder().text(full_title).build()));
    let described = (!description.is_empty()).then(|| meta("description", description));
    vec![title, described.into()].into()
}

/// A line about the page for search engines.
pub fn meta(name: &'static str, content: impl Into<Text>) -> Piece {
    in_head(element("meta", "").set("name", name).set("content", content))
}
