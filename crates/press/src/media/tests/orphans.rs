//! What becomes of pictures that nothing names any more.

use super::*;

impl Desk {
    /// The names of all files in the media folder.
    fn names(&self) -> Vec<String> {
        files(self.folder.path()).into_iter().map(|(name, _)| name).collect()
    }

    fn clear(&self) -> u64 {
        clear_orphans(&self.store, None).unwrap()
    }
}

/// A desk with two stories: the first has a picture of its own and one that the other has, too.
fn desk(server: &Server) -> Desk {
    let mut desk = Desk::new();
    let html = format!(r#"<img src="{}">"#, server.at("/b.jpg"));
    desk.import(vec![story("1", &server.at("/a.jpg"), &html), story("2", &server.at("/b.jpg"), "")]);
    desk
}

#[test]
fn files_that_nothing_names_any_more_are_removed_by_the_next_build() {
    let server = Server::start(pictures);
    let mut desk = desk(&server);
    let before = desk.names();
    assert_eq!(desk.clear(), 0);
    let own = desk.folder.path().join("own.jpg");
    let main = desk.story("1").image.unwrap();
    let folder = desk.folder.path().join(main.strip_prefix(ROOT).unwrap().strip_prefix(FOLDER).unwrap());
    let beside = folder.parent().unwrap().join("own.jpg");
    fs::write(&own, "the publisher's").unwrap();
    fs::write(&beside, "the publisher's").unwrap();

    desk.import(vec![story("1", "", ""), story("2", &server.at("/b.jpg"), "")]);
    assert_eq!(desk.names().len(), before.len() + 2, "the edition that was built still names them");
    assert_eq!((desk.clear(), desk.clear()), (1, 0));
    assert_eq!(fs::read(own).unwrap(), fs::read(beside).unwrap());
    // 300 pixels wide: a WebP and a JPEG.
    assert_eq!(desk.names().len(), 2 + 2, "{:?}", desk.names());
    assert!(!desk.file(&desk.story("2").image.unwrap()).is_empty());

    // The same picture again.
    let report = desk.import(vec![story("1", &server.at("/a.jpg"), ""), story("2", &server.at("/b.jpg"), "")]);
    assert_eq!((report.counted("media made"), desk.clear()), (1, 0));
    assert!(!desk.file(&desk.story("1").image.unwrap()).is_empty());
}

#[test]
fn what_is_made_again_before_the_build_stays() {
    let server = Server::start(pictures);
    let mut desk = desk(&server);
    let before = files(desk.folder.path());
    desk.import(vec![story("1", "", "")]);
    assert_eq!(desk.store.orphans().unwrap().len(), 1);
    desk.import(vec![story("1", &server.at("/a.jpg"), "")]);
    assert_eq!(desk.clear(), 0);
    assert_eq!((files(desk.folder.path()), desk.store.orphans().unwrap()), (before, vec![]));
}

#[test]
fn a_build_that_was_ended_while_it_removed_is_finished_by_the_next() {
    let server = Server::start(pictures);
    let mut desk = desk(&server);
    desk.import(vec![story("1", "", "")]);
    // Ended behind the first file.
    let asset = desk.store.orphans().unwrap().remove(0);
    let name = asset.names().next().unwrap();
    fs::remove_file(desk.folder.path().join(&asset.folder).join(name)).unwrap();
    assert_eq!(desk.clear(), 1);
    assert!(!desk.folder.path().join(&asset.folder).exists());
    // An import sees nothing that would have to be made again.
    let report = desk.import(vec![story("1", "", ""), story("2", &server.at("/b.jpg"), "")]);
    assert_eq!((report.counted("unchanged"), report.counted("media made")), (2, 0));
}

#[test]
fn what_the_masthead_of_the_publisher_names_stays() {
    let server = Server::start(pictures);
    let mut desk = desk(&server);
    let main = desk.story("1").image.unwrap();
    desk.import(vec![story("1", "", "")]);
    let icon = main.strip_prefix(ROOT).map(str::to_owned);
    let masthead = wire::Feed { icon, ..wire::Feed::default() };
    assert_eq!(clear_orphans(&desk.store, Some(&masthead)).unwrap(), 0);
    assert!(!desk.file(&main).is_empty());
    assert_eq!(desk.clear(), 1, "until it does not");
}
