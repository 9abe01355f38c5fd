//! The codes that the press ends with, and what it says where.

use crate::desk::{Desk, EXPORT, out};
use serde_json::Value;
use std::fs;
use std::net::TcpListener;

#[test]
fn people_get_lines_and_machines_one_document() {
    let desk = Desk::new();
    let told = desk.press("import export.xml");
    assert!(out(&told).starts_with("import: ") && out(&told).contains("new 2"), "{}", out(&told));
    let quiet = desk.press("build --out edition --quiet");
    assert_eq!((out(&quiet).as_str(), quiet.stderr.len(), quiet.status.code()), ("", 0, Some(0)));
    let checked = desk.press("check edition");
    assert!(out(&checked).ends_with("check: the edition is whole\n"), "{}", out(&checked));
}

#[test]
fn wrong_usage_ends_with_2() {
    let desk = Desk::new();
    desk.fails("", 2, "Usage");
    desk.fails("import", 2, "SOURCE");
    desk.fails("build", 2, "--out");
    desk.fails("import export.xml other.xml --as gazeta", 2, "--as names one source");
    desk.fails("import export.xml ./export.xml", 2, "named twice");
    assert!(!desk.path("press.db").exists(), "nothing was begun");
}

#[test]
fn what_cannot_be_read_ends_with_3() {
    let desk = Desk::new();
    desk.fails("import none.xml", 3, "cannot read none.xml");
    desk.write("words.txt", "Просто текст");
    desk.fails("import words.txt", 3, "nothing that the press knows");
    desk.fails("build --out edition --store none.db", 3, "there is no store none.db");
    desk.write("words.db", "Просто текст, и довольно длинный, чтобы за базу данных его нельзя было принять. Никак.");
    desk.fails("build --out edition --store words.db", 3, "words.db is no store");
    desk.fails("check none", 3, "press build");
    desk.fails("serve --app none --edition none", 3, "index.html is not there");
    let (told, code) = desk.json("import none.xml export.xml");
    assert_eq!((code, &told["counts"]["new"]), (3, &2.into()), "the other source was taken: {told}");
    assert!(told["error"].as_str().unwrap().contains("none.xml"), "{told}");
}

#[test]
fn what_cannot_be_written_ends_with_4() {
    let desk = Desk::new();
    desk.fails("import export.xml --store none/press.db", 4, "none/press.db");
    desk.press("import export.xml");
    desk.write("file", "in the way");
    desk.fails("build --out file/edition", 4, "file/edition");
}

#[test]
fn a_server_that_does_not_answer_ends_with_5() {
    let desk = Desk::new();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    fs::create_dir(desk.path("app")).unwrap();
    desk.write("app/index.html", "<p>");
    desk.write("app/feed.json", "{}");
    desk.fails(&format!("serve --app app --edition app --port {port}"), 5, "--port names another");
}

#[test]
fn a_damaged_edition_ends_with_1() {
    let desk = Desk::new();
    desk.press("import export.xml");
    desk.press("build --out edition");
    fs::remove_file(desk.path("edition/articles/2025/05/17/honey.json")).unwrap();
    let (told, code) = desk.json("check edition");
    assert_eq!(code, 1);
    let faults = told["faults"].as_array().unwrap();
    let names = |fault: &Value| fault["message"].as_str().unwrap().contains("articles/2025/05/17/honey.json");
    assert!(faults.iter().any(names), "{told}");
    let lines = desk.press("check edition");
    assert_eq!(lines.status.code(), Some(1));
    assert!(out(&lines).contains("feeds/latest/newest.json"), "{}", out(&lines));
}

#[test]
fn strict_imports_end_with_1_if_a_record_was_left_out() {
    let desk = Desk::new();
    desk.write("export.xml", &EXPORT.replace("?p=2<", "?p=1<").replace("<wp:post_id>2<", "<wp:post_id>1<"));
    let (told, code) = desk.json("import export.xml");
    assert!(code == 0 && told["fault_count"].as_u64() > Some(0), "{told}");
    assert_eq!(desk.json("import export.xml --strict").1, 1);
}
