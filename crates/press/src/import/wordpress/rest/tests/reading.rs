//! What a site that answers well gives.

use super::*;

#[test]
fn a_site_as_it_shows_itself() {
    let (server, _) = start(Site { posts: posts(10..=10), has_menus: true, ..Site::default() });
    let mut store = Store::in_memory().unwrap();
    let report = take(&server, &mut store).unwrap();
    let story = item(&store, "/2025/05/17/zapis-10/");
    assert_eq!((&story["id"], &story["title"]), (&"https://iman.example/?p=10".into(), &"Запись «10»".into()));
    assert_eq!(story["date_published"], "2025-05-17T09:30:00+03:00");
    assert_eq!((&story["authors"][0]["name"], &story["tags"][0]), (&"Редакция".into(), &"Пчёлы & мёд".into()));
    assert_eq!(story["content_html"], "<p>Весной пчёлы вылетают.</p>");
    assert!(story["summary"].is_null(), "what the site makes itself is no summary");
    let iman = &story["_iman"];
    assert_eq!((&iman["sections"][0], &iman["caption"]), (&"sad".into(), &"Ульи за селом".into()));
    assert_eq!((&iman["image_alt"], &iman["image_width"]), (&"Цветные ульи".into(), &1200.into()));
    assert_eq!(item(&store, "/about/")["_iman"]["kind"], "page");

    let feed = masthead(&store);
    assert_eq!((feed.title.as_str(), feed.language.as_deref()), ("Иман & район", Some("ru-RU")));
    assert_eq!(feed.iman.sections[1].parent.as_deref(), Some("nature"));
    assert_eq!(feed.iman.menu[0].section.as_deref(), Some("nature"));
    assert_eq!(feed.iman.menu[0].children[0].url.as_deref(), Some("https://iman.example/about/"));
    assert_eq!((report.lost["comments"], report.lost["entries of menus other than the main one"]), (12, 1));
    assert_eq!(report.fault_count, 1, "{:?}", report.faults);
    assert!(report.faults[0].to_string().contains("news: ") && report.faults[0].message.contains("Нельзя."));
}

#[test]
fn it_may_follow_an_export_without_doubles() {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/wordpress/newspaper.xml");
    let mut store = Store::in_memory().unwrap();
    import(&mut store, |intake| crate::import::wordpress::export(&file, intake)).unwrap();
    let mut same = post(10, "2025-05-18T10:00:00");
    same["link"] = "https://iman.example/2025/05/17/pchyoly/".into();
    let (server, _) = start(Site { posts: vec![same], ..Site::default() });
    let report = take(&server, &mut store).unwrap();
    assert_eq!((report.counted("new"), report.counted("changed") + report.counted("unchanged")), (0, 2));
    assert_eq!(paths(&store).len(), 4);
    assert_eq!(item(&store, "/2025/05/17/pchyoly/")["title"], "Запись «10»");
}

#[test]
fn a_site_without_rules_for_addresses() {
    let (server, _) = start(Site { posts: posts(1..=1), is_plain: true, ..Site::default() });
    let mut store = Store::in_memory().unwrap();
    take(&server, &mut store).unwrap();
    assert_eq!(paths(&store).len(), 2);
    assert!(
        asked(&server, 0)[0].starts_with("/?rest_route=/wp/v2/posts&per_page=100&page=1"),
        "{:?}",
        asked(&server, 0)
    );
}
