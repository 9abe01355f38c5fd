//! Where everything is: the stories in order, and the ways to find them.

use std::cmp::Reverse;
use std::sync::Arc;

use super::address::key;
use super::sections::Sections;
use super::source::Entry;
use super::urls::percent_decode;
use crate::model::{Article, Author, Kind, Section, Tag};
use crate::order::positions;
use crate::register::Register;

/// A thing that several stories share, and their positions.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Group<T> {
    pub(super) of: T,
    pub(super) stories: Vec<usize>,
}

/// Groups in the order they were met, found by slug.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Groups<T> {
    list: Vec<Group<T>>,
    by_slug: Register,
}

impl<T> Default for Groups<T> {
    fn default() -> Groups<T> {
        Groups { list: Vec::new(), by_slug: Register::default() }
    }
}

impl<T: Clone> Groups<T> {
    fn add(&mut self, slug: &str, of: &T, story: usize) {
        match self.list.get_mut(self.by_slug.number(slug)) {
            Some(group) => group.stories.push(story),
            None => self.list.push(Group { of: of.clone(), stories: vec![story] }),
        }
    }

    pub(super) fn get(&self, slug: &str) -> Option<&Group<T>> {
        self.list.get(self.by_slug.get(slug)?)
    }
}

/// The indexes of a paper. Positions are those in [`Index::stories`], but where it says otherwise.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Index {
    /// The stories, newest first, undated last; behind them the static pages that came as items.
    articles: Vec<Arc<Article>>,
    /// How many of `articles` are stories.
    listed: usize,
    /// Positions in `articles`.
    by_path: Register,
    /// Positions in `articles`.
    by_id: Register,
    /// For each section of the masthead its stories and its children's.
    pub(super) sections: Vec<Vec<usize>>,
    pub(super) tags: Groups<Tag>,
    pub(super) authors: Groups<Author>,
}

impl Index {
    pub(super) fn of(entries: &[Entry], sections: &Sections) -> Index {
        let key_of = |entry: &Entry| {
            let preview = &entry.article.preview;
            let instant = preview.published.map(|moment| moment.unix_seconds());
            (preview.kind == Kind::Page, Reverse(instant))
        };
        let keys: Vec<_> = entries.iter().map(key_of).collect();
        // Equal moments, and the undated, stay in the order of the feed.
        let order = positions(keys.len(), &|one, other| keys[one].cmp(&keys[other]));
        let mut index = Index { sections: vec![Vec::new(); sections.list.len()], ..Index::default() };
        let lineages = lineages(sections);
        for (position, at) in order.into_iter().enumerate() {
            let article = &entries[at].article;
            let preview = &article.preview;
            index.by_path.set(key(&preview.path).to_owned(), position);
            index.by_id.set(preview.id.clone(), position);
            if preview.kind != Kind::Page {
                index.listed += 1;
                for section in sections.of_entries[at].iter().flat_map(|own| &lineages[*own]) {
                    // A story in two children of one section is in it once.
                    let stories = &mut index.sections[*section];
                    if stories.last() != Some(&position) {
                        stories.push(position);
                    }
                }
                for tag in &preview.tags {
                    index.tags.add(&tag.slug, tag, position);
                }
                for author in &preview.authors {
                    index.authors.add(&author.slug, author, position);
                }
            }
            index.articles.push(Arc::clone(article));
        }
        index
    }

    pub(super) fn stories(&self) -> &[Arc<Article>] {
        &self.articles[..self.listed]
    }

    pub(super) fn pages(&self) -> &[Arc<Article>] {
        &self.articles[self.listed..]
    }

    pub(super) fn by_id(&self, id: &str) -> Option<&Arc<Article>> {
        self.articles.get(self.by_id.get(id)?)
    }

    pub(super) fn by_path(&self, path: &str) -> Option<&Arc<Article>> {
        self.articles.get(self.find(path)?)
    }

    /// The position of the story (not of a page) at a path.
    pub(super) fn story_at(&self, path: &str) -> Option<usize> {
        self.find(path).filter(|position| *position < self.listed)
    }

    /// With or without the slash at the end, percent-encoded or not.
    fn find(&self, path: &str) -> Option<usize> {
        let found = self.by_path.get(key(path));
        found.or_else(|| self.by_path.get(key(&percent_decode(path)?)))
    }
}

/// For each section itself and its parents, as positions.
fn lineages(sections: &Sections) -> Vec<Vec<usize>> {
    let mut by_path = Register::default();
    for section in &sections.list {
        by_path.number(&section.path.join("/"));
    }
    let lineage = |section: &Section| -> Vec<usize> {
        let ends = 1..=section.path.len();
        ends.filter_map(|end| by_path.get(&section.path[..end].join("/"))).collect()
    };
    sections.list.iter().map(lineage).collect()
}
