//! Calls by name what does not add up, by reading the articles a second time.

use super::articles::{AT_A_TIME, Articles, beside, lists_of};
use super::entry::{Edition, check_shown, place_of};
use super::findings::Findings;
use super::lists::Wrong;
use rayon::prelude::*;

/// Names the articles that are missing in lists, and those that show others that are not there. Reads nothing if there is
/// nothing wrong.
pub(super) fn name(edition: &Edition<'_>, articles: &Articles, wrong: &Wrong, findings: &mut Findings) {
    if articles.strange.is_empty() && wrong.is_empty() {
        return;
    }
    let mut names = edition.folder.walk(edition.documents()).filter(|name| edition.path(name).is_some());
    loop {
        let some: Vec<String> = names.by_ref().take(AT_A_TIME).collect();
        if some.is_empty() {
            break;
        }
        let found: Vec<Findings> = some.par_iter().map(|name| one(edition, name, articles, wrong)).collect();
        found.into_iter().for_each(|found| findings.add(found));
    }
}

fn one(edition: &Edition<'_>, name: &str, articles: &Articles, wrong: &Wrong) -> Findings {
    let mut findings = Findings::default();
    // What is wrong with the document itself is told already.
    let Some(document) = edition.document(name, &mut Findings::default()) else { return findings };
    let path = edition.path(name).unwrap_or_default();
    let Some(own) = document.paper.story(&path) else { return findings };
    let key = super::hash(name);
    if !articles.facts.contains_key(&key) {
        return findings;
    }
    for shown in beside(edition, &document, &own.preview.id).filter(|shown| articles.strange.contains(&shown.print)) {
        check_shown(&place_of(name, &own.preview.id), &shown, articles, &mut findings);
    }
    for list in lists_of(&own.preview) {
        if wrong.get(&list).is_some_and(|documents| !documents.contains(&key)) {
            findings.fault(name, format!("is missing in the list {list}"));
        }
    }
    findings
}
