//! Vercel. Redirects go before files, rewrites after them. <https://vercel.com/docs/project-configuration/vercel-json>

use super::plan::{At, Plan};
use super::redirect::{Piece, Redirect, SPLAT, pieces};
use super::redirects::Redirects;
use super::rules::{HEADERS, PAGES, cache, folder_cache};
use super::site::Site;
use serde_json::{Value, json};

/// How many redirects `vercel.json` may have: 2,048, each for one way to write the address.
/// <https://vercel.com/docs/routing/redirects/configuration-redirects>
const MOST_REDIRECTS: usize = 1_000;

/// The files.
pub fn plan(site: &Site, old: &Redirects) -> Plan {
    let told = old.told(site.base(), true).limited(MOST_REDIRECTS);
    let mut redirects: Vec<Value> = told.rules.iter().flat_map(redirect).collect();
    if site.base() != "/" {
        redirects.push(json!({ "source": "/", "destination": site.base(), "statusCode": 302 }));
    }
    let settings = json!({
        "$schema": "https://openapi.vercel.sh/vercel.json",
        "redirects": redirects,
        "rewrites": [{ "source": pages(site.base()), "destination": site.page_address() }],
        "headers": headers(site),
    });
    let mut plan = Plan::new(&told);
    plan.add(At::Root, "vercel.json", format!("{settings:#}\n"));
    plan.add(At::Root, ".vercelignore", ".press-*\n".to_owned());
    plan
}

/// The addresses of pages in the language of path-to-regexp: a name with a pattern, in which no group may have a number.
fn pages(base: &str) -> String {
    let last = PAGES.trim_start_matches('/').trim_end_matches('$').replace('(', "(?:");
    format!("{}:page((?:.*/)?{last})", literal(base))
}

fn redirect(redirect: &Redirect) -> Vec<Value> {
    let destination = redirect.target(|name| if name == SPLAT { format!(":{SPLAT}*") } else { format!(":{name}") });
    let forms = redirect.forms().into_iter().map(|from| {
        let source: String = pieces(&from)
            .into_iter()
            .map(|piece| match piece {
                Piece::Text(text) => literal(text),
                Piece::Any(SPLAT) => format!(":{SPLAT}*"),
                Piece::Any(name) => format!(":{name}"),
            })
            .collect();
        let mut rule = json!({ "source": source, "destination": destination, "statusCode": redirect.status });
        if let Some((name, value)) = &redirect.query {
            rule["has"] = json!([{ "type": "query", "key": name, "value": value }]);
        }
        rule
    });
    forms.collect()
}

/// A text that path-to-regexp takes as it stands.
fn literal(text: &str) -> String {
    let is_sign = |char| "(){}:*+?\\".contains(char);
    text.chars().flat_map(|char| is_sign(char).then_some('\\').into_iter().chain([char])).collect()
}

/// Headers are given by path, also to what is missing: so nothing but what lies there now is kept for ever.
fn headers(site: &Site) -> Vec<Value> {
    let header = |name: &str, value: &str| json!({ "key": name, "value": value });
    let rule = |source: String, headers: Vec<Value>| json!({ "source": source, "headers": headers });
    let mut rules = vec![rule("/(.*)".to_owned(), HEADERS.map(|(name, value)| header(name, value)).to_vec())];
    for folder in site.kept_folders() {
        let cached = header("Cache-Control", folder_cache(folder));
        rules.push(rule(format!("{}(.*)", literal(&site.at(&format!("{folder}/")))), vec![cached]));
    }
    for file in &site.files {
        rules.push(rule(literal(&site.at(file)), vec![header("Cache-Control", cache(&format!("/{file}")))]));
    }
    rules
}
