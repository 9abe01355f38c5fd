//! Where everything is: the stories in order, and the ways to find them.

use std::cmp::Reverse;
use std::sync::Arc;

use super::address::key;
use super::sections::Sections;
use super::source::Entry;
use super::urls::percent_decode;
use crate::model::{Article, Kind};
use crate::order::positions;
use crate::register::Register;

/// The stories that share something, found by its slug.
#[derive(Default)]
pub(super) struct Groups {
    by_slug: Register,
    /// Positions, by the numbers of the slugs.
    stories: Vec<Vec<usize>>,
}

impl Groups {
    fn add(&mut self, slug: &str, story: usize) {
        let number = self.by_slug.number(slug);
        if number == self.stories.len() {
            self.stories.push(Vec::new());
        }
        self.stories[number].push(story);
    }

    pub(super) fn get(&self, slug: &str) -> &[usize] {
        let stories = self.by_slug.get(slug).and_then(|number| self.stories.get(number));
        stories.map_or(&[], Vec::as_slice)
    }
}

/// The indexes of a paper. Positions are those in [`Index::stories`], but where it says otherwise.
#[derive(Default)]
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
    pub(super) tags: Groups,
    pub(super) authors: Groups,
}

impl Index {
    pub(super) fn of(entries: &[Entry], sections: &Sections) -> Index {
        let mut keys = Vec::with_capacity(entries.len());
        for entry in entries {
            let preview = &entry.article.preview;
            keys.push((preview.kind == Kind::Page, Reverse(preview.published.map(|moment| moment.unix_seconds()))));
        }
        // Equal moments, and the undated, stay in the order of the feed.
        let order = positions(keys.len(), &|one, other| keys[one].cmp(&keys[other]));
        let mut index = Index { sections: vec![Vec::new(); sections.list.len()], ..Index::default() };
        for (position, at) in order.into_iter().enumerate() {
            let article = &entries[at].article;
            let preview = &article.preview;
            index.by_path.set(key(&preview.path).to_owned(), position);
            index.by_id.set(preview.id.clone(), position);
            if preview.kind != Kind::Page {
                index.listed += 1;
                for own in &sections.of_entries[at] {
                    for section in &sections.lineages[*own] {
                        // A story in two children of one section is in it once.
                        let stories = &mut index.sections[*section];
                        if stories.last() != Some(&position) {
                            stories.push(position);
                        }
                    }
                }
                for tag in &preview.tags {
                    index.tags.add(&tag.slug, position);
                }
                for author in &preview.authors {
                    index.authors.add(&author.slug, position);
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
