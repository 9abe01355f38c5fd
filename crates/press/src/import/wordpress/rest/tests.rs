//! A small WordPress on this machine, and what comes of importing it.

mod faults;
mod reading;

use super::*;
use crate::http::Manners;
use crate::http::testing::{Reply, Server};
use crate::import::wordpress::testing::{import, item, masthead, paths};
use crate::progress::Progress;
use crate::report::Report;
use crate::store::Store;
use serde_json::json;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// What the site has and how it behaves.
#[derive(Clone, Default)]
struct Site {
    posts: Vec<Value>,
    /// Numbers of posts at which it fails; those of the second only when something is to be embedded.
    broken: Vec<u64>,
    broken_embeds: Vec<u64>,
    /// Whether addresses have no rules.
    is_plain: bool,
    has_menus: bool,
    /// After so many requests for posts it breaks off.
    ends_after: Option<usize>,
    /// What stands before its JSON.
    warning: &'static str,
}

type Shared = Arc<Mutex<Site>>;

fn post(number: u64, modified: &str) -> Value {
    json!({
        "id": number, "type": "post", "status": "publish", "slug": format!("zapis-{number}"),
        "date": "2025-05-17T09:30:00", "date_gmt": "2025-05-17T06:30:00",
        "modified": modified, "modified_gmt": modified,
        "guid": {"rendered": format!("https://iman.example/?p={number}")},
        "link": format!("https://iman.example/2025/05/17/zapis-{number}/"),
        "title": {"rendered": format!("Запись &#171;{number}&#187;")},
        "content": {"rendered": "<p>Весной пчёлы вылетают.</p>", "protected": false},
        "excerpt": {"rendered": "<p>Весной пчёлы [&hellip;]</p>"},
        "sticky": false, "format": "standard", "categories": [3], "tags": [4]
    })
}

fn embedded() -> Value {
    json!({
        "author": [{"id": 1, "name": "Редакция"}],
        "wp:featuredmedia": [{
            "id": 11, "source_url": "https://iman.example/u/uley.jpg", "alt_text": "Цветные ульи",
            "caption": {"rendered": "<p>Ульи за селом</p>"}, "media_details": {"width": 1200, "height": 800}
        }],
        "wp:term": [
            [{"id": 3, "taxonomy": "category", "slug": "%d1%81%d0%b0%d0%b4", "name": "Сад"}],
            [{"id": 4, "taxonomy": "post_tag", "slug": "bees", "name": "Пчёлы &amp; мёд"}]
        ]
    })
}

impl Site {
    fn answer(&mut self, target: &str) -> Option<Reply> {
        let url = url::Url::parse(&format!("http://127.0.0.1{target}")).unwrap();
        let mut query: HashMap<String, String> = url.query_pairs().into_owned().collect();
        let path = match query.remove("rest_route") {
            Some(route) => route,
            None if self.is_plain => return Some(Reply::new(404, "text/html", "no")),
            None => match url.path().strip_prefix("/wp-json") {
                Some(path) => path.to_owned(),
                None => return Some(Reply::new(200, "text/html", "<html class=x lang=\"ru-RU\"><p>Иман</p>")),
            },
        };
        let page = match path.strip_prefix("/wp/v2/").unwrap_or(&path) {
            "/" => json!({
                "name": "Иман &amp; район", "description": "Районная газета", "home": "https://iman.example",
                "gmt_offset": "3", "namespaces": ["oembed/1.0", "wp/v2"]
            }),
            "posts" => return self.posts(&query),
            "pages" => json!([{
                "id": 20, "slug": "about", "link": "https://iman.example/about/", "modified": "2020-01-01T00:00:00",
                "guid": {"rendered": "https://iman.example/?page_id=20"}, "title": {"rendered": "О газете"},
                "content": {"rendered": "<p>Газета выходит по субботам.</p>"}
            }]),
            "categories" => json!([
                {"id": 2, "slug": "nature", "name": "Природа", "parent": 0, "description": ""},
                {"id": 3, "slug": "%d1%81%d0%b0%d0%b4", "name": "Сад", "parent": 2, "description": "Яблони"}
            ]),
            "types" => {
                json!({"post": {"rest_base": "posts"}, "news": {"rest_base": "news"}, "x": {"rest_base": "a/b"}})
            }
            "news" => return Some(Reply::new(401, "application/json", r#"{"code": "x", "message": "Нельзя."}"#)),
            "comments" => return Some(Reply::new(200, "application/json", "[]").with("X-WP-Total", "12")),
            "menus" if self.has_menus => json!([{"id": 5, "name": "x", "locations": ["primary"]}, {"id": 6}]),
            "menu-items" if self.has_menus => json!([
                {"id": 51, "menus": 5, "parent": 0, "menu_order": 1, "type": "taxonomy", "object": "category",
                 "object_id": 2, "title": {"rendered": "Природа"}, "url": "https://iman.example/category/nature/"},
                {"id": 52, "menus": 5, "parent": 51, "menu_order": 2, "type": "post_type", "object": "page",
                 "object_id": 20, "title": {"rendered": "О газете"}, "url": "https://iman.example/about/"},
                {"id": 53, "menus": 6, "parent": 0, "menu_order": 1, "type": "custom", "title": {"rendered": "Ещё"},
                 "url": "https://t.example/"}
            ]),
            _ => return Some(Reply::new(404, "application/json", r#"{"code": "rest_no_route"}"#)),
        };
        Some(Reply::new(200, "application/json", format!("{}{page}", self.warning)))
    }

    fn posts(&mut self, query: &HashMap<String, String>) -> Option<Reply> {
        if let Some(left) = &mut self.ends_after {
            *left = left.checked_sub(1)?;
        }
        let number = |name: &str| query.get(name).map(|value| value.parse::<usize>().unwrap());
        let after = query.get("modified_after").map_or("", String::as_str);
        let mut found: Vec<&Value> =
            self.posts.iter().filter(|post| post["modified"].as_str().unwrap() > after).collect();
        found.sort_by_key(|post| post["id"].as_u64());
        let count = number("per_page").unwrap();
        let from = number("offset").unwrap_or((number("page").unwrap_or(1) - 1) * count);
        if from > 0 && from >= found.len() && query.contains_key("page") {
            let fault = r#"{"code": "rest_post_invalid_page_number", "message": "Нет такой страницы."}"#;
            return Some(Reply::new(400, "application/json", fault));
        }
        let pages = found.len().div_ceil(count);
        let shown: Vec<Value> = found.into_iter().skip(from).take(count).cloned().collect();
        let is_bare = query.contains_key("_fields");
        let fails = |post: &Value| {
            let number = post["id"].as_u64().unwrap();
            self.broken.contains(&number) || query.contains_key("_embed") && self.broken_embeds.contains(&number)
        };
        if !is_bare && shown.iter().any(fails) {
            return Some(Reply::new(500, "text/html", "<p>There has been a critical error.</p>"));
        }
        let embed = |mut post: Value| {
            if query.contains_key("_embed") {
                post["_embedded"] = embedded();
            }
            post
        };
        let records: Vec<Value> = shown.into_iter().map(embed).collect();
        let body = format!("{}{}", self.warning, json!(records));
        Some(Reply::new(200, "application/json", body).with("X-WP-TotalPages", &pages.to_string()))
    }
}

fn start(site: Site) -> (Server, Shared) {
    let shared = Arc::new(Mutex::new(site));
    let its = Arc::clone(&shared);
    (Server::start(move |target| its.lock().unwrap().answer(target)), shared)
}

fn take(server: &Server, store: &mut Store) -> Result<Report> {
    let client = Client::with_manners("", Manners::hasty());
    import(store, |intake| rest(&server.at(""), &client, intake))
}

fn posts(numbers: std::ops::RangeInclusive<u64>) -> Vec<Value> {
    numbers.map(|number| post(number, "2025-05-18T10:00:00")).collect()
}

/// The requests for posts after the first so many of all.
fn asked(server: &Server, skip: usize) -> Vec<String> {
    let heads = server.heads().into_iter().skip(skip);
    let targets = heads.filter_map(|head| head.split(' ').nth(1).map(str::to_owned));
    targets.filter(|target| target.contains("/posts")).collect()
}
