//! Stories that the reader keeps, on this device only.

use crate::platform::followed::Followed;
use crate::platform::listener::listen;
use crate::platform::storage::Keep;
use leptos::prelude::*;

const KEY: &str = "iman.saved";

/// A kept story: enough to show it and to find it again when the feed no longer holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedStory {
    /// The story's path in this newspaper.
    pub path: String,
    /// Its headline.
    pub headline: String,
}

/// The kept stories, newest first. A handle: copies share one list.
#[derive(Clone, Copy)]
pub struct Saved {
    stories: Followed<Vec<SavedStory>>,
    /// Whether the device has kept the last change.
    is_kept: Followed<bool>,
}

impl Saved {
    /// Reads what the device keeps.
    pub fn open() -> Self {
        let stories = Followed::new(read());
        // The newspaper is open in another tab, too, and its list has changed there: the device keeps one for all.
        std::mem::forget(listen("storage", move |_| stories.set(read())));
        Self { stories, is_kept: Followed::new(true) }
    }

    /// The list that the app provides.
    pub fn of_app() -> Self {
        expect_context()
    }

    /// All kept stories, newest first.
    pub fn all(&self) -> Vec<SavedStory> {
        self.stories.get()
    }

    /// Whether the device keeps the list. Where storage is full or forbidden, the list holds until the page is closed.
    pub fn is_kept(&self) -> bool {
        self.is_kept.get()
    }

    /// Whether a story is kept.
    pub fn contains(&self, path: &str) -> bool {
        self.stories.with(|saved| saved.iter().any(|story| story.path == path))
    }

    /// Keeps the story at a path with a headline, or keeps it no longer.
    pub fn toggle(&self, path: &str, headline: &str) {
        let mut saved = self.stories.get_untracked();
        let count = saved.len();
        saved.retain(|kept| kept.path != path);
        if saved.len() == count {
            saved.insert(0, SavedStory { path: path.to_owned(), headline: headline.to_owned() });
        }
        self.is_kept.set(Keep::ForGood.write(KEY, &print(&saved)));
        self.stories.set(saved);
    }
}

fn read() -> Vec<SavedStory> {
    Keep::ForGood.read(KEY).map(|text| parse(&text)).unwrap_or_default()
}

/// One story a line: path, tab, headline. What would break the line becomes a space.
fn print(saved: &[SavedStory]) -> String {
    let one_line = |text: &str| text.replace(['\t', '\n', '\r'], " ");
    let lines = saved.iter().map(|story| [&one_line(&story.path), "\t", &one_line(&story.headline), "\n"].concat());
    lines.collect()
}

fn parse(text: &str) -> Vec<SavedStory> {
    let stories = text.lines().filter_map(|line| line.split_once('\t'));
    stories.map(|(path, headline)| SavedStory { path: path.to_owned(), headline: headline.to_owned() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn story(path: &str, headline: &str) -> SavedStory {
        SavedStory { path: path.to_owned(), headline: headline.to_owned() }
    }

    #[test]
    fn what_is_kept_is_read_again() {
        let saved = vec![story("/2025/05/17/park/", "«Парк» и \"двор\""), story("/a/", "")];
        assert_eq!(parse(&print(&saved)), saved);
    }

    #[test]
    fn a_headline_of_two_lines_stays_one_story() {
        assert_eq!(parse(&print(&[story("/a/", "one\ntwo\tthree")])), [story("/a/", "one two three")]);
    }

    #[test]
    fn foreign_notes_are_passed_over() {
        assert_eq!(parse("{\"a\":1}"), []);
        assert_eq!(parse("\n/a/\n/b/\tB\n"), [story("/b/", "B")]);
    }
}
