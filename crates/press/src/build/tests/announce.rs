//! What a site says to feed readers and search engines, read by what others wrote.

use super::*;
use quick_xml::events::Event;
use quick_xml::reader::Reader;
use serde_json::Value;

const HOME: &str = "https://gazeta.example/paper/";
/// Noon of the day on which the story 129 of the archive was published.
const NOON: &str = "2023-02-15T12:00:00+03:00";

impl Press {
    fn build_site(&mut self, now: &str) -> Report {
        let site = self.folder.path().join("out");
        fs::create_dir_all(&site).unwrap();
        if !site.join("index.html").exists() {
            fs::write(site.join("index.html"), crate::build::html::TEMPLATE).unwrap();
        }
        let mut masthead = Feed { home_page_url: Some(HOME.into()), ..Feed::default() };
        masthead.iman.tagline = Some("Газета для всех & каждого".into());
        masthead.iman.contact =
            Some(wire::Contact { email: Some("desk@gazeta.example".into()), ..wire::Contact::default() });
        let options = Options {
            out: site.clone(),
            site: Some(site),
            pages: Pages::Newest(3),
            masthead: Some(masthead),
            now: Moment::parse(now).map(|now| now.unix_seconds()),
            is_quiet: true,
            ..Options::default()
        };
        build(&mut self.store, &options).unwrap()
    }
}

/// The texts of all elements of that name, and whether the document is well-formed.
fn texts(xml: &str, name: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let (mut found, mut is_within) = (Vec::new(), false);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) if tag.name().as_ref() == name.as_bytes() => {
                found.push(String::new());
                is_within = true;
            }
            Event::End(_) => is_within = false,
            Event::Text(text) if is_within => found.last_mut().unwrap().push_str(&text.decode().unwrap()),
            Event::Eof => return found,
            _ => {}
        }
    }
}

#[test]
fn every_feed_is_read_by_others() {
    let mut press = Press::new();
    let mut story = item(130);
    story.id = "https://gazeta.example/?p=130".into();
    story.title = Some("Мёд & <осы>, Ӏуьйре".into());
    story.image = Some([ROOT, "images/med.jpg"].concat());
    story.content_html = Some("<p>Пчёлы &amp; <a href=\"/about/\">мы</a></p>".into());
    story.authors = vec![wire::Author { name: Some("Редакция".into()), ..wire::Author::default() }];
    let mut text = item(131);
    text.content_html = None;
    text.content_text = Some("1 < 2\n\nи всё".into());
    text.date_published = None;
    press.import((0..130).map(item).chain([story, text]));
    press.build_site(NOON);
    let files = press.files("out");
    let feeds: Vec<&String> =
        files.keys().filter(|name| name.ends_with("rss.xml") || name.ends_with("atom.xml")).collect();
    assert_eq!(feeds.len(), 2 * (1 + SECTIONS.len()), "{feeds:?}");
    for name in &feeds {
        let feed = feed_rs::parser::parse(files[*name].as_bytes()).unwrap();
        assert_eq!((feed.entries.len(), feed.language.as_deref()), (20, Some("ru")), "{name}");
        assert_eq!(feed.description.unwrap().content, "Газета для всех & каждого", "{name}");
        let link =
            |wanted: &str| feed.links.iter().find(|link| link.rel.as_deref() == Some(wanted)).map(|link| &*link.href);
        assert_eq!(link("self"), Some([HOME, name].concat().as_str()));
        let moments: Vec<_> = feed.entries.iter().map(|entry| entry.published.unwrap()).collect();
        assert!(moments.is_sorted_by(|newer, older| newer >= older), "{name}");
        assert_eq!(feed.updated, moments.first().copied(), "{name}: not the time of the build");
        for entry in &feed.entries {
            let html = entry.content.as_ref().and_then(|content| content.body.as_ref()).unwrap();
            assert!(html.contains("<p>") && !html.contains(ROOT), "{name}: {html}");
            assert!(entry.links.iter().any(|link| link.href.starts_with(HOME)), "{name}");
            assert!(!entry.categories.is_empty(), "{name}");
        }
    }
    for name in ["feeds/latest/rss.xml", "feeds/latest/atom.xml"] {
        let feed = feed_rs::parser::parse(files[name].as_bytes()).unwrap();
        let honey = &feed.entries[0];
        assert_eq!(honey.id, "https://gazeta.example/?p=130", "{name}");
        assert_eq!(honey.title.as_ref().unwrap().content, "Мёд & <осы>, Ӏуьйре", "{name}");
        assert!(
            files[name].contains("Редакция") && files[name].contains("https://gazeta.example/paper/images/med.jpg")
        );
        let html = honey.content.as_ref().unwrap().body.as_ref().unwrap();
        assert!(html.contains("<img") && html.contains("href=\"https://gazeta.example/paper/about/\""), "{html}");
    }
    let section = feed_rs::parser::parse(files["feeds/category/sport/atom.xml"].as_bytes()).unwrap();
    assert_eq!(section.title.unwrap().content, "sport · Иман");
    assert!(section.links.iter().any(|link| link.href == [HOME, "category/sport/"].concat()));
}

#[test]
fn json_feeds_say_where_they_stand_and_keep_to_the_schema() {
    let mut press = Press::new();
    press.import((0..130).map(item));
    press.build_site(NOON);
    let schema: Value = serde_json::from_str(include_str!("../../../../../docs/feed.schema.json")).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    for (name, text) in press.files("out").iter().filter(|(name, _)| name.ends_with(".json")) {
        let document: Value = serde_json::from_str(text).unwrap();
        let faults: Vec<String> = schema.iter_errors(&document).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{name}: {faults:?}");
        assert_eq!(document["home_page_url"], HOME, "{name}");
    }
    for name in ["feed.json", "feeds/latest/newest.json", "feeds/category/sport/newest.json"] {
        assert_eq!(press.feed(name).feed_url, Some([HOME, name].concat()));
    }
    assert_eq!(press.feed("feeds/latest/1.json").feed_url, None, "nobody subscribes to old stories");
}

#[test]
fn every_page_stands_in_one_sitemap() {
    let mut press = Press::new();
    press.import((0..130).map(item));
    press.build_site(NOON);
    let files = press.files("out");
    let named = texts(&files["sitemap.xml"], "loc");
    let names: Vec<&str> = named.iter().map(|address| address.strip_prefix(HOME).unwrap()).collect();
    assert_eq!(names, ["sitemaps/stories-1-1.xml", "sitemaps/pages-1.xml", "sitemaps/news.xml"]);
    let stories = texts(&files["sitemaps/stories-1-1.xml"], "loc");
    let articles = files.keys().filter(|name| name.starts_with("articles/2"));
    let mut expected: Vec<String> =
        articles.map(|name| name.replace("articles/", HOME).replace(".json", "/")).collect();
    expected.sort();
    let mut found = stories.clone();
    found.sort();
    assert_eq!(found, expected);
    let changed = texts(&files["sitemaps/stories-1-1.xml"], "lastmod");
    assert_eq!((changed.len(), changed[0].as_str()), (130, "2023-01-01T09:00:00+03:00"), "the oldest first");
    let pages = texts(&files["sitemaps/pages-1.xml"], "loc");
    for path in ["", "about/", "category/sport/", "2023/", "2023/01/"] {
        assert!(pages.contains(&[HOME, path].concat()), "{path}: {pages:?}");
    }
    assert!(
        !pages.iter().any(|page| page.ends_with("2023/01/01/")) && pages.iter().all(|page| !stories.contains(page))
    );
}

#[test]
fn the_news_are_those_of_two_days_before_the_build() {
    let mut press = Press::new();
    press.import((0..130).map(item));
    press.build_site(NOON);
    let news = press.files("out")["sitemaps/news.xml"].clone();
    let dates = texts(&news, "news:publication_date");
    // Three stories a day, at nine: those of the 13th are older than two days at noon, and the 16th has not come.
    let days: Vec<&str> = dates.iter().map(|date| &date[..10]).collect();
    assert_eq!(
        days,
        ["2023-02-16"; 0].into_iter().chain(["2023-02-15"; 3]).chain(["2023-02-14"; 3]).collect::<Vec<_>>()
    );
    assert_eq!(texts(&news, "news:language"), ["ru"; 6]);
    assert_eq!(texts(&news, "news:name"), ["Иман"; 6]);
    assert!(texts(&news, "news:title")[0].contains(" и "));
    let before = press.files("out");
    assert!(press.build_site("2023-02-15T12:30:00+03:00").counted("written") == 0, "nothing has changed");
    press.build_site("2023-03-15T12:00:00+03:00");
    let after = press.files("out");
    assert_eq!(changed(&before, &after), ["sitemaps/news.xml"]);
    assert_ne!(before[".well-known/security.txt"], after[".well-known/security.txt"]);
    assert_eq!(texts(&after["sitemaps/news.xml"], "loc").len(), 0);
}

#[test]
fn programs_are_told_what_is_theirs_unless_the_publisher_tells_them() {
    let mut press = Press::new();
    press.import((0..30).map(item));
    assert_eq!(press.build_site(NOON).fault_count, 0);
    let files = press.files("out");
    assert_eq!(
        files["robots.txt"],
        "User-agent: *\nDisallow: /paper/search/\nDisallow: /paper/saved/\n\nSitemap: https://gazeta.example/paper/sitemap.xml\n"
    );
    let security = &files[".well-known/security.txt"];
    assert!(security.contains("Contact: mailto:desk@gazeta.example\nExpires: 2024-02-01T00:00:00Z\n"), "{security}");

    let robots = press.folder.path().join("out/robots.txt");
    fs::write(&robots, "User-agent: *\nDisallow:\n").unwrap();
    for _ in 0..2 {
        let report = press.build_site(NOON);
        assert_eq!((report.counted("removed"), report.faults[0].place.as_str()), (0, "robots.txt"));
        assert_eq!(fs::read_to_string(&robots).unwrap(), "User-agent: *\nDisallow:\n");
    }
    fs::remove_file(&robots).unwrap();
    assert_eq!((press.build_site(NOON).fault_count, press.files("out") == files), (0, true));

    // Without a place nothing of it is written, and what was is taken out.
    press.build_into("out");
    assert!(
        press
            .files("out")
            .keys()
            .all(|name| !name.ends_with(".xml") && !name.ends_with(".txt") || name.starts_with("search-index/"))
    );
}

#[test]
fn one_new_story_changes_few_files_of_a_site() {
    let mut press = Press::new();
    press.import((0..2000).map(item));
    press.build_site(NOON);
    let before = press.files("out");
    press.import([item(2000)]);
    let report = press.build_site(NOON);
    let after = press.files("out");
    let changed = changed(&before, &after);
    let (pages, files): (Vec<&str>, Vec<&str>) = changed.iter().copied().partition(|name| name.ends_with(".html"));
    assert!(files.len() <= 30, "{}: {files:?}", files.len());
    assert!(pages.len() <= 24, "{}: {pages:?}", pages.len());
    assert_eq!(report.counted("written"), changed.len() as u64);
}

#[test]
fn links_are_shown_with_pictures() {
    let mut press = Press::new();
    let picture = image::RgbImage::from_fn(900, 700, |x, _| image::Rgb([200, (x % 256) as u8, 40]));
    fs::create_dir_all(press.folder.path().join("out/images")).unwrap();
    picture.save(press.folder.path().join("out/images/med.png")).unwrap();
    let mut covered = item(40);
    covered.image = Some([ROOT, "images/med.png"].concat());
    press.import((0..40).map(item).chain([covered]));
    press.build_site(NOON);
    let shown = |press: &Press| {
        let names = press.files("out").into_keys().filter(|name| name.starts_with("share/"));
        names.map(|name| (image::open(press.folder.path().join("out").join(&name)).unwrap(), name)).collect::<Vec<_>>()
    };
    let pictures = shown(&press);
    assert_eq!(pictures.len(), 4, "the newest three, and that of the paper");
    for (picture, name) in &pictures {
        assert_eq!((picture.width(), picture.height()), share::SIZE, "{name}");
    }
    let is_red = |pixel: &&image::Rgb<u8>| pixel.0[0] > 180 && pixel.0[2] < 80;
    let reds: Vec<usize> =
        pictures.iter().map(|(picture, _)| picture.to_rgb8().pixels().filter(is_red).count()).collect();
    // In the order of their names: by days, that of the paper at the end.
    assert!(reds[2] > 600_000, "its own picture: {reds:?}");
    assert_eq!([reds[0], reds[1], reds[3]], [0; 3], "cards");

    press.import([item(41)]);
    let before = press.files("out");
    press.build_site(NOON);
    let after = press.files("out");
    let new: Vec<&str> = changed(&before, &after).into_iter().filter(|name| name.starts_with("share/")).collect();
    assert_eq!((new.len(), shown(&press).len()), (1, 4), "one comes and one goes: {new:?}");
}
