//! The upload to an object storage, in which each file carries its own headers.

use super::rules::{ARTICLE, FULL, HASHED, MANIFEST_TYPE, NEWS, OTHER, PAGE, cache};
use super::site::Site;

/// Types that the command line of AWS does not tell from the names everywhere. Feeds go as `application/json`: CloudFront
/// compresses that, and does not know `application/feed+json`.
const TYPES: [(&str, &str); 2] = [("*.webp", "image/webp"), ("*.woff2", "font/woff2")];
/// Feeds for other readers, which are nothing but XML by their names.
const FEEDS: [(&str, &str); 2] =
    [("feeds/*/rss.xml", "application/rss+xml"), ("feeds/*/atom.xml", "application/atom+xml")];
/// What names all else to search engines.
const GUIDES: [&str; 2] = ["*.xml", "robots.txt"];
/// The program, and its type.
const PROGRAM: (&str, &str) = ("iman-*_bg.wasm", "application/wasm");
/// What browsers are told of the app. The worker goes last: it names the files of the app.
const MANIFEST: &str = "manifest.webmanifest";
const WORKER: &str = "service-worker.js";

/// The script, for a POSIX shell with the command line of AWS. What is led to goes before what leads to it.
pub fn script(site: &Site) -> String {
    let hashed = site.files.iter().filter(|file| cache(&format!("/{file}")) == HASHED).map(String::as_str);
    let hashed: Vec<&str> = hashed.chain(["media/*"]).collect();
    let typed = [TYPES[0].0, TYPES[1].0, PROGRAM.0];
    let mut text = format!(
        "#!/bin/sh\n# Written by `press host s3-cloudfront` for {}\n# BUCKET=paper sh upload.sh\nset -eu\n\
         site={}\nto=\"s3://${{BUCKET:?the name of the bucket}}{}\"\n\n\
         send() {{\n  aws s3 sync \"$site\" \"$to\" --no-progress --exclude '*' \"$@\" \
         --exclude '.press-*' --exclude '*/.press-*' --exclude '*.br' --exclude '*.gz'\n}}\n",
        site.url,
        quoted(&site.folder.to_string_lossy()),
        site.base()
    );
    let mut send = |include: &[&str], exclude: &[&str], cache: &str, kind: &str| {
        let include = include.iter().map(|files| format!("--include '{files}' "));
        let exclude = exclude.iter().map(|files| format!("--exclude '{files}' "));
        let filters: String = include.chain(exclude).collect();
        let kind = if kind.is_empty() { String::new() } else { format!(" --content-type {kind}") };
        text.push_str(&format!("send {filters}--cache-control '{cache}'{kind}\n"));
    };
    send(&hashed, &typed, HASHED, "");
    let others = ["*.json", "*.html", "search-index/*", MANIFEST, WORKER];
    send(&["*"], &[&others, &GUIDES[..], &hashed, &typed].concat(), OTHER, "");
    for (files, kind) in TYPES {
        send(&[&format!("media/{files}")], &[], HASHED, kind);
        send(&[files], &["media/*"], OTHER, kind);
    }
    send(&[PROGRAM.0], &[], HASHED, PROGRAM.1);
    send(&["articles/*.json"], &[], ARTICLE, "");
    send(&["feeds/*.json", "search-index/*"], &["*/newest.json", "search-index/newest/*"], FULL, "");
    send(&["feeds/*/newest.json", "search-index/newest/*"], &[], NEWS, "");
    send(&["*.json"], &["feed.json", "feeds/*", "search-index/*", "articles/*", "media/*"], NEWS, "");
    send(&[MANIFEST], &[], PAGE, MANIFEST_TYPE);
    send(&["*.html"], &[], PAGE, "");
    for (files, kind) in FEEDS {
        send(&[files], &[], NEWS, kind);
    }
    send(&GUIDES, &[FEEDS[0].0, FEEDS[1].0, "media/*"], NEWS, "");
    send(&["feed.json"], &[], NEWS, "");
    send(&[WORKER], &[], PAGE, "");
    text
}

/// A text as a shell reads it.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}
