//! Lists of stories, page by page: of a section, a tag, an author, a year, a month or a day.

use crate::route::Archive;
use newsfeed::date::{Date, Period};
use newsfeed::edition::{PAGE, pages};
use newsfeed::model::{Article, Author, Section, Tag};
use newsfeed::paper::Paper;
use std::sync::Arc;

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

impl Listing {
    /// The page of that number, with its stories.
    pub fn new(subject: Subject, stories: Vec<Arc<Article>>, total: usize, page: u32) -> Self {
        Self { subject, stories, total, page, pages: u32::try_from(pages(total)).unwrap_or(u32::MAX) }
    }
}

/// One page of an archive; `None` when the paper knows no such section, tag or author.
pub fn list(paper: &Paper, archive: &Archive, page: u32) -> Option<Listing> {
    let mut own_parts = Vec::new();
    let all = match archive {
        Archive::Section(path) => paper.in_section(path),
        Archive::Tag(slug) => paper.tagged(slug),
        Archive::Author(slug) => paper.by_author(slug),
        Archive::Period(period) => {
            let stories = paper.in_period(*period);
            own_parts = parts(*period, &stories);
            stories
        }
    };
    let subject = subject(paper, archive, own_parts)?;
    let total = all.len();
    let stories = all.into_iter().skip((page as usize - 1) * PAGE).take(PAGE).collect();
    Some(Listing::new(subject, stories, total, page))
}

/// What an archive is a list of; `None` when the paper knows no such section, tag or author. `parts`: those of a period.
pub fn subject(paper: &Paper, archive: &Archive, parts: Vec<Period>) -> Option<Subject> {
    Some(match archive {
        Archive::Section(path) => {
            let section = paper.section(path)?.clone();
            let parent = section.path.split_last().and_then(|(_, parent)| paper.section(parent)).cloned();
            let children = paper.children_of(&section.path).into_iter().cloned().collect();
            Subject::Section(section, parent, children)
        }
        Archive::Tag(slug) => Subject::Tag(paper.tag(slug)?.clone()),
        Archive::Author(slug) => Subject::Author(paper.author(slug)?.clone()),
        Archive::Period(period) => Subject::Period(*period, parts),
    })
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
    let mut years: Vec<i32> = match paper.edition() {
        Some(edition) => edition.parts.iter().rev().filter_map(|year| year.parse().ok()).collect(),
        None => dates(paper.stories()).map(|date| date.year).collect(),
    };
    years.dedup();
    years.into_iter().map(Period::Year).collect()
}

fn dates(stories: &[Arc<Article>]) -> impl Iterator<Item = Date> {
    stories.iter().filter_map(|story| story.preview.published).map(|published| published.date)
}
