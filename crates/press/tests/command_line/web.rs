//! Sites on this computer, for what the press asks over the network.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;

/// A feed of one story. `SITE` is its site's address.
pub const FEED: &str = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Иман", "home_page_url": "SITE/",
    "items": [{"id": "1", "url": "SITE/2025/honey/", "content_text": "Пчёлы вылетают весной."}]}"#;

/// A path with a header, a type and a content.
pub type Page = (&'static str, &'static str, &'static str, &'static str);

/// A site on this computer that has these pages and no others. Its address.
pub fn site(pages: &'static [Page]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let own = address.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut reader = BufReader::new(stream.try_clone().unwrap());
            let mut request = String::new();
            reader.read_line(&mut request).unwrap();
            let mut line = String::from("first");
            while !line.trim().is_empty() {
                line.clear();
                reader.read_line(&mut line).unwrap();
            }
            let path = request.split(' ').nth(1).unwrap_or_default();
            let (status, header, kind, body) = match pages.iter().find(|(known, ..)| *known == path) {
                Some((_, header, kind, body)) => ("200 OK", *header, *kind, *body),
                None => ("404 Not Found", "", "text/html", "no such page"),
            };
            let (header, body) = (header.replace("SITE", &own), body.replace("SITE", &own));
            let length = body.len();
            let head = format!("HTTP/1.1 {status}\r\n{header}Content-Type: {kind}\r\nContent-Length: {length}\r\n");
            write!(stream, "{head}Connection: close\r\n\r\n{body}").unwrap();
        }
    });
    address
}
