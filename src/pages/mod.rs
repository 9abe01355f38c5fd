//! The pages: thin. Each is given the answer to its question, and gives it to the views.

mod archive;
mod front;
mod not_found;
mod remote_view;
mod saved;
mod search;
mod static_page;
mod story;

use crate::data::queries::{self, Answer};
use crate::route::Route;
use crate::ui::element::Piece;
use crate::ui::page_head::canonical;
pub use remote_view::waiting;
use remote_view::{Part, remote_view};

/// The page for a route. Made anew for each route: nothing of one page is left on the next.
pub fn page(route: Route) -> Piece {
    let asked = queries::ask(route.clone());
    match route {
        Route::Search(words) => search::search(&words, asked),
        Route::Saved => saved::saved(),
        route => remote_view(Part::Page, asked, move |answer| {
            let page = match answer {
                Answer::Front(page) => front::front(&page),
                Answer::Listing(listing) => archive::archive(&route, &listing),
                Answer::Story(found) => story::story(found),
                Answer::Page(page) => static_page::static_page(&page),
                Answer::Found(_) | Answer::Missing => return not_found::not_found(),
            };
            vec![canonical(&route), page].into()
        }),
    }
}
