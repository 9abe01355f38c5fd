//! Each kind of damage once, on an edition that was whole.

mod articles;
mod documents;
mod lists;
mod pages;

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

mod index;

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
