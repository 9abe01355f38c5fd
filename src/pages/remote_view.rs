//! The one decision what to show of something that may still be on its way.

use crate::data::archive_search::show_more;
use crate::data::library::{Fetching, Library};
use crate::data::queries::Answer;
use crate::data::remote::{Fault, Remote};
use crate::i18n::{fill, words};
use crate::platform::document::{BOOT, give_focus_back, has_focus, remove_boot_screen};
use crate::platform::followed::Derived;
use crate::platform::http;
use crate::platform::timer::after_paint;
use crate::ui::element::{Piece, element, live, nothing};
use crate::ui::page_head::page_title;
use crate::ui::states::{self, button, failed, skeleton};

/// What may fail to come.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What the page is about: a fault of it has the page's headline.
    Page,
    /// What a search has found, below a headline of its own.
    Search,
    /// More of a list.
    More,
}

/// Nothing for the first moment, a skeleton when it takes longer, the content, or what went wrong with that part.
pub fn remote_view(
    part: Part,
    remote: Derived<Remote<Answer>>,
    ready: impl Fn(Answer) -> Piece + Send + 'static,
) -> Piece {
    live(move || match remote.get() {
        Remote::Loading => states::waiting().view(),
        Remote::Ready(answer) => ready(answer),
        other => {
            // What stands until the page is there says less.
            remove_boot_screen(BOOT);
            match other {
                Remote::Failed(fault) => fault_view(part, &fault, Library::of_app()),
                other => skeleton(other == Remote::Again).view(),
            }
        }
    })
}

/// The same while there is no paper at all, and so nothing that could be ready.
pub fn waiting() -> Piece {
    let library = Library::of_app();
    remote_view(Part::Page, Derived::new(move || library.waiting()), |_| nothing())
}

/// The state of a feed that goes on, below a list: on its way, a fault, or a button for more.
pub fn more_below() -> Piece {
    more(None)
}

/// The same for what a search of a pressed archive has found, if there is more of it. `search`: its words.
pub fn more(search: Option<String>) -> Piece {
    let library = Library::of_app();
    let part = if search.is_some() { Part::Search } else { Part::More };
    live(move || match library.fetching() {
        Fetching::Failed(fault) => fault_view(part, &fault, library),
        // The button stays while more is on its way: whoever pressed it keeps the focus there.
        fetching if search.is_some() || library.paper().is_some() && library.has_more() => {
            let said = match fetching {
                Fetching::Slow => words().loading,
                Fetching::Again => words().trying_again,
                _ => "",
            };
            let search = search.clone();
            let on_press = move || match &search {
                Some(words) => show_more(words, library),
                None => library.read_further(),
            };
            element("p", "more-below")
                .add(button(words().load_older, on_press))
                .add(element("span", "").set("role", "status").add(said))
                .view()
        }
        _ => {
            // The last press has taken the button away: the focus goes to the end of what it brought.
            if has_focus(".more-below button") {
                after_paint(|| give_focus_back(".stories > :last-child a"));
            }
            nothing()
        }
    })
}

fn fault_view(part: Part, fault: &Fault, library: Library) -> Piece {
    let words = words();
    let has_paper = library.paper_untracked().is_some();
    let title = match part {
        _ if !has_paper => words.failed,
        _ if library.has_more() => words.failed_more,
        Part::Page => words.failed_page,
        Part::Search => words.failed_search,
        Part::More => words.failed_more,
    };
    let is_page = part == Part::Page;
    if is_page {
        // The tab would go on being called after the page before, or after no page at all.
        page_title(title.to_owned());
    }
    let tag = if is_page { "h1" } else { "p" };
    let detail = fill(words.fault_detail, "title", &fault.detail());
    failed(tag, title, reason(fault, has_paper), detail, move || library.retry()).view()
}

/// A fault in the reader's language. `has_paper`: whether there is something else to read.
fn reason(fault: &Fault, has_paper: bool) -> String {
    let words = words();
    let Fault::Network(network) = fault else {
        return match fault {
            Fault::NotAFeed(_) => words.fault_not_a_feed,
            Fault::NotAnIndex(_) => words.fault_not_an_index,
            _ => words.fault_not_json,
        }
        .to_owned();
    };
    let silence = match network {
        http::Fault::Offline => words.fault_offline,
        http::Fault::Unreachable(_) => words.fault_unreachable,
        http::Fault::TimedOut => words.fault_timeout,
        http::Fault::Status(status, _) => return fill(words.fault_status, "n", &status.to_string()),
        http::Fault::WrongType(_) => return words.fault_not_json.to_owned(),
    };
    if has_paper { [silence, " ", words.fault_but_kept].concat() } else { silence.to_owned() }
}
