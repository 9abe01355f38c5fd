//! The menu: a bar with the entries of the first level, and a panel with the whole tree behind one button.
//!
//! Twenty and more entries do not fit a bar. The bar scrolls sideways where it must, so that it is one line on every
//! screen; the panel, by the disclosure pattern, holds everything at two levels.

use super::element::{Element, Text, element, link, live};
use super::icon::Icon;
use crate::i18n::{fill, words};
use crate::platform::effect::effect;
use crate::platform::followed::{Derived, Followed};
use crate::platform::link::is_on_link;
use crate::platform::listener::Listening;
use crate::platform::{document, keyboard};
use crate::route::Route;
use leptos::prelude::*;
use newsfeed::model::{MenuEntry, MenuTarget};

/// The menu of `entries`, with at most one level of children, marking the entry that leads `here`.
pub fn menu(entries: &[MenuEntry], here: Derived<Route>) -> Element {
    let open = Followed::new(false);
    let escape = keyboard::on_escape(move || {
        if open.get_untracked() {
            open.set(false);
            document::focus(".menu-button");
        }
    });
    // Also by Tab: what has the focus must not lie under the panel.
    let outside = document::on_leaving(".menu", move || open.set(false));
    on_cleanup(move || {
        escape.remove();
        outside.into_iter().for_each(Listening::remove);
    });
    // Whoever followed a link has left the menu.
    effect(move || {
        here.track();
        open.set(false);
    });
    let words = words();
    let first_level = entries.iter().filter_map(|entry| menu_link(entry, here)).map(|link| element("li", "").add(link));
    let tree = entries.iter().enumerate().map(|(index, entry)| branch(index, entry, here));
    let saved = tool(Route::Saved, Icon::Star, words.saved, here);
    let search = tool(Route::Search(String::new()), Icon::Search, words.search, here);
    let bar = element("div", "bar")
        .add(menu_button(open))
        .add(
            element("ul", "first-level")
                .on("focusin", |event| document::centre_focused(&event))
                .add(first_level.collect::<Vec<_>>()),
        )
        .add(saved)
        .add(search);
    let panel = element("div", "panel")
        .set("id", "menu-panel")
        // Also a link to the page that is shown.
        .on("click", move |event| {
            if is_on_link(&event) {
                open.set(false);
            }
        })
        .set_live("hidden", move || (!open.get()).then(|| "".into()))
        .add(element("ul", "tree").add(tree.collect::<Vec<_>>()));
    element("nav", "menu").set("aria-label", words.menu).add(bar).add(panel)
}

fn menu_button(open: Followed<bool>) -> Element {
    disclosure("menu-button", open, "menu-panel".into())
        .add(live(move || if open.get() { Icon::Close } else { Icon::Menu }.draw().view()))
        .add(element("span", "").add(words().all_sections))
}

/// A button that opens and closes what it controls, and says which it is.
fn disclosure(class: &'static str, open: Followed<bool>, controls: Text) -> Element {
    element("button", class)
        .set("type", "button")
        .set("aria-controls", controls)
        .set_live("aria-expanded", move || Some(if open.get() { "true" } else { "false" }.into()))
        .on("click", move |_| open.set(!open.get_untracked()))
}

/// A page that is always at hand: search, saved stories.
fn tool(route: Route, icon: Icon, label: &'static str, here: Derived<Route>) -> Element {
    link(&route, "tool")
        .set_live("aria-current", move || {
            here.with(|here| std::mem::discriminant(here) == std::mem::discriminant(&route)).then(|| "page".into())
        })
        // Where there is no room for its words, its name is here.
        .set("title", label)
        .add(icon.draw())
        .add(element("span", "").add(label))
}

/// An entry of the panel, with a button for its children if it has any.
fn branch(index: usize, entry: &MenuEntry, here: Derived<Route>) -> Element {
    let own = menu_link(entry, here).unwrap_or_else(|| element("span", "group").add(entry.label.clone()));
    if entry.children.is_empty() {
        return element("li", "").add(own);
    }
    let open = Followed::new(document::is_wide());
    let id = format!("submenu-{index}");
    let button = disclosure("submenu-button", open, id.clone().into())
        .set("aria-label", fill(words().submenu, "title", &entry.label))
        .add(Icon::Down.draw());
    let children = entry.children.iter().filter_map(|child| menu_link(child, here));
    let children = children.map(|link| element("li", "").add(link)).collect::<Vec<_>>();
    let list =
        element("ul", "").set("id", id).set_live("hidden", move || (!open.get()).then(|| "".into())).add(children);
    element("li", "branch").add(element("div", "branch-head").add(own).add(button)).add(list)
}

/// The link of an entry that leads somewhere.
fn menu_link(entry: &MenuEntry, here: Derived<Route>) -> Option<Element> {
    let label = entry.label.clone();
    let route = match entry.target.as_ref()? {
        MenuTarget::Section(path) => Route::section(path),
        MenuTarget::Tag(slug) => Route::tag(slug),
        MenuTarget::Page(slug) => Route::page(slug),
        MenuTarget::Path(path) if path == "/" => Route::Front,
        MenuTarget::Path(path) => Route::story(path),
        MenuTarget::Url(url) => {
            return Some(element("a", "").set("href", url.clone()).set("rel", "external noopener").add(label));
        }
    };
    let link = link(&route, "");
    let is_here = move || here.with(|here| here.at_page(1) == route).then(|| "page".into());
    Some(link.set_live("aria-current", is_here).add(label))
}
