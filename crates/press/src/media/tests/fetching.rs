//! What is asked of whom, how often, and what is said of what does not come.

use super::*;
use std::io::{Read, Write};
use std::net::TcpListener;

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
