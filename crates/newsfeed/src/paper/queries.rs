//! What can be asked of a paper.

use std::sync::Arc;

use super::{Neighbours, Paper};
use crate::date::{Date, Period};
use crate::model::{Article, Author, Kind, Masthead, Section, StaticPage, Tag};
use crate::wire::Edition;

impl Paper {
    /// What stands on every page. Its menu is the feed's, else made of the most used sections.
    pub fn masthead(&self) -> &Masthead {
        &self.0.source.masthead
    }

    /// What the press says of the document, if it is one of a pressed archive.
    pub fn edition(&self) -> Option<&Edition> {
        self.0.source.edition.as_deref()
    }

    /// The address that the first document came from.
    pub fn address(&self) -> &str {
        self.0.source.trail.start().unwrap_or_default()
    }

    /// All stories, newest first, undated last. Static pages ([`Kind::Page`]) are not among them.
    pub fn stories(&self) -> &[Arc<Article>] {
        self.0.index.stories()
    }

    /// The absolute address of the next document; `None` at the end, when the next one was read
    /// already, or when the last ones brought nothing new.
    pub fn next_url(&self) -> Option<&str> {
        self.0.source.trail.next()
    }

    /// The story at an address: with or without the slash at the end, percent-encoded or not. A
    /// static page that came as an item is found too.
    pub fn story(&self, path: &str) -> Option<&Arc<Article>> {
        self.0.index.by_path(path)
    }

    /// The story with an id of the feed.
    pub fn by_id(&self, id: &str) -> Option<&Arc<Article>> {
        self.0.index.by_id(id)
    }

    /// The static page with a slug.
    pub fn page(&self, slug: &str) -> Option<&StaticPage> {
        self.masthead().pages.iter().find(|page| page.slug == slug)
    }

    /// The section at a path of slugs, parent first; if there is none, the one whose own slug is
    /// the last of them.
    pub fn section(&self, path: &[String]) -> Option<&Section> {
        self.masthead().sections.get(self.section_at(path)?)
    }

    fn section_at(&self, path: &[String]) -> Option<usize> {
        let own = path.last()?;
        let sections = &self.masthead().sections;
        let exact = sections.iter().position(|section| section.path == path);
        exact.or_else(|| sections.iter().position(|section| section.path.last() == Some(own)))
    }

    /// The sections directly under a section, in the order of the feed; of an empty path the top
    /// sections.
    pub fn children_of(&self, path: &[String]) -> Vec<&Section> {
        let is_child = |section: &&Section| section.path.len() == path.len() + 1 && section.path.starts_with(path);
        self.masthead().sections.iter().filter(is_child).collect()
    }

    /// The stories of a section and the sections under it, newest first.
    pub fn in_section(&self, path: &[String]) -> Vec<Arc<Article>> {
        self.section_at(path).map_or_else(Vec::new, |at| self.pick(&self.0.index.sections[at]))
    }

    /// The tag with a slug, as its newest story writes it.
    pub fn tag(&self, slug: &str) -> Option<&Tag> {
        let newest = self.stories().get(*self.0.index.tags.get(slug).first()?)?;
        newest.preview.tags.iter().find(|tag| tag.slug == slug)
    }

    /// The stories with a tag, newest first.
    pub fn tagged(&self, slug: &str) -> Vec<Arc<Article>> {
        self.pick(self.0.index.tags.get(slug))
    }

    /// The author with a slug, as the newest story has them.
    pub fn author(&self, slug: &str) -> Option<&Author> {
        let newest = self.stories().get(*self.0.index.authors.get(slug).first()?)?;
        newest.preview.authors.iter().find(|author| author.slug == slug)
    }

    /// The stories of an author, newest first.
    pub fn by_author(&self, slug: &str) -> Vec<Arc<Article>> {
        self.pick(self.0.index.authors.get(slug))
    }

    /// The stories published in a year, a month or on a day, newest first.
    pub fn in_period(&self, period: Period) -> Vec<Arc<Article>> {
        self.select(&|story| {
            let published = story.preview.published;
            published.is_some_and(|moment| period.contains(moment.date))
        })
    }

    /// The printed issues, newest first.
    pub fn issues(&self) -> Vec<Arc<Article>> {
        self.select(&|story| story.preview.kind == Kind::Issue)
    }

    /// The stories before and after the one at `path`, of all stories.
    pub fn neighbours(&self, path: &str) -> Neighbours {
        let Some(at) = self.position(path) else {
            return Neighbours::default();
        };
        Neighbours {
            older: self.stories().get(at + 1).cloned(),
            newer: at.checked_sub(1).and_then(|newer| self.stories().get(newer).cloned()),
        }
    }

    /// Whether everything published on `date` or later is loaded: there is no next document, or
    /// the last story read is older. Feeds are in order of time, newest first; stories that the
    /// editors keep on top do not mislead.
    pub fn reaches(&self, date: Date) -> bool {
        self.0.source.trail.reaches(date)
    }

    /// The position in [`Paper::stories`] of the story at a path.
    pub(crate) fn position(&self, path: &str) -> Option<usize> {
        self.0.index.story_at(path)
    }

    fn pick(&self, positions: &[usize]) -> Vec<Arc<Article>> {
        let mut stories = Vec::with_capacity(positions.len());
        for at in positions {
            stories.push(Arc::clone(&self.stories()[*at]));
        }
        stories
    }

    fn select(&self, is_meant: &dyn Fn(&Article) -> bool) -> Vec<Arc<Article>> {
        let mut stories = Vec::new();
        for story in self.stories() {
            if is_meant(story) {
                stories.push(Arc::clone(story));
            }
        }
        stories
    }
}
