//! Sites that fail, and imports that go on after they were stopped.

use super::*;

#[test]
fn an_import_that_broke_off_goes_on() {
    let (server, site) = start(Site { posts: posts(1..=350), ends_after: Some(3), ..Site::default() });
    let mut store = Store::in_memory().unwrap();
    let error = format!("{:#}", take(&server, &mut store).unwrap_err());
    assert!(error.contains("run the import again"), "{error}");
    assert_eq!(store.count().unwrap(), 300, "what came is kept");
    let before = server.heads().len();
    site.lock().unwrap().ends_after = None;
    let report = take(&server, &mut store).unwrap();
    assert_eq!((store.count().unwrap(), report.counted("new"), report.counted("unchanged")), (351, 51, 100));
    let asked = asked(&server, before);
    assert_eq!(asked.len(), 2, "{asked:?}");
    assert!(asked[0].contains("page=3") && asked[1].contains("page=4"), "{asked:?}");
}

#[test]
fn the_next_import_asks_for_news_only() {
    let (server, site) = start(Site { posts: posts(1..=3), ..Site::default() });
    let mut store = Store::in_memory().unwrap();
    take(&server, &mut store).unwrap();
    let mut changed = post(2, "2025-05-19T08:00:30");
    changed["title"]["rendered"] = "Иначе".into();
    site.lock().unwrap().posts[1] = changed;
    site.lock().unwrap().posts.push(post(4, "2025-05-19T07:00:00"));
    let before = server.heads().len();
    let client = Client::with_manners("", Manners::hasty());
    let mut intake = Intake::begin(&mut store, "wordpress", Progress::begin("test", None, true)).unwrap();
    rest(&server.at(""), &client, &mut intake).unwrap();
    let report = intake.end(true).unwrap();
    assert_eq!((report.counted("new"), report.counted("changed"), report.counted("removed")), (1, 1, 0));
    assert_eq!((store.count().unwrap(), item(&store, "/2025/05/17/zapis-2/")["title"].clone()), (5, "Иначе".into()));
    assert!(asked(&server, before)[0].contains("modified_after=2025-05-18T09:59:00"), "{:?}", asked(&server, before));

    let before = server.heads().len();
    take(&server, &mut store).unwrap();
    assert!(asked(&server, before)[0].contains("modified_after=2025-05-19T07:59:30"), "{:?}", asked(&server, before));

    let before = server.heads().len();
    import(&mut store, |intake| {
        forget(intake)?;
        rest(&server.at(""), &client, intake)
    })
    .unwrap();
    assert!(!asked(&server, before)[0].contains("modified_after"), "everything again");
}

#[test]
fn a_record_at_which_the_site_fails_is_lost_alone() {
    let site =
        Site { posts: posts(1..=130), broken: vec![77, 1, 2, 3, 4, 5, 6], broken_embeds: vec![110], ..Site::default() };
    let (server, _) = start(site);
    let mut store = Store::in_memory().unwrap();
    let report = take(&server, &mut store).unwrap();
    assert_eq!(store.count().unwrap(), 124, "123 posts and a page");
    let faults: Vec<String> = report.faults.iter().map(ToString::to_string).collect();
    assert!(
        faults[6].starts_with("posts 77: ") && faults[6].contains("500") && faults[6].contains("left out"),
        "{faults:?}"
    );
    assert!(faults[7].starts_with("posts 110: came without its author"), "{faults:?}");
    assert_eq!(item(&store, "/2025/05/17/zapis-110/")["title"], "Запись «110»");
}

#[test]
fn a_closed_api_is_told_with_advice() {
    let closed = Server::start(|_| Some(Reply::new(401, "application/json", r#"{"message": "Закрыто &amp; всё"}"#)));
    let other = Server::start(|_| Some(Reply::new(200, "text/html", "<html>")));
    let mut store = Store::in_memory().unwrap();
    let error = format!("{:#}", take(&closed, &mut store).unwrap_err());
    assert!(error.contains("401 (Закрыто & всё)") && error.contains("Tools → Export"), "{error}");
    let error = format!("{:#}", take(&other, &mut store).unwrap_err());
    assert!(error.contains("no open REST API"), "{error}");
}

#[test]
fn warnings_before_the_json_do_no_harm() {
    let warning = "<br />\n<b>Warning</b>: Undefined array key [0] in {closure}\n";
    let (server, _) = start(Site { posts: posts(1..=3), warning, ..Site::default() });
    let mut store = Store::in_memory().unwrap();
    take(&server, &mut store).unwrap();
    assert_eq!(store.count().unwrap(), 4);
}

#[test]
fn records_with_wrong_types_cost_only_their_fields() {
    let odd = json!({
        "id": 5, "title": 7, "content": "<p>Мёд</p>", "link": ["x"], "date": {"a": 1}, "modified": 3, "guid": null,
        "_embedded": {"author": [{"code": "rest_user_invalid_id"}], "wp:term": "x", "wp:featuredmedia": [{"code": "y"}]}
    });
    let (record, _) = record::read(&odd, 180, false);
    assert_eq!((record.number, record.html.as_str(), record.published), (5, "<p>Мёд</p>", None));
    assert_eq!((record.authors.len(), record.picture, record.title.as_str()), (0, None, ""));
}
