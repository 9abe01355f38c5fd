//! The client against a server on this machine.

use super::testing::{Reply, Server};
use super::*;
use flate2::{Compression, write::GzEncoder};
use std::io::Write;

fn client() -> Client {
    Client::with_manners("(+https://iman.example/)", Manners { largest: 1 << 20, ..Manners::hasty() })
}

#[test]
fn an_answer_says_where_it_came_from_and_what_it_is() {
    let server = Server::start(|_| Some(Reply::new(200, "Text/Plain; charset=utf-8", "мёд").with("X-WP-Total", "7")));
    let answer = client().get(&server.at("/мёд#3"), "text/plain").unwrap();
    assert_eq!((answer.status, answer.is_success(), answer.body.as_slice()), (200, true, "мёд".as_bytes()));
    assert_eq!((answer.content_type.as_str(), answer.header("x-wp-total")), ("text/plain; charset=utf-8", Some("7")));
    assert_eq!(answer.url, server.at("/%D0%BC%D1%91%D0%B4"));
    let head = server.heads()[0].to_lowercase();
    assert!(head.contains("user-agent: iman-press/") && head.contains("(+https://iman.example/)"), "{head}");
    assert!(head.contains("accept: text/plain"), "{head}");
}

#[test]
fn a_status_is_an_answer_and_is_not_asked_for_twice() {
    let server = Server::start(|_| Some(Reply::new(404, "text/html", "no")));
    assert_eq!(client().get(&server.at("/"), "*/*").unwrap().status, 404);
    assert_eq!(server.heads().len(), 1);
}

#[test]
fn a_busy_server_is_asked_again() {
    let mut count = 0;
    let server = Server::start(move |_| {
        count += 1;
        match count {
            1 => Some(Reply::new(429, "text/plain", "").with("Retry-After", "0")),
            2 => Some(Reply::new(503, "text/plain", "")),
            3 => None,
            _ => Some(Reply::new(200, "text/plain", "ok")),
        }
    });
    assert_eq!(client().get(&server.at("/"), "*/*").unwrap().body, b"ok");
    assert_eq!(server.heads().len(), 4);
}

#[test]
fn after_the_last_try_the_fault_is_told() {
    let server = Server::start(|target| (target == "/500").then(|| Reply::new(500, "text/plain", "")));
    assert_eq!(client().get_within(&server.at("/500"), "*/*", 2).unwrap().status, 500);
    assert_eq!(server.heads().len(), 2);
    let error = format!("{:#}", client().get_within(&server.at("/broken"), "*/*", 2).unwrap_err());
    assert!(error.contains(&server.at("/broken")), "{error}");
}

#[test]
fn who_asks_for_too_long_a_rest_is_left_alone() {
    let server = Server::start(|_| Some(Reply::new(503, "text/plain", "").with("Retry-After", "86400")));
    assert_eq!(client().get(&server.at("/"), "*/*").unwrap().status, 503);
    assert_eq!(server.heads().len(), 1);
}

#[test]
fn redirects_are_followed_but_not_for_ever() {
    let server = Server::start(|target| {
        Some(match target {
            "/old" => Reply::new(301, "text/plain", "").with("Location", "new?a=1"),
            "/new?a=1" => Reply::new(200, "text/plain", "here"),
            "/out" => Reply::new(302, "text/plain", "").with("Location", "file:///etc/hostname"),
            _ => Reply::new(302, "text/plain", "").with("Location", "/again"),
        })
    });
    let answer = client().get(&server.at("/old"), "*/*").unwrap();
    assert_eq!((answer.url, answer.body.as_slice()), (server.at("/new?a=1"), b"here".as_slice()));
    assert!(client().get(&server.at("/again"), "*/*").unwrap_err().to_string().contains("without end"));
    assert!(client().get(&server.at("/out"), "*/*").unwrap_err().to_string().contains("only http and https"));
}

#[test]
fn what_is_too_large_is_refused_packed_or_not() {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(&vec![0; 2 << 20]).unwrap();
    let packed = packed.finish().unwrap();
    assert!(packed.len() < 1 << 16);
    let server = Server::start(move |target| {
        Some(match target {
            "/packed" => Reply::new(200, "text/plain", packed.clone()).with("Content-Encoding", "gzip"),
            _ => Reply::new(200, "text/plain", vec![0; (1 << 20) + 1]),
        })
    });
    for path in ["/packed", "/plain"] {
        let error = format!("{:#}", client().get(&server.at(path), "*/*").unwrap_err());
        assert!(error.contains("larger than 1048576 bytes"), "{path}: {error}");
    }
}

#[test]
fn only_web_addresses() {
    for url in ["", "iman.example", "file:///etc/hostname", "ftp://iman.example/"] {
        assert!(client().get(url, "*/*").unwrap_err().to_string().contains("no web address"), "{url}");
    }
}
