//! The press as scripts see it: exit codes, what goes to which output, and the way from an archive to an edition.

use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

/// An export of WordPress with two articles, of which one has no number and no address.
const EXPORT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:wp="http://wordpress.org/export/1.2/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>Газета</title><link>https://gazeta.example</link><language>ru-RU</language>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>https://gazeta.example</wp:base_site_url><wp:base_blog_url>https://gazeta.example</wp:base_blog_url>
<wp:category><wp:term_id>2</wp:term_id><wp:category_nicename>garden</wp:category_nicename>
<wp:cat_name><![CDATA[Сад]]></wp:cat_name></wp:category>
<item><title>Мёд</title><link>https://gazeta.example/2025/05/17/honey/</link>
<guid isPermaLink="false">https://gazeta.example/?p=1</guid><dc:creator><![CDATA[red]]></dc:creator>
<content:encoded><![CDATA[<p>Пчёлы вылетают весной.</p>]]></content:encoded>
<wp:post_id>1</wp:post_id><wp:post_date><![CDATA[2025-05-17 09:30:00]]></wp:post_date>
<wp:post_date_gmt><![CDATA[2025-05-17 06:30:00]]></wp:post_date_gmt><wp:post_name><![CDATA[honey]]></wp:post_name>
<wp:status><![CDATA[publish]]></wp:status><wp:post_type><![CDATA[post]]></wp:post_type>
<category domain="category" nicename="garden"><![CDATA[Сад]]></category></item>
<item><title>Сад</title><link>https://gazeta.example/2025/05/18/garden/</link>
<guid isPermaLink="false">https://gazeta.example/?p=2</guid>
<content:encoded><![CDATA[<p>Яблони цветут.</p>]]></content:encoded>
<wp:post_id>2</wp:post_id><wp:post_date><![CDATA[2025-05-18 09:30:00]]></wp:post_date>
<wp:post_date_gmt><![CDATA[2025-05-18 06:30:00]]></wp:post_date_gmt><wp:post_name><![CDATA[garden]]></wp:post_name>
<wp:status><![CDATA[publish]]></wp:status><wp:post_type><![CDATA[post]]></wp:post_type></item>
</channel></rss>
"#;

/// A folder that the press works in.
struct Desk(TempDir);

impl Desk {
    fn new() -> Desk {
        let desk = Desk(TempDir::new().unwrap());
        desk.write("export.xml", EXPORT);
        desk
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }

    fn press(&self, line: &str) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_press"));
        command.args(line.split_whitespace()).current_dir(self.0.path()).output().unwrap()
    }

    /// The JSON document that a command prints, with the code that it ends with.
    #[track_caller]
    fn json(&self, line: &str) -> (Value, i32) {
        let output = self.press(&format!("{line} --json"));
        let text = String::from_utf8(output.stdout).unwrap();
        let document: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
        let code = output.status.code().unwrap();
        assert_eq!(document["exit_code"], code, "{document}");
        (document, code)
    }

    /// Whether a command ends with that code and says that on standard error.
    #[track_caller]
    fn fails(&self, line: &str, code: i32, word: &str) {
        let output = self.press(line);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(code), "{line}: {said}");
        assert!(said.contains(word), "{line}: {said}");
        assert!(!said.contains("backtrace") && !said.contains("panicked"), "{line}: {said}");
    }
}

/// A path with a header, a type and a content.
type Page = (&'static str, &'static str, &'static str, &'static str);

/// A site on this computer that has these pages and no others. Its address.
fn site(pages: &'static [Page]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let own = address.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut reader = BufReader::new(stream.try_clone().unwrap());
            let mut request = String::new();
            reader.read_line(&mut request).unwrap();
            let mut line = String::from("first");
            while !line.trim().is_empty() {
                line.clear();
                reader.read_line(&mut line).unwrap();
            }
            let path = request.split(' ').nth(1).unwrap_or_default();
            let (status, header, kind, body) = match pages.iter().find(|(known, ..)| *known == path) {
                Some((_, header, kind, body)) => ("200 OK", *header, *kind, *body),
                None => ("404 Not Found", "", "text/html", "no such page"),
            };
            let (header, body) = (header.replace("SITE", &own), body.replace("SITE", &own));
            let length = body.len();
            let head = format!("HTTP/1.1 {status}\r\n{header}Content-Type: {kind}\r\nContent-Length: {length}\r\n");
            write!(stream, "{head}Connection: close\r\n\r\n{body}").unwrap();
        }
    });
    address
}

const FEED: &str = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Иман", "home_page_url": "SITE/",
    "items": [{"id": "1", "url": "SITE/2025/honey/", "content_text": "Пчёлы вылетают весной."}]}"#;
const FEED_PAGE: &str = "<!doctype html><link rel=\"alternate\" type=\"application/feed+json\" href=\"/feed.json\">";
const INTERFACE: &str = "Link: <SITE/wp-json/>; rel=\"https://api.w.org/\"\r\n";

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

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
    desk.write("dist/index.html", include_str!("../../../index.html"));
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
    assert!(!Path::new(&desk.path("edition/.press-staging")).exists());
}

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
