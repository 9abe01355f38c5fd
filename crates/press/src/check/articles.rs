//! The documents of articles and static pages, and what they say of lists and of each other.

use super::document::{Document, Shown};
use super::entry::Edition;
use super::findings::Findings;
use crate::progress::Progress;
use newsfeed::edition::LATEST;
use newsfeed::model::{Kind, Preview};
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Files that are read side by side before what they say is put together.
const AT_A_TIME: usize = 2048;

/// What is held of an article.
#[derive(Clone, Copy, Debug)]
pub(super) struct Facts {
    /// See [`Shown::print`].
    pub(super) print: u64,
    /// The hashes of the names of its neighbours' documents; 0 if it has none.
    pub(super) newer: u64,
    pub(super) older: u64,
    /// Its place in the list of all stories, the oldest first; `None` before that is read.
    pub(super) place: Option<u32>,
}

/// How many stories a list should have, and the sum of their documents' hashes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sum {
    pub(super) count: u32,
    hashes: u64,
}

impl Sum {
    pub(super) fn add(&mut self, document: u64) {
        self.count += 1;
        self.hashes = self.hashes.wrapping_add(document);
    }
}

/// What the documents say.
#[derive(Default)]
pub(super) struct Articles {
    /// By the hash of the document's name.
    pub(super) facts: HashMap<u64, Facts>,
    /// The names of the documents of static pages.
    pub(super) pages: BTreeSet<String>,
    /// The lists that there should be.
    pub(super) lists: HashMap<String, Sum>,
    /// The document of the newest story, by the list of all stories.
    pub(super) newest: Option<u64>,
    /// What is shown beside articles and by no article's own document.
    pub(super) strange: HashSet<u64>,
}

/// What one document says.
enum What {
    Article { document: u64, facts: Facts, lists: Vec<String>, mentions: Vec<u64> },
    Page(String),
    Nothing,
}

/// Reads all documents of articles and static pages.
pub(super) fn read(edition: &Edition<'_>, findings: &mut Findings, progress: &mut Progress) -> Articles {
    let mut articles = Articles::default();
    let mut mentioned = HashSet::new();
    let names = edition.folder.documents(edition.documents());
    each(names, findings, &|name, findings| one(edition, name, findings), &mut |what| {
        match what {
            What::Article { document, facts, lists, mentions } => {
                articles.facts.insert(document, facts);
                for list in lists {
                    articles.lists.entry(list).or_default().add(document);
                }
                mentioned.extend(mentions);
            }
            What::Page(name) => {
                articles.pages.insert(name);
            }
            What::Nothing => {}
        }
        progress.advance(1);
    });
    articles.lists.entry(LATEST.to_owned()).or_default();
    for facts in articles.facts.values() {
        mentioned.remove(&facts.print);
    }
    articles.strange = mentioned;
    articles
}

/// Reads files, so many side by side that their names and what they say fit into memory; `take` is given what each says, in
/// the order of the names.
pub(super) fn each<T: Send>(
    mut names: impl Iterator<Item = String>,
    findings: &mut Findings,
    read: &(dyn Fn(&str, &mut Findings) -> T + Sync),
    take: &mut dyn FnMut(T),
) {
    loop {
        let some: Vec<String> = names.by_ref().take(AT_A_TIME).collect();
        if some.is_empty() {
            return;
        }
        let said: Vec<(Findings, T)> = some
            .par_iter()
            .map(|name| {
                let mut findings = Findings::default();
                let said = read(name, &mut findings);
                (findings, said)
            })
            .collect();
        for (found, said) in said {
            findings.add(found);
            take(said);
        }
    }
}

fn one(edition: &Edition<'_>, name: &str, findings: &mut Findings) -> What {
    let Some(path) = edition.path(name) else {
        findings.fault(name, "is none of the edition's documents");
        return What::Nothing;
    };
    let Some(document) = edition.document(name, findings) else { return What::Nothing };
    if document.feed.iman.pages.iter().any(|page| edition.name(&page.slug) == name) {
        return What::Page(name.to_owned());
    }
    let Some(own) = document.paper.story(&path).filter(|own| edition.name(&own.preview.path) == name) else {
        findings.fault(name, format!("nothing in it has the address {path}, at which it is looked for"));
        return What::Nothing;
    };
    if own.preview.kind == Kind::Page {
        return What::Page(name.to_owned());
    }
    for id in &own.related_ids {
        if document.paper.by_id(id).is_none() {
            findings.fault(name, format!("names \"{id}\" as related, and does not show it"));
        }
    }
    let neighbours = document.paper.neighbours(&path);
    let near = |story: Option<std::sync::Arc<newsfeed::model::Article>>| {
        story.map_or(0, |story| super::hash(&edition.name(&story.preview.path)))
    };
    let shown = edition.shown(&own.preview);
    let facts = Facts { print: shown.print, newer: near(neighbours.newer), older: near(neighbours.older), place: None };
    let mentions = beside(edition, &document, &own.preview.id).map(|shown| shown.print).collect();
    What::Article { document: shown.document, facts, lists: lists_of(&own.preview), mentions }
}

/// What a document shows of other articles than its own.
pub(super) fn beside<'a>(
    edition: &'a Edition<'_>,
    document: &'a Document,
    own: &'a str,
) -> impl Iterator<Item = Shown> + 'a {
    let others = document.stories().iter().filter(move |story| story.preview.id != own);
    others.map(|story| edition.shown(&story.preview))
}

/// The lists that a story stands in.
pub(super) fn lists_of(preview: &Preview) -> Vec<String> {
    let mut lists = vec![LATEST.to_owned()];
    for section in preview.sections.iter().flat_map(|section| &section.path) {
        let list = format!("category/{section}");
        if !lists.contains(&list) {
            lists.push(list);
        }
    }
    lists.extend(preview.tags.iter().map(|tag| format!("tag/{}", tag.slug)));
    lists.extend(preview.authors.iter().map(|author| format!("author/{}", author.slug)));
    if let Some(date) = preview.published.map(|moment| moment.date) {
        lists.push(format!("date/{:04}", date.year));
        lists.push(format!("date/{:04}/{:02}", date.year, date.month));
        lists.push(format!("date/{:04}/{:02}/{:02}", date.year, date.month, date.day));
    }
    lists
}

/// Whether a list is one of [`lists_of`].
pub(super) fn stands_in(preview: &Preview, list: &str) -> bool {
    match list.split_once('/') {
        None => list == LATEST,
        Some(("category", slug)) => preview.sections.iter().any(|section| section.path.iter().any(|own| own == slug)),
        Some(("tag", slug)) => preview.tags.iter().any(|tag| tag.slug == slug),
        Some(("author", slug)) => preview.authors.iter().any(|author| author.slug == slug),
        Some(("date", period)) => preview.published.is_some_and(|moment| {
            let date = moment.date;
            let day = format!("{:04}/{:02}/{:02}", date.year, date.month, date.day);
            day.strip_prefix(period).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        }),
        Some(_) => false,
    }
}
