//! What becomes of stories with pictures, from outside.

use super::testing::*;
use super::*;
use crate::http::testing::{Reply, Server};
use crate::intake::Intake;
use crate::root::ROOT;
use image::ImageFormat;
use newsfeed::decode::decode;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::Path;
use tempfile::TempDir;

/// A newsroom: a store, a media folder, a folder of an archive.
struct Desk {
    store: Store,
    folder: TempDir,
    archive: TempDir,
}

impl Desk {
    fn new() -> Desk {
        Desk {
            store: Store::in_memory().unwrap(),
            folder: tempfile::tempdir().unwrap(),
            archive: tempfile::tempdir().unwrap(),
        }
    }

    fn options(&self) -> Options {
        Options {
            beside: Some(self.archive.path().to_owned()),
            is_quiet: true,
            manners: Manners { tries: 1, largest: 1 << 20, ..Manners::hasty() },
            ..Options::new(self.folder.path())
        }
    }

    fn import_with(&mut self, options: Options, items: Vec<wire::Item>) -> Report {
        let media = Media::open(options, &self.store).unwrap();
        let progress = Progress::begin("test", None, true);
        let mut intake = Intake::begin(&mut self.store, "test", progress).unwrap().with_media(media);
        let home = Some("https://iman.example/".to_owned());
        intake.masthead(wire::Feed { home_page_url: home, ..wire::Feed::default() }, ROOT);
        for item in items {
            let place = format!("id {}", item.id);
            intake.item(&place, item).unwrap();
        }
        intake.end(false).unwrap()
    }

    fn import(&mut self, items: Vec<wire::Item>) -> Report {
        self.import_with(self.options(), items)
    }

    /// The story as the edition will have it.
    fn story(&self, id: &str) -> wire::Item {
        let kept = (1..9).find_map(|number| self.store.kept(number).ok().filter(|kept| kept.id == id)).unwrap();
        let text = format!(r#"{{"version":"https://jsonfeed.org/version/1.1","title":"","items":[{}]}}"#, kept.item);
        decode(&text).unwrap().feed.items.remove(0)
    }

    /// The file that an address of the edition names.
    fn file(&self, address: &str) -> Vec<u8> {
        let path = address.strip_prefix(ROOT).unwrap().strip_prefix(FOLDER).unwrap();
        fs::read(self.folder.path().join(path)).unwrap()
    }
}

fn story(id: &str, image: &str, html: &str) -> wire::Item {
    wire::Item {
        id: id.into(),
        title: Some(format!("Мёд {id}")),
        image: Some(image.to_owned()).filter(|image| !image.is_empty()),
        content_html: Some(html.to_owned()),
        ..wire::Item::default()
    }
}

fn targets(server: &Server) -> Vec<String> {
    let mut targets: Vec<String> =
        server.heads().iter().map(|head| head.split(' ').nth(1).unwrap().to_owned()).collect();
    targets.sort();
    targets
}

/// All files of a folder with their contents.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push((
                path.display().to_string().split_off(folder.display().to_string().len()),
                fs::read(&path).unwrap(),
            ));
        }
    }
    found.sort();
    found
}

fn pictures(target: &str) -> Option<Reply> {
    Some(match target.split('?').next().unwrap() {
        "/a.jpg" => Reply::new(200, "text/plain", jpeg(900, 600, 1)).with("ETag", "\"1\""),
        "/b.jpg" | "/same.jpg" => Reply::new(200, "image/jpeg", jpeg(300, 200, 2)),
        "/page" => Reply::new(200, "image/png", "<!doctype html><title>404</title>"),
        "/500" => Reply::new(500, "image/png", ""),
        "/huge.jpg" => Reply::new(200, "image/jpeg", vec![0xFF; (1 << 20) + 1]),
        "/bomb.png" => Reply::new(200, "image/png", bomb(60_000, 60_000)),
        "/cut" => return None,
        _ => Reply::new(404, "text/html", "no"),
    })
}

#[test]
fn a_story_carries_its_pictures() {
    let server = Server::start(pictures);
    let mut desk = Desk::new();
    let html = format!(
        r#"<p>Сад</p><figure><img src="{}" alt="Улей"></figure><pre>&lt;img src="b"&gt;</pre><img src="{}" width="150">"#,
        server.at("/a.jpg"),
        server.at("/b.jpg")
    );
    let report = desk.import(vec![story("1", &server.at("/a.jpg"), &html)]);
    assert_eq!((report.counted("media made"), report.counted("media missing"), report.fault_count), (2, 0, 0));

    let item = desk.story("1");
    let image = item.image.unwrap();
    assert!(image.starts_with("https://edition.invalid/media/") && image.ends_with("/picture-900x600.jpg"), "{image}");
    assert_eq!((item.iman.image_width, item.iman.image_height), (Some(900), Some(600)));
    assert_eq!(item.iman.image_widths, [400, 800, 900]);
    let variants = item.iman.image_variants.unwrap();
    for width in item.iman.image_widths {
        let picture = image::load_from_memory(&desk.file(&variants.replace("{width}", &width.to_string()))).unwrap();
        assert_eq!(picture.width(), width);
    }
    assert_eq!(image::load_from_memory(&desk.file(&image)).unwrap().width(), 900);

    let html = item.content_html.unwrap();
    let folder = image.rsplit_once('/').unwrap().0;
    assert!(html.contains(&format!(r#"src="{folder}/picture-800x533.jpg""#)), "{html}");
    assert!(html.contains(r#"width="800" height="533""#) && html.contains(r#"alt="Улей""#), "{html}");
    // Shown as small as it was.
    assert!(html.contains(r#"<img width="150" src="#) && html.contains(r#" height="100">"#), "{html}");
    assert!(html.contains("<pre>&lt;img src=\"b\"&gt;</pre>"), "{html}");
    assert_eq!(targets(&server), ["/a.jpg", "/b.jpg"]);
}

#[test]
fn what_was_fetched_is_not_fetched_again() {
    let server = Server::start(pictures);
    let mut desk = Desk::new();
    let items = || {
        let html = format!(r#"<img src="{}"><img src="{}">"#, server.at("/b.jpg"), server.at("/none.jpg"));
        vec![story("1", &server.at("/a.jpg"), &html)]
    };
    desk.import(items());
    let before = (desk.story("1"), files(desk.folder.path()));
    // The same story, and another with the same pictures under an old and a new address.
    let other = story("2", &server.at("/a.jpg"), &format!(r#"<img src="{}">"#, server.at("/same.jpg")));
    let report = desk.import([items(), vec![other]].concat());
    assert_eq!(targets(&server), ["/a.jpg", "/b.jpg", "/none.jpg", "/same.jpg"]);
    assert_eq!((report.counted("media fetched"), report.counted("media made")), (1, 0));
    assert_eq!((desk.story("1"), files(desk.folder.path())), before);
    assert_eq!(desk.story("2").image, before.0.image);
}

#[test]
fn a_missing_picture_is_told_and_its_address_stays() {
    let server = Server::start(pictures);
    let mut desk = Desk::new();
    let broken = ["/page", "/500", "/huge.jpg", "/bomb.png", "/none"].map(|path| server.at(path));
    let html = broken.iter().map(|address| format!(r#"<img alt="x" src="{address}">"#)).collect::<String>();
    let mut item = story("1", &broken[4], &html);
    item.iman.image_width = Some(7);
    let report = desk.import(vec![item, story("2", &server.at("/b.jpg"), "")]);
    let told: Vec<String> = report.faults.iter().map(ToString::to_string).collect();
    assert_eq!((report.counted("media missing"), told.len()), (5, 5));
    for (address, why) in [
        (&broken[0], "a web page, not a picture"),
        (&broken[1], "the server answers 500"),
        (&broken[2], "larger than 1 MB"),
        (&broken[3], "60000 x 60000 pixels"),
        (&broken[4], "the server answers 404"),
    ] {
        let is_told = |fault: &&String| fault.starts_with("id 1: ") && fault.contains(address) && fault.contains(why);
        assert!(told.iter().any(|fault| is_told(&fault)), "{address}: {told:#?}");
    }
    let kept = desk.story("1");
    assert_eq!(kept.content_html.as_deref(), Some(html.as_str()));
    assert_eq!((kept.image.as_deref(), kept.iman.image_width), (Some(broken[4].as_str()), Some(7)));
    assert!(desk.story("2").image.unwrap().starts_with(ROOT));
}

#[test]
fn what_may_go_better_is_tried_at_the_next_import_and_the_rest_on_request() {
    let mut is_up = false;
    let server = Server::start(move |target| match target {
        "/up" => {
            is_up = true;
            Some(Reply::new(200, "text/plain", ""))
        }
        "/500" if is_up => Some(Reply::new(200, "image/jpeg", jpeg(30, 20, 9))),
        "/none" if is_up => Some(Reply::new(200, "image/jpeg", jpeg(30, 20, 8))),
        _ => pictures(target),
    });
    let mut desk = Desk::new();
    let items = || vec![story("1", &server.at("/500"), ""), story("2", &server.at("/none"), "")];
    desk.import(items());
    Client::with_manners("", Manners::hasty()).get(&server.at("/up"), "*/*").unwrap();
    let report = desk.import(items());
    assert_eq!((report.counted("changed"), report.counted("unchanged")), (1, 1));
    assert!(desk.story("1").image.unwrap().starts_with(ROOT));
    assert_eq!(desk.story("2").image, Some(server.at("/none")));
    desk.import_with(Options { is_refreshing: true, ..desk.options() }, items());
    assert!(desk.story("2").image.unwrap().starts_with(ROOT));
}

#[test]
fn a_refresh_asks_whether_anything_has_changed() {
    let server = Server::start(|target| match target {
        "/changed.jpg" => Some(Reply::new(200, "image/jpeg", jpeg(30, 20, 9))),
        _ => pictures(target),
    });
    let answers_304 = Server::start(|_| Some(Reply::new(304, "image/jpeg", "")));
    let mut desk = Desk::new();
    let items = || vec![story("1", &server.at("/a.jpg"), "")];
    desk.import(items());
    let before = desk.story("1").image;
    // The same picture again: it is fetched, but nothing is made.
    let report = desk.import_with(Options { is_refreshing: true, ..desk.options() }, items());
    assert_eq!((report.counted("media fetched"), report.counted("media made")), (1, 0));
    assert!(server.heads()[1].to_lowercase().contains("if-none-match: \"1\""), "{}", server.heads()[1]);
    assert_eq!(desk.story("1").image, before);
    // A server that knows that it is the same.
    let source = desk.store.source(&server.at("/a.jpg")).unwrap().unwrap();
    desk.store.set_source(&answers_304.at("/a.jpg"), &source).unwrap();
    let items = vec![story("2", &answers_304.at("/a.jpg"), "")];
    let report = desk.import_with(Options { is_refreshing: true, ..desk.options() }, items);
    assert_eq!((report.counted("media unchanged"), desk.story("2").image), (1, before));
}

#[test]
fn a_host_that_does_not_answer_is_given_up() {
    let server = Server::start(pictures);
    let mut desk = Desk::new();
    let html: String = (0..9).map(|n| format!(r#"<img src="{}?{n}">"#, server.at("/cut"))).collect();
    let report = desk.import(vec![story("1", "", &html)]);
    assert_eq!((report.counted("media missing"), server.heads().len()), (9, 3), "{:#?}", report.faults);
    assert_eq!(desk.story("1").content_html.as_deref(), Some(html.as_str()));
}

#[test]
fn copies_of_one_picture_become_one() {
    let server = Server::start(|target| match target {
        "/bees-300x200.jpg" | "/sad-300x200.jpg" => Some(Reply::new(200, "image/jpeg", jpeg(300, 200, 3))),
        "/bees.jpg" => Some(Reply::new(200, "image/jpeg", jpeg(900, 600, 3))),
        _ => None,
    });
    let mut desk = Desk::new();
    let html = |name: &str| format!(r#"<img src="{}" width="300">"#, server.at(name));
    let one = story("1", &server.at("/bees-300x200.jpg"), &html("/bees.jpg"));
    // The original is gone: its copy stands for it.
    let two = story("2", &server.at("/sad.jpg"), &html("/sad-300x200.jpg"));
    let report = desk.import(vec![one, two]);
    assert_eq!(targets(&server), ["/bees.jpg", "/sad-300x200.jpg", "/sad.jpg"]);
    assert_eq!(report.counted("media missing"), 0);
    for (id, name) in [("1", "/picture-900x600.jpg"), ("2", "/picture-300x200.jpg")] {
        let item = desk.story(id);
        let image = item.image.unwrap();
        assert!(image.ends_with(name), "{image}");
        let folder = image.rsplit_once('/').unwrap().0;
        assert!(item.content_html.unwrap().contains(folder), "story {id}");
    }
}

#[test]
fn files_beside_the_archive_are_found_there_and_nowhere_else() {
    let mut desk = Desk::new();
    fs::create_dir(desk.archive.path().join("images")).unwrap();
    fs::write(desk.archive.path().join("images/мёд 1.png"), encoded(&photo(30, 20, 1), ImageFormat::Png)).unwrap();
    let outside = desk.folder.path().join("outside.png");
    fs::write(&outside, encoded(&photo(30, 20, 2), ImageFormat::Png)).unwrap();
    let html = format!(r#"<img src="{ROOT}none.png"><img src="{ROOT}..%2F{}">"#, outside.display());
    let report = desk.import(vec![story("1", "images/мёд 1.png", &html)]);
    assert!(desk.story("1").image.unwrap().ends_with("/picture-30x20.jpg"));
    assert_eq!(desk.story("1").content_html.as_deref(), Some(html.as_str()));
    assert_eq!(report.counted("media missing"), 2);
    // Without the folder there is nothing to ask, and nothing to tell.
    let mut other = Desk::new();
    let report = other.import_with(Options { beside: None, ..other.options() }, vec![story("1", "a.png", "")]);
    assert_eq!((other.story("1").image, report.fault_count), (Some(format!("{ROOT}a.png")), 0));
}

#[test]
fn lost_files_are_made_again() {
    let server = Server::start(pictures);
    let mut desk = Desk::new();
    let items = || vec![story("1", &server.at("/a.jpg"), "")];
    desk.import(items());
    let before = files(desk.folder.path());
    // The folder is another one now.
    desk.folder = tempfile::tempdir().unwrap();
    let report = desk.import(items());
    assert_eq!((report.counted("media made"), server.heads().len()), (1, 2));
    assert_eq!(files(desk.folder.path()), before);
}

#[test]
fn attachments_are_carried_if_that_is_wished() {
    let server = Server::start(|target| match target {
        "/Iman%203.pdf" => Some(Reply::new(200, "application/octet-stream", "%PDF-1.7\n")),
        "/a.jpg" => pictures(target),
        _ => Some(Reply::new(200, "audio/mpeg", "<html>")),
    });
    let attachment = |path: &str| wire::Attachment {
        url: server.at(path),
        mime_type: "audio/mpeg".into(),
        ..wire::Attachment::default()
    };
    let items = || {
        let mut item = story("1", "", "");
        item.attachments = ["/Iman%203.pdf", "/a.jpg", "/page"].map(attachment).to_vec();
        vec![item]
    };
    let mut desk = Desk::new();
    desk.import(items());
    assert_eq!(desk.story("1").attachments[0].url, server.at("/Iman%203.pdf"));
    let report = desk.import_with(Options { with_files: true, ..desk.options() }, items());
    let carried = desk.story("1").attachments;
    assert!(carried[0].url.starts_with(ROOT) && carried[0].url.ends_with("/iman-3.pdf"), "{carried:?}");
    assert_eq!((carried[0].mime_type.as_str(), carried[0].size_in_bytes), ("application/pdf", Some(9)));
    assert_eq!(desk.file(&carried[0].url), b"%PDF-1.7\n");
    assert_eq!(carried[1].mime_type, "image/jpeg");
    assert_eq!((carried[2].url.clone(), report.counted("media missing")), (server.at("/page"), 1));
}

#[test]
fn a_story_without_a_picture_of_its_own_takes_the_first_of_its_text() {
    let server = Server::start(pictures);
    let mut desk = Desk::new();
    let pixel = format!(r#"<img width="1" height="1" src="{}">"#, server.at("/count.gif"));
    let html = format!(r#"{pixel}<p>Сад</p><img src="{}">"#, server.at("/b.jpg"));
    let report = desk.import(vec![story("1", "", &html)]);
    let item = desk.story("1");
    assert!(item.image.unwrap().ends_with("/picture-300x200.jpg"));
    assert_eq!(item.iman.image_widths, [300]);
    // What counts readers is no picture.
    assert!(!item.content_html.unwrap().contains(r#"width="1" height="1" src="https://edition"#));
    assert_eq!((targets(&server), report.fault_count), (vec!["/b.jpg".to_owned()], 0));
}

#[test]
fn half_a_picture_is_none() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/half.jpg", listener.local_addr().unwrap());
    let server = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let read = stream.read(&mut [0; 4096]).unwrap();
        let picture = jpeg(300, 200, 1);
        let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", picture.len());
        stream.write_all(head.as_bytes()).unwrap();
        stream.write_all(&picture[..picture.len() / 2]).unwrap();
        read
    });
    let mut desk = Desk::new();
    let report = desk.import(vec![story("1", &address, "")]);
    assert!(server.join().unwrap() > 0);
    assert_eq!((desk.story("1").image, report.counted("media missing")), (Some(address), 1));
    assert_eq!(files(desk.folder.path()), []);
}

#[test]
fn static_pages_carry_their_pictures_too() {
    let server = Server::start(pictures);
    let desk = Desk::new();
    let page = |slug: &str, path: &str| wire::Page {
        slug: slug.into(),
        content_html: Some(format!(r#"<img src="{}">"#, server.at(path))),
        ..wire::Page::default()
    };
    let mut feed = wire::Feed::default();
    feed.iman.pages = vec![page("about", "/b.jpg"), wire::Page::default(), page("contact", "/none")];
    let mut media = Media::open(desk.options(), &desk.store).unwrap();
    let mut report = Report::default();
    media.carry_pages("test", &mut feed, &desk.store, &mut report).unwrap();
    let html = |at: usize| feed.iman.pages[at].content_html.clone();
    assert!(html(0).unwrap().contains("/picture-300x200.jpg"));
    assert_eq!((html(1), html(2)), (None, Some(format!(r#"<img src="{}">"#, server.at("/none")))));
    assert!(report.faults[0].to_string().starts_with("test, page contact: http"), "{:?}", report.faults);
}
