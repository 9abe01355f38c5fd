//! Lists: whether each is whole, in order, and holds the stories that say so themselves.

use super::articles::{Articles, Sum, stands_in};
use super::document::Shown;
use super::entry::{Edition, check_parts, check_shown, place_of};
use super::findings::Findings;
use super::{latest, outside};
use crate::progress::Progress;
use newsfeed::edition::{FRONT, LATEST, NEWEST, PAGE, documents, name, next, stories_in};
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Documents of one list that are read side by side.
const AT_A_TIME: usize = 64;

/// The lists that have not the stories that they should have, with the documents of those that they have.
pub(super) type Wrong = HashMap<String, HashSet<u64>>;

/// A story in a list.
pub(super) struct Listed {
    id: String,
    pub(super) shown: Shown,
    /// Whether the story itself says that it stands there.
    belongs: bool,
}

/// Looks through all lists.
pub(super) fn check(
    edition: &Edition<'_>,
    articles: &mut Articles,
    findings: &mut Findings,
    progress: &mut Progress,
) -> Wrong {
    let mut lists: BTreeMap<String, HashSet<String>> = BTreeMap::new();
    for file in edition.folder.documents(edition.lists()) {
        match edition.list_and_page(&file) {
            Some((list, page)) => {
                lists.entry(list.to_owned()).or_default().insert(page.to_owned());
            }
            None if outside::check_feed(edition, &file, findings) => {}
            None => findings.fault(&file, "is none of the edition's documents"),
        }
    }
    check_front(edition, lists.remove(FRONT).unwrap_or_default(), findings);
    let missing: Vec<String> = articles.lists.keys().filter(|list| !lists.contains_key(*list)).cloned().collect();
    for list in missing {
        lists.insert(list, HashSet::new());
    }

    let mut wrong = Wrong::new();
    // First the list of all stories: it says which place a story has in every other one.
    let pages = lists.remove(LATEST).unwrap_or_default();
    let documents = latest::check(edition, &pages, articles, findings);
    note(LATEST, documents, articles, &mut wrong);
    let lists: Vec<(String, HashSet<String>)> = lists.into_iter().collect();
    for some in lists.chunks(AT_A_TIME) {
        let read: Vec<(Findings, Vec<u64>)> = some
            .par_iter()
            .map(|(list, pages)| {
                let mut findings = Findings::default();
                let documents = check_one(edition, list, pages, articles, &mut findings);
                (findings, documents)
            })
            .collect();
        let before = findings.files();
        for ((list, _), (found, documents)) in some.iter().zip(read) {
            findings.add(found);
            note(list, documents, articles, &mut wrong);
        }
        progress.advance(findings.files() - before);
    }
    wrong
}

/// The stories of the front page are in one document.
fn check_front(edition: &Edition<'_>, mut pages: HashSet<String>, findings: &mut Findings) {
    if !pages.remove(NEWEST) {
        findings.fault(&edition.list_name(FRONT, NEWEST), "is missing");
    }
    for page in pages {
        findings.fault(&edition.list_name(FRONT, &page), "is none of the edition's documents");
    }
}

/// Remembers a list whose stories are not those that say that they stand in it.
fn note(list: &str, documents: Vec<u64>, articles: &Articles, wrong: &mut Wrong) {
    let mut sum = Sum::default();
    documents.iter().for_each(|document| sum.add(*document));
    if sum != articles.lists.get(list).copied().unwrap_or_default() {
        wrong.insert(list.to_owned(), documents.into_iter().collect());
    }
}

/// Any other list. Gives the documents of its stories, oldest first.
fn check_one(
    edition: &Edition<'_>,
    list: &str,
    pages: &HashSet<String>,
    articles: &Articles,
    findings: &mut Findings,
) -> Vec<u64> {
    let sum = articles.lists.get(list).copied();
    let is_empty_section = || list.strip_prefix("category/").is_some_and(|slug| edition.has_section(slug));
    if sum.is_none() && !is_empty_section() {
        findings.fault(&edition.list_name(list, NEWEST), "is a list that no story stands in");
    }
    let mut all = Vec::new();
    let mut last = None;
    let parts = read(edition, list, pages, sum, findings, &mut |listed, place, findings| {
        check_shown(place, &listed.shown, articles, findings);
        if !listed.belongs {
            findings.fault(place, "does not say itself that it stands in this list");
        }
        let own = articles.facts.get(&listed.shown.document).and_then(|facts| facts.place);
        if own.is_some() && own <= last {
            findings.fault(place, "stands at another place among the stories than in the list of all");
        }
        last = own.or(last);
        all.push(listed.shown.document);
    });
    if list.starts_with("date/") {
        check_parts(&edition.list_name(list, NEWEST), list, &parts, &articles.lists, findings);
    }
    all
}

/// Reads the documents of a list and gives on its stories, oldest first, each once, with the place where it is shown.
/// Gives the parts that its newest document names.
pub(super) fn read(
    edition: &Edition<'_>,
    list: &str,
    pages: &HashSet<String>,
    sum: Option<Sum>,
    findings: &mut Findings,
    take: &mut dyn FnMut(Listed, &str, &mut Findings),
) -> Vec<String> {
    let newest = edition.list_name(list, NEWEST);
    let expected = sum.map_or(0, |sum| sum.count);
    let read = pages.contains(NEWEST).then(|| edition.document(&newest, &mut Findings::default())).flatten();
    let (said, parts) = read.map_or((None, Vec::new()), |document| (document.edition.total, document.edition.parts));
    if pages.contains(NEWEST) && said != Some(expected) {
        let said = said.map_or("nothing".to_owned(), |said| said.to_string());
        findings.fault(&newest, format!("_iman.edition.total: says {said}, there are {expected}"));
    }
    // Where the list and the articles say different numbers, the one that fits the documents is nearer to the truth.
    let fits = |total: u32| documents(total as usize) == pages.len();
    let total = said.filter(|said| fits(*said) || !fits(expected)).unwrap_or(expected) as usize;
    let count = documents(total);
    for page in pages.iter().filter(|page| !is_page(page, count)) {
        findings.fault(&edition.list_name(list, page), format!("is no document of a list of {total} stories"));
    }
    let mut before: Vec<u64> = Vec::new();
    let numbers: Vec<usize> = (1..=count).collect();
    for some in numbers.chunks(AT_A_TIME) {
        let read: Vec<(Findings, Option<Vec<Listed>>)> = some
            .par_iter()
            .map(|number| {
                let mut findings = Findings::default();
                let listed = one(edition, list, (*number, total), pages, &mut findings);
                (findings, listed)
            })
            .collect();
        for (number, (found, listed)) in some.iter().zip(read) {
            findings.add(found);
            let file = edition.list_name(list, &name(*number, total));
            let Some(listed) = listed else {
                before.clear();
                continue;
            };
            let prints: Vec<u64> = listed.iter().map(|listed| listed.shown.print).collect();
            // A document repeats what is new in the one before.
            let repeated = if before.is_empty() { 0 } else { PAGE.min(prints.len()) };
            if before.get(PAGE..).is_some_and(|again| again != &prints[..repeated]) {
                let older = edition.list_name(list, &name(*number - 1, total));
                findings.fault(&file, format!("does not go on where {older} ends"));
            }
            // Without the one before, what it would have repeated is here for the first time.
            for listed in listed.into_iter().skip(repeated) {
                let place = place_of(&file, &listed.id);
                take(listed, &place, findings);
            }
            before = prints;
        }
    }
    parts
}

/// Whether a list of so many documents has one of that name.
fn is_page(page: &str, count: usize) -> bool {
    page == NEWEST
        || page.parse().is_ok_and(|number: usize| number >= 1 && number < count && page == number.to_string())
}

/// Reads the document of a list that has this number, of a list of so many stories. Gives its stories, oldest first.
fn one(
    edition: &Edition<'_>,
    list: &str,
    (number, total): (usize, usize),
    pages: &HashSet<String>,
    findings: &mut Findings,
) -> Option<Vec<Listed>> {
    let page = name(number, total);
    let file = edition.list_name(list, &page);
    if !pages.contains(&page) {
        findings.fault(&file, "is missing");
        return None;
    }
    let document = edition.document(&file, findings)?;
    let older = next(number).map(|older| edition.list_name(list, &older.to_string()));
    if document.next != older {
        let older = older.map_or("nowhere".to_owned(), |older| format!("to {older}"));
        findings.fault(&file, format!("next_url should lead {older}"));
    }
    if page != NEWEST && (document.edition.total.is_some() || !document.edition.parts.is_empty()) {
        findings.fault(&file, "says what only the newest document of a list may say, as it grows: total or parts");
    }
    let expected = stories_in(number, total).len();
    if document.stories().len() != expected {
        findings.fault(&file, format!("holds {} stories, should hold {expected}", document.stories().len()));
    }
    let listed = document.stories().iter().rev().map(|story| Listed {
        id: story.preview.id.clone(),
        shown: edition.shown(&story.preview),
        belongs: stands_in(&story.preview, list),
    });
    Some(listed.collect())
}
