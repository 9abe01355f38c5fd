//! From an archive to an edition, a site and what its host wants.

use crate::desk::Desk;
use crate::web::FEED;
use serde_json::Value;
use std::fs;

#[test]
fn from_an_archive_to_an_edition() {
    let desk = Desk::new();
    let (imported, code) = desk.json("import export.xml --as gazeta");
    assert_eq!(
        (code, &imported["command"], &imported["counts"]["new"]),
        (0, &"import".into(), &2.into()),
        "{imported}"
    );
    let (again, _) = desk.json("import export.xml --as gazeta");
    assert_eq!((&again["counts"]["unchanged"], &again["counts"]["new"]), (&2.into(), &Value::Null), "{again}");
    let (built, code) = desk.json("build --out edition --precompress --jobs 1");
    assert_eq!((code, &built["counts"]["stories"]), (0, &2.into()), "{built}");
    assert!(desk.path("edition/articles/2025/05/17/honey.json.br").is_file());
    let (checked, code) = desk.json("check edition");
    assert_eq!((code, &checked["fault_count"], &checked["counts"]["articles"]), (0, &0.into(), &2.into()), "{checked}");
    let (built, _) = desk.json("build --out edition --precompress");
    assert_eq!(built["counts"]["written"], 0, "nothing has changed: {built}");
}

#[test]
fn a_masthead_of_ones_own_goes_before_the_sources() {
    let desk = Desk::new();
    desk.press("import export.xml");
    desk.write(
        "masthead.json",
        r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Иман", "items": [], "icon": 7}"#,
    );
    let (built, code) = desk.json("build --out edition --masthead masthead.json");
    assert_eq!((code, built["faults"][0]["place"].as_str()), (0, Some("masthead.json")), "{built}");
    let entry: Value = serde_json::from_str(&fs::read_to_string(desk.path("edition/feed.json")).unwrap()).unwrap();
    assert_eq!(entry["title"], "Иман");
    desk.write("masthead.json", "<html>");
    desk.fails("build --out edition --masthead masthead.json", 3, "masthead.json");
}

#[test]
fn a_site_is_an_edition_in_the_folder_of_the_app() {
    let desk = Desk::new();
    desk.press("import export.xml");
    desk.fails("build --site dist", 3, "cargo xtask build");
    fs::create_dir(desk.path("dist")).unwrap();
    desk.write("dist/index.html", "<!doctype html><base href=\"/\" />");
    desk.fails("build --site dist", 3, "cargo xtask build");
    desk.write("dist/index.html", include_str!("../../../../index.html"));
    let (built, code) = desk.json("build --site dist --pages none");
    assert_eq!((code, &built["counts"]["stories"]), (0, &2.into()), "{built}");
    let entry: Value = serde_json::from_str(&fs::read_to_string(desk.path("dist/feed.json")).unwrap()).unwrap();
    assert_eq!(entry["home_page_url"], "https://gazeta.example/");
    let (checked, code) = desk.json("check dist");
    assert_eq!((code, &checked["faults"]), (0, &Value::Array(Vec::new())), "{checked}");
    desk.write("dist/feeds/latest/rss.xml", "<rss><channel></rss>");
    desk.write("dist/sitemaps/mine.xml", "<urlset></urlset>");
    let (checked, code) = desk.json("check dist");
    let places: Vec<&str> =
        checked["faults"].as_array().unwrap().iter().filter_map(|fault| fault["place"].as_str()).collect();
    assert_eq!((code, places), (1, vec!["feeds/latest/rss.xml", "sitemaps/mine.xml"]), "{checked}");

    desk.json("build --site dist --out edition --pages 1");
    assert!(
        desk.path("edition/share/card.jpg").is_file() && desk.path("edition/share/2025/05/18/garden.jpg").is_file()
    );
    for file in ["feed.json", "index.html", "shell.html", "2025/05/18/garden/index.html"] {
        assert!(desk.path(&format!("edition/{file}")).is_file(), "{file}");
    }
    let (checked, code) = desk.json("check edition");
    assert_eq!((code, &checked["faults"]), (0, &Value::Array(Vec::new())), "{checked}");
    desk.write("feed.json", &FEED.replace("SITE/", "/"));
    desk.press("import feed.json --store nowhere.db");
    desk.fails("build --site dist --store nowhere.db", 3, "--base");
    let (built, code) = desk.json("build --site dist --store nowhere.db --base https://paper.example/gazeta/");
    assert_eq!(code, 0, "{built}");
    let page = fs::read_to_string(desk.path("dist/index.html")).unwrap();
    assert!(page.contains("data-rendered=\"/gazeta/\""), "{page}");
}

#[test]
fn an_interrupted_edition_is_whole_at_every_moment() {
    let desk = Desk::new();
    desk.press("import export.xml");
    desk.press("build --out edition");
    // As a build leaves it that was ended before all was there.
    fs::create_dir_all(desk.path("edition/.press-staging/articles")).unwrap();
    desk.write("edition/.press-staging/feed.json", "half a fee");
    let (told, code) = desk.json("check edition");
    assert_eq!((code, &told["fault_count"]), (1, &1.into()), "{told}");
    desk.press("build --out edition");
    assert_eq!(desk.json("check edition").1, 0);
    assert!(!desk.path("edition/.press-staging").exists());
}

#[test]
fn a_host_is_told_of_a_paper() {
    let desk = Desk::new();
    desk.press("import export.xml --as gazeta");
    desk.press("build --out dist");
    desk.write("dist/index.html", "<!doctype html><base href=\"/\" />");
    desk.write("old.txt", "/contacts.php /about/ 302\nno path\n");
    let line = "host netlify --site dist --base https://gazeta.example --store press.db --redirects old.txt";
    let (told, code) = desk.json(line);
    assert_eq!((code, told["faults"][0]["place"].as_str()), (0, Some("old.txt:2")), "{told}");
    let text = fs::read_to_string(desk.path("dist/_redirects")).unwrap();
    for expected in ["/contacts.php /about/ 302\n", "/ p=1 /2025/05/17/honey/ 301!\n", "/* /index.html 200\n"] {
        assert!(text.contains(expected), "{expected}: {text}");
    }
    assert_eq!(desk.json(line).0["counts"]["written"], 0);
    let moved = fs::read_to_string(desk.path("dist/moved/0.json")).unwrap();
    assert_eq!(moved, r#"{"1":"2025/05/17/honey/","2":"2025/05/18/garden/"}"#);
    assert_eq!(desk.json("check dist").1, 0, "nothing of it is taken for a part of the edition");

    let written = desk.press("host caddy --site dist --base http://gazeta.example/a/ --out conf");
    assert_eq!(written.status.code(), Some(0));
    assert!(fs::read_to_string(desk.path("conf/Caddyfile")).unwrap().contains("http://gazeta.example {"));
    assert!(!desk.path("dist/_redirects").exists(), "what Netlify had wanted is gone");

    desk.fails("host caddy --site none --base https://gazeta.example/", 3, "none/index.html");
    desk.fails("host caddy --site dist --base https://gazeta.example/ --store none.db", 3, "none.db");
    desk.write("dist/_headers", "mine");
    desk.fails("host netlify --site dist --base https://gazeta.example/", 4, "--force");
    desk.fails("host netlify --site dist --base https://gazeta.example/x/", 3, "public/x");
}
