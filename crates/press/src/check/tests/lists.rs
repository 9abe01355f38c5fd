//! Damage to lists and the entry: documents, order, counts, and where they lead on.

use super::*;

#[test]
fn a_missing_document_of_a_list() {
    let edition = Edition::new();
    edition.remove("feeds/latest/1.json");
    edition.must_tell("feeds/latest/1.json", "is missing");
    edition.must_tell(&edition.article(3), "is missing in the list latest");
    edition.remove("feeds/tag/sad/newest.json");
    edition.must_tell("feeds/tag/sad/newest.json", "is missing");
    edition.remove("feeds/front/newest.json");
    edition.must_tell("feeds/front/newest.json", "is missing");
}

#[test]
fn a_missing_list() {
    let edition = Edition::new();
    fs::remove_dir_all(edition.0.path().join("feeds/date/2025/02/03")).unwrap();
    edition.must_tell("feeds/date/2025/02/03/newest.json", "is missing");
}

#[test]
fn a_list_too_many_and_a_document_too_many() {
    let edition = Edition::new();
    let text = fs::read_to_string(edition.0.path().join("feeds/tag/sad/newest.json")).unwrap();
    edition.write("feeds/tag/none/newest.json", &text);
    edition.must_tell("feeds/tag/none/newest.json", "a list that no story stands in");
    edition.must_tell("feeds/tag/none/newest.json, id 63", "does not say itself");
    edition.write("feeds/latest/9.json", &text);
    edition.must_tell("feeds/latest/9.json", "no document of a list of 65 stories");
    edition.write("feeds/readme.txt", "?");
    edition.must_tell("feeds/readme.txt", "none of the edition's documents");
}

#[test]
fn counts() {
    let edition = Edition::new();
    edition.change("feeds/latest/newest.json", "\"total\":65", "\"total\":66");
    edition.must_tell("feeds/latest/newest.json", "says 66, there are 65");
    edition.change("feed.json", "\"total\":65", "\"total\":64");
    edition.must_tell("feed.json", "_iman.edition.total: says 64, there are 65");
    edition.change("feed.json", "\"count\":22", "\"count\":21");
    edition.must_tell("feed.json", "\"pchyoly\": says 21, there are 22");
}

#[test]
fn parts() {
    let edition = Edition::new();
    edition.change("feeds/date/2025/newest.json", "\"parts\":[1,2,3]", "\"parts\":[1,3]");
    edition.must_tell("feeds/date/2025/newest.json", "says [1, 3], there are [1, 2, 3]");
    edition.change("feed.json", "\"parts\":[2025]", "\"parts\":[2024,2025]");
    edition.must_tell("feed.json", "says [2024, 2025], there are [2025]");
}

#[test]
fn the_order_of_stories() {
    let edition = Edition::new();
    let name = "feeds/author/otdel-prirody/1.json";
    let path = edition.0.path().join(name);
    let text = fs::read_to_string(&path).unwrap();
    let mut lines: Vec<&str> = text.lines().collect();
    lines.swap(3, 4);
    fs::write(&path, lines.join("\n")).unwrap();
    edition.must_tell(name, "not in order");
}

#[test]
fn a_list_that_skips_stories() {
    let edition = Edition::new();
    let name = "feeds/latest/2.json";
    let path = edition.0.path().join(name);
    let text = fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = text.lines().filter(|line| !line.contains("\"id\":\"30\"")).collect();
    fs::write(&path, lines.join("\n")).unwrap();
    edition.must_tell(name, "holds 39 stories, should hold 40");
    edition.must_tell(name, "does not go on where feeds/latest/1.json ends");
}

#[test]
fn where_documents_lead_on() {
    let edition = Edition::new();
    edition.change("feeds/latest/newest.json", "latest/1.json", "latest/7.json");
    edition.must_tell("feeds/latest/newest.json", "next_url should lead to feeds/latest/1.json");
    edition.change("feed.json", "feeds/latest/newest.json", "feeds/tag/sad/newest.json");
    edition.must_tell("feed.json", "next_url does not lead to feeds/latest/newest.json");
}

#[test]
fn the_entry_has_the_newest_story() {
    let edition = Edition::new();
    let path = edition.0.path().join("feed.json");
    let text = fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = text.lines().filter(|line| !line.contains("\"id\":\"64\"")).collect();
    fs::write(&path, lines.join("\n")).unwrap();
    edition.must_tell("feed.json", "its first story is not the newest");
}
