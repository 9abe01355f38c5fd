//! What a browser is answered by `press serve`, over 127.0.0.1.

use press::serve::{Options, Server};
use std::collections::HashMap;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;

const PAGE: &str = "<!doctype html><base href=\"/\" /><title>Иман</title>";
const FEED: &str = r#"{"version":"https://jsonfeed.org/version/1.1","title":"Иман","items":[]}"#;

/// An answer of the server.
struct Answer {
    status: u16,
    headers: HashMap<String, String>,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }
}

/// A server that lives as long as this does.
struct Served {
    host: String,
    _runtime: tokio::runtime::Runtime,
    _folder: tempfile::TempDir,
}

impl Served {
    fn new(base: &str) -> Served {
        let folder = tempfile::tempdir().unwrap();
        let write = |path: &str, bytes: &[u8]| {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        };
        write("app/index.html", PAGE.as_bytes());
        write("app/iman-6339a4c314c8d04a.js", b"start()");
        write("app/feed.json", b"the app's own");
        write("app/service-worker.js", b"answer()");
        write("app/manifest.webmanifest", b"{}");
        write("edition/feed.json", FEED.as_bytes());
        write("edition/feeds/latest/newest.json", FEED.as_bytes());
        write("edition/feeds/latest/newest.json.br", b"as brotli");
        write("edition/feeds/latest/newest.json.gz", b"as gzip");
        write("edition/feeds/latest/1.json", FEED.as_bytes());
        for name in ["feeds/latest/rss.xml", "feeds/latest/atom.xml", "sitemap.xml", "robots.txt", "share/card.jpg"] {
            write(&format!("edition/{name}"), b"for others");
        }
        write("edition/articles/2025/05/17/sad.json", FEED.as_bytes());
        write("edition/images/sad.png", b"0123456789");
        write("edition/issues/1.pdf", b"%PDF");
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let options = Options {
            app: folder.path().join("app"),
            edition: folder.path().join("edition"),
            port: 0,
            base: base.to_owned(),
        };
        let server = runtime.block_on(Server::bind(options)).unwrap();
        let address = server.address().unwrap();
        runtime.spawn(server.run(std::future::pending()));
        let host = address.strip_prefix("http://").unwrap().split('/').next().unwrap().to_owned();
        assert!(host.starts_with("127.0.0.1:"), "{host}");
        Served { host, _runtime: runtime, _folder: folder }
    }

    fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        let headers: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        write!(stream, "{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{headers}\r\n", self.host)
            .unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let mut lines = head.split("\r\n");
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let pair = |line: &str| line.split_once(": ").map(|(name, value)| (name.to_lowercase(), value.to_owned()));
        Answer { status, headers: lines.filter_map(pair).collect(), body: bytes[end + 4..].to_vec() }
    }

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[])
    }
}

#[test]
fn each_file_comes_with_its_type_and_its_time() {
    let served = Served::new("/");
    for (path, content_type, cache) in [
        ("/feed.json", "application/feed+json", "public, max-age=60, stale-while-revalidate=600"),
        ("/feeds/latest/newest.json", "application/feed+json", "public, max-age=60, stale-while-revalidate=600"),
        ("/feeds/latest/1.json", "application/feed+json", "public, max-age=86400, stale-while-revalidate=604800"),
        ("/articles/2025/05/17/sad.json", "application/feed+json", "public, max-age=300, stale-while-revalidate=86400"),
        ("/feeds/latest/rss.xml", "application/rss+xml", "public, max-age=60, stale-while-revalidate=600"),
        ("/feeds/latest/atom.xml", "application/atom+xml", "public, max-age=60, stale-while-revalidate=600"),
        ("/sitemap.xml", "text/xml", "public, max-age=60, stale-while-revalidate=600"),
        ("/robots.txt", "text/plain", "public, max-age=60, stale-while-revalidate=600"),
        ("/share/card.jpg", "image/jpeg", "public, max-age=86400, stale-while-revalidate=604800"),
        ("/iman-6339a4c314c8d04a.js", "text/javascript", "public, max-age=31536000, immutable"),
        ("/service-worker.js", "text/javascript", "no-cache"),
        ("/manifest.webmanifest", "application/manifest+json", "no-cache"),
        ("/images/sad.png", "image/png", "public, max-age=86400, stale-while-revalidate=604800"),
        ("/issues/1.pdf", "application/pdf", "public, max-age=86400, stale-while-revalidate=604800"),
        ("/", "text/html", "no-cache"),
        ("/index.html", "text/html", "no-cache"),
        ("/2025/05/17/sad/", "text/html", "no-cache"),
    ] {
        let answer = served.get(path);
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.header("content-type"), content_type, "{path}");
        assert_eq!(answer.header("cache-control"), cache, "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("content-security-policy"), "frame-ancestors 'self'", "{path}");
        assert_eq!(answer.header("vary"), "Accept-Encoding", "{path}");
    }
    assert_eq!(served.get("/feed.json").body, FEED.as_bytes(), "the edition goes before the app");
    assert_eq!(served.get("/2025/05/17/sad/").body, PAGE.as_bytes());
}

#[test]
fn a_missing_file_is_not_the_page() {
    let served = Served::new("/");
    for path in ["/feeds/tag/none/newest.json", "/iman-0.js", "/images/none.png", "/../app/feed.json", "/%2e%2e/x.json"]
    {
        let answer = served.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(!String::from_utf8_lossy(&answer.body).contains("doctype"), "{path}");
    }
    let answer = served.ask("POST", "/feed.json", &[("Content-Length", "0")]);
    assert_eq!((answer.status, answer.header("allow")), (405, "GET, HEAD"));
}

#[test]
fn compressed_forms_are_given_to_those_who_take_them() {
    let served = Served::new("/");
    for (accepted, encoding, body) in
        [("gzip, br", "br", "as brotli"), ("gzip", "gzip", "as gzip"), ("identity", "", FEED)]
    {
        let answer = served.ask("GET", "/feeds/latest/newest.json", &[("Accept-Encoding", accepted)]);
        assert_eq!((answer.status, answer.header("content-encoding")), (200, encoding));
        assert_eq!(answer.header("content-type"), "application/feed+json");
        assert_eq!(String::from_utf8_lossy(&answer.body), body);
    }
}

#[test]
fn what_the_browser_has_is_not_sent_again() {
    let served = Served::new("/");
    for path in ["/feed.json", "/2025/05/17/sad/"] {
        let first = served.get(path);
        for (sent, held) in [("If-None-Match", "etag"), ("If-Modified-Since", "last-modified")] {
            assert!(!first.header(held).is_empty(), "{path} has no {held}");
            let again = served.ask("GET", path, &[(sent, first.header(held))]);
            assert_eq!((again.status, again.body.len()), (304, 0), "{path} {sent}");
            assert_eq!(again.header("cache-control"), first.header("cache-control"));
        }
    }
}

#[test]
fn parts_and_heads() {
    let served = Served::new("/");
    let part = served.ask("GET", "/images/sad.png", &[("Range", "bytes=2-4")]);
    assert_eq!((part.status, part.body.as_slice()), (206, b"234".as_slice()));
    assert_eq!(part.header("content-range"), "bytes 2-4/10");
    let beyond = served.ask("GET", "/images/sad.png", &[("Range", "bytes=20-")]);
    assert_eq!(beyond.status, 416);
    let head = served.ask("HEAD", "/images/sad.png", &[]);
    assert_eq!((head.status, head.body.len(), head.header("content-length")), (200, 0, "10"));
}

#[test]
fn in_a_folder_the_page_says_so() {
    let served = Served::new("/gazeta/");
    let page = served.get("/gazeta/2025/");
    assert!(String::from_utf8_lossy(&page.body).contains("<base href=\"/gazeta/\""));
    assert_eq!((page.status, page.header("cache-control")), (200, "no-cache"));
    assert_eq!(served.get("/gazeta/feed.json").body, FEED.as_bytes());
    assert_eq!(served.get("/gazeta").header("location"), "/gazeta/");
    assert_eq!(served.get("/feed.json").status, 404);
    assert_eq!(served.ask("HEAD", "/gazeta/", &[]).body.len(), 0);
}

#[test]
fn folders_that_are_none_are_told() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let nothing = folder.path().to_owned();
    let options = Options { app: nothing.clone(), edition: nothing, port: 0, base: "/".to_owned() };
    let error = runtime.block_on(Server::bind(options)).unwrap_err();
    assert!(format!("{error:#}").contains("index.html is not there"), "{error:#}");
}
