//! Each kind of damage once, on an edition that was whole.

use super::*;
use crate::build;
use crate::intake::Intake;
use crate::root::ROOT;
use crate::store::Store;
use newsfeed::date::Moment;
use newsfeed::wire::{self, Attachment, Feed, Item};
use std::fs;
use std::path::Path;
use std::sync::OnceLock;
use tempfile::TempDir;

/// Stories of the edition: the list of all has three documents.
const STORIES: u32 = 65;

fn item(number: u32) -> Item {
    let moment = format!("2025-{:02}-{:02}T09:00:00+03:00", number / 28 + 1, number % 28 + 1);
    let mut item = Item {
        id: format!("{number}"),
        title: Some(format!("Сад, номер {number}")),
        content_html: Some(format!("<p>Пчёлы и яблони {number}. <img src=\"{ROOT}images/в тексте.png\" alt=\"\"></p>")),
        date_published: Moment::parse(&moment),
        tags: vec![if number.is_multiple_of(2) { "мёд" } else { "сад" }.to_owned()],
        authors: vec![wire::Author { name: Some("Отдел природы".into()), ..wire::Author::default() }],
        image: Some(format!("{ROOT}images/сад.png")),
        ..Item::default()
    };
    item.iman.sections = vec![if number.is_multiple_of(3) { "pchyoly" } else { "priroda" }.to_owned()];
    if number == 8 {
        // As one text of a folder of Markdown refers to another.
        item.content_html = Some(format!("<p><a href=\"{ROOT}2025/01/11/sad-nomer-10/\">Сад</a> и пчёлы 8</p>"));
    }
    if number == 7 {
        let url = format!("{ROOT}issues/7.pdf");
        item.attachments = vec![Attachment { url, mime_type: "application/pdf".into(), ..Attachment::default() }];
    }
    item
}

fn write(folder: &Path, name: &str, bytes: &[u8]) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// A whole edition, made once.
fn whole() -> &'static Path {
    static WHOLE: OnceLock<TempDir> = OnceLock::new();
    let folder = WHOLE.get_or_init(|| {
        let folder = TempDir::new().unwrap();
        let mut store = Store::open(&folder.path().join("press.db")).unwrap();
        let mut intake = Intake::begin(&mut store, "test", Progress::begin("test", None, true)).unwrap();
        let mut feed = Feed { title: "Иман".into(), language: Some("ru".into()), ..Feed::default() };
        let page = |slug: &str, text: &str| wire::Page {
            slug: slug.into(),
            content_text: Some(text.into()),
            ..wire::Page::default()
        };
        feed.iman.pages = vec![page("about", "О газете"), page("contact", "Адрес")];
        let section = |slug: &str, parent: Option<&str>| wire::Section {
            slug: slug.into(),
            parent: parent.map(str::to_owned),
            ..wire::Section::default()
        };
        feed.iman.sections =
            vec![section("priroda", None), section("pchyoly", Some("priroda")), section("empty", None)];
        intake.masthead(feed, ROOT);
        for number in 0..STORIES {
            intake.item("test", item(number)).unwrap();
        }
        let mut page = item(STORIES);
        page.iman.kind = Some(newsfeed::model::Kind::Page);
        page.iman.slug = Some("history".into());
        intake.item("test", page).unwrap();
        intake.end(false).unwrap();
        let out = folder.path().join("edition");
        let options = build::Options { out: out.clone(), precompresses: true, is_quiet: true, ..Default::default() };
        build::build(&mut store, &options).unwrap();
        for name in ["images/сад.png", "images/в тексте.png", "issues/7.pdf"] {
            write(&out, name, b"a file");
        }
        folder
    });
    Box::leak(folder.path().join("edition").into_boxed_path())
}

fn copy(from: &Path, to: &Path, with_packed: bool) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        let is_packed = to.extension().is_some_and(|extension| extension == "br" || extension == "gz");
        if entry.path().is_dir() {
            copy(&entry.path(), &to, with_packed);
        } else if with_packed || !is_packed {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

fn look(edition: &Path, app: Option<&Path>) -> Report {
    let options = Options { edition: edition.to_owned(), app: app.map(Path::to_owned), is_quiet: true };
    check(&options).unwrap()
}

/// An edition to be damaged.
struct Edition(TempDir);

impl Edition {
    fn new() -> Edition {
        let folder = TempDir::new().unwrap();
        copy(whole(), folder.path(), false);
        Edition(folder)
    }

    fn packed() -> Edition {
        let folder = TempDir::new().unwrap();
        copy(whole(), folder.path(), true);
        Edition(folder)
    }

    /// The first file below a folder whose name contains that.
    fn file(&self, under: &str, part: &str) -> String {
        let options = Options { edition: self.0.path().to_owned(), app: None, is_quiet: true };
        let folder = Folder::of(&options);
        let found = folder.walk(under).find(|name| name.contains(part) && name.ends_with(".json"));
        found.unwrap_or_else(|| panic!("no {part} in {under}"))
    }

    fn article(&self, number: u32) -> String {
        self.file("articles", &format!("-nomer-{number}."))
    }

    /// Changes a text everywhere in a file.
    fn change(&self, name: &str, from: &str, to: &str) {
        let path = self.0.path().join(name);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{name} has no {from}: {text}");
        fs::write(&path, text.replace(from, to)).unwrap();
    }

    fn remove(&self, name: &str) {
        let _ = fs::remove_file(self.0.path().join(name));
    }

    fn write(&self, name: &str, text: &str) {
        write(self.0.path(), name, text.as_bytes());
    }

    /// Whether a fault is found at that place that says that.
    #[track_caller]
    fn must_tell(&self, place: &str, message: &str) {
        let report = look(self.0.path(), None);
        let is_it = |fault: &crate::report::Fault| fault.place.contains(place) && fault.message.contains(message);
        assert!(report.faults.iter().any(is_it), "no \"{place}: {message}\" in {:#?}", report.faults);
    }
}

#[test]
fn a_whole_edition_has_no_faults() {
    let report = look(whole(), None);
    assert_eq!(report.faults, []);
    assert_eq!((report.counted("articles"), report.counted("pages")), (u64::from(STORIES), 3));
    // All, two tags, an author, a year with its months and days, two sections that have stories.
    let days = u64::from(STORIES);
    assert_eq!(report.counted("lists"), 1 + 2 + 1 + 1 + 3 + days + 2);
    assert_eq!(report.counted("local files"), 3);
    assert!(report.counted("compressed copies") > 2 * days);
}

#[test]
fn what_is_no_edition_is_an_error() {
    let folder = TempDir::new().unwrap();
    let options = Options { edition: folder.path().to_owned(), app: None, is_quiet: true };
    assert!(format!("{:#}", check(&options).unwrap_err()).contains("press build"));
    let feed = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Иман", "items": []}"#;
    for (text, word) in [("<html>", "no JSON Feed"), (feed, "no edition")] {
        write(folder.path(), "feed.json", text.as_bytes());
        let error = format!("{:#}", check(&options).unwrap_err());
        assert!(error.contains(word), "{error}");
    }
    let escape = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Иман", "items": [],
        "_iman": {"edition": {"version": 1, "list": "../{list}/{page}.json", "document": "/etc/{path}.json"}}}"#;
    write(folder.path(), "feed.json", escape.as_bytes());
    assert!(format!("{:#}", check(&options).unwrap_err()).contains("does not know"));
}

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
fn a_missing_article() {
    let edition = Edition::new();
    let name = edition.article(10);
    edition.remove(&name);
    edition.must_tell("feeds/latest/1.json, id 10", "is not there");
    edition.must_tell(&edition.article(11), &format!("its article {name} is not there"));
    edition.must_tell("feed.json", "there are 64");
}

#[test]
fn an_article_under_another_address() {
    let edition = Edition::new();
    let name = edition.article(10);
    fs::rename(edition.0.path().join(&name), edition.0.path().join("articles/elsewhere.json")).unwrap();
    edition.must_tell("articles/elsewhere.json", "nothing in it has the address /elsewhere/");
}

#[test]
fn an_article_in_no_list() {
    let edition = Edition::new();
    let name = edition.article(10);
    let text = fs::read_to_string(edition.0.path().join(&name)).unwrap();
    let text = text.replace("nomer-10\"", "strange\"").replace("\"id\":\"10\"", "\"id\":\"strange\"");
    let strange = name.replace("nomer-10", "strange");
    edition.write(&strange, &text);
    edition.must_tell(&strange, "is missing in the list latest");
    edition.must_tell(&strange, "is missing in the list tag/myod");
}

#[test]
fn a_preview_that_says_something_else_than_its_article() {
    let edition = Edition::new();
    let name = edition.file("feeds/category/pchyoly", "newest");
    edition.change(&name, "Сад, номер 60", "Сад, номер 61");
    edition.must_tell(&format!("{name}, id 60"), "another id, headline or date");
    edition.change("feed.json", "\"id\":\"50\"", "\"id\":\"fifty\"");
    edition.must_tell("feed.json, id fifty", "another id");
    edition.change("feeds/front/newest.json", "Сад, номер 64", "Старый заголовок");
    edition.must_tell("feeds/front/newest.json, id 64", "headline");
    let name = edition.article(30);
    edition.change(&name, "Сад, номер 31", "Сад, номер 29");
    edition.must_tell(&format!("{name}, id 30"), "another id, headline or date");
}

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

#[test]
fn neighbours_and_related_stories() {
    let edition = Edition::new();
    let name = edition.article(20);
    let path = edition.0.path().join(&name);
    let text = fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = text.lines().filter(|line| !line.contains("\"id\":\"21\"")).collect();
    fs::write(&path, lines.join("\n")).unwrap();
    edition.must_tell(&name, &format!("the story after it should be {}", edition.article(21)));
    let name = edition.article(40);
    edition.change(&name, "\"related\":[", "\"related\":[\"nobody\",");
    edition.must_tell(&name, "names \"nobody\" as related");
}

#[test]
fn static_pages() {
    let edition = Edition::new();
    edition.remove("articles/about.json");
    edition.must_tell("feed.json", "articles/about.json is not there");
    let text = fs::read_to_string(edition.0.path().join("articles/contact.json")).unwrap();
    edition.write("articles/unknown.json", &text.replace("\"contact\"", "\"unknown\""));
    edition.must_tell("articles/unknown.json", "a static page that feed.json does not name");
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
fn pictures_and_files() {
    let edition = Edition::new();
    for (file, place) in [("images/сад.png", "feeds/"), ("images/в тексте.png", "id 10"), ("issues/7.pdf", "id 7")]
    {
        edition.remove(file);
        edition.must_tell(place, &format!("names {file}, which is not there"));
    }
    let app = TempDir::new().unwrap();
    for file in ["images/сад.png", "images/в тексте.png", "issues/7.pdf"] {
        write(app.path(), file, b"a file");
    }
    write(app.path(), "index.html", b"<link type=\"application/feed+json\">");
    assert_eq!(look(edition.0.path(), Some(app.path())).faults, [], "the app may have them");
    write(app.path(), "index.html", b"<p>");
    assert!(look(edition.0.path(), Some(app.path())).faults[0].message.contains("names no feed"));
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
