//! The front page.

use super::remote_view::more_below;
use crate::i18n::{fill, words};
use crate::route::Route;
use crate::ui::card::{CardSize, Kickers, Level, card};
use crate::ui::element::{Element, Piece, element, link};
use crate::ui::page_head::page_head;
use crate::ui::states::empty;
use crate::ui::story_list::story_list;
use newsfeed::front_page::{Block, FrontPage};
use newsfeed::model::Article;
use std::sync::Arc;

/// The front page: strip, lead, picks, latest, a block a section, the printed issue. No story stands on it twice.
pub fn front(page: &FrontPage) -> Piece {
    let words = words();
    let content = match &page.lead {
        Some(lead) => laid_out(page, lead),
        None => empty(words.empty_paper.to_owned(), words.empty_paper_help),
    };
    element("div", "front-page")
        .add(page_head(String::new(), String::new()))
        .add(element("h1", "visually-hidden").add(words.front_page))
        .add(content)
        .add(more_below())
        .view()
}

fn laid_out(page: &FrontPage, lead: &Arc<Article>) -> Element {
    let words = words();
    let with_picks = !page.picks.is_empty();
    let strip = list(&page.strip, CardSize::Line, "strip-stories");
    let strip = (!page.strip.is_empty()).then(|| section("strip", "strip-title", words.latest_news, strip));
    let picks = list(&page.picks, CardSize::Brief, "stories");
    let picks = with_picks.then(|| section("picks", "picks-title", words.editors_picks, picks));
    let latest = list(&page.latest, CardSize::Row, "stories");
    let latest = (!page.latest.is_empty()).then(|| section("latest", "latest-title", words.latest, latest));
    let issue = page.issue.as_ref().map(|issue| {
        let cover = card(&issue.preview, CardSize::Feature, Level::Three, Kickers::Left);
        section("newest-issue", "issue-title", words.printed_issue, cover)
    });
    let top = if with_picks { "top-of-page" } else { "top-of-page without-picks" };
    let second = if issue.is_some() { "second-of-page" } else { "second-of-page without-issue" };
    let blocks = page.blocks.iter().enumerate().map(|(index, block)| section_block(index, block));
    element("div", "")
        .add(strip)
        .add(element("div", top).add(card(&lead.preview, CardSize::Lead, Level::Two, Kickers::Shown)).add(picks))
        .add(element("div", second).add(latest).add(issue))
        .add(element("div", "blocks").add(blocks.collect::<Vec<_>>()))
}

fn list(stories: &[Arc<Article>], size: CardSize, class: &'static str) -> Element {
    story_list(stories, size, Level::Three, Kickers::Shown, class)
}

fn section(class: &'static str, id: &'static str, title: &'static str, content: Element) -> Element {
    element("section", class)
        .set("aria-labelledby", id)
        .add(element("h2", "block-title").set("id", id).add(title))
        .add(content)
}

/// A section's block: its first story large, the others in short.
fn section_block(index: usize, block: &Block) -> Element {
    let words = words();
    let id = format!("block-{index}");
    let route = Route::section(&block.section.path);
    let name = &block.section.name;
    let (first, rest) = block.stories.split_at(block.stories.len().min(1));
    let first = first.first().map(|story| card(&story.preview, CardSize::Feature, Level::Three, Kickers::Left));
    let rest = (!rest.is_empty()).then(|| story_list(rest, CardSize::Brief, Level::Three, Kickers::Left, "stories"));
    let title = element("h2", "block-title").set("id", id.clone()).add(link(&route, "").add(name.clone()));
    let label = fill(words.more_in_section, "title", name);
    let more = element("p", "block-more").add(link(&route, "").set("aria-label", label).add(words.more));
    element("section", "block").set("aria-labelledby", id).add(title).add(first).add(rest).add(more)
}
