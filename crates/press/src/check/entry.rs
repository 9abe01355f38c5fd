//! The entry feed: where everything is, and how much of it there is.

use super::articles::Articles;
use super::document::{Document, Shown};
use super::findings::Findings;
use super::folder::Folder;
use crate::local_path::local_path;
use anyhow::{Context, Result, bail, ensure};
use newsfeed::edition::{FRONT, LATEST, NEWEST, document_address, list_address, shard_address};
use newsfeed::model::Preview;
use newsfeed::slug::slugify;
use std::collections::{BTreeSet, HashMap};

/// The name of the entry feed.
pub(super) const ENTRY: &str = "feed.json";

/// An edition: its folder, its entry feed, and how it names its files.
pub(super) struct Edition<'a> {
    pub(super) folder: &'a Folder,
    entry: Document,
    list: Template,
    document: Template,
    index: Option<Template>,
}

/// How files of a kind are named.
struct Template {
    text: String,
    /// What stands before the first and behind the last brace.
    before: String,
    behind: String,
}

impl Template {
    /// `None` if the text has not these names in braces, or leads out of the folder.
    fn read(text: Option<&str>, names: &str) -> Option<Template> {
        let text = text?;
        let (before, behind) = text.split_once(names)?;
        let is_folder = before.ends_with('/') && local_path(before).is_some_and(|path| path == before);
        is_folder.then(|| Template { text: text.to_owned(), before: before.to_owned(), behind: behind.to_owned() })
    }

    /// What stands in the place of the braces in a name.
    fn inner<'n>(&self, name: &'n str) -> Option<&'n str> {
        name.strip_prefix(self.before.as_str())?.strip_suffix(self.behind.as_str()).filter(|inner| !inner.is_empty())
    }
}

impl<'a> Edition<'a> {
    /// Reads the entry feed.
    pub(super) fn read(folder: &'a Folder, findings: &mut Findings) -> Result<Edition<'a>> {
        let path = folder.path(ENTRY);
        let place = || path.display().to_string();
        std::fs::metadata(&path)
            .with_context(|| format!("cannot read {}: name the folder that `press build --out` wrote", place()))?;
        let Some(entry) = Document::read(folder, ENTRY, None, &|_| false, findings) else {
            bail!("{} is no JSON Feed; build the edition anew with `press build`", place());
        };
        ensure!(
            entry.edition.list.is_some() && entry.edition.document.is_some(),
            "{} is a feed and no edition: `press import {}` and `press build` make one of it",
            place(),
            place()
        );
        let list = Template::read(entry.edition.list.as_deref(), "{list}/{page}");
        let document = Template::read(entry.edition.document.as_deref(), "{path}");
        let (Some(list), Some(document)) = (list, document) else {
            bail!("{} says in _iman.edition where its files are in a way that this press does not know", place());
        };
        let index = Template::read(entry.edition.search.as_deref(), "{segment}/{shard}");
        Ok(Edition { folder, entry, list, document, index })
    }

    /// The whole address of the folder that the edition stands in at its host, if it says so.
    pub(super) fn home(&self) -> Option<String> {
        Some(self.entry.feed.feed_url.as_ref()?.strip_suffix(ENTRY)?.to_owned())
    }

    /// The folder of the documents of articles.
    pub(super) fn documents(&self) -> &str {
        &self.document.before
    }

    /// The folder of lists.
    pub(super) fn lists(&self) -> &str {
        &self.list.before
    }

    /// The name of the document at a path of the paper.
    pub(super) fn name(&self, path: &str) -> String {
        document_address(&self.document.text, path)
    }

    /// The path of the paper that a document stands at.
    pub(super) fn path(&self, name: &str) -> Option<String> {
        self.document.inner(name).map(|path| format!("/{path}/"))
    }

    /// The name of a document of a list.
    pub(super) fn list_name(&self, list: &str, page: &str) -> String {
        list_address(&self.list.text, list, page)
    }

    /// The list and the page in it that a file is.
    pub(super) fn list_and_page<'n>(&self, name: &'n str) -> Option<(&'n str, &'n str)> {
        self.list.inner(name)?.rsplit_once('/')
    }

    /// How many stories the search index should cover; `None` if the edition has none.
    pub(super) fn searchable(&self) -> Option<usize> {
        self.entry.edition.search.as_ref()?;
        Some(self.entry.edition.total.unwrap_or_default() as usize)
    }

    /// The levels of the search index.
    pub(super) fn levels(&self) -> &[u32] {
        &self.entry.edition.search_levels
    }

    /// The folder of the search index; `None` if the entry does not say it in a way that is known.
    pub(super) fn index(&self) -> Option<&str> {
        self.index.as_ref().map(|template| template.before.as_str())
    }

    /// The name of a file of the search index.
    pub(super) fn shard_name(&self, segment: &str, shard: usize) -> String {
        shard_address(self.index.as_ref().map_or("", |template| &template.text), segment, shard)
    }

    /// Reads any other document.
    pub(super) fn document(&self, name: &str, findings: &mut Findings) -> Option<Document> {
        let is_page = |path: &str| self.folder.path(&self.name(path)).is_file();
        Document::read(self.folder, name, Some(&self.entry.paper), &is_page, findings)
    }

    /// What is shown of a story.
    pub(super) fn shown(&self, preview: &Preview) -> Shown {
        Shown::of(preview, self.name(&preview.path))
    }

    /// Whether the lists have sections without stories, which stand there all the same.
    pub(super) fn has_section(&self, slug: &str) -> bool {
        self.entry.feed.iman.sections.iter().any(|section| slugify(&section.slug) == slug)
    }

    /// Compares what the entry feed and the front page say with what there is.
    pub(super) fn check(&self, articles: &Articles, findings: &mut Findings) {
        let count = |list: &str| articles.lists.get(list).map_or(0, |sum| sum.count);
        let mut compare = |what: &str, said: Option<u32>, is: u32| {
            if said != Some(is) {
                let said = said.map_or("nothing".to_owned(), |said| said.to_string());
                findings.fault(ENTRY, format!("{what}: says {said}, there are {is}"));
            }
        };
        compare("_iman.edition.total", self.entry.edition.total, count(LATEST));
        for section in &self.entry.feed.iman.sections {
            let list = format!("category/{}", slugify(&section.slug));
            compare(&format!("the count of the section \"{}\"", section.slug), section.count, count(&list));
        }
        check_parts(ENTRY, "date", &self.entry.edition.parts, &articles.lists, findings);
        let newest = self.list_name(LATEST, NEWEST);
        if self.entry.next.as_deref() != Some(newest.as_str()) {
            findings.fault(ENTRY, format!("next_url does not lead to {newest}"));
        }
        let first = self.entry.stories().first().map(|story| super::hash(&self.name(&story.preview.path)));
        if first != articles.newest {
            findings.fault(ENTRY, "its first story is not the newest of the archive");
        }
        self.check_stories(ENTRY, &self.entry, articles, findings);
        let name = self.list_name(FRONT, NEWEST);
        if let Some(front) = self.document(&name, findings) {
            self.check_stories(&name, &front, articles, findings);
        }
        self.check_pages(articles, findings);
    }

    /// Whether each story that a document shows has an article of its own that says the same.
    pub(super) fn check_stories(&self, name: &str, document: &Document, articles: &Articles, findings: &mut Findings) {
        for story in document.stories() {
            let shown = self.shown(&story.preview);
            check_shown(&place_of(name, &story.preview.id), &shown, articles, findings);
        }
    }

    /// Static pages: each that the paper names has a document, and no document is unknown to the paper.
    fn check_pages(&self, articles: &Articles, findings: &mut Findings) {
        let slugs = self.entry.feed.iman.pages.iter().map(|page| &page.slug);
        let named: BTreeSet<String> = slugs.map(|slug| self.name(slug)).collect();
        for name in named.difference(&articles.pages) {
            findings.fault(ENTRY, format!("names a static page whose document {name} is not there"));
        }
        for name in articles.pages.difference(&named) {
            // Pages in folders are found by links alone.
            let is_plain = self.path(name).is_some_and(|path| !path.trim_matches('/').contains(['/', '.']));
            if is_plain {
                findings.fault(name, format!("is a static page that {ENTRY} does not name"));
            }
        }
    }
}

/// Whether a story that is shown has an article that says the same.
pub(super) fn check_shown(place: &str, shown: &Shown, articles: &Articles, findings: &mut Findings) {
    match articles.facts.get(&shown.document) {
        None => findings.fault(place, format!("its article {} is not there", shown.name)),
        Some(facts) if facts.print != shown.print => {
            findings.fault(place, format!("has another id, headline or date than its article {}", shown.name));
        }
        Some(_) => {}
    }
}

/// Where a story is shown.
pub(super) fn place_of(name: &str, id: &str) -> String {
    format!("{name}, id {id}")
}

/// Compares the years, months or days that a document names with the lists that there are. `period`: `date`, `date/2025`.
pub(super) fn check_parts<T>(
    name: &str,
    period: &str,
    parts: &[String],
    lists: &HashMap<String, T>,
    findings: &mut Findings,
) {
    let mut is: Vec<u32> =
        lists.keys().filter_map(|list| list.strip_prefix(period)?.strip_prefix('/')?.parse().ok()).collect();
    is.sort_unstable();
    let said: Option<Vec<u32>> = parts.iter().map(|part| part.parse().ok()).collect();
    if said.as_ref() != Some(&is) {
        findings.fault(name, format!("_iman.edition.parts: says [{}], there are {is:?}", parts.join(", ")));
    }
}
