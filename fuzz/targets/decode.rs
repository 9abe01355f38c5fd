//! A document from anywhere: it is read, makes a paper, and is written so that it reads the same again.

use crate::resolve::resolve;
use newsfeed::decode::decode;
use newsfeed::encode::encode;
use newsfeed::front_page::arrange;
use newsfeed::paper::Paper;
use newsfeed::related::related;
use newsfeed::search::{Query, SearchIndex, snippet};

/// Looks whether everything holds for an input.
pub fn run(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let Ok(decoded) = decode(text) else { return };
    let mut feed = decoded.feed;
    // A fraction is exact to fifteen digits; a float has more.
    for file in feed.items.iter_mut().flat_map(|item| &mut item.attachments) {
        file.duration_in_seconds = file.duration_in_seconds.map(f64::trunc).filter(|seconds| *seconds < 1e15);
    }
    let written = encode(&feed).to_string();
    let again = decode(&written).expect("what was written is a feed");
    assert_eq!(again.feed, feed, "what was written reads the same");

    let paper = Paper::new(feed, "https://iman.example/feed.json", &resolve);
    let whole = paper.append(again.feed, "https://iman.example/2.json", &resolve);
    assert_eq!(whole.stories().len(), paper.stories().len(), "an item is the same item in each document");
    let _ = arrange(&paper);
    let index = SearchIndex::new(&paper);
    for story in paper.stories().iter().take(20) {
        let preview = &story.preview;
        assert!(preview.path.starts_with('/') && !preview.path.starts_with("//"), "{}", preview.path);
        assert!(!preview.headline.is_empty() && preview.headline.chars().count() <= 301);
        assert!(paper.story(&preview.path).is_some(), "{} leads to a story", preview.path);
        let addresses = [&story.external_url].into_iter().flatten();
        for url in addresses.chain(story.attachments.iter().map(|file| &file.url)) {
            assert!(url.starts_with("http://") || url.starts_with("https://"), "{url}");
        }
        let _ = related(&paper, &preview.path, 3);
        let _ = paper.neighbours(&preview.path);
        let query = Query::of(&preview.headline);
        for hit in index.find(&query) {
            let _ = snippet(&hit, &query);
        }
    }
}
