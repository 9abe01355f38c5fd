//! Damage to the pages of a site.

use super::*;
use crate::build::{Pages, TEMPLATE};

fn site(pages: Pages) -> Edition {
    let folder = TempDir::new().unwrap();
    let mut store = Store::open(&folder.path().join("press.db")).unwrap();
    let mut intake = Intake::begin(&mut store, "test", Progress::begin("test", None, true)).unwrap();
    let mut feed = Feed { title: "Иман".into(), language: Some("ru".into()), ..Feed::default() };
    feed.home_page_url = Some("https://gazeta.example/paper/".into());
    // The edition has a folder of the second name, too.
    feed.iman.pages = ["about", "articles"]
        .map(|slug| wire::Page { slug: slug.into(), content_text: Some("О".into()), ..wire::Page::default() })
        .to_vec();
    intake.masthead(feed, "https://gazeta.example/paper/feed.json");
    for number in 0..9 {
        let mut item = item(number);
        item.content_html = Some("<p>Пчёлы и яблони.</p>".into());
        item.image = Some("https://gazeta.example/paper/images/сад.png".into());
        item.attachments.clear();
        item.iman.sections.clear();
        item.url = match number {
            8 => Some("https://gazeta.example/paper/feeds/version-1.2/".into()),
            7 => Some("https://gazeta.example/paper/news/old.html".into()),
            _ => None,
        };
        intake.item("test", item).unwrap();
    }
    intake.end(false).unwrap();
    let edition = Edition(TempDir::new().unwrap());
    let out = edition.0.path().to_owned();
    let script = "<script>import('./iman-0123456789abcdef.js')</script></head>";
    edition.write("index.html", &TEMPLATE.replace("</head>", script));
    edition.write("service-worker.js", "const files = [\"iman-0123456789abcdef.js\"];");
    for name in ["a.js", "iman-0123456789abcdef.js", "images/сад.png"] {
        edition.write(name, "a file");
    }
    let options =
        build::Options { out: out.clone(), site: Some(out), pages, is_quiet: true, ..build::Options::default() };
    build::build(&mut store, &options).unwrap();
    edition
}

/// The page of a story that was published on that day of January 2025.
fn page(day: u32) -> String {
    match day {
        9 => "feeds/version-1.2/index.html".to_owned(),
        8 => "news/old.html".to_owned(),
        _ => format!("2025/01/{day:02}/sad-nomer-{}/index.html", day - 1),
    }
}

#[test]
fn a_whole_site_has_no_faults() {
    for (pages, count) in [(Pages::All, 9), (Pages::Newest(3), 3), (Pages::None, 0)] {
        let site = site(pages);
        // What a publisher has put there is theirs.
        site.write("old/page.html", "<html><img src=none.png>");
        let report = look(site.0.path(), None);
        assert_eq!(report.faults, [], "{pages:?}");
        let stories = (1..=9).filter(|day| site.0.path().join(page(*day)).exists()).count();
        assert_eq!(stories, count, "{pages:?}");
        assert_eq!(report.counted("pages of HTML") > 0, pages != Pages::None);
    }
}

#[test]
fn files_that_pages_name_and_that_are_not_there() {
    let site = site(Pages::All);
    site.remove(&format!("share/{}.jpg", page(5).trim_end_matches("/index.html")));
    site.must_tell(&page(5), "names share/2025/01/05/sad-nomer-4.jpg, which is not there");
    site.remove("iman-0123456789abcdef.js");
    site.must_tell(".html", "names iman-0123456789abcdef.js, which is not there; ");
    site.must_tell("service-worker.js", "names iman-0123456789abcdef.js, which is not there");
    // The app is somewhere else.
    site.remove("service-worker.js");
    let report = look(site.0.path(), None);
    assert_eq!(report.faults.len(), 1, "{:#?}", report.faults);
    site.remove("feeds/latest/atom.xml");
    site.must_tell(".html", "names feeds/latest/atom.xml");
}

#[test]
fn pages_that_stand_at_the_wrong_address_or_not_at_all() {
    let site = site(Pages::Newest(5));
    site.change(&page(7), "data-rendered=\"/paper/2025/01/07/", "data-rendered=\"/paper/2025/01/08/");
    site.must_tell(&page(7), "is the page of /paper/2025/01/08/sad-nomer-6/");
    for (day, document) in [(8, "articles/news/old.html.json"), (9, "articles/feeds/version-1.2.json")] {
        site.remove(&page(day));
        site.must_tell(document, "has no page of HTML");
    }
    site.remove("about/index.html");
    site.must_tell("articles/about.json", "has no page of HTML");
}
