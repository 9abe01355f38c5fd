//! The questions that pages ask of the paper. Each is answered in the same tick when the paper holds the answer, and
//! otherwise has the feed read on until it does, or until the feed ends.

use super::archive_search;
use super::documents;
use super::library::Library;
use super::listing::{Listing, list};
use super::pressed;
use super::remote::Remote;
use super::search::{self, Found};
use crate::platform::document;
use crate::platform::effect::effect;
use crate::platform::followed::{Derived, Followed};
use crate::route::{Archive, Route};
use newsfeed::date::Date;
use newsfeed::edition::PAGE;
use newsfeed::front_page::{self, FrontPage};
use newsfeed::model::{Article, Kind, StaticPage};
use newsfeed::paper::Paper;
use std::sync::Arc;

/// Stories that a front page wants before it reads on.
const FRONT_PAGE_WANTS: usize = 40;

/// What stands at an address.
#[derive(Clone)]
pub enum Answer {
    /// The front page.
    Front(Arc<FrontPage>),
    /// One page of a list.
    Listing(Arc<Listing>),
    /// An article.
    Story(Story),
    /// A static page.
    Page(Arc<StaticPage>),
    /// What a search has found.
    Found(Arc<Found>),
    /// Nothing.
    Missing,
}

impl Answer {
    /// Whether there is something to read in it.
    fn is_worth_showing(&self) -> bool {
        match self {
            Self::Front(page) => page.lead.is_some(),
            Self::Listing(listing) => !listing.stories.is_empty(),
            Self::Story(_) | Self::Page(_) | Self::Found(_) => true,
            Self::Missing => false,
        }
    }

    /// All stories in it, in their order.
    fn stories(&self) -> Vec<&Arc<Article>> {
        match self {
            Self::Front(page) => {
                let lists = [&page.strip, &page.picks, &page.latest];
                let blocks = page.blocks.iter().flat_map(|block| &block.stories);
                page.lead.iter().chain(lists.into_iter().flatten()).chain(blocks).chain(&page.issue).collect()
            }
            Self::Listing(listing) => listing.stories.iter().collect(),
            Self::Story(story) => {
                [Some(&story.article), story.older.as_ref(), story.newer.as_ref()].into_iter().flatten().collect()
            }
            Self::Found(found) => found.stories.iter().collect(),
            Self::Page(_) | Self::Missing => Vec::new(),
        }
    }
}

/// Whether two answers to the same question look the same. The stories of a paper are shared when it grows, so one story
/// is one place in memory; and what has not changed is not drawn again under the reader's eyes.
impl PartialEq for Answer {
    fn eq(&self, other: &Self) -> bool {
        let extent = |answer: &Self| match answer {
            Self::Listing(listing) => (listing.total, (0, 0), false),
            Self::Found(found) => (found.count, found.searched, found.has_more),
            _ => (0, (0, 0), false),
        };
        let (own, others) = (self.stories(), other.stories());
        std::mem::discriminant(self) == std::mem::discriminant(other)
            && extent(self) == extent(other)
            && own.len() == others.len()
            && own.iter().zip(others).all(|(one, two)| Arc::ptr_eq(one, two))
    }
}

/// What a page still wants.
#[derive(Clone)]
enum Wanted {
    Nothing,
    /// More of the feed.
    More,
    /// All of the entry of a pressed archive, of which only a part came with the page before.
    Entry,
    /// Files of the pressed archive.
    Files(Vec<documents::Wanted>),
}

/// What stands at a route: from the paper in memory, which is read on as long as that is not enough. What the page
/// before had asked for and this one does not want is given up.
pub fn ask(route: Route) -> Derived<Remote<Answer>> {
    ask_of(Library::of_app(), route)
}

/// The same of a library that is given.
pub fn ask_of(library: Library, route: Route) -> Derived<Remote<Answer>> {
    library.forget_fault();
    // What came with a page is all that this page needs.
    let is_at_hand = document::was_rendered() || !document::is_browser();
    let wanted = Followed::new(Wanted::Nothing);
    effect(move || {
        // The paper is named so that each document that comes is looked at anew.
        library.paper();
        match wanted.get() {
            Wanted::Nothing => library.let_go(),
            Wanted::More => library.read_on(),
            Wanted::Entry => library.complete(),
            Wanted::Files(files) => library.read(files),
        }
    });
    Derived::new(move || {
        let Some(paper) = library.paper() else { return library.waiting() };
        if library.is_partial() && !is_at_hand {
            wanted.set(Wanted::Entry);
            return library.waiting();
        }
        if pressed::is_pressed(&paper) {
            let (answer, files) = in_archive(&paper, &route, library);
            wanted.set(if files.is_empty() { Wanted::Nothing } else { Wanted::Files(files) });
            return answer.map_or_else(|| library.waiting(), Remote::Ready);
        }
        let answer = answer(&paper, &route);
        let wanting = !is_enough(&paper, &route, &answer) && library.may_read_on();
        wanted.set(if wanting { Wanted::More } else { Wanted::Nothing });
        if wanting && !answer.is_worth_showing() { library.waiting() } else { Remote::Ready(answer) }
    })
}

/// What stands at a route of a pressed archive, as far as it is known, and the files without which no more can be said.
fn in_archive(entry: &Paper, route: &Route, library: Library) -> (Option<Answer>, Vec<documents::Wanted>) {
    if let Route::Search(words) = route {
        library.follow_presses();
        let (found, wanted) = archive_search::in_archive(entry, words, library)
            .unwrap_or_else(|| (Some(Arc::new(search::in_memory(entry, words))), Vec::new()));
        return (found.map(Answer::Found), wanted);
    }
    match pressed::answer(entry, route, &|address| library.document(address)) {
        Ok(answer) => (Some(answer), Vec::new()),
        Err(address) => (None, vec![documents::Wanted { address, is_index: false }]),
    }
}

fn answer(paper: &Paper, route: &Route) -> Answer {
    match route {
        Route::Front => Answer::Front(Arc::new(front_page::arrange(paper))),
        Route::Archive(archive, page) => {
            list(paper, archive, *page).map_or(Answer::Missing, |listing| Answer::Listing(Arc::new(listing)))
        }
        Route::Document(path) => find(paper, path),
        Route::Search(words) => Answer::Found(Arc::new(search::in_memory(paper, words))),
        Route::Saved => Answer::Missing,
    }
}

/// Whether more of the feed would not change the answer, or not enough to wait for it.
fn is_enough(paper: &Paper, route: &Route, answer: &Answer) -> bool {
    match (route, answer) {
        (Route::Front, _) => paper.stories().len() >= FRONT_PAGE_WANTS,
        // A feed runs from the newest to the oldest: past its date, a story that has not come will not come.
        (Route::Archive(Archive::Period(period), _), _) if paper.reaches(period.first()) => true,
        (Route::Archive(_, page), Answer::Listing(listing)) => listing.total >= *page as usize * PAGE,
        (Route::Document(path), Answer::Missing) => dated(path).is_some_and(|date| paper.reaches(date)),
        // The story before it is the next document's first; a static page has none.
        (_, Answer::Story(story)) => story.older.is_some() || story.article.preview.kind == Kind::Page,
        (_, Answer::Missing) => false,
        _ => true,
    }
}

/// An article with its neighbours in time.
#[derive(Clone, Debug)]
pub struct Story {
    /// The article.
    pub article: Arc<Article>,
    /// The next older story.
    pub older: Option<Arc<Article>>,
    /// The next newer story.
    pub newer: Option<Arc<Article>>,
    /// The paper that it stands in, with the stories related to it.
    pub paper: Paper,
}

/// The article or the static page at a path of a paper.
pub fn find(paper: &Paper, path: &str) -> Answer {
    if let Some(article) = paper.story(path) {
        let neighbours = paper.neighbours(&article.preview.path);
        let (article, paper) = (Arc::clone(article), paper.clone());
        return Answer::Story(Story { article, older: neighbours.older, newer: neighbours.newer, paper });
    }
    match paper.page(path.trim_matches('/')) {
        Some(page) => Answer::Page(Arc::new(page.clone())),
        None => Answer::Missing,
    }
}

/// The date that an article's path begins with.
fn dated(path: &str) -> Option<Date> {
    let mut segments = path.trim_matches('/').split('/');
    let year = segments.next()?.parse().ok()?;
    let month = segments.next()?.parse().ok()?;
    let day = segments.next()?.parse().ok()?;
    segments.next()?;
    Date::new(year, month, day)
}

/// The newest stories, for pages that have nothing of their own to show.
pub fn latest(count: usize) -> Vec<Arc<Article>> {
    let paper = Library::of_app().paper();
    paper.map(|paper| paper.stories().iter().take(count).cloned().collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_article_path_is_dated() {
        assert_eq!(dated("/2025/05/17/park/"), Date::new(2025, 5, 17));
        assert_eq!(dated("/2025/05/17/"), None);
        assert_eq!(dated("/o-gazete/"), None);
        assert_eq!(dated("/2025/02/30/x/"), None);
    }
}
