//! What is imported from: a site, a folder.

use crate::desk::Desk;
use crate::web::{FEED, site};
use serde_json::Value;
use std::fs;

const FEED_PAGE: &str = "<!doctype html><link rel=\"alternate\" type=\"application/feed+json\" href=\"/feed.json\">";
const INTERFACE: &str = "Link: <SITE/wp-json/>; rel=\"https://api.w.org/\"\r\n";

#[test]
fn an_address_is_asked_what_it_is() {
    let desk = Desk::new();
    let feed = site(&[("/", "", "text/html", FEED_PAGE), ("/feed.json", "", "application/feed+json", FEED)]);
    for (address, store) in [(feed.clone(), "page.db"), (format!("{feed}/feed.json"), "feed.db")] {
        let (told, code) = desk.json(&format!("import {address} --store {store}"));
        assert_eq!((code, &told["counts"]["new"]), (0, &1.into()), "{told}");
    }
    desk.fails(&format!("import {feed}/none"), 5, "404");
    let wordpress = site(&[("/about/", INTERFACE, "text/html", "<html>")]);
    desk.fails(&format!("import {wordpress}/about/"), 5, "no open REST API");
}

#[test]
fn a_folder_of_markdown_with_its_pictures() {
    let desk = Desk::new();
    fs::create_dir_all(desk.path("статьи/img")).unwrap();
    let picture = image::RgbImage::from_fn(1000, 600, |x, y| image::Rgb([(x % 256) as u8, (y % 256) as u8, 90]));
    picture.save(desk.path("статьи/img/сад.png")).unwrap();
    let honey = "---\ntitle: Мёд\ndate: 2025-05-17\n---\nПчёлы вылетают весной. ![Сад](img/сад.png)\n";
    desk.write("статьи/honey.md", honey);
    desk.write("статьи/garden.md", "---\ntitle: Сад\ndate: 2025-05-18\n---\nЯблони цветут, см. [мёд](honey.md).\n");
    let line = "import статьи/ --home https://gazeta.example/ --media edition/media";
    let (told, code) = desk.json(line);
    assert_eq!((code, &told["counts"]["new"], &told["counts"]["media made"]), (0, &2.into(), &1.into()), "{told}");
    assert_eq!(desk.json(line).0["counts"]["unchanged"], 2);
    desk.press("build --out edition");
    let (told, code) = desk.json("check edition");
    assert_eq!((code, &told["faults"]), (0, &Value::Array(Vec::new())), "{told}");
    assert!(told["counts"]["local files"].as_u64() >= Some(2), "{told}");

    desk.fails("import статьи/honey.md", 3, "name the folder");
    desk.fails("import export.xml --media-files", 2, "--media");
    desk.fails("import export.xml --media export.xml/media", 4, "export.xml/media");
}
