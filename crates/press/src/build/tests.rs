//! Editions, from records to files.

use super::*;
use crate::intake::Intake;
use crate::root::ROOT;
use newsfeed::date::Moment;
use newsfeed::decode::decode;
use newsfeed::edition::{documents, holding};
use newsfeed::front_page::arrange;
use newsfeed::model::MenuTarget;
use newsfeed::paper::Paper;
use newsfeed::wire::{Feed, Item};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

mod announce;
mod html;
mod index;

const SECTIONS: [&str; 3] = ["ekologiya", "kultura", "sport"];

/// A story of an archive that is the same every time; the newer the larger its number.
fn item(number: u32) -> Item {
    let day = number / 3;
    let moment =
        format!("{:04}-{:02}-{:02}T09:{:02}:00+03:00", 2023 + day / 336, day / 28 % 12 + 1, day % 28 + 1, number % 3);
    let words = ["река", "мост", "пчёлы", "школа", "концерт", "борьба", "сад", "книга"];
    let word = |step: u32| words[((number / step) % 8) as usize];
    let mut item = Item {
        id: format!("{number}"),
        title: Some(format!("{} и {}, {number}", word(1), word(3))),
        content_html: Some(format!("<p>{} {} {}</p>", word(1), word(5), word(7)).repeat(3)),
        date_published: Moment::parse(&moment),
        tags: vec![word(1).to_owned()],
        ..Item::default()
    };
    item.iman.sections = vec![SECTIONS[(number % 3) as usize].to_owned()];
    item.iman.pinned = number % 50 == 7;
    item
}

struct Press {
    folder: TempDir,
    store: Store,
}

impl Press {
    fn new() -> Press {
        let folder = TempDir::new().unwrap();
        let store = Store::open(&folder.path().join("press.db")).unwrap();
        Press { folder, store }
    }

    fn import(&mut self, items: impl IntoIterator<Item = Item>) {
        let mut intake = Intake::begin(&mut self.store, "test", Progress::begin("test", None, true)).unwrap();
        let mut feed = Feed { title: "Иман".into(), language: Some("ru".into()), ..Feed::default() };
        feed.iman.pages =
            vec![wire::Page {
                slug: "about".into(), content_text: Some("О газете".into()), ..wire::Page::default()
            }];
        intake.masthead(feed, ROOT);
        for item in items {
            intake.item("test", item).unwrap();
        }
        intake.end(false).unwrap();
    }

    fn build_into(&mut self, name: &str) -> Report {
        let out = self.folder.path().join(name);
        build(&mut self.store, &Options { out, is_quiet: true, ..Options::default() }).unwrap()
    }

    fn files(&self, name: &str) -> BTreeMap<String, String> {
        let out = self.folder.path().join(name);
        let mut files = BTreeMap::new();
        collect(&out, &out, &mut files);
        files
    }

    fn feed(&self, name: &str) -> Feed {
        let read = decode(&fs::read_to_string(self.folder.path().join("out").join(name)).expect(name)).unwrap();
        assert_eq!(read.problems, [], "{name}");
        read.feed
    }
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            files.insert(name, String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned());
        }
    }
}

fn changed<'a>(before: &BTreeMap<String, String>, after: &'a BTreeMap<String, String>) -> Vec<&'a str> {
    let is_changed = |(name, text): &(&'a String, &'a String)| before.get(*name) != Some(*text);
    after.iter().filter(is_changed).map(|(name, _)| name.as_str()).filter(|name| !name.starts_with('.')).collect()
}

#[test]
fn every_page_of_a_list_is_in_the_document_that_the_layout_says() {
    let mut press = Press::new();
    press.import((0..130).map(item));
    press.build_into("out");
    let entry = press.feed("feed.json");
    assert_eq!(entry.iman.edition.as_ref().unwrap().total, Some(130));
    assert_eq!(entry.iman.edition.as_ref().unwrap().parts, ["2023"]);
    let count = entry.iman.sections.iter().find(|section| section.slug == "sport").unwrap().count.unwrap() as usize;
    assert_eq!(count, 43);
    let mut seen = Vec::new();
    for page in 1..=newsfeed::edition::pages(count) {
        let (number, skip) = holding(page, count).unwrap();
        let name = newsfeed::edition::name(number, count);
        let feed = press.feed(&format!("feeds/category/sport/{name}.json"));
        seen.extend(feed.items.into_iter().skip(skip).take(newsfeed::edition::PAGE).map(|item| item.id));
    }
    let expected: Vec<String> =
        (0..130).rev().filter(|number| number % 3 == 2).map(|number| number.to_string()).collect();
    assert_eq!((seen, documents(count)), (expected, 2));
    let month = press.feed("feeds/date/2023/02/newest.json").iman.edition.unwrap();
    assert_eq!((month.total, month.parts.len()), (Some(46), 16));
}

#[test]
fn an_article_has_its_neighbours_and_related_stories_beside_it() {
    let mut press = Press::new();
    press.import((0..130).map(item));
    press.build_into("out");
    let files = press.files("out");
    let name = files.keys().find(|name| name.starts_with("articles/2023/01/20/")).unwrap();
    let entry = Paper::new(press.feed("feed.json"), "https://iman.example/feed.json", &crate::root::resolve);
    let document = entry.document(press.feed(name), "https://iman.example/x.json", &crate::root::resolve);
    let path = format!("/{}/", name.strip_prefix("articles/").unwrap().strip_suffix(".json").unwrap());
    let story = document.story(&path).expect("the article");
    let number: u32 = story.preview.id.parse().unwrap();
    let neighbours = document.neighbours(&path);
    assert_eq!(neighbours.older.unwrap().preview.id, (number - 1).to_string());
    assert_eq!(neighbours.newer.unwrap().preview.id, (number + 1).to_string());
    assert_eq!(story.related_ids.len(), related::COUNT);
    assert!(story.related_ids.iter().all(|id| document.by_id(id).is_some()));
    assert!(matches!(&story.body, newsfeed::model::Body::Html(html) if html.contains("<p>")));
}

#[test]
fn the_front_page_is_the_one_of_the_whole_archive() {
    for count in [5, 13, 130, 400] {
        let mut press = Press::new();
        press.import((0..count).map(item));
        press.build_into("out");
        let entry = press.feed("feed.json");
        let mut whole = Feed { items: (0..count).rev().map(item).collect(), ..entry.clone() };
        whole.iman.edition = None;
        let resolve = &crate::root::resolve;
        let whole = arrange(&Paper::new(whole, ROOT, resolve));
        let pressed = Paper::new(entry, ROOT, resolve).document(press.feed("feeds/front/newest.json"), ROOT, resolve);
        let ids = |page: &newsfeed::front_page::FrontPage| {
            let blocks = page.blocks.iter().flat_map(|block| &block.stories);
            let all = page.lead.iter().chain(&page.strip).chain(&page.picks).chain(&page.latest).chain(blocks);
            all.map(|story| story.preview.id.clone()).collect::<Vec<_>>()
        };
        assert_eq!(ids(&arrange(&pressed)), ids(&whole), "{count}");
    }
}

#[test]
fn the_same_archive_gives_the_same_bytes() {
    let mut press = Press::new();
    press.import((0..400).map(item));
    press.build_into("out");
    let mut other = Press::new();
    other.import((0..400).rev().map(item));
    other.build_into("out");
    assert!(press.files("out") == other.files("out"));
}

#[test]
fn one_new_story_changes_few_files_and_all_that_lead_to_it() {
    let mut press = Press::new();
    press.import((0..2000).map(item));
    press.build_into("out");
    let before = press.files("out");
    assert_eq!(press.build_into("out").counted("written"), 0, "nothing is done twice");
    press.import([item(2000)]);
    let report = press.build_into("out");
    let after = press.files("out");
    let changed = changed(&before, &after);
    assert!(changed.len() <= 30, "{changed:?}");
    assert_eq!(report.counted("written"), changed.len() as u64);
    // As if it had been there from the beginning.
    press.build_into("whole");
    assert!(after == press.files("whole"));
}

#[test]
fn a_story_that_is_gone_leaves_no_file() {
    let mut press = Press::new();
    press.import((0..60).map(item));
    press.build_into("out");
    let mut intake = Intake::begin(&mut press.store, "test", Progress::begin("test", None, true)).unwrap();
    for number in 0..59 {
        intake.item("test", item(number)).unwrap();
    }
    intake.end(true).unwrap();
    assert!(press.build_into("out").counted("removed") > 0);
    press.build_into("whole");
    assert_eq!(press.files("out").keys().collect::<Vec<_>>(), press.files("whole").keys().collect::<Vec<_>>());
}

#[test]
fn a_build_that_was_ended_on_the_way_leaves_the_old_edition_or_is_finished() {
    let mut press = Press::new();
    press.import((0..60).map(item));
    press.build_into("out");
    let before = press.files("out");
    // Ended while it wrote: files, but no mark.
    let staging = press.folder.path().join("out/.press-staging");
    fs::create_dir_all(staging.join("files/articles")).unwrap();
    fs::write(staging.join("files/articles/half.json"), "{").unwrap();
    press.build_into("out");
    assert!(before == press.files("out"));
    // Ended while it moved: the mark, and some files still to move.
    for folder in ["articles", "complete", "2025/05"] {
        fs::create_dir_all(staging.join("files").join(folder)).unwrap();
    }
    let moved = ["articles/moved.json", "complete/index.html", "2025/05/picture.jpg", "robots.txt"];
    for name in moved {
        fs::write(staging.join("files").join(name), "{}").unwrap();
    }
    fs::write(staging.join("complete"), "articles/about.json").unwrap();
    press.build_into("out");
    let after = press.files("out");
    assert!(moved.iter().all(|name| after.contains_key(*name)), "files of any kind: {:?}", after.keys());
    assert!(!after.keys().any(|name| name.contains("staging")));
}

#[test]
fn menus_of_sites_lead_within_the_paper() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/wordpress/newspaper.xml");
    let mut press = Press::new();
    let mut intake = Intake::begin(&mut press.store, "site", Progress::begin("test", None, true)).unwrap();
    crate::import::wordpress::export(&file, &mut intake).unwrap();
    intake.end(false).unwrap();
    let menu = |press: &Press| {
        let entry = Paper::new(press.feed("feed.json"), "https://elsewhere.example/feed.json", &crate::root::resolve);
        let targets = |entry: &newsfeed::model::MenuEntry| entry.target.clone();
        let menu = &entry.masthead().menu;
        menu.iter().flat_map(|entry| entry.children.iter().chain([entry])).filter_map(targets).collect::<Vec<_>>()
    };
    press.build_into("out");
    assert!(menu(&press).contains(&MenuTarget::Page("about".into())), "{:?}", menu(&press));
    assert!(menu(&press).contains(&MenuTarget::Url("https://t.example/iman".into())), "{:?}", menu(&press));

    // A story, too, and one that the entry does not show.
    press.import((3024..3084).map(item));
    let url = |path: &str| {
        let url = Some(format!("https://iman.example{path}"));
        wire::MenuEntry { label: "Пчёлы".into(), url, ..wire::MenuEntry::default() }
    };
    let mut masthead = Feed { home_page_url: Some("https://iman.example/".into()), ..Feed::default() };
    masthead.iman.menu = vec![url("/news/pogoda"), url("/news/osy/")];
    let out = press.folder.path().join("out");
    let options = Options { out, masthead: Some(masthead), is_quiet: true, ..Options::default() };
    build(&mut press.store, &options).unwrap();
    assert!(press.feed("feed.json").items.iter().all(|item| item.id != "https://iman.example/?p=40"));
    let away = MenuTarget::Url("https://iman.example/news/osy/".into());
    assert_eq!(menu(&press), [MenuTarget::Path("/news/pogoda/".into()), away]);
}
