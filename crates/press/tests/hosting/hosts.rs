//! What the hosts are documented to do with the files that the press writes for them.

use super::answer::Answer;
use super::flat_files::{self, cache};
use super::patterns::compiled;
use regex::Regex;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// A file of the folder that is published. No host answers with a folder.
fn file(root: &Path, path: &str) -> Option<String> {
    let path = root.join(percent_encoding::percent_decode_str(&path[1..]).decode_utf8().ok()?.as_ref());
    path.is_file().then(|| fs::read_to_string(path).unwrap())
}

fn text(root: &Path, name: &str) -> String {
    fs::read_to_string(root.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn split(address: &str) -> (&str, &str) {
    address.split_once('?').unwrap_or((address, ""))
}

/// Files; then `404.html` for everything, with status 404.
pub fn github_pages(root: &Path, address: &str) -> Answer {
    let (path, _) = split(address);
    let own = if path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    match file(root, &own) {
        Some(body) => Answer { status: 200, body, ..Answer::default() },
        None => Answer { status: 404, body: text(root, "404.html"), ..Answer::default() },
    }
}

/// Files, unless a rule is forced; then the rules of `_redirects` in their order, with and without a last slash.
pub fn netlify(root: &Path, address: &str) -> Answer {
    let (path, query) = split(address);
    let found = |body: String, status| Answer {
        status,
        body,
        cache: cache(&text(root, "_headers"), path),
        ..Answer::default()
    };
    let own = [path.to_owned(), format!("{path}index.html"), format!("{path}/index.html")];
    let there = own.iter().find_map(|path| file(root, path));
    let plain = |path: &str| if path.len() > 1 { path.trim_end_matches('/').to_owned() } else { path.to_owned() };
    for rule in flat_files::redirects(&text(root, "_redirects")) {
        if there.is_some() && !rule.is_forced {
            continue;
        }
        if let Some((name, value)) = &rule.query
            && !query.split('&').any(|pair| pair == format!("{name}={value}"))
        {
            continue;
        }
        let rule = flat_files::Redirect { from: plain(&rule.from), ..rule };
        // `/a/*` is for `/a`, too.
        let target = rule.target(&plain(path)).or_else(|| rule.target(&format!("{}/", plain(path))));
        match (target, rule.status) {
            (Some(to), 200 | 404) => return found(file(root, &to).expect("what a rule leads to"), rule.status),
            (Some(to), status) => return Answer::moved(status, to),
            (None, _) => {}
        }
    }
    there.map_or_else(|| found(String::new(), 404), |body| found(body, 200))
}

/// Cloudflare's rules go before files. `None`: no rule is for the address.
fn cloudflare_redirect(root: &Path, address: &str) -> Option<Answer> {
    let (path, query) = split(address);
    let rules = flat_files::redirects(&text(root, "_redirects"));
    let (dynamic, fixed): (Vec<_>, Vec<_>) = rules.into_iter().partition(flat_files::Redirect::is_dynamic);
    assert!(fixed.len() <= 2000 && dynamic.len() <= 100, "more rules than Cloudflare takes");
    let rule = fixed
        .iter()
        .find(|rule| rule.from == path)
        .or_else(|| dynamic.iter().find(|rule| rule.target(path).is_some()))?;
    assert!(rule.query.is_none() && !rule.is_forced && matches!(rule.status, 301..=308), "{}", rule.from);
    let query = if query.is_empty() { String::new() } else { format!("?{query}") };
    Some(Answer::moved(rule.status, rule.target(path)? + &query))
}

/// Files of Cloudflare: `index.html` is asked for by its folder. `None`: there is none.
fn cloudflare_asset(root: &Path, path: &str) -> Option<Answer> {
    let headers = |path: &str| cache(&text(root, "_headers"), path);
    if let Some(folder) = path.strip_suffix("index.html") {
        return file(root, path).map(|_| Answer::moved(308, folder.to_owned()));
    }
    let own = if path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    if let Some(body) = file(root, &own) {
        return Some(Answer { status: 200, body, cache: headers(path), ..Answer::default() });
    }
    file(root, &format!("{path}/index.html")).map(|_| Answer::moved(308, format!("{path}/")))
}

/// The nearest `404.html`; without one, the page at the top.
pub fn cloudflare_pages(root: &Path, address: &str) -> Answer {
    let (path, _) = split(address);
    if let Some(answer) = cloudflare_redirect(root, address).or_else(|| cloudflare_asset(root, path)) {
        return answer;
    }
    let cache = cache(&text(root, "_headers"), path);
    let mut folder = path;
    while let Some((above, _)) = folder.rsplit_once('/') {
        folder = above;
        if let Some(body) = file(root, &format!("{folder}/404.html")) {
            return Answer { status: 404, body, cache, ..Answer::default() };
        }
    }
    Answer { status: 200, body: text(root, "index.html"), cache, ..Answer::default() }
}

/// Where there is no file, the program: here by its pattern; that it does so a browser shows (tests/tests/hosting.rs).
pub fn cloudflare_workers(root: &Path, address: &str) -> Answer {
    let (path, _) = split(address);
    let settings = text(root, "wrangler.jsonc");
    let settings: Value = serde_json::from_str(settings.split_once('\n').unwrap().1).unwrap();
    assert_eq!((&settings["main"], &settings["assets"]["directory"]), (&"worker.js".into(), &".".into()));
    let ignored = text(root, ".assetsignore");
    assert!(ignored.contains(".press-*\n") && ignored.contains("worker.js\n") && ignored.contains("wrangler.jsonc\n"));
    if let Some(answer) = cloudflare_redirect(root, address) {
        return answer;
    }
    let is_ignored = path.contains("/.press-");
    if let Some(answer) = cloudflare_asset(root, path).filter(|_| !is_ignored) {
        return answer;
    }
    let program = text(root, "worker.js");
    let constant = |name: &str| {
        let line = program.lines().find_map(|line| line.strip_prefix(&format!("const {name} = "))).unwrap();
        line.trim_end_matches(';').trim_matches(['"', '/']).replace(r"\/", "/")
    };
    let folder = format!("{}/", constant("folder").trim_end_matches('/'));
    let folder = if folder.starts_with('/') { folder } else { format!("/{folder}") };
    if path.starts_with(&folder) && compiled(&constant("pages")).is_match(path) {
        // A page is asked for without its ending.
        let page = if program.contains("new URL(folder + \"shell\", url)") { "shell.html" } else { "" };
        return cloudflare_asset(root, &format!("{folder}{page}")).expect("the page");
    }
    Answer { status: 404, ..Answer::default() }
}

/// Redirects go before files, rewrites after them.
pub fn vercel(root: &Path, address: &str) -> Answer {
    let (path, query) = split(address);
    let settings: Value = serde_json::from_str(&text(root, "vercel.json")).unwrap();
    let rules = |name: &str| settings[name].as_array().unwrap().clone();
    let redirects = rules("redirects");
    assert!(redirects.len() <= 2048);
    for rule in redirects {
        let wanted = rule["has"].as_array().cloned().unwrap_or_default();
        let has = |wanted: &Value| {
            assert_eq!(wanted["type"], "query");
            let pair = format!("{}={}", wanted["key"].as_str().unwrap(), wanted["value"].as_str().unwrap());
            query.split('&').any(|own| own == pair)
        };
        let pattern = path_to_regexp(rule["source"].as_str().unwrap());
        if let Some(found) = pattern.captures(path)
            && wanted.iter().all(has)
        {
            let mut to = rule["destination"].as_str().unwrap().to_owned();
            for name in pattern.capture_names().flatten() {
                to = to.replace(&format!(":{name}*"), &found[name]).replace(&format!(":{name}"), &found[name]);
            }
            return Answer::moved(u16::try_from(rule["statusCode"].as_u64().unwrap()).unwrap(), to);
        }
    }
    let mut answer = Answer { status: 404, ..Answer::default() };
    for rule in rules("headers") {
        let headers = rule["headers"].as_array().unwrap().iter();
        if path_to_regexp(rule["source"].as_str().unwrap()).is_match(path)
            && let Some(header) = headers.into_iter().find(|header| header["key"] == "Cache-Control")
        {
            assert_eq!(answer.cache, "", "Cache-Control twice for {path}");
            header["value"].as_str().unwrap().clone_into(&mut answer.cache);
        }
    }
    let is_ignored = text(root, ".vercelignore").contains(".press-*") && path.contains("/.press-");
    let own = if path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    let rewritten = || {
        let rules = rules("rewrites");
        let rule = rules.iter().find(|rule| path_to_regexp(rule["source"].as_str().unwrap()).is_match(path))?;
        file(root, rule["destination"].as_str().unwrap())
    };
    if let Some(body) = file(root, &own).filter(|_| !is_ignored).or_else(rewritten) {
        (answer.status, answer.body) = (200, body);
    }
    answer
}

/// The part of the language that the press uses: `\` before a sign, `:name`, `:name*`, `:name(pattern)`, `(pattern)`.
fn path_to_regexp(source: &str) -> Regex {
    let mut pattern = "^".to_owned();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        rest = &rest[first.len_utf8()..];
        match first {
            '\\' => {
                let sign = rest.chars().next().unwrap();
                pattern.push_str(&regex::escape(&sign.to_string()));
                rest = &rest[sign.len_utf8()..];
            }
            ':' => {
                let end = rest.find(|char: char| !char.is_ascii_alphanumeric() && char != '_').unwrap_or(rest.len());
                let (name, tail) = rest.split_at(end);
                if let Some(tail) = tail.strip_prefix('*') {
                    pattern.push_str(&format!("(?<{name}>.*)"));
                    rest = tail;
                } else if tail.starts_with('(') {
                    let (group, tail) = group(tail);
                    pattern.push_str(&format!("(?<{name}>{group})"));
                    rest = tail;
                } else {
                    pattern.push_str(&format!("(?<{name}>[^/#?]+?)"));
                    rest = tail;
                }
            }
            '(' => {
                let whole = format!("({rest}");
                let (group, tail) = group(&whole);
                pattern.push_str(&format!("(?:{group})"));
                rest = &rest[rest.len() - tail.len()..];
            }
            '{' | '}' | '*' | '+' | '?' => panic!("{first} is a sign of path-to-regexp: {source}"),
            other => pattern.push_str(&regex::escape(&other.to_string())),
        }
    }
    compiled(&(pattern + "$"))
}

/// What stands in the brackets at the beginning, and what follows them.
fn group(text: &str) -> (String, &str) {
    let mut depth = 0;
    for (at, char) in text.char_indices() {
        match char {
            '(' => {
                depth += 1;
                assert!(depth == 1 || text[at + 1..].starts_with('?'), "a group with a number: {text}");
            }
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let inner = &text[1..at];
            assert!(!inner.starts_with('?'), "a pattern may not begin with ?: {text}");
            return (inner.to_owned(), &text[at + 1..]);
        }
    }
    panic!("a bracket is open: {text}")
}
