//! Pages rendered beforehand, by the code that renders them in the reader's browser: the press writes them beside an
//! edition, and the app takes them over as they stand.

mod facts;
mod head;
#[cfg(test)]
mod tests;

pub use head::FeedLink;

use crate::app;
use crate::data::library::Library;
use crate::data::queries::{self, Answer};
use crate::data::remote::Remote;
use crate::platform::beforehand;
use crate::platform::view::{Printed, escaped, print};
use crate::route::{self, Route};
use facts::Facts;
use head::Head;
use newsfeed::paper::Paper;
use std::fmt::Write;

/// A newspaper whose pages are rendered.
#[derive(Clone, Debug)]
pub struct Newspaper {
    /// The folder that it stands in, an absolute address with a slash at its end.
    pub home: String,
    /// The name of its entry feed in that folder: `feed.json`.
    pub entry: String,
    /// The part of the entry that comes with each page: all but its stories and counts. A JSON Feed.
    pub masthead: String,
    /// The year of the copyright line.
    pub year: i32,
}

/// What a page is made of, besides the newspaper.
#[derive(Clone, Debug, Default)]
pub struct Material {
    /// Its path in the newspaper, with slashes at both ends, percent-encoded or not.
    pub path: String,
    /// The documents that hold what it shows, by their names in the newspaper's folder; nothing in the place of the text
    /// of one that there is not.
    pub documents: Vec<(String, Option<String>)>,
    /// The absolute address of its picture for previews, 1200 by 630.
    pub card: String,
    /// Its feeds.
    pub feeds: Vec<FeedLink>,
}

/// A rendered page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The path that its address has at its host, percent-encoded: the app takes it over there and nowhere else.
    pub address: String,
    /// The language that it is in (BCP 47).
    pub language: String,
    /// Which way that is written: `ltr`, `rtl`.
    pub direction: &'static str,
    /// What it says of itself at the beginning of the head of the document: no more is read by previews in chats.
    pub head: String,
    /// What it says of itself at the end of the head: links and data, which come after `<base>`.
    pub links: String,
    /// What stands in its body.
    pub body: String,
    /// The documents that it is made of, for the app: at the end of the body.
    pub documents: String,
}

/// The path of a page of a list in the newspaper. `list`: the path of the first page; `page` is from 1.
pub fn page_of(list: &str, page: u32) -> String {
    route::set_base("/");
    Route::parse(list).at_page(page).to_string()
}

impl Newspaper {
    /// Renders a page.
    pub fn page(&self, material: &Material) -> Page {
        let base = beforehand::path(&self.home);
        route::set_base(&base);
        let route = Route::parse(&[base.trim_end_matches('/'), &material.path].concat());
        let at = |name: &str| beforehand::resolve(&self.home, name).unwrap_or_default();
        let address = at(&route.to_string()[1..]);
        let entry = at(&self.entry);
        let documents = [(entry.clone(), Some(self.masthead.clone()))].into_iter();
        let documents =
            documents.chain(material.documents.iter().map(|(name, text)| (at(name), text.clone()))).collect::<Vec<_>>();
        let ((Printed { body, head }, facts), title, language) =
            beforehand::as_page(&address, &entry, self.year, || {
                let library = Library::holding(documents);
                let printed = print(app::app(library));
                let asked = queries::ask_of(library, route.clone()).get();
                let answer = if let Remote::Ready(answer) = asked { answer } else { Answer::Missing };
                let paper = library.paper_untracked();
                let masthead = paper.as_deref().map(Paper::masthead).cloned().unwrap_or_default();
                (printed, Facts::of(&route, &answer, &masthead))
            });
        let direction = crate::platform::document::direction(&language);
        let own =
            Head { facts: &facts, title: &title, address: &address, home: &self.home, language: &language, material };
        let links = head + &own.links();
        let (head, documents) = (own.meta(), self.embedded(material));
        Page { address: beforehand::path(&address), language, direction, head, links, body, documents }
    }

    /// The documents of the page, as the app finds them.
    fn embedded(&self, material: &Material) -> String {
        let masthead = (&self.entry, &self.masthead);
        let documents = material.documents.iter().filter_map(|(name, text)| Some((name, text.as_ref()?)));
        let mut embedded = String::new();
        for (name, text) in [masthead].into_iter().chain(documents) {
            let name = escaped(name);
            let text = head::in_script(text);
            // A text that is written into memory is taken in full.
            let _ = write!(embedded, "<script type=\"application/json\" data-document=\"{name}\">{text}</script>");
        }
        embedded
    }
}
