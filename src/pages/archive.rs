//! Lists of stories: section, tag, author, year, month, day.

use super::remote_view::more_below;
use crate::data::listing::{Listing, Subject};
use crate::i18n::{self, fill, words};
use crate::route::Route;
use crate::ui::breadcrumbs::{Crumb, breadcrumbs};
use crate::ui::card::{CardSize, Kickers, Level};
use crate::ui::element::{Element, Piece, element, link};
use crate::ui::page_head::page_head;
use crate::ui::pager::pager;
use crate::ui::states::empty;
use crate::ui::story_list::story_list;
use newsfeed::date::Period;
use newsfeed::model::{Article, Kind};
use std::sync::Arc;

/// What a list says above its stories.
struct Heading {
    title: String,
    description: String,
    crumbs: Vec<Crumb>,
    /// The accessible name of the links to the parts of what is listed, and the links.
    parts: (&'static str, Vec<(String, Route)>),
}

fn heading(subject: &Subject) -> Heading {
    let words = words();
    match subject {
        Subject::Section(section, parent, children) => {
            let parent = parent.iter().map(|parent| Crumb::to(parent.name.clone(), Route::section(&parent.path)));
            let links = children.iter().map(|child| (child.name.clone(), Route::section(&child.path))).collect();
            Heading {
                crumbs: parent.chain([Crumb::here(section.name.clone())]).collect(),
                title: section.name.clone(),
                description: section.description.clone(),
                parts: (words.subsections, links),
            }
        }
        Subject::Tag(tag) => named(fill(words.tag, "title", &tag.label)),
        Subject::Author(author) => named(fill(words.author, "title", &author.name)),
        Subject::Period(period, parts) => {
            let label = if matches!(period, Period::Year(_)) { words.months } else { words.days };
            let name = |part: Period| match part {
                Period::Month(_, month) => i18n::month_name(words, month),
                Period::Day(date) => date.day.to_string(),
                Period::Year(year) => year.to_string(),
            };
            Heading {
                title: i18n::period(words, *period),
                description: String::new(),
                crumbs: Crumb::of_period(*period),
                parts: (label, parts.iter().map(|part| (name(*part), Route::period(*part))).collect()),
            }
        }
    }
}

fn named(title: String) -> Heading {
    Heading { crumbs: vec![Crumb::here(title.clone())], title, description: String::new(), parts: ("", Vec::new()) }
}

/// Printed issues are looked through by their covers; an article among them stands with them.
fn are_issues(stories: &[Arc<Article>]) -> bool {
    stories.iter().filter(|story| story.preview.kind == Kind::Issue).count() * 2 > stories.len()
}

fn stories(listing: &Listing) -> Element {
    let words = words();
    let by_section = matches!(listing.subject, Subject::Section(..));
    let kickers = if by_section { Kickers::Left } else { Kickers::Shown };
    if listing.stories.is_empty() {
        empty(words.nothing_here.to_owned(), words.nothing_here_help)
    } else if are_issues(&listing.stories) {
        story_list(&listing.stories, CardSize::Feature, Level::Two, kickers, "stories covers")
    } else {
        story_list(&listing.stories, CardSize::Row, Level::Two, kickers, "stories")
    }
}

/// One page of a list of stories.
pub fn archive(route: &Route, listing: &Listing) -> Piece {
    let words = words();
    let Heading { title, description, crumbs, parts } = heading(&listing.subject);
    let Listing { total, page, pages, .. } = *listing;
    let place = fill(&fill(words.page_of, "n", &i18n::number(words, page)), "total", &i18n::number(words, pages));
    let page_title = if page > 1 { [&title, ", ", &place].concat() } else { title.clone() };
    let count = i18n::count(words, &words.stories, u32::try_from(total).unwrap_or(u32::MAX));
    let meta = element("p", "meta")
        .add(element("span", "").add(count))
        .add((page > 1).then(|| element("span", "").add(place)));
    let (label, links) = parts;
    let links = links.into_iter().map(|(name, route)| element("li", "").add(link(&route, "").add(name)));
    let links = links.collect::<Vec<_>>();
    let parts =
        (!links.is_empty()).then(|| element("nav", "parts").set("aria-label", label).add(element("ul", "").add(links)));
    let said = (!description.is_empty()).then(|| element("p", "description").add(description.clone()));
    element("div", "list-page")
        .add(page_head(page_title, description))
        .add(breadcrumbs(crumbs))
        .add(element("header", "list-head").add(element("h1", "").add(title)).add(said).add(meta).add(parts))
        .add(stories(listing))
        .add(pager(route, page, pages))
        .add(more_below())
        .view()
}
