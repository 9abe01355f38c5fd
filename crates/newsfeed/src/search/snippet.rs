//! The place of a text where the words searched for stand.

use super::Fragment;
use super::query::{Query, tokens};
use crate::model::{Article, Body};
use crate::text::{excerpt, plain_text};

/// Characters of text before the first of the words.
const BEFORE: usize = 60;
/// Characters of a snippet.
const LENGTH: usize = 200;

/// What a hit shows of its story, plain text: the surroundings of the first of the words in the text, if they are there;
/// else the excerpt.
pub fn snippet(story: &Article, query: &Query) -> Vec<Fragment> {
    let text = match &story.body {
        Body::Html(html) => plain_text(html),
        Body::Text(text) => excerpt(text, usize::MAX),
        Body::Empty => String::new(),
    };
    let first = tokens(&text).find(|word| query.matches(word));
    match first {
        Some(word) => {
            let at = offset(&text, word);
            let start = start_before(&text, at);
            let ellipsis = if start > 0 { "…" } else { "" };
            let around = excerpt(&text[start..], LENGTH);
            marked(&[ellipsis, &around].concat(), query)
        }
        None => marked(&story.preview.excerpt, query),
    }
}

/// Where a part of a text begins in it.
fn offset(text: &str, part: &str) -> usize {
    part.as_ptr() as usize - text.as_ptr() as usize
}

/// The beginning of the word that stands [`BEFORE`] characters before `at`.
fn start_before(text: &str, at: usize) -> usize {
    let before = &text[..at];
    let Some((limit, _)) = before.char_indices().rev().nth(BEFORE) else {
        return 0;
    };
    let space = before[limit..].find(char::is_whitespace);
    space.map_or(at, |space| {
        let rest = &before[limit + space..];
        limit + space + (rest.len() - rest.trim_start().len())
    })
}

/// The text in fragments, the words searched for apart from the rest.
fn marked(text: &str, query: &Query) -> Vec<Fragment> {
    let mut fragments = Vec::new();
    let mut done = 0;
    let mut add = |text: &str, matched| {
        if !text.is_empty() {
            fragments.push(Fragment { text: text.to_owned(), matched });
        }
    };
    for word in tokens(text).filter(|word| query.matches(word)) {
        let at = offset(text, word);
        add(&text[done..at], false);
        add(word, true);
        done = at + word.len();
    }
    add(&text[done..], false);
    fragments
}
