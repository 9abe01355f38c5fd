//! `_headers` and `_redirects` as Netlify and Cloudflare document them.

use super::patterns::compiled;
use regex::Regex;

/// A rule of `_redirects`.
pub struct Redirect {
    pub from: String,
    pub query: Option<(String, String)>,
    pub to: String,
    pub status: u16,
    pub is_forced: bool,
}

/// Reads `_redirects`.
pub fn redirects(text: &str) -> Vec<Redirect> {
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines
        .map(|line| {
            let mut words: Vec<&str> = line.split_whitespace().collect();
            let query = words[1].split_once('=').filter(|_| !words[1].starts_with(['/', 'h']));
            let query = query.map(|(name, value)| (name.to_owned(), value.to_owned()));
            if query.is_some() {
                words.remove(1);
            }
            let [from, to, status] = words[..] else { panic!("three words: {line}") };
            assert!(line.len() <= 1000, "{line}");
            Redirect {
                from: from.to_owned(),
                query,
                to: to.to_owned(),
                status: status.trim_end_matches('!').parse().unwrap(),
                is_forced: status.ends_with('!'),
            }
        })
        .collect()
}

/// `*` is anything, `:name` anything within one part.
pub fn pattern(from: &str) -> Regex {
    let names = compiled(r":(\w+)");
    let escaped = regex::escape(from).replace(r"\*", "(?<splat>.*)");
    compiled(&format!("^{}$", names.replace_all(&escaped, "(?<$1>[^/]+)")))
}

impl Redirect {
    /// Where it leads from a path, if it is for that path.
    pub fn target(&self, path: &str) -> Option<String> {
        if !self.is_dynamic() {
            return (self.from == path).then(|| self.to.clone());
        }
        let pattern = pattern(&self.from);
        let found = pattern.captures(path)?;
        let mut to = self.to.clone();
        for name in pattern.capture_names().flatten() {
            to = to.replace(&format!(":{name}"), &found[name]);
        }
        Some(to)
    }

    pub fn is_dynamic(&self) -> bool {
        self.from.contains(['*', ':'])
    }
}

/// The headers for a path. No header may be given twice: hosts do not agree on what that means.
pub fn headers(text: &str, path: &str) -> Vec<(String, String)> {
    let mut headers: Vec<(String, String)> = Vec::new();
    let mut is_for_path = false;
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        match line.strip_prefix("  ") {
            None => is_for_path = pattern(line).is_match(path),
            Some(header) if is_for_path => {
                let (name, value) = header.split_once(": ").unwrap();
                assert!(headers.iter().all(|(other, _)| other != name), "{name} twice for {path}");
                headers.push((name.to_owned(), value.to_owned()));
            }
            Some(_) => {}
        }
    }
    let has = |name: &str| headers.iter().any(|(other, _)| other == name);
    assert!(has("X-Content-Type-Options") && has("Content-Security-Policy"), "{path}: {headers:?}");
    headers
}

/// The header `Cache-Control` for a path; empty if there is none.
pub fn cache(text: &str, path: &str) -> String {
    let headers = headers(text, path);
    headers.into_iter().find(|(name, _)| name == "Cache-Control").map(|(_, value)| value).unwrap_or_default()
}
