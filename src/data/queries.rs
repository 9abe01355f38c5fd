//! The questions that pages ask of the paper. Each is answered in the same tick when the paper holds the answer, and
//! otherwise has the feed read on until it does, or until the feed ends.

use super::library::Library;
use super::remote::Remote;
use crate::platform::effect::effect;
use crate::platform::followed::{Derived, Followed};
use crate::platform::timer;
use crate::route::{Archive, Route};
use newsfeed::date::{Date, Period};
use newsfeed::front_page::{self, FrontPage};
use newsfeed::model::{Article, Author, Kind, Section, StaticPage, Tag};
use newsfeed::paper::Paper;
use newsfeed::related;
use newsfeed::search::{Hit, SearchIndex};
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

/// Stories on one page of a list.
pub const PAGE_SIZE: usize = 20;
/// Stories that a front page wants before it reads on.
const FRONT_PAGE_WANTS: usize = 40;
/// Stories beside an article.
const RELATED: usize = 4;
/// Related stories that are worth more than not saying a neighbour twice.
const LEAST_RELATED: usize = 3;
/// Stories under an article.
const MISSED: usize = 4;

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
    /// Nothing.
    Missing,
}

impl Answer {
    /// Whether there is something to read in it.
    fn is_worth_showing(&self) -> bool {
        match self {
            Self::Front(page) => page.lead.is_some(),
            Self::Listing(listing) => !listing.stories.is_empty(),
            Self::Story(_) | Self::Page(_) => true,
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
            Self::Page(_) | Self::Missing => Vec::new(),
        }
    }
}

/// Whether two answers to the same question look the same. The stories of a paper are shared when it grows, so one story
/// is one place in memory; and what has not changed is not drawn again under the reader's eyes.
impl PartialEq for Answer {
    fn eq(&self, other: &Self) -> bool {
        let extent = |answer: &Self| match answer {
            Self::Listing(listing) => listing.total,
            _ => 0,
        };
        let (own, others) = (self.stories(), other.stories());
        std::mem::discriminant(self) == std::mem::discriminant(other)
            && extent(self) == extent(other)
            && own.len() == others.len()
            && own.iter().zip(others).all(|(one, two)| Arc::ptr_eq(one, two))
    }
}

/// What stands at a route: from the paper in memory, which is read on as long as that is not enough. What the page
/// before had asked for and this one does not want is given up.
pub fn ask(route: Route) -> Derived<Remote<Answer>> {
    let library = Library::of_app();
    library.forget_fault();
    let wants_more = Followed::new(false);
    effect(move || {
        // The paper is named so that each document that comes is looked at anew.
        library.paper();
        if wants_more.get() {
            library.read_on();
        } else {
            library.let_go();
        }
    });
    Derived::new(move || {
        let Some(paper) = library.paper() else { return library.waiting() };
        let answer = answer(&paper, &route);
        let wanting = !is_enough(&paper, &route, &answer) && library.may_read_on();
        wants_more.set(wanting);
        if wanting && !answer.is_worth_showing() { library.waiting() } else { Remote::Ready(answer) }
    })
}

fn answer(paper: &Paper, route: &Route) -> Answer {
    match route {
        Route::Front => Answer::Front(Arc::new(front_page::arrange(paper))),
        Route::Archive(archive, page) => {
            list(paper, archive, *page).map_or(Answer::Missing, |listing| Answer::Listing(Arc::new(listing)))
        }
        Route::Document(path) => find(paper, path),
        Route::Search(_) | Route::Saved => Answer::Missing,
    }
}

/// Whether more of the feed would not change the answer, or not enough to wait for it.
fn is_enough(paper: &Paper, route: &Route, answer: &Answer) -> bool {
    match (route, answer) {
        (Route::Front, _) => paper.stories().len() >= FRONT_PAGE_WANTS,
        // A feed runs from the newest to the oldest: past its date, a story that has not come will not come.
        (Route::Archive(Archive::Period(period), _), _) if paper.reaches(period.first()) => true,
        (Route::Archive(_, page), Answer::Listing(listing)) => listing.total >= *page as usize * PAGE_SIZE,
        (Route::Document(path), Answer::Missing) => dated(path).is_some_and(|date| paper.reaches(date)),
        // The story before it is the next document's first; a static page has none.
        (_, Answer::Story(story)) => story.older.is_some() || story.article.preview.kind == Kind::Page,
        (_, Answer::Missing) => false,
        _ => true,
    }
}

/// What a list is a list of.
#[derive(Clone, Debug)]
pub enum Subject {
    /// A section, with its parent and its children.
    Section(Section, Option<Section>, Vec<Section>),
    /// A tag.
    Tag(Tag),
    /// An author.
    Author(Author),
    /// A year with its months, a month with its days, or a day.
    Period(Period, Vec<Period>),
}

/// One page of a list of stories.
#[derive(Clone, Debug)]
pub struct Listing {
    /// What it is a list of.
    pub subject: Subject,
    /// The stories of this page.
    pub stories: Vec<Arc<Article>>,
    /// Stories on all pages, as far as the feed has been read.
    pub total: usize,
    /// This page's number, from 1.
    pub page: u32,
    /// How many pages there are, as far as the feed has been read; at least 1.
    pub pages: u32,
}

/// One page of an archive; `None` when the paper knows no such section, tag or author.
fn list(paper: &Paper, archive: &Archive, page: u32) -> Option<Listing> {
    let (subject, all) = match archive {
        Archive::Section(path) => {
            let section = paper.section(path)?.clone();
            let parent = section.path.split_last().and_then(|(_, parent)| paper.section(parent)).cloned();
            let children = paper.children_of(&section.path).into_iter().cloned().collect();
            let stories = paper.in_section(&section.path);
            (Subject::Section(section, parent, children), stories)
        }
        Archive::Tag(slug) => (Subject::Tag(paper.tag(slug)?.clone()), paper.tagged(slug)),
        Archive::Author(slug) => (Subject::Author(paper.author(slug)?.clone()), paper.by_author(slug)),
        Archive::Period(period) => {
            let stories = paper.in_period(*period);
            (Subject::Period(*period, parts(*period, &stories)), stories)
        }
    };
    let total = all.len();
    let pages = total.div_ceil(PAGE_SIZE).max(1);
    let stories = all.into_iter().skip((page as usize - 1) * PAGE_SIZE).take(PAGE_SIZE).collect();
    Some(Listing { subject, stories, total, page, pages: u32::try_from(pages).unwrap_or(u32::MAX) })
}

/// The months of a year, or the days of a month, that have stories, in the order of the calendar. Stories come newest
/// first.
fn parts(period: Period, stories: &[Arc<Article>]) -> Vec<Period> {
    let part = |date: Date| match period {
        Period::Year(year) => Some(Period::Month(year, date.month)),
        Period::Month(..) => Some(Period::Day(date)),
        Period::Day(_) => None,
    };
    let mut parts: Vec<Period> = dates(stories).filter_map(part).collect();
    parts.dedup();
    parts.reverse();
    parts
}

/// The years that have stories, newest first.
pub fn years(paper: &Paper) -> Vec<Period> {
    let mut years: Vec<Period> = dates(paper.stories()).map(|date| Period::Year(date.year)).collect();
    years.dedup();
    years
}

fn dates(stories: &[Arc<Article>]) -> impl Iterator<Item = Date> {
    stories.iter().filter_map(|story| story.preview.published).map(|published| published.date)
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
}

fn find(paper: &Paper, path: &str) -> Answer {
    if let Some(article) = paper.story(path) {
        let neighbours = paper.neighbours(&article.preview.path);
        return Answer::Story(Story { article: Arc::clone(article), older: neighbours.older, newer: neighbours.newer });
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

/// Stories that lead on from an article.
#[derive(Clone, Debug, Default)]
pub struct Onward {
    /// Stories like it.
    pub related: Vec<Arc<Article>>,
    /// Other stories worth reading.
    pub missed: Vec<Arc<Article>>,
}

thread_local! {
    /// Answers by path, for the paper of that many stories: going Back must find the page as high as it was.
    /// A short list: a map would bring its code along.
    static ONWARD: RefCell<Vec<(String, usize, Onward)>> = const { RefCell::new(Vec::new()) };
}

/// Answers that are remembered: more than a reader goes back through.
const REMEMBERED: usize = 50;

fn remembered(path: &str, size: usize) -> Option<Onward> {
    ONWARD.with_borrow(|onward| {
        let known = onward.iter().find(|(known, of, _)| known == path && *of == size)?;
        Some(known.2.clone())
    })
}

/// Where to go on from an article. Weighed after the article is painted, unless it has been weighed before.
pub fn onward(story: &Story) -> Followed<Option<Onward>> {
    let Some(paper) = Library::of_app().paper_untracked() else {
        return Followed::new(None);
    };
    let known = remembered(&story.article.preview.path, paper.stories().len());
    let answer = Followed::new(known.clone());
    if known.is_none() {
        let story = story.clone();
        timer::after_paint(move || {
            let found = weigh_onward(&paper, &story);
            // The reader may have left meanwhile, and the signal with them.
            answer.set(Some(found));
        });
    }
    answer
}

/// Weighs where to go on from an article, and remembers it.
pub fn weigh_onward(paper: &Paper, story: &Story) -> Onward {
    let path = &story.article.preview.path;
    let size = paper.stories().len();
    if let Some(known) = remembered(path, size) {
        return known;
    }
    let neighbours: Vec<&Arc<Article>> = [&story.older, &story.newer].into_iter().flatten().collect();
    let mut related = related::related(paper, path, RELATED + neighbours.len());
    // What stands next to the article anyway gives way, as long as enough is left.
    for neighbour in &neighbours {
        if related.len() > LEAST_RELATED {
            related.retain(|story| !Arc::ptr_eq(story, neighbour));
        }
    }
    related.truncate(RELATED);
    let shown = related.iter().chain(neighbours).map(|shown| shown.preview.id.clone()).collect::<Vec<String>>();
    let missed = related::missed(paper, path, &shown, MISSED);
    let onward = Onward { related, missed };
    ONWARD.with_borrow_mut(|answers| {
        if answers.len() == REMEMBERED {
            answers.remove(0);
        }
        answers.push((path.clone(), size, onward.clone()));
    });
    onward
}

thread_local! {
    /// The search index, for the paper of that many stories.
    static INDEX: RefCell<Option<(usize, Rc<SearchIndex>)>> = const { RefCell::new(None) };
}

/// The hits for `words` in what has been read of the feed.
pub fn hits(words: &str) -> Vec<Hit> {
    let Some(paper) = Library::of_app().paper() else { return Vec::new() };
    if words.trim().is_empty() {
        return Vec::new();
    }
    let count = paper.stories().len();
    let known =
        INDEX.with_borrow(|index| index.as_ref().filter(|(size, _)| *size == count).map(|(_, index)| Rc::clone(index)));
    let index = known.unwrap_or_else(|| {
        let index = Rc::new(SearchIndex::new(&paper));
        INDEX.set(Some((count, Rc::clone(&index))));
        index
    });
    index.find(words)
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
