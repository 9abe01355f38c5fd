//! What a page says of itself to the browser and to a screen reader.

use super::nameplate::Nameplate;
use crate::platform::arrival;
use crate::platform::effect::effect;
use crate::route::Route;
use leptos::prelude::*;
use leptos_meta::{Meta, Title};

/// Put into each page that has its content: sets title and description, and says that the reader has arrived at
/// `route`. The front page has no title of its own, it bears the newspaper's name.
pub fn page_head(title: String, description: String, route: &Route) -> AnyView {
    let nameplate = use_context::<Nameplate>();
    let full_title = move || {
        let site = nameplate.map(|nameplate| nameplate.0.get()).unwrap_or_default();
        match (title.is_empty(), site.is_empty()) {
            (true, _) => site,
            (false, true) => title.clone(),
            (false, false) => [&title, " — ", &site].concat(),
        }
    };
    let address = route.href();
    // Effects run when what was rendered with them is on the page.
    effect(move || arrival::arrived(address.clone()));
    let description = (!description.is_empty()).then(|| view! { <Meta name="description" content=description /> });
    view! { <Title text=full_title />{description} }.into_any()
}
