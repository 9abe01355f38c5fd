//! The list of all stories, in the order of time: by it each story has its place and its neighbours.

use super::articles::Articles;
use super::document::Shown;
use super::entry::{Edition, check_shown};
use super::findings::Findings;
use super::lists;
use newsfeed::edition::{LATEST, NEWEST};
use std::collections::HashSet;

/// The list of all stories: each story has its place by it, and its neighbours. Gives the documents, oldest first.
pub(super) fn check(
    edition: &Edition<'_>,
    pages: &HashSet<String>,
    articles: &mut Articles,
    findings: &mut Findings,
) -> Vec<u64> {
    let mut all = Vec::new();
    let mut before: Option<Shown> = None;
    let parts = lists::read(
        edition,
        LATEST,
        pages,
        articles.lists.get(LATEST).copied(),
        findings,
        &mut |listed, place, findings| {
            check_shown(place, &listed.shown, articles, findings);
            let number = u32::try_from(all.len()).unwrap_or(u32::MAX);
            all.push(listed.shown.document);
            if let Some(facts) = articles.facts.get_mut(&listed.shown.document)
                && facts.place.replace(number).is_some()
            {
                findings.fault(place, "stands in the list of all stories before, too");
            }
            check_neighbours(before.as_ref(), Some(&listed.shown), articles, findings);
            before = Some(listed.shown);
        },
    );
    check_neighbours(before.as_ref(), None, articles, findings);
    articles.newest = all.last().copied();
    if !parts.is_empty() {
        findings.fault(&edition.list_name(LATEST, NEWEST), "names parts, which only periods have");
    }
    all
}

/// Whether two stories that follow each other in time lead to each other. `None` stands before the first and behind the
/// last story.
fn check_neighbours(older: Option<&Shown>, newer: Option<&Shown>, articles: &Articles, findings: &mut Findings) {
    let facts = |shown: Option<&Shown>| shown.and_then(|shown| articles.facts.get(&shown.document));
    let document = |shown: Option<&Shown>| shown.map_or(0, |shown| shown.document);
    let told = |shown: Option<&Shown>| shown.map_or("nothing".to_owned(), |shown| shown.name.clone());
    if let (Some(shown), Some(facts)) = (older, facts(older))
        && facts.newer != document(newer)
    {
        findings.fault(&shown.name, format!("the story after it should be {}", told(newer)));
    }
    if let (Some(shown), Some(facts)) = (newer, facts(newer))
        && facts.older != document(older)
    {
        findings.fault(&shown.name, format!("the story before it should be {}", told(older)));
    }
}
