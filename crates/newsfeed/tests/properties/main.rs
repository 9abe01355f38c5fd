//! What holds for every input.

mod documents;
mod feeds;
#[path = "../../src/testing/resolve.rs"]
mod resolve;

use std::collections::HashSet;
use std::sync::Arc;

use newsfeed::date::Moment;
use newsfeed::decode::decode;
use newsfeed::encode::encode;
use newsfeed::front_page::{Block, arrange};
use newsfeed::html_rules::embed;
use newsfeed::model::{Article, Kind, Masthead};
use newsfeed::paper::Paper;
use newsfeed::related::{missed, related};
use newsfeed::search::{Query, SearchIndex, snippet};
use newsfeed::slug::slugify;
use newsfeed::stem::stem;
use newsfeed::text::{excerpt, minutes, paragraphs, plain_text, words};
use newsfeed::wire::Feed;
use proptest::prelude::*;
use resolve::resolve;

const ADDRESS: &str = "https://iman.example/feed.json";

fn paper(feed: &Feed) -> Paper {
    Paper::new(feed.clone(), ADDRESS, &resolve)
}

fn ids(stories: &[Arc<Article>]) -> Vec<&str> {
    stories.iter().map(|story| story.preview.id.as_str()).collect()
}

fn are_different(ids: &[&str]) -> bool {
    ids.iter().collect::<HashSet<_>>().len() == ids.len()
}

/// Asks a paper everything that can be asked.
fn ask_everything(paper: &Paper) {
    let _ = arrange(paper);
    let index = SearchIndex::new(paper);
    for story in paper.stories() {
        let preview = &story.preview;
        let _ = related(paper, &preview.path, 3);
        let _ = missed(paper, Some(story), &[], 3);
        let _ = paper.neighbours(&preview.path);
        let query = Query::of(&preview.headline);
        for hit in index.find(&query) {
            let _ = snippet(&hit, &query);
        }
        for section in &preview.sections {
            assert!(!paper.in_section(&section.path).is_empty());
        }
    }
    for section in &paper.masthead().sections {
        assert!(paper.section(&section.path).is_some());
        let _ = paper.children_of(&section.path);
    }
}

/// Every URL that a reader may follow or load.
fn urls(paper: &Paper) -> Vec<&str> {
    let masthead: &Masthead = paper.masthead();
    let own = [&masthead.home_page_url, &masthead.feed_url, &masthead.icon, &masthead.watch_live];
    let mut urls: Vec<&str> = own.into_iter().filter_map(|url| url.as_deref()).collect();
    for story in paper.stories() {
        urls.extend(story.external_url.as_deref());
        urls.extend(story.preview.picture.iter().map(|picture| picture.url.as_str()));
        urls.extend(story.attachments.iter().map(|file| file.url.as_str()));
        for author in &story.preview.authors {
            urls.extend(author.url.as_deref());
            urls.extend(author.avatar.as_deref());
        }
    }
    urls
}

/// How many cases to try, unless the environment asks for another number.
fn cases(few: u32) -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(few)
}

proptest! {
    #[test]
    fn no_text_makes_a_reader_panic(text in ".{0,200}") {
        let _ = decode(&text);
        let _ = Moment::parse(&text);
        let _ = slugify(&text);
        let _ = stem(&text);
        let _ = plain_text(&text);
        let _ = paragraphs(&text);
        let _ = words(&text).count();
        for chars in [0, 1, 10, usize::MAX] {
            let _ = excerpt(&text, chars);
        }
        let _ = embed("vk.com", &text, &text);
    }

    #[test]
    fn no_markup_makes_a_reader_panic(html in "(<|</|>|<!--|-->|&|;|&#|=|'|\"|/|p|script|img|src|ё| |x){0,60}") {
        let text = plain_text(&html);
        prop_assert!(text.chars().count() <= html.chars().count());
    }

    #[test]
    fn what_is_written_is_read_back(feed in feeds::feed()) {
        let decoded = decode(&encode(&feed).to_string()).expect("a feed");
        prop_assert_eq!(decoded.feed, feed);
    }

    #[test]
    fn dates_are_read_back(moment in feeds::moment()) {
        prop_assert_eq!(Moment::parse(&moment.to_rfc3339()), Some(moment));
    }

    #[test]
    fn dates_are_in_the_order_of_time(one in feeds::moment(), other in feeds::moment()) {
        let by_time = one.unix_seconds().cmp(&other.unix_seconds());
        prop_assert!(by_time.is_eq() || by_time == one.cmp(&other));
        prop_assert_eq!(one == other, one.cmp(&other).is_eq());
    }

    #[test]
    fn a_slug_is_for_addresses(text in ".{0,150}") {
        let slug = slugify(&text);
        prop_assert_eq!(slugify(&slug), slug.clone());
        prop_assert!(!slug.is_empty() && slug.chars().count() <= 80);
        prop_assert!(slug.chars().all(|c| c.is_alphanumeric() || c == '-'), "{}", slug);
        prop_assert!(!slug.starts_with('-') && !slug.ends_with('-') && !slug.contains("--"));
    }

    #[test]
    fn words_are_parts_of_the_text(text in ".{0,100}") {
        for word in words(&text) {
            prop_assert!(!word.is_empty() && text.contains(word));
            prop_assert!(word.starts_with(char::is_alphanumeric));
        }
        prop_assert!(minutes(words(&text).count()) >= 1);
    }

    #[test]
    fn an_excerpt_is_no_longer_than_asked(text in ".{0,100}", chars in 0_usize..60) {
        prop_assert!(excerpt(&text, chars).chars().count() <= chars + 1);
    }
}

proptest! {
    // Whole feeds are dear to make; PROPTEST_CASES asks for more.
    #![proptest_config(ProptestConfig::with_cases(cases(48)))]

    #[test]
    fn no_json_makes_a_reader_panic(document in documents::json(), next in documents::json()) {
        let text = document.to_string();
        if let Ok(decoded) = decode(&text) {
            let first = paper(&decoded.feed);
            ask_everything(&first);
            if let Ok(decoded) = decode(&next.to_string()) {
                ask_everything(&first.append(decoded.feed, "https://iman.example/2.json", &resolve));
            }
        }
    }

    #[test]
    fn every_story_has_an_address_of_its_own(feed in feeds::feed(), next in feeds::feed()) {
        let first = paper(&feed);
        let both = first.append(next, "https://iman.example/2.json", &resolve);
        let paths: Vec<&str> = both.stories().iter().map(|story| story.preview.path.as_str()).collect();
        prop_assert!(are_different(&paths));
        for story in both.stories() {
            let path = &story.preview.path;
            prop_assert!(path.starts_with('/') && path.len() > 1, "{}", path);
            prop_assert_eq!(both.story(path).map(|found| &found.preview.id), Some(&story.preview.id));
            prop_assert_eq!(both.story(path.trim_end_matches('/')).map(|found| &found.preview.id), Some(&story.preview.id));
            prop_assert_eq!(both.by_id(&story.preview.id).map(|found| &found.preview.path), Some(path));
        }
        for story in first.stories() {
            let after = both.by_id(&story.preview.id).expect("still there");
            prop_assert_eq!(&after.preview.path, &story.preview.path, "an address changed");
        }
    }

    #[test]
    fn stories_are_in_order_and_whole(feed in feeds::feed()) {
        let paper = paper(&feed);
        let keys: Vec<_> = paper.stories().iter().map(|story| story.preview.published.map(|moment| moment.unix_seconds())).collect();
        prop_assert!(keys.windows(2).all(|pair| pair[0] >= pair[1]), "{:?}", keys);
        let pages = feed.items.iter().filter(|item| item.iman.kind == Some(Kind::Page)).count();
        prop_assert_eq!(paper.stories().len() + pages, feed.items.len());
        for story in paper.stories() {
            prop_assert!(!story.preview.headline.is_empty() && story.preview.minutes >= 1);
        }
        prop_assert!(urls(&paper).iter().all(|url| url.starts_with("https://") || url.starts_with("http://")));
    }

    #[test]
    fn no_story_stands_twice_on_the_front_page(feed in feeds::feed()) {
        let paper = paper(&feed);
        let page = arrange(&paper);
        let blocks = page.blocks.iter().flat_map(|block: &Block| &block.stories);
        let rest = page.strip.iter().chain(&page.picks).chain(&page.latest).chain(&page.lead).chain(&page.issue);
        let all: Vec<Arc<Article>> = rest.chain(blocks).cloned().collect();
        prop_assert!(are_different(&ids(&all)));
        prop_assert_eq!(paper.stories().is_empty(), all.is_empty());
        prop_assert!(page.blocks.iter().all(|block| (1..=4).contains(&block.stories.len())));
        prop_assert!(page.strip.len() <= 5 && page.picks.len() <= 4 && page.latest.len() <= 8);
    }

    #[test]
    fn what_is_related_is_other_and_different_and_enough(feed in feeds::feed(), count in 0_usize..12) {
        let paper = paper(&feed);
        for story in paper.stories() {
            let found = related(&paper, &story.preview.path, count);
            prop_assert!(are_different(&ids(&found)));
            prop_assert!(!ids(&found).contains(&story.preview.id.as_str()));
            prop_assert!(found.len() == count || found.len() >= paper.stories().len() - 1);
            let again = related(&paper, &story.preview.path, count);
            prop_assert_eq!(ids(&found), ids(&again));
            let shown: Vec<String> = found.iter().map(|story| story.preview.id.clone()).collect();
            let missed = missed(&paper, Some(story), &shown, count);
            prop_assert!(are_different(&ids(&missed)));
            prop_assert!(missed.iter().all(|other| other.preview.id != story.preview.id && !shown.contains(&other.preview.id)));
        }
    }

    #[test]
    fn every_headline_finds_its_story(feed in feeds::feed()) {
        let paper = paper(&feed);
        let index = SearchIndex::new(&paper);
        for story in paper.stories() {
            let query = Query::of(&story.preview.headline);
            let hits = index.find(&query);
            let has_words = words(&story.preview.headline).next().is_some();
            prop_assert_eq!(has_words, hits.iter().any(|hit| hit.preview.id == story.preview.id));
            for hit in hits {
                prop_assert!(snippet(&hit, &query).iter().all(|fragment| !fragment.text.is_empty()));
            }
        }
    }
}
