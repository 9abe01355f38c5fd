//! Whole exports, from the file to the store.

use super::*;
use crate::import::wordpress::testing::{import, item, masthead, paths};
use crate::report::Report;
use crate::store::Store;
use std::io::Write;
use tempfile::TempDir;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/wordpress").join(name)
}

fn read(path: &Path) -> (Store, Report) {
    let mut store = Store::in_memory().unwrap();
    let report = import(&mut store, |intake| export(path, intake)).unwrap();
    (store, report)
}

fn file_of(bytes: &[u8]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("export.xml");
    fs::write(&file, bytes).unwrap();
    (folder, file)
}

#[test]
fn a_story_as_the_site_had_it() {
    let (store, _) = read(&fixture("newspaper.xml"));
    let story = item(&store, "/2025/05/17/pchyoly/");
    assert_eq!(story["id"], "https://iman.example/?p=10");
    assert_eq!(story["title"], "Год на пасеке «Заря»");
    assert_eq!(story["summary"], "Как зимуют пчёлы");
    assert_eq!(story["date_published"], "2025-05-17T09:30:00+03:00");
    assert_eq!(story["date_modified"], "2025-05-18T10:00:00+03:00");
    assert_eq!(story["authors"][0]["name"], "Редакция");
    assert_eq!(story["tags"][0], "Пчёлы & мёд");
    assert_eq!(story["image"], "https://iman.example/wp-content/uploads/uley.jpg");
    let iman = &story["_iman"];
    assert_eq!(
        (&iman["pinned"], &iman["sections"][0], &iman["sections"][1]),
        (&true.into(), &"sad".into(), &"nature".into())
    );
    assert_eq!((&iman["caption"], &iman["image_alt"]), (&"Ульи за селом".into(), &"Цветные ульи".into()));
    assert_eq!((&iman["image_width"], &iman["image_height"]), (&1200.into(), &800.into()));
}

#[test]
fn its_text_is_html() {
    let (store, report) = read(&fixture("newspaper.xml"));
    let story = item(&store, "/2025/05/17/pchyoly/");
    let html = story["content_html"].as_str().unwrap();
    for part in [
        "вылетают[1].<br",
        "<figcaption>Улей весной</figcaption>",
        "youtube-nocookie.com/embed/aBc-_123456",
        "https://iman.example/wp-content/uploads/med.jpg",
        "nomer-7.pdf",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert!(!html.contains("weather") && !html.contains("gallery") && !html.contains("caption id"), "{html}");
    let files: Vec<&str> =
        story["attachments"].as_array().unwrap().iter().filter_map(|file| file["title"].as_str()).collect();
    assert_eq!(files, ["№ 7", "Приложение"]);
    assert_eq!(report.lost["shortcode weather"], 1);
    assert_eq!(report.lost["pictures of galleries that are not in the archive"], 1);
}

#[test]
fn pages_sections_and_the_menu() {
    let (store, _) = read(&fixture("newspaper.xml"));
    assert_eq!(item(&store, "/about/history/")["_iman"]["kind"], "page");
    assert_eq!(item(&store, "/about/history/")["date_published"], "2020-01-01T12:00:00+03:00");
    assert_eq!(item(&store, "/about/")["content_html"], "<p>Газета выходит по субботам.</p>");
    let feed = masthead(&store);
    assert_eq!((feed.title.as_str(), feed.language.as_deref()), ("Иман & район", Some("ru-RU")));
    assert_eq!(feed.iman.tagline.as_deref(), Some("Районная газета"));
    assert_eq!(feed.home_page_url.as_deref(), Some("https://iman.example/"));
    assert!(feed.icon.unwrap().ends_with("icon-32x32.png"));
    let sections = feed.iman.sections;
    assert_eq!(sections[0].description.as_deref(), Some("Лес, сад и пасека"));
    assert_eq!((sections[1].slug.as_str(), sections[1].parent.as_deref()), ("сад", Some("nature")));
    let menu = feed.iman.menu;
    assert_eq!(
        menu.iter().map(|entry| entry.label.as_str()).collect::<Vec<_>>(),
        ["Природа", "Пчёлы & мёд", "Телеграм"]
    );
    assert_eq!((menu[0].section.as_deref(), menu[1].tag.as_deref()), (Some("nature"), Some("Пчёлы & мёд")));
    assert_eq!(menu[0].children[0].label, "О газете");
    assert_eq!(menu[0].children[0].url.as_deref(), Some("https://iman.example/about/"));
    assert_eq!(menu[2].url.as_deref(), Some("https://t.example/iman"));
}

#[test]
fn what_has_no_place_is_counted() {
    let (store, report) = read(&fixture("newspaper.xml"));
    assert_eq!(paths(&store), ["/about/", "/about/history/", "/news/pogoda/", "/2025/05/17/pchyoly/"]);
    for what in [
        "comments",
        "records of type post with the status draft",
        "records behind a password",
        "records of type wpcf7_contact_form",
        "terms of the taxonomy district",
    ] {
        assert_eq!(report.lost.get(what), Some(&1), "{what}: {:?}", report.lost);
    }
    assert_eq!(report.fault_count, 1, "{:?}", report.faults);
    assert!(report.faults[0].message.contains("type news taken as articles"));
}

#[test]
fn the_same_again_changes_nothing() {
    let (mut store, first) = read(&fixture("newspaper.xml"));
    let again = import(&mut store, |intake| export(&fixture("newspaper.xml"), intake)).unwrap();
    assert_eq!((first.counted("new"), again.counted("unchanged"), again.counted("new")), (4, 4, 0));
}

#[test]
fn broken_records_cost_only_themselves() {
    let (store, report) = read(&fixture("broken.xml"));
    assert_eq!(paths(&store), ["/2025/05/01/pervaya/", "/2025/05/03/tretya/", "/2025/05/05/pyataya/"]);
    assert_eq!(item(&store, "/2025/05/03/tretya/")["id"], "https://iman.example/?p=3");
    let faults: Vec<String> = report.faults.iter().map(ToString::to_string).collect();
    assert_eq!(faults.len(), 3, "{faults:?}");
    assert!(faults[0].starts_with("broken.xml:17: post 2 "), "{faults:?}");
    assert!(faults[1].contains("no wp:post_id") && faults[2].contains("\"Шестая\""), "{faults:?}");
}

#[test]
fn files_that_are_no_export_are_refused_with_advice() {
    let mut store = Store::in_memory().unwrap();
    let mut refusal = |bytes: &[u8]| {
        let (_folder, file) = file_of(bytes);
        format!("{:#}", import(&mut store, |intake| export(&file, intake)).unwrap_err())
    };
    assert!(refusal(b"PK\x03\x04").contains("unpack"));
    assert!(refusal(b"").contains("Tools → Export"));
    assert!(
        refusal(b"<rss><channel><title>x</title><item><title>y</title></item></channel></rss>").contains("no export")
    );
    let missing = import(&mut store, |intake| export(Path::new("/nowhere/a.xml"), intake)).unwrap_err();
    assert!(format!("{missing:#}").contains("/nowhere/a.xml"));
}

#[test]
fn several_files_in_a_folder_packed_or_not_are_one_export() {
    let text = fs::read_to_string(fixture("newspaper.xml")).unwrap();
    // The pictures stand in a second file.
    let cut = text.find("\t<item>\n\t\t<title>uley").unwrap();
    let head = &text[..text.find("\t<item>").unwrap()];
    let end = "</channel>\n</rss>\n";
    let folder = tempfile::tempdir().unwrap();
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all([&text[..cut], end].concat().as_bytes()).unwrap();
    fs::write(folder.path().join("a.001.xml.gz"), packed.finish().unwrap()).unwrap();
    fs::write(folder.path().join("a.002.xml"), [head, &text[cut..]].concat()).unwrap();
    let (store, report) = read(folder.path());
    let (whole, whole_report) = read(&fixture("newspaper.xml"));
    assert_eq!(item(&store, "/2025/05/17/pchyoly/"), item(&whole, "/2025/05/17/pchyoly/"));
    assert_eq!((masthead(&store), report.lost), (masthead(&whole), whole_report.lost));
}

#[test]
fn an_export_in_another_encoding_says_the_same() {
    let text = fs::read_to_string(fixture("newspaper.xml")).unwrap();
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(&text);
    let (_folder, file) = file_of(&bytes);
    let (store, report) = read(&file);
    assert_eq!(item(&store, "/2025/05/17/pchyoly/")["title"], "Год на пасеке «Заря»");
    assert!(report.faults.iter().any(|fault| fault.message.contains("windows-1251")), "{:?}", report.faults);
}

/// A stream of posts that is never in memory as a whole.
struct Stream {
    left: u64,
    waiting: Vec<u8>,
}

impl Read for Stream {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        if self.waiting.is_empty() && self.left > 0 {
            self.left -= 1;
            let number = self.left + 1;
            let text = "Пчёлы вылетают весной, и сад зацветает. ".repeat(60);
            self.waiting = format!(
                "\t<item>\n\t\t<title>Запись {number}</title>\n\t\t<content:encoded><![CDATA[{text}\n\n<item> {text}]]>\
                 </content:encoded>\n\t\t<wp:post_id>{number}</wp:post_id>\n\t</item>\n"
            )
            .into_bytes();
        }
        let count = into.len().min(self.waiting.len());
        into[..count].copy_from_slice(&self.waiting[..count]);
        self.waiting.drain(..count);
        Ok(count)
    }
}

#[test]
fn fifty_megabytes_go_through_in_little_memory() {
    let posts = 5_500;
    let mut records = Records::new(Stream { left: posts, waiting: Vec::new() });
    let (mut found, mut bytes, mut most) = (0, 0, 0);
    while let Some((_, part)) = records.next().unwrap() {
        if let Part::Record(record) = part {
            found += 1;
            assert_eq!(record.number_of("wp:post_id"), posts + 1 - found);
            bytes += record.text_of("content:encoded").len();
        }
        most = most.max(records.held());
    }
    assert_eq!(found, posts);
    assert!(bytes > 45 << 20, "{bytes}");
    assert!(most < 1 << 18, "no more than a few records are held: {most}");
}

/// A generator of numbers that are the same each time (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap()
    }
}

#[test]
fn whatever_becomes_of_a_file_nothing_breaks() {
    let whole = fs::read(fixture("newspaper.xml")).unwrap();
    let pieces: [&[u8]; 12] = [
        b"<item>",
        b"</item>",
        b"<![CDATA[",
        b"]]>",
        b"<",
        b"&",
        b"\xff\xfe",
        b"[gallery ids=",
        b"[/",
        b"<!--",
        b"\0",
        b"<wp:tag>",
    ];
    let mut numbers = Numbers(0x1A2B_3C4D);
    for round in 0..150 {
        let mut bytes = whole.clone();
        bytes.truncate(bytes.len() - numbers.below(bytes.len()) * usize::from(round % 3 == 0));
        for _ in 0..=numbers.below(12) {
            let at = numbers.below(bytes.len().max(1)).min(bytes.len());
            let piece = pieces[numbers.below(pieces.len())];
            match round % 2 {
                0 => drop(bytes.splice(at..at, piece.iter().copied())),
                _ => {
                    let end = bytes.len().min(at + piece.len());
                    bytes.splice(at..end, piece.iter().copied());
                }
            }
        }
        let (_folder, file) = file_of(&bytes);
        let mut store = Store::in_memory().unwrap();
        // It may be refused as no export at all.
        let _ = import(&mut store, |intake| export(&file, intake));
    }
    for length in 0..300 {
        let bytes: Vec<u8> = (0..length).map(|_| u8::try_from(numbers.below(256)).unwrap()).collect();
        let (_folder, file) = file_of(&bytes);
        let _ = import(&mut Store::in_memory().unwrap(), |intake| export(&file, intake));
    }
}
