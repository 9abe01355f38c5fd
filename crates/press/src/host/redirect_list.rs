//! The publisher's own list of old addresses, written as in the `_redirects` of Netlify: from, to, status, one a line.

use super::redirect::{Redirect, SPLAT, STATUSES, decoded, is_of_name, plain};
use crate::report::Report;
use url::Url;

/// Reads a list. Lines that cannot be followed are left out and told; `place` names the file.
pub fn read(text: &str, place: &str, report: &mut Report) -> Vec<Redirect> {
    let mut redirects = Vec::new();
    for (number, line) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match redirect(line) {
            Ok(redirect) => redirects.push(redirect),
            Err(why) => report.fault(format!("{place}:{number}"), format!("{why}; the line is left out")),
        }
    }
    redirects
}

fn redirect(line: &str) -> Result<Redirect, String> {
    let mut words = line.split_whitespace().take_while(|word| !word.starts_with('#')).peekable();
    let from = from(words.next().unwrap_or_default())?;
    let query = words.next_if(|word| !is_target(word) && word.contains('='));
    let query = query.and_then(|word| word.split_once('=')).map(|(name, value)| (plain(name), plain(value)));
    let to = words.next().filter(|word| is_target(word));
    let to = plain(to.ok_or("it does not say where to: a path that begins with /, or an address with https://")?);
    let status = match words.next() {
        None => 301,
        Some(word) => {
            // With `!` it goes before a file, which an old address has not.
            let status = word.trim_end_matches('!').parse().ok().filter(|status| STATUSES.contains(status));
            status.ok_or_else(|| {
                format!("{word} is none of the statuses {}", STATUSES.map(|status| status.to_string()).join(", "))
            })?
        }
    };
    if let Some(word) = words.next() {
        return Err(format!("{word} is not understood: a line has from, to and status"));
    }
    let redirect = Redirect { from, query, to, status };
    if redirect.query.as_ref().is_some_and(|(_, value)| redirect.is_pattern() || value.starts_with(':')) {
        return Err("a rule with a query is for one address, and everything in it is written out".to_owned());
    }
    if redirect.to.starts_with(&format!("/:{SPLAT}")) {
        // `/old//evil.example/` would lead to another host.
        return Err(
            "what follows may begin with a slash: name the host, as in https://gazeta.example/:splat".to_owned()
        );
    }
    let path = redirect.to.split(['?', '#']).next().unwrap_or_default();
    match path.split('/').find_map(|part| part.strip_prefix(':').filter(|name| !redirect.names().contains(name))) {
        Some(name) => Err(format!(":{name} does not stand in the old address")),
        None => Ok(redirect),
    }
}

/// A path of the host, of a path or an address.
fn from(word: &str) -> Result<String, String> {
    let path = match Url::parse(word) {
        // Written out in full, as it stands in a browser; that the host is another one the publisher has said.
        Ok(url) if url.query().is_none() => url.path().to_owned(),
        _ => plain(word),
    };
    let is_path = path.starts_with('/') && !path.starts_with("//") && !path.contains(['?', '#']);
    if !is_path || decoded(&path).is_none() {
        return Err(format!(
            "{word} is no path: it begins with /, and its query stands behind it, as in `/ p=123 /new/ 301`"
        ));
    }
    let mut parts = path.split('/').peekable();
    while let Some(part) = parts.next() {
        let is_name =
            part.strip_prefix(':').is_none_or(|name| !name.is_empty() && name != SPLAT && name.chars().all(is_of_name));
        let is_star = !part.contains('*') || (part == "*" && parts.peek().is_none());
        if !is_name || !is_star {
            return Err(format!(
                "{part} is not understood: * stands at the end for all that follows, :name for one part"
            ));
        }
    }
    Ok(path)
}

fn is_target(word: &str) -> bool {
    (word.starts_with('/') && !word.starts_with("//")) || word.starts_with("https://") || word.starts_with("http://")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(line: &str) -> Redirect {
        let mut report = Report::default();
        let redirects = read(line, "list", &mut report);
        assert_eq!(report.faults, [], "{line}");
        redirects.into_iter().next().unwrap()
    }

    #[test]
    fn from_to_and_status() {
        assert_eq!(one("/old /new"), Redirect::lasting("/old", "/new"));
        assert_eq!(
            one("  /old/*   https://old.example/:splat 302 # why"),
            Redirect { status: 302, ..Redirect::lasting("/old/*", "https://old.example/:splat") }
        );
        assert_eq!(one("/:year/:slug /a 308!").status, 308);
        let query = Some(("p".to_owned(), "12".to_owned()));
        assert_eq!(
            one("/ p=12 /2025/05/17/honey/ 301"),
            Redirect { query, ..Redirect::lasting("/", "/2025/05/17/honey/") }
        );
        assert_eq!(one("/мёд /honey/?a=b").from, "/%D0%BC%D1%91%D0%B4");
        assert_eq!(one("https://old.example/a/ /b/").from, "/a/");
    }

    #[test]
    fn lines_that_cannot_be_followed_are_told_with_their_numbers() {
        for (line, word) in [
            ("old /new", "old is no path"),
            ("/old", "where to"),
            ("/old new", "where to"),
            ("/old //evil.example/", "where to"),
            ("/old javascript:alert(1)", "where to"),
            ("/old /new 200", "200 is none of"),
            ("/old /new 301 Country=de", "Country=de"),
            ("/a/*/b /new", "* stands at the end"),
            ("/?p=1 /new", "stands behind it"),
            ("/ p=:id /new/:id", "written out"),
            ("/old/* id=1 /new/", "written out"),
            ("/old /new/:slug", ":slug does not stand"),
            ("/old/* /:splat", "name the host"),
            ("/a%0d%0ab /new", "no path"),
        ] {
            let mut report = Report::default();
            let text = format!("\u{feff}# old addresses\n\n{line}\n/a /b\n");
            assert_eq!(read(&text, "list", &mut report).len(), 1, "{line}");
            let fault = report.faults[0].to_string();
            assert!(fault.starts_with("list:3: ") && fault.contains(word), "{fault}");
        }
    }
}
