//! docs/feed.schema.json: what it lets through, and what not.

mod support;

use std::path::PathBuf;

use newsfeed::{decode::decode, encode::encode};
use serde_json::{Value, json};
use support::{faults, root, schema, text};

fn fixtures(folder: &str) -> Vec<PathBuf> {
    let folder = root("crates/newsfeed/fixtures").join(folder);
    let files = std::fs::read_dir(&folder).expect("the fixtures");
    let mut files: Vec<PathBuf> = files.map(|file| file.expect("a file").path()).collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

#[test]
fn valid_fixtures_pass_and_are_read_without_a_problem() {
    let schema = schema();
    for file in fixtures("valid") {
        let text = text(&file);
        let document: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(faults(&schema, &document), [""; 0], "{}", file.display());
        assert_eq!(decode(&text).expect("a feed").problems, [], "{}", file.display());
    }
}

#[test]
fn what_is_written_passes() {
    let schema = schema();
    for file in fixtures("valid") {
        let feed = decode(&text(&file)).expect("a feed").feed;
        let written = encode(&feed);
        assert_eq!(faults(&schema, &written), [""; 0], "{}", file.display());
        assert_eq!(decode(&written.to_string()).expect("a feed").feed, feed, "{}", file.display());
    }
}

#[test]
fn faulty_fixtures_fail() {
    let schema = schema();
    for file in fixtures("faulty") {
        // What is unique is beyond a schema.
        let is_beyond = file.ends_with("duplicate-ids.json");
        let Ok(document) = serde_json::from_str::<Value>(&text(&file)) else { continue };
        assert!(is_beyond || !schema.is_valid(&document), "{}", file.display());
    }
}

#[test]
fn strict_about_the_extension_and_open_to_others() {
    let schema = schema();
    let of_feed =
        |iman: Value| json!({"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": [], "_iman": iman});
    let of_item = |iman: Value| {
        json!({"version": "https://jsonfeed.org/version/1.1", "title": "x", "_other": {"a": 1},
            "items": [{"id": "1", "content_text": "", "_iman": iman, "_other": {"b": []}}]})
    };
    assert!(schema.is_valid(&of_feed(json!({}))));
    assert!(schema.is_valid(&of_item(json!({}))));
    for fault in [
        json!([]),
        json!({"tagline": 1}),
        json!({"taglin": "x"}),
        json!({"menu": [{"section": "a"}]}),
        json!({"menu": [{"label": "x"}]}),
        json!({"menu": [{"label": "x", "children": [{"label": "y", "url": 5}]}]}),
        json!({"sections": [{"name": "x"}]}),
        json!({"sections": [{"slug": "a b"}]}),
        json!({"pages": [{"slug": "a/b"}]}),
        json!({"contact": {"email": "nobody"}}),
    ] {
        assert!(!schema.is_valid(&of_feed(fault.clone())), "{fault}");
    }
    for fault in [
        json!({"kind": "poem"}),
        json!({"pinned": "yes"}),
        json!({"sections": "a"}),
        json!({"related": [1]}),
        json!({"image_width": 0}),
        json!({"image_height": 1.5}),
        json!({"alt": "x"}),
    ] {
        assert!(!schema.is_valid(&of_item(fault.clone())), "{fault}");
    }
}
