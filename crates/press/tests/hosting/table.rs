//! The addresses of fixtures/hosting/addresses.txt, and a small paper in which they are.

use press::media::{Asset, Form};
use press::store::{Made, Source, Store, Story, Validators};
use std::fs;
use std::path::Path;

const TABLE: &str = include_str!("../../fixtures/hosting/addresses.txt");

/// What a host should answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// The page of the paper, never kept without a question.
    Page,
    /// A file, kept so long, and its type where the extension does not tell it everywhere.
    File { cache: &'static str, kind: Option<&'static str> },
    /// 404, not kept, and nothing of the paper.
    Nothing,
    /// The same where a host is told so.
    Hidden,
    /// The status, and where to, below the folder of the paper.
    Moved(u16, &'static str),
}

/// A line of the table.
#[derive(Clone, Debug)]
pub struct Line {
    /// The address below the folder of the paper, with a slash before it.
    pub address: &'static str,
    /// What should be answered.
    pub expected: Expected,
}

impl Line {
    /// The address without its query.
    pub fn path(&self) -> &'static str {
        self.address.split('?').next().unwrap_or_default()
    }
}

/// Of the words that the table has for `Cache-Control`.
pub fn cache(word: &str) -> &'static str {
    match word {
        "news" => "public, max-age=60, stale-while-revalidate=600",
        "full" | "other" => "public, max-age=86400, stale-while-revalidate=604800",
        "article" => "public, max-age=300, stale-while-revalidate=86400",
        "asked" => "no-cache",
        "hashed" => "public, max-age=31536000, immutable",
        _ => panic!("{word} is no word for a cache"),
    }
}

/// Of the words that the table has for `Content-Type`.
fn kind(word: &str) -> &'static str {
    match word {
        "feed" => "application/feed+json",
        "manifest" => "application/manifest+json",
        _ => panic!("{word} is no word for a type"),
    }
}

/// The whole table.
pub fn lines() -> Vec<Line> {
    let lines = TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let words: Vec<&str> = line.split_whitespace().collect();
            let expected = match words[1..] {
                ["page"] => Expected::Page,
                ["nothing"] => Expected::Nothing,
                ["hidden"] => Expected::Hidden,
                ["file", kept, ref rest @ ..] => {
                    Expected::File { cache: cache(kept), kind: rest.first().map(|word| kind(word)) }
                }
                ["moved", status, to] => Expected::Moved(status.parse().expect("a status"), to),
                _ => panic!("not understood: {line}"),
            };
            Line { address: words[0], expected }
        })
        .collect()
}

/// Lays a paper into a folder: each file holds its own address.
pub fn lay(folder: &Path) {
    let write = |path: &str, text: &str| {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    };
    write("index.html", "<!doctype html><base href=\"/\" /><title>Иман</title>");
    for line in lines() {
        if matches!(line.expected, Expected::File { .. } | Expected::Hidden) {
            write(&line.path()[1..], line.path());
        }
    }
}

/// Makes the archive, and the list of old addresses of the host, for a paper in the folder `base`.
pub fn archive(store: &Path, list: &Path, base: &str) {
    let mut archive = Store::open(store).expect("a store");
    let story =
        Story { id: "https://gazeta.example/?p=12".into(), path: "/2025/05/17/honey/".into(), ..Story::default() };
    archive.put(&[story], 1).expect("a store that takes stories");
    let main = Form { name: "a.jpg".into(), mime: "image/jpeg".into(), bytes: 1, size: None };
    let asset = Asset { folder: "ab/abcdef".into(), main, body: None, widths: Vec::new() };
    archive.set_asset(&asset).expect("a store that takes assets");
    let source = Source { made: Made::Asset(asset), validators: Validators::default() };
    let address = "https://gazeta.example/wp-content/uploads/2025/05/a.jpg";
    archive.set_source(address, &source).expect("a store that takes sources");
    let lines = format!(
        "# From the paper's last site.\n{base}contacts.php {base}about/ 302\n{base}index.php id=77 {base}about/ 302\n\
         {base}blog/:year/:slug {base}:year/:slug/\n{base}files/* {base}issues/:splat 308\n"
    );
    fs::write(list, lines).expect("a list can be written");
}
