//! `_headers` and `_redirects`, the files that Netlify has thought of and Cloudflare reads, too. They tell files by the
//! beginnings of their paths alone.

use super::redirect::Redirect;
use super::rules::{HEADERS, cache, folder_cache};
use super::site::Site;

/// What stands under a missing file.
pub const MISSING: &str = "<!doctype html>\n<title>404</title>\n<p>There is no such file.</p>\n";

/// `_headers`. One path gets no header twice: Cloudflare would join the two. Pages keep what these hosts say of themselves,
/// `max-age=0, must-revalidate`, which is as good as `no-cache`.
pub fn headers(site: &Site) -> String {
    let mut text = format!("{}/*\n", first_line(site));
    for (name, value) in HEADERS {
        text.push_str(&format!("  {name}: {value}\n"));
    }
    for folder in site.kept_folders() {
        text.push_str(&format!("{}\n  Cache-Control: {}\n", site.at(&format!("{folder}/*")), folder_cache(folder)));
    }
    for file in &site.files {
        text.push_str(&format!("{}\n  Cache-Control: {}\n", site.at(file), cache(&format!("/{file}"))));
    }
    text
}

/// The first line of a file: who has written it, and for which address.
pub fn first_line(site: &Site) -> String {
    format!("# Written by `press host` for {}\n", site.url)
}

/// A line of `_redirects` for each way in which visitors write the address. Netlify takes both ways for one.
pub fn redirects(redirects: &[Redirect], in_one_way: bool) -> String {
    let mut text = String::new();
    for redirect in redirects {
        let forms = if in_one_way { vec![redirect.from.clone()] } else { redirect.forms() };
        let query = redirect.query.as_ref().map(|(name, value)| format!(" {name}={value}")).unwrap_or_default();
        // At the address of a rule with a query there is a file, as a rule: the page.
        let forced = if query.is_empty() { "" } else { "!" };
        for from in forms {
            text.push_str(&format!("{from}{query} {} {}{forced}\n", redirect.to, redirect.status));
        }
    }
    text
}
