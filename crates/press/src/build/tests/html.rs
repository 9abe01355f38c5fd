//! Pages of a site.

use super::*;
use crate::build::html::TEMPLATE;

fn site(pages: &str, stories: u32) -> (Press, BTreeMap<String, String>) {
    let mut press = Press::new();
    press.import((0..stories).map(item));
    let files = publish(&mut press, pages);
    (press, files)
}

fn publish(press: &mut Press, pages: &str) -> BTreeMap<String, String> {
    let out = press.folder.path().join("out");
    if !out.join("shell.html").exists() {
        fs::create_dir_all(&out).unwrap();
        fs::write(out.join("index.html"), TEMPLATE).unwrap();
    }
    let home_page_url = Some("https://vestnik.example/gazeta/".to_owned());
    let masthead = Some(Feed { title: "Иман".into(), home_page_url, ..Feed::default() });
    let pages = pages.parse().unwrap();
    let options = Options { out: out.clone(), site: Some(out), masthead, pages, is_quiet: true, ..Options::default() };
    build(&mut press.store, &options).unwrap();
    press.files("out").into_iter().filter(|(name, _)| name.ends_with(".html")).collect()
}

#[test]
fn every_address_has_a_page() {
    let (_, files) = site("all", 50);
    for name in ["index.html", "shell.html", "404.html", "search/index.html", "saved/index.html", "2023/index.html"] {
        assert!(files.contains_key(name), "{name} of {:?}", files.keys());
    }
    let first = &files["category/sport/index.html"];
    assert!(
        first.contains("<base href=\"/gazeta/\" />") && first.contains("data-rendered=\"/gazeta/category/sport/\"")
    );
    assert!(!first.contains("modulepreload") && first.matches("<title>").count() == 1);
    let page = &files["2023/page/3/index.html"];
    assert!(page.contains("canonical\" href=\"https://vestnik.example/gazeta/2023/page/3/\""), "{page}");
    // Every link of the newspaper leads to a page.
    for (name, html) in &files {
        for link in html.split("href=\"/gazeta/").skip(1).filter_map(|rest| rest.split(['"', '#']).next()) {
            let file =
                if link.is_empty() || link.ends_with('/') { format!("{link}index.html") } else { link.to_owned() };
            assert!(files.contains_key(&file), "{name} leads to {link}");
        }
    }
}

/// The page of the app in its folder, which asks early for the document of a story.
fn shell() -> String {
    let page = TEMPLATE.replace("href=\"/\"", "href=\"/gazeta/\"").replace("Газета<", "Иман<");
    page.replace("<html lang=\"ru\">", "<html lang=\"ru\" data-story=\"articles/{path}.json\">")
}

#[test]
fn the_page_of_the_app_is_kept() {
    let (_, files) = site("all", 5);
    assert_eq!(files["shell.html"], shell());
    assert!(files["index.html"].contains("data-rendered=\"/gazeta/\""));
    assert!(!files["404.html"].contains("data-rendered"), "the app looks for the address itself");
    assert!(files["404.html"].contains("class=\"standing\"") && files["404.html"].contains("search-form"));
    assert!(!files["404.html"].contains("noscript") && files["404.html"].contains("class=\"state slow\""));
}

/// A build of the app replaces the folder that it is written into.
#[test]
fn pages_that_went_with_the_old_app_are_written_again() {
    let (mut press, files) = site("all", 5);
    let out = press.folder.path().join("out");
    fs::remove_file(out.join("saved/index.html")).unwrap();
    fs::write(out.join("index.html"), TEMPLATE).unwrap();
    assert_eq!(publish(&mut press, "all"), files);
}

#[test]
fn a_site_becomes_an_edition_again() {
    let (mut press, _) = site("all", 5);
    let page = shell();
    let pages = |press: &Press| {
        let files = press.files("out");
        files.into_iter().filter(|(name, _)| name.ends_with(".html")).collect::<Vec<_>>()
    };
    assert_eq!(publish(&mut press, "none").into_iter().collect::<Vec<_>>(), [("index.html".to_owned(), page.clone())]);
    publish(&mut press, "all");
    press.build_into("out");
    assert_eq!(pages(&press), [("index.html".to_owned(), page)]);
    press.build_into("out");
    assert_eq!(pages(&press).len(), 1, "it stays");
}

#[test]
fn pages_of_the_newest_alone() {
    let (_, files) = site("3", 50);
    let articles =
        files.keys().filter(|name| name.starts_with("20") && name.matches('/').count() == 4 && !name.contains("page"));
    assert_eq!(articles.count(), 3);
    assert!(!files.contains_key("404.html") && files.contains_key("shell.html"));
    let (_, files) = site("none", 50);
    assert_eq!(files.keys().collect::<Vec<_>>(), ["index.html"]);
}

/// The further pages of a list are laid out as if its newest page were full, so that they seldom change; together with the
/// first two they miss no story, whenever that is.
#[test]
fn a_list_misses_no_story_on_its_pages() {
    let mut press = Press::new();
    press.import((0..81).map(item));
    let mut before = publish(&mut press, "all");
    for stories in 82..=102 {
        press.import((0..stories).map(item));
        let files = publish(&mut press, "all");
        let pages: Vec<&String> = (1..)
            .map_while(|page| {
                let page = if page == 1 { String::new() } else { format!("page/{page}/") };
                files.get(&format!("2023/{page}index.html"))
            })
            .collect();
        for number in 0..stories {
            let shown = |html: &&&String| html.contains(&format!(", {number}</a></h2>"));
            assert!(pages.iter().any(|html| shown(&html)), "story {number} of {stories}");
        }
        let third = "2023/page/3/index.html";
        // A month more is named on all of them.
        assert_eq!(files[third] == before[third], !matches!(stories, 85 | 101), "{stories}");
        before = files;
    }
}

#[test]
fn a_publish_writes_few_pages() {
    let mut press = Press::new();
    press.import((0..305).map(item));
    let before = publish(&mut press, "all");
    press.import((0..306).map(item));
    let after = publish(&mut press, "all");
    let written = after.iter().filter(|(name, html)| before.get(*name) != Some(html)).count();
    assert!(written <= 24, "{written} pages");
}
