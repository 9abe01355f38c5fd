//! Which pages a site has.

use super::template::{FRONT_PAGE, SHELL};
use super::{Html, page_of};
use crate::build::key::Key;
use crate::build::lists::List;
use crate::build::pages::Pages;
use crate::build::plan::{Archive, Planned, What};
use newsfeed::edition::{FRONT, LATEST, NEWEST, PAGE, documents, holding, pages, stories_in};

/// Pages of a list that are written with each story that comes into it. The further ones are written when twenty have come:
/// a story stands on one of them, and until then on one of these, too.
const FRESH: u32 = 2;

/// A page of HTML.
pub(in crate::build) struct Page {
    /// The name of its file below the folder of the site.
    pub(in crate::build) name: String,
    /// Changes with everything that it is made of.
    pub(in crate::build) key: u64,
    /// Its path in the paper.
    pub(super) path: String,
    pub(super) shown: Shown,
}

impl Page {
    /// Whether it is the page of a story, which has a picture of its own for previews.
    pub(super) fn story(&self) -> bool {
        matches!(&self.shown, Shown::Document(Planned { what: What::Story(_), .. }))
    }
}

/// What a page shows.
pub(super) enum Shown {
    /// The page of the app as it was built.
    Shell,
    /// What stands in one document.
    Document(Planned),
    /// A page of a list, by the list's position and the page's number.
    List(usize, u32),
    /// That there is nothing at the address; holds the entry feed, whose newest stories lead on.
    Nothing(String),
    /// What needs no document.
    Plain,
}

/// How many stories a list has for a page of it: the further ones are laid out as if the newest page were full.
pub(super) fn total(stories: usize, page: u32) -> usize {
    if page > FRESH { stories.next_multiple_of(PAGE) } else { stories }
}

impl Html {
    /// All pages. `documents`: those of the edition.
    pub(in crate::build) fn plan(&self, archive: &Archive<'_>, documents: &[Planned]) -> Vec<Page> {
        let mut plan = Plan { around: self.key(), pages: Vec::new() };
        if self.pages == Pages::None {
            plan.add(FRONT_PAGE, "/", 0, Shown::Shell);
            return plan.pages;
        }
        plan.add(SHELL, "/", 0, Shown::Shell);
        for document in documents {
            match &document.what {
                What::Story(place) => {
                    if self.pages.covers(*place, archive.stories.len()) {
                        plan.document(&archive.outline(*place).path, document, What::Story(*place));
                    }
                }
                What::List(..) | What::Feed(_) | What::Sitemap(_) | What::Share(_) => {}
                What::Text(text) => {
                    let path = if document.name == super::list_name(FRONT, NEWEST) {
                        "/".to_owned()
                    } else if document.name == super::ENTRY {
                        // A page that is not there may be one that has not been rendered.
                        if self.pages == Pages::All {
                            plan.add("404.html", "/404/", document.key, Shown::Nothing(text.clone()));
                        }
                        continue;
                    } else if let Some(path) = static_page(&document.name) {
                        ["/", path, "/"].concat()
                    } else {
                        continue;
                    };
                    plan.document(&path, document, What::Text(text.clone()));
                }
            }
        }
        for (at, list) in archive.lists.iter().enumerate().filter(|(_, list)| list.name != LATEST) {
            let newest = list.stories.last().copied();
            // Any section has a page, as menus lead to it; of the others those whose stories have pages.
            let is_covered = newest.is_none_or(|newest| self.pages.covers(newest, archive.stories.len()));
            if is_covered {
                plan.list(at, list, &archive.list_path(list), self.pages, archive);
            }
        }
        for path in ["/search/", "/saved/"] {
            plan.add(&file_of(path), path, 0, Shown::Plain);
        }
        plan.pages
    }
}

struct Plan {
    /// What all pages are made of alike.
    around: u64,
    pages: Vec<Page>,
}

impl Plan {
    fn add(&mut self, name: &str, path: &str, own: u64, shown: Shown) {
        let mut key = Key::of(self.around);
        key.add(own);
        self.pages.push(Page { name: name.to_owned(), key: key.end(), path: path.to_owned(), shown });
    }

    fn document(&mut self, path: &str, document: &Planned, what: What) {
        let copy = Planned { name: document.name.clone(), key: document.key, what };
        self.add(&file_of(path), path, document.key, Shown::Document(copy));
    }

    fn list(&mut self, at: usize, list: &List, path: &str, covered: Pages, archive: &Archive<'_>) {
        let stories = list.stories.len();
        let last = if covered == Pages::All { u32::try_from(pages(stories)).unwrap_or(u32::MAX) } else { FRESH };
        for page in 1..=last.min(u32::try_from(pages(stories)).unwrap_or(u32::MAX)) {
            let total = total(stories, page);
            let mut key = Key::new();
            key.add_text(&list.title);
            key.add(total as u64);
            list.parts.iter().for_each(|part| key.add(u64::from(*part)));
            let number = holding(page as usize, total).map_or(1, |(number, _)| number).min(documents(stories));
            for place in &list.stories[stories_in(number, stories)] {
                key.add(archive.outline(*place).stamp.cast_unsigned());
            }
            let path = page_of(path, page);
            self.add(&file_of(&path), &path, key.end(), Shown::List(at, page));
        }
    }
}

/// The path of a static page, by the name of its document.
fn static_page(document: &str) -> Option<&str> {
    document.strip_prefix("articles/")?.strip_suffix(".json")
}

/// The file that hosts answer a path with.
pub(crate) fn file_of(path: &str) -> String {
    let own = path.trim_matches('/');
    match own.rsplit('/').next() {
        Some("") | None => "index.html".to_owned(),
        Some(last) if last.contains('.') && !path.ends_with('/') => own.to_owned(),
        Some(_) => [own, "/index.html"].concat(),
    }
}
