//! Calls by name what does not add up, by reading the articles a second time.

use super::articles::{Articles, beside, each, lists_of};
use super::entry::{Edition, check_shown, place_of};
use super::findings::Findings;
use super::lists::Wrong;

/// Names the articles that are missing in lists, and those that show others that are not there. Reads nothing if there is
/// nothing wrong.
pub(super) fn name(edition: &Edition<'_>, articles: &Articles, wrong: &Wrong, findings: &mut Findings) {
    if articles.strange.is_empty() && wrong.is_empty() {
        return;
    }
    let names = edition.folder.walk(edition.documents()).filter(|name| edition.path(name).is_some());
    each(names, findings, &|name, findings| one(edition, name, articles, wrong, findings), &mut |()| ());
}

fn one(edition: &Edition<'_>, name: &str, articles: &Articles, wrong: &Wrong, findings: &mut Findings) {
    // What is wrong with the document itself is told already.
    let Some(document) = edition.document(name, &mut Findings::default()) else { return };
    let path = edition.path(name).unwrap_or_default();
    let Some(own) = document.paper.story(&path) else { return };
    let key = super::hash(name);
    if !articles.facts.contains_key(&key) {
        return;
    }
    for shown in beside(edition, &document, &own.preview.id).filter(|shown| articles.strange.contains(&shown.print)) {
        check_shown(&place_of(name, &own.preview.id), &shown, articles, findings);
    }
    for list in lists_of(&own.preview) {
        if wrong.get(&list).is_some_and(|documents| !documents.contains(&key)) {
            findings.fault(name, format!("is missing in the list {list}"));
        }
    }
}
