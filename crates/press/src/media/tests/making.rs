//! What is made of what has come, and what stories and pages name then.

use super::*;

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
    // Smaller than it, and never larger.
    let variants = format!(r#" srcset="{folder}/400.webp 400w, {folder}/800.webp 800w""#);
    assert!(html.contains(&variants), "{html}");
    assert!(html.contains(r#"width="800" height="533""#) && html.contains(r#"alt="Улей""#), "{html}");
    // Shown as small as it was.
    assert!(html.contains(r#"<img width="150" src="#) && html.contains(r#" height="100">"#), "{html}");
    assert!(html.contains("<pre>&lt;img src=\"b\"&gt;</pre>"), "{html}");
    assert_eq!(targets(&server), ["/a.jpg", "/b.jpg"]);
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

#[test]
fn a_link_from_a_picture_to_itself_in_full_size_is_carried() {
    let server = Server::start(|target| match target {
        "/bees-300x200.jpg" => Some(Reply::new(200, "image/jpeg", jpeg(300, 200, 3))),
        "/bees.jpg" | "/sad.jpg" => Some(Reply::new(200, "image/jpeg", jpeg(900, 600, 3))),
        _ => None,
    });
    let mut desk = Desk::new();
    let html = format!(
        r#"<a href="{}"><img src="{}" width="300"></a> <a href="{}">Сад</a>"#,
        server.at("/bees.jpg"),
        server.at("/bees-300x200.jpg"),
        server.at("/sad.jpg")
    );
    let report = desk.import(vec![story("1", "", &html)]);
    assert_eq!((report.counted("media made"), report.fault_count), (1, 0));
    assert_eq!(targets(&server), ["/bees.jpg"], "one picture, the largest");
    let item = desk.story("1");
    let (full, html) = (item.image.unwrap(), item.content_html.unwrap());
    assert!(
        full.ends_with("/picture-900x600.jpg") && html.starts_with(&format!(r#"<a href="{full}"><img "#)),
        "{html}"
    );
    assert!(html.contains(&format!(r#"<a href="{}">Сад</a>"#, server.at("/sad.jpg"))), "{html}");
}
