//! What a page is about, for those who do not read it: search engines, previews in chats.

use crate::data::listing::Subject;
use crate::data::queries::Answer;
use crate::route::Route;
use crate::ui::card;
use newsfeed::date::Moment;
use newsfeed::model::{Article, Masthead};

/// What a page is about.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    /// Whether there is something at its address.
    pub is_found: bool,
    /// Whether search engines are to know it.
    pub is_listed: bool,
    /// The newspaper's name.
    pub paper: String,
    /// The absolute address of its square picture.
    pub icon: Option<String>,
    /// What previews say above the picture.
    pub headline: String,
    /// What it is about, in a sentence.
    pub description: String,
    /// The language of the article where it is not the newspaper's (BCP 47).
    pub language: Option<String>,
    /// The way to it, by names and paths; without the front page.
    pub way: Vec<(String, String)>,
    /// The article that it shows.
    pub article: Option<ArticleFacts>,
}

/// What is known of an article.
#[derive(Clone, Debug, Default)]
pub(super) struct ArticleFacts {
    pub published: Option<Moment>,
    pub modified: Option<Moment>,
    pub authors: Vec<(String, String)>,
    pub section: Option<String>,
    pub tags: Vec<String>,
    /// The absolute address of its picture, and the words for who does not see it.
    pub picture: Option<(String, String)>,
}

impl Facts {
    pub(super) fn of(route: &Route, answer: &Answer, masthead: &Masthead) -> Self {
        let facts = Self {
            is_found: true,
            is_listed: true,
            paper: masthead.title.clone(),
            icon: masthead.icon.clone(),
            headline: masthead.title.clone(),
            ..Self::default()
        };
        let path = route.to_string();
        match answer {
            Answer::Front(_) => {
                let description =
                    if masthead.description.is_empty() { &masthead.tagline } else { &masthead.description };
                Self { description: description.clone(), ..facts }
            }
            Answer::Listing(listing) => {
                let (headline, description) = match &listing.subject {
                    Subject::Section(section, ..) => (section.name.clone(), section.description.clone()),
                    Subject::Tag(tag) => (tag.label.clone(), String::new()),
                    Subject::Author(author) => (author.name.clone(), String::new()),
                    Subject::Period(period, _) => (crate::i18n::period(crate::i18n::words(), *period), String::new()),
                };
                let parent = match &listing.subject {
                    Subject::Section(_, Some(parent), _) => {
                        Some((parent.name.clone(), Route::section(&parent.path).to_string()))
                    }
                    _ => None,
                };
                let way = parent.into_iter().chain([(headline.clone(), route.at_page(1).to_string())]).collect();
                // A page without stories is of no use to who comes from elsewhere.
                let is_listed = !listing.stories.is_empty();
                Self { is_listed, headline, description, way, ..facts }
            }
            Answer::Story(story) => Self::of_article(&story.article, path, facts),
            Answer::Page(page) => Self {
                headline: page.title.clone(),
                description: page.summary.clone(),
                way: vec![(page.title.clone(), path)],
                ..facts
            },
            Answer::Found(_) => Self { is_listed: false, ..facts },
            Answer::Missing => Self { is_listed: false, is_found: *route == Route::Saved, ..facts },
        }
    }

    fn of_article(article: &Article, path: String, facts: Self) -> Self {
        let preview = &article.preview;
        let headline = card::headline(preview);
        let section = preview.sections.first();
        let mut way: Vec<_> =
            section.into_iter().map(|link| (link.name.clone(), Route::section(&link.path).to_string())).collect();
        way.push((headline.clone(), path));
        let author = |author: &newsfeed::model::Author| (author.name.clone(), Route::author(&author.slug).to_string());
        let own = ArticleFacts {
            published: preview.published,
            modified: preview.modified,
            authors: preview.authors.iter().map(author).collect(),
            section: section.map(|link| link.name.clone()),
            tags: preview.tags.iter().map(|tag| tag.label.clone()).collect(),
            picture: preview.picture.as_ref().map(|picture| (picture.url.clone(), picture.alt.clone())),
        };
        Self {
            headline,
            description: preview.excerpt.clone(),
            language: preview.language.clone(),
            way,
            article: Some(own),
            ..facts
        }
    }
}
