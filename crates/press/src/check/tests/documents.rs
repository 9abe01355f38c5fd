//! Damage to single documents: what JSON Feed, the layout and the packing demand of each.

use super::*;

#[test]
fn a_file_that_is_no_feed() {
    let edition = Edition::new();
    let name = edition.article(10);
    edition.write(&name, "{\"version\"");
    edition.must_tell(&name, "not valid JSON");
}

#[test]
fn what_json_feed_demands() {
    let edition = Edition::new();
    let name = edition.file("feeds/tag/sad", "newest");
    edition.change(&name, "version/1.1", "version/1");
    edition.must_tell(&name, "its version is");
    let name = edition.article(10);
    edition.change(&name, "\"content_text\":", "\"no_text\":");
    edition.must_tell(&name, "neither content_html nor content_text");
    let name = edition.article(11);
    edition.change(&name, "\"date_published\":\"2025", "\"date_published\":\"25");
    edition.must_tell(&name, "is not a date");
}

#[test]
fn the_version_of_the_layout() {
    let edition = Edition::new();
    let name = edition.article(10);
    edition.change(&name, "\"edition\":{\"version\":1}", "\"edition\":{\"version\":9}");
    edition.must_tell(&name, "_iman.edition.version is 9");
}

#[test]
fn compressed_copies() {
    let edition = Edition::packed();
    edition.write("feeds/latest/1.json.br", "no brotli");
    edition.must_tell("feeds/latest/1.json.br", "cannot be unpacked");
    let other = edition.0.path().join("feeds/latest/2.json.gz");
    fs::copy(other, edition.0.path().join("feeds/latest/1.json.gz")).unwrap();
    edition.must_tell("feeds/latest/1.json.gz", "says something else than feeds/latest/1.json");
    let name = edition.article(10);
    edition.remove(&name);
    edition.must_tell(&format!("{name}.br"), "none of the edition's documents");
}

#[test]
fn what_a_build_leaves() {
    let edition = Edition::new();
    let name = edition.article(10);
    edition.change(&name, "../../../../images/", ROOT);
    edition.must_tell(&name, "has an address below https://edition.invalid/");
    edition.write(".press-staging/feed.json", "{}");
    edition.must_tell(".press-staging", "a build was stopped");
}
