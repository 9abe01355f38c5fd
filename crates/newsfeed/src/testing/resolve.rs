//! Stands in for the browser's URL parser; the tests beside the crate include this file too.

/// Resolves as browsers do, as far as tests ask for it.
pub fn resolve(base: &str, reference: &str) -> Option<String> {
    let colon = reference.find(':').filter(|at| !reference[..*at].contains(['/', '?', '#']));
    if colon.is_some() {
        return Some(escape(reference));
    }
    let (scheme, rest) = base.split_once("://")?;
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let path = path.split(['?', '#']).next().unwrap_or_default();
    if reference.starts_with("//") {
        return Some(escape(&format!("{scheme}:{reference}")));
    }
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let joined = match reference.chars().next() {
        None | Some('?' | '#') => format!("{path}{reference}"),
        Some('/') => reference.to_owned(),
        Some(_) => format!("{folder}/{reference}"),
    };
    let (joined, query) = joined.split_at(joined.find(['?', '#']).unwrap_or(joined.len()));
    let mut segments: Vec<&str> = Vec::new();
    for segment in joined.split('/').skip(1) {
        match segment {
            "." => {}
            ".." => drop(segments.pop()),
            other => segments.push(other),
        }
    }
    Some(escape(&format!("{scheme}://{host}/{}{query}", segments.join("/"))))
}

fn escape(url: &str) -> String {
    let escaped = url.bytes().map(|byte| match byte {
        b'!'..=b'~' => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    });
    escaped.collect()
}
