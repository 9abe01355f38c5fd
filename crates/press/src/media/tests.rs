//! What becomes of stories with pictures, from outside.

mod fetching;
mod making;
mod orphans;

use super::testing::*;
use super::*;
use crate::http::testing::{Reply, Server};
use crate::intake::Intake;
use crate::root::ROOT;
use image::ImageFormat;
use newsfeed::decode::decode;
use std::fs;
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
