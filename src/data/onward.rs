//! Where to go on from an article: related stories, and others worth reading.

use super::library::Library;
use super::queries::Story;
use crate::platform::document;
use crate::platform::followed::Followed;
use crate::platform::timer;
use newsfeed::model::Article;
use newsfeed::paper::Paper;
use newsfeed::related;
use std::cell::RefCell;
use std::sync::Arc;

/// Stories beside an article.
const RELATED: usize = 4;
/// Related stories that are worth more than not saying a neighbour twice.
const LEAST_RELATED: usize = 3;
/// Stories under an article.
const MISSED: usize = 4;

/// Stories that lead on from an article.
#[derive(Clone, Debug, Default)]
pub struct Onward {
    /// Stories like it.
    pub related: Vec<Arc<Article>>,
    /// Other stories worth reading.
    pub missed: Vec<Arc<Article>>,
}

thread_local! {
    /// Answers by path, for the paper of that many stories: going Back must find the page as high as it was.
    /// A short list: a map would bring its code along.
    static ONWARD: RefCell<Vec<(String, usize, Onward)>> = const { RefCell::new(Vec::new()) };
}

/// Answers that are remembered: more than a reader goes back through.
const REMEMBERED: usize = 50;

fn remembered(path: &str, size: usize) -> Option<Onward> {
    ONWARD.with_borrow(|onward| {
        // A reader reads one newspaper; the press may render several.
        let known = onward.iter().find(|(known, of, _)| document::is_browser() && known == path && *of == size)?;
        Some(known.2.clone())
    })
}

/// Where to go on from an article. Weighed after the article is painted, unless it has been weighed before.
pub fn of(story: &Story) -> Followed<Option<Onward>> {
    let Some(paper) = Library::of_app().paper_untracked() else {
        return Followed::new(None);
    };
    let mut known = remembered(&story.article.preview.path, paper.stories().len());
    // A page that stands shows them already, and one that is rendered beforehand has to.
    if document::was_rendered() || !document::is_browser() {
        known = Some(weigh(&paper, story));
    }
    let answer = Followed::new(known.clone());
    if known.is_none() {
        let story = story.clone();
        timer::after_paint(move || {
            let found = weigh(&paper, &story);
            // The reader may have left meanwhile, and the signal with them.
            answer.set(Some(found));
        });
    }
    answer
}

/// Weighs where to go on from an article, and remembers it. `paper` has the stories that the reader may have missed.
pub fn weigh(paper: &Paper, story: &Story) -> Onward {
    let path = &story.article.preview.path;
    let size = paper.stories().len();
    if let Some(known) = remembered(path, size) {
        return known;
    }
    let neighbours: Vec<&Arc<Article>> = [&story.older, &story.newer].into_iter().flatten().collect();
    let mut related = related::related(&story.paper, path, RELATED + neighbours.len());
    // What stands next to the article anyway gives way, as long as enough is left.
    for neighbour in &neighbours {
        if related.len() > LEAST_RELATED {
            related.retain(|story| !Arc::ptr_eq(story, neighbour));
        }
    }
    related.truncate(RELATED);
    let shown = related.iter().chain(neighbours).map(|shown| shown.preview.id.clone()).collect::<Vec<String>>();
    let missed = related::missed(paper, Some(&story.article), &shown, MISSED);
    let onward = Onward { related, missed };
    ONWARD.with_borrow_mut(|answers| {
        if answers.len() == REMEMBERED {
            answers.remove(0);
        }
        answers.push((path.clone(), size, onward.clone()));
    });
    onward
}
