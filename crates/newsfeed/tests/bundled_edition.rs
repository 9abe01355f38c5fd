//! The edition that the repository ships with, public/feed.json: correct to the letter, whole, and filled.

#[path = "../src/testing/resolve.rs"]
mod resolve;
mod support;

use std::path::PathBuf;

use newsfeed::{decode::decode, model::Article, paper::Paper, wire};
use resolve::resolve;
use serde_json::Value;
use support::{faults, root, schema, text};

/// Where the edition is imagined to be served from: an address that nothing in it names, so that what lies under it
/// was written as a relative address.
const SITE: &str = "https://edition.invalid/";

/// The documents of the edition, the first one first.
fn documents() -> Vec<(PathBuf, String)> {
    let mut documents = Vec::new();
    let mut next = Some("feed.json".to_owned());
    while let Some(name) = next {
        let path = root("public").join(&name);
        let text = text(&path);
        let document: Value = serde_json::from_str(&text).expect("JSON");
        next = document["next_url"].as_str().and_then(local);
        assert!(documents.iter().all(|(known, _)| *known != path), "{name} comes twice");
        documents.push((path, text));
    }
    documents
}

fn feeds() -> Vec<wire::Feed> {
    documents()
        .iter()
        .map(|(path, text)| decode(text).unwrap_or_else(|error| panic!("{}: {error}", path.display())).feed)
        .collect()
}

fn paper() -> Paper {
    let mut feeds = feeds().into_iter();
    let address = |name: &str| format!("{SITE}{name}");
    let mut paper = Paper::new(feeds.next().expect("feed.json"), &address("feed.json"), &resolve);
    for feed in feeds {
        let next = paper.next_url().expect("the way to the next document").to_owned();
        paper = paper.append(feed, &next, &resolve);
    }
    assert_eq!(paper.next_url(), None);
    paper
}

/// The file that an address of the edition names, if it is one of its own.
fn local(reference: &str) -> Option<String> {
    let url = resolve(&format!("{SITE}feed.json"), reference)?;
    let path = url.strip_prefix(SITE)?.split(['?', '#']).next()?.to_owned();
    Some(path).filter(|path| !path.is_empty())
}

fn html(item: &wire::Item) -> &str {
    item.content_html.as_deref().unwrap_or_default()
}

/// The tags of that name in a text, as written.
fn tags<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let opening = format!("<{name} ");
    let tags = html.match_indices(&opening).map(|(at, _)| html[at..].split('>').next().unwrap_or_default());
    tags.collect()
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let tag = tag.split_once(&format!("{name}=\""))?.1;
    tag.split('"').next()
}

#[test]
fn valid_by_the_schema_and_without_a_problem() {
    let schema = schema();
    for (path, text) in documents() {
        let document = serde_json::from_str(&text).expect("JSON");
        assert_eq!(faults(&schema, &document), [""; 0], "{}", path.display());
        assert_eq!(decode(&text).expect("a feed").problems, [], "{}", path.display());
    }
}

#[test]
fn sixty_items_or_more() {
    let count = paper().stories().len();
    assert!(count >= 60, "{count}");
}

#[test]
fn every_section_has_stories() {
    let paper = paper();
    let sections = &paper.masthead().sections;
    assert!(sections.len() >= 20, "{}", sections.len());
    for section in sections {
        let count = paper.in_section(&section.path).len();
        assert!(count >= 2, "{} has {count}", section.path.join("/"));
    }
}

#[test]
fn sections_and_menu_are_stated_and_lead_somewhere() {
    fn count(menu: &[wire::MenuEntry]) -> usize {
        menu.iter().map(|entry| 1 + count(&entry.children)).sum()
    }
    fn count_shown(menu: &[newsfeed::model::MenuEntry]) -> usize {
        menu.iter().map(|entry| 1 + count_shown(&entry.children)).sum()
    }
    let paper = paper();
    let feed = &feeds()[0];
    assert_eq!(count(&feed.iman.menu), count_shown(&paper.masthead().menu), "an entry leads nowhere");
    assert_eq!(feed.iman.sections.len(), paper.masthead().sections.len(), "a section is named but not stated");
}

#[test]
fn related_stories_exist() {
    let paper = paper();
    for item in feeds().iter().flat_map(|feed| &feed.items) {
        for id in &item.iman.related {
            assert!(paper.by_id(id).is_some(), "{} names {id}", item.id);
            assert_ne!(*id, item.id, "related to itself");
        }
    }
}

#[test]
fn files_exist() {
    let mut missing = Vec::new();
    for feed in feeds() {
        let pages = feed.iman.pages.iter().filter_map(|page| page.content_html.as_deref());
        let bodies = feed.items.iter().map(html).chain(pages);
        let in_bodies =
            bodies.flat_map(|html| tags(html, "img")).filter_map(|tag| attribute(tag, "src")).map(str::to_owned);
        let of_items = feed.items.iter().flat_map(|item| {
            let attachments = item.attachments.iter().map(|attachment| attachment.url.clone());
            attachments.chain(item.image.clone()).chain(item.banner_image.clone()).collect::<Vec<_>>()
        });
        let of_feed = [feed.icon.clone(), feed.favicon.clone()].into_iter().flatten();
        let files = in_bodies.chain(of_items).chain(of_feed);
        missing.extend(files.filter_map(|file| local(&file)).filter(|file| !root("public").join(file).is_file()));
    }
    assert_eq!(missing, [""; 0]);
}

#[test]
fn links_between_stories_lead_to_them() {
    let paper = paper();
    let mut broken = Vec::new();
    for item in feeds().iter().flat_map(|feed| &feed.items) {
        for target in tags(html(item), "a").into_iter().filter_map(|tag| attribute(tag, "href")).filter_map(local) {
            let path = format!("/{target}");
            let exists = paper.story(&path).is_some()
                || paper.page(target.trim_end_matches('/')).is_some()
                || root("public").join(&target).is_file()
                || ["category/", "tag/", "author/", "search/"].iter().any(|list| target.starts_with(list));
            if !exists && target != "feed.json" {
                broken.push(format!("{}: {target}", item.id));
            }
        }
    }
    assert_eq!(broken, [""; 0]);
}

#[test]
fn every_picture_has_its_size_and_its_words() {
    let paper = paper();
    let pictures = paper.stories().iter().filter_map(|story| Some((story, story.preview.picture.as_ref()?)));
    for (story, picture) in pictures {
        let id = &story.preview.id;
        assert!(picture.width.is_some() && picture.height.is_some(), "{id}: no size");
        assert!(!picture.alt.is_empty(), "{id}: no words");
    }
    for item in feeds().iter().flat_map(|feed| &feed.items) {
        for tag in tags(html(item), "img") {
            for name in ["width", "height", "alt"] {
                assert!(attribute(tag, name).is_some_and(|value| !value.is_empty()), "{}: no {name} on {tag}", item.id);
            }
        }
    }
}

#[test]
fn every_story_can_be_opened_and_says_what_it_is() {
    let paper = paper();
    let is_whole = |story: &Article| {
        let preview = &story.preview;
        preview.published.is_some()
            && !preview.sections.is_empty()
            && !preview.authors.is_empty()
            && !preview.excerpt.is_empty()
    };
    for story in paper.stories() {
        assert_eq!(paper.story(&story.preview.path).map(|found| &found.preview.id), Some(&story.preview.id));
        assert!(is_whole(story), "{}", story.preview.path);
    }
}
