//! Nothing stands at this address: search and the latest stories lead on.

use super::remote_view::more_below;
use crate::data::{library::Library, queries};
use crate::i18n::words;
use crate::ui::card::{CardSize, Kickers, Level};
use crate::ui::element::{Piece, element};
use crate::ui::page_head::{meta, page_head};
use crate::ui::search_form::search_form;
use crate::ui::story_list::story_list;

/// How many of the latest stories are offered.
const LATEST: usize = 6;

/// The page for wrong addresses.
pub fn not_found() -> Piece {
    let words = words();
    let stories = queries::latest(LATEST);
    let library = Library::of_app();
    // What has not been read of an endless feed may hold it.
    let further = (library.has_more() && !library.may_read_on()).then(more_below);
    let latest = (!stories.is_empty()).then(|| {
        vec![
            element("h2", "block-title").add(words.latest),
            story_list(&stories, CardSize::Row, Level::Three, Kickers::Shown, "stories"),
        ]
    });
    element("div", "list-page")
        .add(page_head(words.not_found.to_owned(), String::new()))
        // A static host answers every address with status 200; search engines must not keep this page.
        .add(meta("robots", "noindex"))
        .add(
            element("header", "list-head")
                .add(element("h1", "").add(words.not_found))
                .add(element("p", "description").add(words.not_found_help))
                .add(search_form("")),
        )
        .add(latest)
        .add(further)
        .view()
}
